// The audit reads what every log says, and that reading stands in the record before it begins: each stretch is named by an entry of
// the node's own log, and the payload keys open what that entry names (promises G1 and G11).
import { operator } from '../access/index.js';
import type { Ledger, Receipt, StoredEntry } from '../ledger/index.js';
import type { PayloadReader } from '../ledger/payload/index.js';

export interface ReadPayload {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  /** Canonical JSON; undefined where the month's key was destroyed. */
  readonly payload: Uint8Array | undefined;
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
  const open = async (): Promise<ReadPayload[]> => {
    const opened = await payloads.open(receipt, batch);
    const read = batch.map(({ index, recordedAtMs }, at) => ({ agencyId, index, recordedAtMs, payload: opened[at]?.payload }));
    batch = [];
    return read;
  };
  for await (const entry of ledger.entries(agencyId, from, to)) {
    batch.push(entry);
    if (batch.length === ENTRIES_A_BATCH) yield* await open();
  }
  yield* await open();
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
