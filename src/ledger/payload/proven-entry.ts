// An entry that was shown to the keys: believed only when it stands in its log under the pinned key, and says what it committed to.
import { LedgerError } from '../errors.js';
import { openCheckpoint } from '../format/checkpoint.js';
import { commitTo, type EntryRecord, parseEntry } from '../format/entry.js';
import { equalBytes, hashLeaf, sha256 } from '../format/hash.js';
import { verifyInclusion } from '../format/proof.js';
import { type OpenedPayload, openPayload } from '../format/sealed-payload.js';
import type { KeyVault } from './key-vault.js';
import type { LogPins, PinnedLog } from './log-pins.js';
import type { EntryPlace } from './month-file.js';
import type { OpeningRecord, SealedItem } from './payload-keys.js';

export interface ProvenEntry {
  readonly agencyId: string;
  readonly place: EntryPlace;
  readonly recordedAtMs: number;
  readonly log: PinnedLog;
  /** Parsed JSON of the payload, as somebody wrote it: every field may be anything. */
  readonly payload: unknown;
}

/** Throws `not_granted` when anything does not hold; `destroyed` or `damaged` when the entry's own payload cannot be opened. */
export function proveEntry(vault: KeyVault, pins: LogPins, shown: OpeningRecord): ProvenEntry {
  const log = pins.of(shown.agencyId);
  const record = standing(log, shown);
  const { payload } = openItem(vault, shown, record);
  return {
    agencyId: shown.agencyId, log, recordedAtMs: record.recordedAtMs, payload: parsePayload(payload),
    place: { origin: record.origin, index: shown.index },
  };
}

function standing({ verifier }: PinnedLog, shown: OpeningRecord): EntryRecord {
  try {
    const { size, root } = openCheckpoint(shown.checkpoint, verifier);
    const found = verifyInclusion({ leafHash: hashLeaf(shown.entry), index: shown.index, size, root, proof: shown.proof });
    const record = parseEntry(shown.entry);
    if (found.ok && size === shown.size && record.origin === verifier.name) return record;
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause;
    throw notShown(cause);
  }
  throw notShown();
}

/** Opens one payload with its month's key; `record` is its parsed entry. Throws `damaged` when it is not what its entry says, `destroyed`. */
export function openItem(vault: KeyVault, item: SealedItem, record: EntryRecord): OpenedPayload {
  if (!equalBytes(sha256(item.sealed), record.sealedHash)) throw damagedItem();
  const opened = openPayload(vault.keyToOpen(item.agencyId, record.key), { origin: record.origin, index: item.index }, item.sealed);
  if (!equalBytes(commitTo(opened.salt, opened.payload), record.commitment)) throw damagedItem();
  return opened;
}

/** Throws `damaged`. */
export function readEntry(entry: Uint8Array): EntryRecord {
  try {
    return parseEntry(entry);
  } catch (cause) {
    throw damagedItem(cause);
  }
}

/** Throws `not_granted`; the fault of the parser, which quotes what it read, stays here. */
export function parsePayload(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    throw notShown();
  }
}

function notShown(cause?: unknown): LedgerError {
  return new LedgerError('not_granted', 'the entry shown does not stand in its log', { cause });
}

function damagedItem(cause?: unknown): LedgerError {
  return new LedgerError('damaged', 'a sealed payload is not the one of its entry; keep the folder as evidence and run `custos ledger verify`', { cause });
}
