// The audit reads what every log says, and that reading stands in the record before it begins: each stretch is named by an entry of
// the node's own log, and the payload keys open what that entry names (promises G1 and G11).
import { operator } from '../access/index.js';
import { type Ledger, LedgerError, type Receipt, type StoredEntry } from '../ledger/index.js';
import type { PayloadReader } from '../ledger/payload/index.js';

export interface ReadPayload {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  /** Canonical JSON; undefined where the month's key was destroyed, and where it does not open. */
  readonly payload: Uint8Array | undefined;
  /** The payload does not open although its key was not destroyed: another key lies in its place, or somebody changed it. */
  readonly isUnreadable: boolean;
}

interface Range {
  readonly agencyId: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Entries that one recorded scan names: read well within the ten minutes for which the keys accept it. */
const ENTRIES_A_SCAN = 50_000n;
/** Entries that are opened at once. */
const ENTRIES_A_BATCH = 2_000;

/** Every entry that stood in the logs when it began, log by log. Rejects when a scan cannot be recorded. */
export async function* readPayloads(ledger: Ledger, payloads: PayloadReader): AsyncGenerator<ReadPayload> {
  for (const ranges of scansOf(await ledger.heads())) {
    const receipt = await recordScan(ledger, ranges);
    for (const range of ranges) yield* readRange(ledger, payloads, receipt, range);
  }
}

async function recordScan(ledger: Ledger, ranges: readonly Range[]): Promise<Receipt> {
  const { agencyId, memberId, userName, role } = operator.member;
  const logs = ranges.map((range) => ({ agency: range.agencyId, from: range.from.toString(), to: range.to.toString() }));
  const actor = { agency: agencyId, member: memberId, user: userName, role };
  return ledger.append({ agencyId, payload: { kind: 'scan', actor, action: 'verify', purpose: 'audit', logs } });
}

async function* readRange(ledger: Ledger, payloads: PayloadReader, receipt: Receipt, { agencyId, from, to }: Range): AsyncGenerator<ReadPayload> {
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

function scansOf(heads: readonly { readonly agencyId: string; readonly size: bigint }[]): Range[][] {
  const scans: Range[][] = [];
  let room = 0n;
  for (const { agencyId, size } of heads) {
    for (let from = 0n; from < size; ) {
      if (room === 0n) {
        scans.push([]);
        room = ENTRIES_A_SCAN;
      }
      const to = from + room < size ? from + room : size;
      scans.at(-1)?.push({ agencyId, from, to });
      room -= to - from;
      from = to;
    }
  }
  return scans;
}
