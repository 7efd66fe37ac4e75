// How the house reads past payloads: with the receipt of the entry that says so, and in no other way (promises G1, G11).
import { LedgerError } from '../errors.js';
import type { OpenedPayload } from '../format/sealed-payload.js';
import type { Ledger } from '../ledger.js';
import type { Receipt } from '../receipt.js';
import type { OpeningRecord, PayloadKeys, SealedItem } from './payload-keys.js';
import { readEntry } from './proven-entry.js';

/** Undefined where the month's key was destroyed. */
export type MaybeOpened = OpenedPayload | undefined;

/** Entries that cross from the writer's thread together: whoever appends meanwhile waits for so many at most. */
const ENTRIES_A_CROSSING = 32;

export class PayloadReader {
  constructor(
    private readonly ledger: Pick<Ledger, 'read' | 'readAll'>,
    private readonly keys: PayloadKeys,
  ) {}

  /** Entries as the files have them, checked against their tree; in the order asked. Rejects `not_found`, `damaged`. */
  async entries(agencyId: string, indexes: readonly bigint[]): Promise<SealedItem[]> {
    // In the order of the log: neighbours lie in one tile, which is read and hashed once.
    const inOrder = [...new Set(indexes)].toSorted((a, b) => (a < b ? -1 : 1));
    const found = new Map<bigint, SealedItem>();
    for (let from = 0; from < inOrder.length; from += ENTRIES_A_CROSSING) {
      for (const entry of await this.ledger.readAll(agencyId, inOrder.slice(from, from + ENTRIES_A_CROSSING))) found.set(entry.index, entry);
    }
    return indexes.flatMap((index) => found.get(index) ?? []);
  }

  /** `receipt`: of the entry that records the opening. In the order asked. Rejects `not_granted` when it does not name every entry. */
  async open(receipt: Receipt, entries: readonly SealedItem[]): Promise<readonly MaybeOpened[]> {
    if (entries.length === 0) return [];
    const record = await openingRecordOf(this.ledger, receipt);
    const opened = await this.openOrShredded(record, entries);
    if (opened !== undefined) return opened;
    const found = new Map<SealedItem, MaybeOpened>();
    for (const group of byMonth(entries)) {
      const payloads = await this.openOrShredded(record, group);
      group.forEach((entry, at) => found.set(entry, payloads?.[at]));
    }
    return entries.map((entry) => found.get(entry));
  }

  private async openOrShredded(record: OpeningRecord, entries: readonly SealedItem[]): Promise<readonly OpenedPayload[] | undefined> {
    try {
      return await this.keys.open(record, entries);
    } catch (fault) {
      if (fault instanceof LedgerError && fault.code === 'destroyed') return undefined;
      throw fault;
    }
  }
}

/** Entries that one key opens, together. */
function byMonth(entries: readonly SealedItem[]): Iterable<SealedItem[]> {
  const groups = new Map<string, SealedItem[]>();
  for (const item of entries) {
    const name = `${item.agencyId}/${readEntry(item.entry).key}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups.values();
}

/** What the keys are shown of an entry: its receipt and its own sealed bytes. */
export async function openingRecordOf(ledger: Pick<Ledger, 'read'>, receipt: Receipt): Promise<OpeningRecord> {
  const { agencyId, index, size, entry, proof, checkpoint } = receipt;
  const { sealed } = await ledger.read(agencyId, index);
  return { agencyId, index, size, entry, sealed, proof, checkpoint };
}
