// Past decisions of a log, decided again one after another: with progress, and with an end at any time (G3, G11).
import { setImmediate } from 'node:timers/promises';
import type { Ledger } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { type PastDecision, pastDecisionOf } from '../decision-record.js';
import type { Plan } from '../plan.js';
import type { PolicyArchive } from '../policy-archive.js';
import type { Decision } from '../policy-request.js';
import type { LabelStore } from '../label.store.js';
import { seal, type Sealed } from '../sealed.js';
import { PastPolicies } from './past-policies.js';
import { cannot, Replay, type Replayed } from './replay.js';
import { type LogRange, type ReadPayload, readPayloads, type ScanRecord, watcherScan } from './scan.js';

export interface ReplayParts {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
  readonly archive: Pick<PolicyArchive, 'find'>;
  readonly labels: Pick<LabelStore, 'all'>;
}

/** One decision of the record and what comes of it now. Entries that tell of no decision are counted and not shown. */
export interface ReplayedEntry extends Replayed {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  readonly action: string;
  readonly was: Decision | undefined;
}

/** What the run has come to after an entry; `found` is undefined where that entry decided nothing. */
export interface ReplayStep {
  readonly done: number;
  readonly total: number;
  readonly found: ReplayedEntry | undefined;
}

/** A run that has not begun: nothing is opened before the entry of the question is durable. */
export interface ReplayRun {
  steps(): AsyncGenerator<ReplayStep>;
}

/** Entries of one scan, so that the reference engine is done with them while the keys still accept it. */
const ENTRIES_A_SCAN = 10_000n;
/** Decisions between two pauses, so that the node goes on answering. */
const DECISIONS_A_TURN = 64;

export class Replays {
  readonly #parts: ReplayParts;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  /** Decisions in the caller's own log, `from` up to but not including `to`, cut to what is there. An empty range finds nothing. */
  async open(plan: Plan, from: bigint, to: bigint): Promise<Sealed<ReplayRun>> {
    const { agencyId } = plan.caller.member;
    const size = (await this.#parts.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
    const range = { agencyId, from: from < size ? from : size, to: to < size ? to : size };
    const isEmpty = range.from >= range.to;
    const shown = new Map(isEmpty ? [] : [[agencyId, [`@${range.from}-${range.to - 1n}`]]]);
    return seal(plan, shown, { steps: () => replayed(this.#parts, isEmpty ? [] : [range], watcherScan(plan, 'replayDecisions')) });
  }

  /** The first entry of the caller's log that was recorded at or after a moment. */
  async firstSince(agencyId: string, atMs: number): Promise<bigint> {
    let low = 0n;
    let high = (await this.#parts.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
    while (low < high) {
      const middle = (low + high) / 2n;
      if ((await this.#parts.ledger.read(agencyId, middle)).recordedAtMs < atMs) low = middle + 1n;
      else high = middle;
    }
    return low;
  }
}

async function* replayed(parts: ReplayParts, ranges: readonly LogRange[], record: ScanRecord): AsyncGenerator<ReplayStep> {
  const replay = new Replay(new PastPolicies(parts.archive), parts.labels);
  const total = ranges.reduce((sum, { from, to }) => sum + Number(to - from), 0);
  let done = 0;
  for await (const read of readPayloads(parts.ledger, parts.payloads, ranges, record, ENTRIES_A_SCAN)) {
    done += 1;
    if (done % DECISIONS_A_TURN === 0) await setImmediate();
    yield { done, total, found: stepOf(read, replay) };
  }
}

function stepOf(read: ReadPayload, replay: Replay): ReplayedEntry | undefined {
  const place = { agencyId: read.agencyId, index: read.index, recordedAtMs: read.recordedAtMs };
  if (read.payload === undefined) return { ...place, action: '', was: undefined, ...cannot(read.isUnreadable ? 'unreadable' : 'shredded') };
  const past = decisionIn(read.payload);
  if (past === undefined) return undefined;
  if (past === 'unwhole') return { ...place, action: '', was: undefined, ...replay.again(past) };
  return { ...place, action: past.action, was: past.decision, ...replay.again(past) };
}

/** What an opened payload decided. */
export function decisionIn(payload: Uint8Array): PastDecision | 'unwhole' | undefined {
  return pastDecisionOf(JSON.parse(Buffer.from(payload).toString('utf8')));
}
