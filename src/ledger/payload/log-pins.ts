// Which key signs which log, pinned in the vault when the log was first seen: whoever changes a key in the ledger's folder
// afterwards, or begins a log of their own today, opens and destroys nothing with it.
import type { Clock } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { type NoteVerifier, parseVerifier } from '../format/key.js';
import { readIfThere } from './key-files.js';
import { checkAgency } from './month-file.js';

export interface PinOptions {
  /** Of the vault; the pins lie in `logs` below it. */
  readonly folder: string;
  /** Where the logs' public keys are published: `<agency>.pub`. */
  readonly logKeys: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
}

export interface PinnedLog {
  readonly verifier: NoteVerifier;
  /** When this key was first seen here. */
  readonly knownSinceMs: number;
}

export class LogPins {
  private readonly path: string;

  constructor(private readonly options: PinOptions) {
    this.path = `${options.folder}/logs`;
    options.layer.makeFolder(this.path);
    options.layer.syncFolder(options.folder);
  }

  /** The log's pinned key. Throws `not_granted` when the log has none, or when another one is published now. */
  of(agencyId: string): PinnedLog {
    const pinned = this.notice(agencyId);
    if (pinned === undefined) throw new LedgerError('not_granted', 'no public key of this log is known here');
    const published = readIfThere(this.options.layer, `${this.options.logKeys}/${agencyId}.pub`);
    if (published !== undefined && published.trim() !== pinned.verifier.vkey) {
      throw new LedgerError('not_granted', `the public key of the log of \`${agencyId}\` is not the one first seen; find out who changed it`);
    }
    return pinned;
  }

  /** Pins the log's key when it is published and not pinned yet. */
  notice(agencyId: string): PinnedLog | undefined {
    checkAgency(agencyId);
    const { layer, logKeys, clock } = this.options;
    const kept = readIfThere(layer, `${this.path}/${agencyId}.json`);
    if (kept !== undefined) return parsePin(kept);
    const published = readIfThere(layer, `${logKeys}/${agencyId}.pub`);
    if (published === undefined) return undefined;
    const pinned = { verifier: parseVerifier(published), knownSinceMs: clock() };
    writeWhole(layer, this.path, `${agencyId}.json`, `${JSON.stringify({ vkey: pinned.verifier.vkey, known_since: pinned.knownSinceMs })}\n`);
    return pinned;
  }
}

function parsePin(text: string): PinnedLog {
  try {
    const { vkey, known_since: knownSinceMs } = JSON.parse(text) as Record<string, unknown>;
    if (typeof vkey === 'string' && typeof knownSinceMs === 'number') return { verifier: parseVerifier(vkey), knownSinceMs };
  } catch (cause) {
    throw damagedPin(cause);
  }
  throw damagedPin();
}

function damagedPin(cause?: unknown): LedgerError {
  return new LedgerError('damaged', 'a pinned log key cannot be read; restore the folder of payload keys from its own backup', { cause });
}
