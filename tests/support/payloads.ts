// What entries say, for tests that look: read as the verification reads it, by a scan that stands in the node's own log.
import type { Ledger } from '../../src/ledger/index.js';
import type { PayloadReader, SealedItem } from '../../src/ledger/payload/index.js';

export interface Opened {
  readonly index: bigint;
  /** Canonical JSON. */
  readonly text: string;
}

interface Record {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
}

/** From `from` up to but not including `to` (default: the end). */
export async function openedEntries({ ledger, payloads }: Record, agencyId: string, from = 0n, to?: bigint): Promise<Opened[]> {
  const size = (await ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
  const end = to ?? size;
  const logs = [{ agency: agencyId, from: from.toString(), to: end.toString() }];
  const actor = { agency: 'node', member: 'operator', user: 'operator', role: 'operator' };
  const receipt = await ledger.append({ agencyId: 'node', payload: { kind: 'scan', actor, action: 'verify', purpose: 'audit', logs } });
  const entries: SealedItem[] = [];
  for await (const entry of ledger.entries(agencyId, from, end)) entries.push(entry);
  const opened = await payloads.open(receipt, entries);
  return entries.map(({ index }, at) => ({ index, text: Buffer.from(opened[at]?.payload ?? []).toString('utf8') }));
}

/** The payload of one entry, parsed. Throws when there is none. */
export async function payloadAt<T>(record: Record, agencyId: string, index: bigint): Promise<T> {
  const [opened] = await openedEntries(record, agencyId, index, index + 1n);
  if (opened === undefined) throw new Error(`there is no entry ${index} in the log of ${agencyId}`);
  return JSON.parse(opened.text) as T;
}

/** The newest payload of a log, but for announcements of rows (`src/access/kept/`). */
export async function newestOf<T>(record: Record, agencyId: string): Promise<T | undefined> {
  const size = (await record.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
  const last = (await openedEntries(record, agencyId, size > 50n ? size - 50n : 0n, size)).findLast(({ text }) => !text.includes('"action":"keepRows"'));
  return last && (JSON.parse(last.text) as T);
}
