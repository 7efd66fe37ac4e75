// Keeps the index of looks up with the record: what is new is read once, each stretch named by an entry of the node first (G1, G11), and nothing but keyed
// marks is left of it. The index can be thrown away and made anew from the log; nothing else hangs on it.
import { operatorScan, readPayloads } from '../../access/replay/index.js';
import { dayOf } from '../../kernel/index.js';
import type { Ledger, Receipt } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { looking, lookOf } from './look-of-entry.js';
import { type LookMarks, textOf } from './look-marks.js';
import type { DayVolume, LookRow, LookStore } from './look.store.js';

export interface LookIndexParts {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
  readonly store: LookStore;
  readonly marks: LookMarks;
}

/** Entries that one row of work takes in: a node that ends loses no more of it. */
const batch = 5_000n;
/** Fewer new entries wait, unless somebody asks: each reading is an entry itself. */
const worthReading = 500n;
const nodeLog = 'node';

export class LookIndex {
  readonly #parts: LookIndexParts;
  readonly #running = new Map<string, Promise<void>>();
  /** Up to where each log was read, as far as is known here: every beat asks. */
  readonly #until = new Map<string, bigint>();

  constructor(parts: LookIndexParts) {
    this.#parts = parts;
  }

  /** Reads what the index lacks of one agency's log; calls that overlap share one run. */
  async catchUp(agencyId: string): Promise<void> {
    const running = this.#running.get(agencyId) ?? this.#read(agencyId).finally(() => this.#running.delete(agencyId));
    this.#running.set(agencyId, running);
    return running;
  }

  /** Of every agency where enough is new. */
  async beat(): Promise<void> {
    for (const { agencyId, size } of await this.#parts.ledger.heads()) {
      if (agencyId !== nodeLog && size - (this.#until.get(agencyId) ?? 0n) >= worthReading && size - (await this.#parts.store.until(agencyId)) >= worthReading) await this.catchUp(agencyId);
    }
  }

  /** Throws away what there is of an agency and reads its whole log again. */
  async rebuild(agencyId: string): Promise<void> {
    await this.#running.get(agencyId);
    const { index } = await this.#note(agencyId, 'forgetLooks', 0n, await this.#size(agencyId));
    await this.#parts.store.forget(agencyId, index);
    this.#until.delete(agencyId);
    await this.catchUp(agencyId);
  }

  async #read(agencyId: string): Promise<void> {
    const { store } = this.#parts;
    const [start, to] = [await store.until(agencyId), await this.#size(agencyId)];
    this.#until.set(agencyId, start);
    if (start >= to) return;
    const { index } = await this.#note(agencyId, 'indexLooks', start, to);
    for (let from = start; from < to; from += batch) {
      const stretch = { agencyId, from, to: from + batch < to ? from + batch : to };
      const { rows, volumes } = await this.#looks(stretch);
      if (!(await store.add(stretch, index, rows, volumes))) return;
      this.#until.set(agencyId, stretch.to);
    }
  }

  async #looks(stretch: { readonly agencyId: string; readonly from: bigint; readonly to: bigint }): Promise<{ readonly rows: LookRow[]; readonly volumes: DayVolume[] }> {
    const { ledger, payloads } = this.#parts;
    const rows: LookRow[] = [];
    const volumes = new Map<string, DayVolume>();
    for await (const { index, recordedAtMs: atMs, payload } of readPayloads(ledger, payloads, [stretch], operatorScan('indexLooks'))) {
      const look = payload && lookOf(stretch.agencyId, payload);
      if (look === undefined) continue;
      const actor = this.#parts.marks.actor(stretch.agencyId, look.actor);
      const subjects = look.act === 'signIn' ? [this.#parts.marks.signIns(stretch.agencyId, look.actor)] : [...new Set(look.subjects)].map((one) => this.#parts.marks.subject(stretch.agencyId, one));
      rows.push(...subjects.map((subject) => ({ subject, index, atMs, actor, act: look.act })));
      if (looking.includes(look.act)) addTo(volumes, { actor, day: dayOf(atMs), looks: 1 });
    }
    return { rows, volumes: [...volumes.values()] };
  }

  async #size(agencyId: string): Promise<bigint> {
    return (await this.#parts.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
  }

  async #note(agencyId: string, action: string, from: bigint, to: bigint): Promise<Receipt> {
    const { agencyId: log, said } = operatorScan(action, { log: agencyId, from: from.toString(), to: to.toString() });
    return this.#parts.ledger.append({ agencyId: log, payload: { kind: 'note', ...said } });
  }
}

function addTo(volumes: Map<string, DayVolume>, one: DayVolume): void {
  const key = `${textOf(one.actor)} ${one.day}`;
  volumes.set(key, { ...one, looks: (volumes.get(key)?.looks ?? 0) + one.looks });
}
