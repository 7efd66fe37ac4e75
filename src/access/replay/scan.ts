// Whoever reads what a log says has that reading on the record before it begins: each stretch is named by an entry, and the payload keys
// open what that entry names (promises G1 and G11).
import type { Json } from '../../kernel/index.js';
import { type Ledger, LedgerError, type Receipt, type StoredEntry } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { operator } from '../operator.js';
import type { Plan } from '../plan.js';

export interface ReadPayload {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  /** Canonical JSON; undefined where the month's key was destroyed, and where it does not open. */
  readonly payload: Uint8Array | undefined;
  /** The payload does not open although its key was not destroyed: another key lies in its place, or somebody changed it. */
  readonly isUnreadable: boolean;
}

/** Half-open. */
export interface LogRange {
  readonly agencyId: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** In whose log the reading stands, and what is said of it there. A log opens itself; only the node's own log opens others. */
export interface ScanRecord {
  readonly agencyId: string;
  readonly said: { readonly [key: string]: Json };
}

/** Entries that one recorded scan names: read well within the ten minutes for which the keys accept it. */
const ENTRIES_A_SCAN = 50_000n;
/** Entries that are opened at once. */
const ENTRIES_A_BATCH = 2_000;

/** By the node's own service identity. `action`: what for. */
export function operatorScan(action: string, said: { readonly [key: string]: Json } = {}): ScanRecord {
  const { agencyId, memberId, userName, role } = operator.member;
  return { agencyId, said: { ...said, actor: { agency: agencyId, member: memberId, user: userName, role }, action, purpose: 'audit' } };
}

/** By whoever watches the log that is read: in that log, under their own name. */
export function watcherScan({ id, caller: { member, purpose, caseRef } }: Pick<Plan, 'id' | 'caller'>, action: string): ScanRecord {
  const { agencyId, memberId, userName, role } = member;
  return { agencyId, said: { actor: { agency: agencyId, member: memberId, user: userName, role }, action, purpose, case: caseRef, id } };
}

/** Everything that stands in the logs now. */
export async function wholeRecord(ledger: Ledger): Promise<LogRange[]> {
  return (await ledger.heads()).map(({ agencyId, size }) => ({ agencyId, from: 0n, to: size }));
}

/** Every entry of the ranges, in their order. Rejects when a scan cannot be recorded. `entriesAScan`: for whoever reads slowly. */
export async function* readPayloads(ledger: Ledger, payloads: PayloadReader, ranges: readonly LogRange[], record: ScanRecord, entriesAScan = ENTRIES_A_SCAN): AsyncGenerator<ReadPayload> {
  for (const scan of scansOf(ranges, entriesAScan)) {
    const receipt = await recordScan(ledger, record, scan);
    for (const range of scan) yield* readRange(ledger, payloads, receipt, range);
  }
}

async function recordScan(ledger: Ledger, { agencyId, said }: ScanRecord, ranges: readonly LogRange[]): Promise<Receipt> {
  const logs = ranges.map((range) => ({ agency: range.agencyId, from: range.from.toString(), to: range.to.toString() }));
  return ledger.append({ agencyId, payload: { ...said, kind: 'scan', logs } });
}

async function* readRange(ledger: Ledger, payloads: PayloadReader, receipt: Receipt, { agencyId, from, to }: LogRange): AsyncGenerator<ReadPayload> {
  let batch: StoredEntry[] = [];
  for await (const entry of ledger.entries(agencyId, from, to)) {
    batch.push(entry);
    if (batch.length < ENTRIES_A_BATCH) continue;
    yield* await opened(payloads, receipt, batch);
    batch = [];
  }
  yield* await opened(payloads, receipt, batch);
}

/** Halved until what does not open stands alone: one spoilt payload hides no other. */
async function opened(payloads: PayloadReader, receipt: Receipt, batch: readonly StoredEntry[]): Promise<ReadPayload[]> {
  try {
    const found = await payloads.open(receipt, batch);
    return batch.map((entry, at) => readOf(entry, found[at]?.payload, false));
  } catch (fault) {
    if (!(fault instanceof LedgerError) || fault.code !== 'damaged') throw fault;
    if (batch.length <= 1) return batch.map((entry) => readOf(entry, undefined, true));
    const middle = Math.ceil(batch.length / 2);
    return [...(await opened(payloads, receipt, batch.slice(0, middle))), ...(await opened(payloads, receipt, batch.slice(middle)))];
  }
}

function readOf({ agencyId, index, recordedAtMs }: StoredEntry, payload: Uint8Array | undefined, isUnreadable: boolean): ReadPayload {
  return { agencyId, index, recordedAtMs, payload, isUnreadable };
}

function scansOf(ranges: readonly LogRange[], entriesAScan: bigint): LogRange[][] {
  const scans: LogRange[][] = [];
  let room = 0n;
  for (const { agencyId, from: first, to: end } of ranges) {
    for (let from = first; from < end; ) {
      if (room === 0n) {
        scans.push([]);
        room = entriesAScan;
      }
      const to = from + room < end ? from + room : end;
      scans.at(-1)?.push({ agencyId, from, to });
      room -= to - from;
      from = to;
    }
  }
  return scans;
}
