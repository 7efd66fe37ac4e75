// No look at a canary is lost with the node: a look stands in the record before its answer leaves, so whatever memory did not hand over is found there (G1, G10).
// The record is gone through from where the node that ended had surely dealt with everything; each stretch is named by an entry of the node first (G11).
// INVARIANT: tests/attacks/access/canary-alarm-outlives-node.test.ts.
import { operatorScan, readPayloads, type Replays } from '../../access/replay/index.js';
import type { Ledger } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import type { CanaryHeardStore } from './canary-heard.store.js';
import { type CanaryLook, lookOfEntry } from './canary-look.js';

export interface CanaryRecordParts {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
  readonly replays: Pick<Replays, 'firstSince'>;
  readonly heard: CanaryHeardStore;
}

const nodeLog = 'node';
/** An entry may wait for witnesses before its answer leaves and is heard of: younger ones are not yet surely dealt with. */
const settledMs = 120_000;

export class CanaryRecord {
  readonly #parts: CanaryRecordParts;
  /** How long the logs were, oldest first. */
  #seen: { readonly atMs: number; readonly sizes: ReadonlyMap<string, bigint> }[] = [];
  #kept = new Map<string, bigint>();

  constructor(parts: CanaryRecordParts) {
    this.#parts = parts;
  }

  /** Look-ups that nobody has surely dealt with. `sinceMs`: of the first canary, for a log that was never gone through; undefined: there is none. */
  async* missed(sinceMs: number | undefined): AsyncGenerator<CanaryLook> {
    const { ledger, payloads, replays, heard } = this.#parts;
    const [sizes, places] = [await this.#sizes(), await heard.all()];
    this.#kept = new Map(places);
    const ranges = await Promise.all([...sizes].map(async ([agencyId, to]) => ({ agencyId, to, from: places.get(agencyId) ?? (sinceMs === undefined ? to : await replays.firstSince(agencyId, sinceMs)) })));
    const open = ranges.filter(({ from, to }) => from < to);
    for await (const entry of open.length === 0 ? [] : readPayloads(ledger, payloads, open, operatorScan('hearLooks'))) {
      const look = lookOfEntry(entry);
      if (look !== undefined) yield look;
    }
  }

  /** Writes down how far everything is dealt with: no further than `firstWaiting` of a log. */
  async settle(nowMs: number, firstWaiting: (agencyId: string) => bigint | undefined): Promise<void> {
    this.#seen.push({ atMs: nowMs, sizes: await this.#sizes() });
    const settled = this.#seen.findLast((one) => one.atMs <= nowMs - settledMs);
    if (settled === undefined) return;
    this.#seen = this.#seen.filter((one) => one.atMs >= settled.atMs);
    await this.#keep(settled.sizes, firstWaiting);
  }

  /** When nobody asks any more: everything that was heard of is dealt with. */
  async end(firstWaiting: (agencyId: string) => bigint | undefined): Promise<void> {
    await this.#keep(await this.#sizes(), firstWaiting);
  }

  async #keep(sizes: ReadonlyMap<string, bigint>, firstWaiting: (agencyId: string) => bigint | undefined): Promise<void> {
    const places = [...sizes].map(([agencyId, size]): [string, bigint] => {
      const first = firstWaiting(agencyId);
      return [agencyId, first !== undefined && first < size ? first : size];
    });
    const moved = new Map(places.filter(([agencyId, until]) => (this.#kept.get(agencyId) ?? -1n) < until));
    await this.#parts.heard.keep(moved);
    for (const [agencyId, until] of moved) this.#kept.set(agencyId, until);
  }

  async #sizes(): Promise<ReadonlyMap<string, bigint>> {
    return new Map((await this.#parts.ledger.heads()).filter((one) => one.agencyId !== nodeLog).map(({ agencyId, size }) => [agencyId, size]));
  }
}
