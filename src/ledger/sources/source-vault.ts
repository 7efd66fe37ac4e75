// One file for each source: its key, wrapped under its agency's, and the blind tokens of its names; after shredding, the tombstone that says
// who had it destroyed. Never in the database, and never in a backup of it: whoever copies the database has ciphertext.
import type { Clock, Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { overwrite, readIfThere } from '../payload/key-files.js';
import { checkAgency } from '../payload/month-file.js';
import type { AgencyKeys } from './agency-keys.js';
import { tokensOf } from './blind-names.js';
import { SOURCE_KEY_BYTES } from './source-crypto.js';

interface LiveSource {
  readonly state: 'live';
  readonly madeAtMs: number;
  /** Base64 of the key under the agency's. */
  readonly wrapped: string;
  readonly tokens: readonly string[];
}

interface DestroyedSource {
  readonly state: 'destroyed';
  readonly destroyedAtMs: number;
  /** Entries, `agency#index`. */
  readonly request: string;
  readonly approval: string;
}

type SourceFile = LiveSource | DestroyedSource;

export interface SourceVaultOptions {
  /** `<payload-keys>/sources`. */
  readonly folder: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly random: Random;
  readonly agencyKeys: AgencyKeys;
}

const UNDER_WAY = '.shredding';
/** Of the key of the blind tokens; no source may be called so. */
const BLIND = 'blind-names';

export class SourceVault {
  private readonly byAgency = new Map<string, { readonly key: Uint8Array; readonly tokens: ReadonlySet<string> }>();

  constructor(private readonly options: SourceVaultOptions) {
    const { layer, folder } = options;
    layer.makeFolder(folder);
    for (const agencyId of layer.list(folder)) this.finishShredding(agencyId);
  }

  /** The source's key, made when it is the first time. Throws `destroyed`. */
  keyToSeal(agencyId: string, sourceId: string, names: readonly string[]): Uint8Array {
    const known = this.source(agencyId, sourceId);
    if (known?.state === 'destroyed') throw destroyedKey();
    const { agencyKeys, clock, random } = this.options;
    const key = known === undefined ? random(SOURCE_KEY_BYTES) : this.unwrap(agencyId, sourceId, known.wrapped);
    const tokens = [...new Set([...(known?.tokens ?? []), ...tokensOf(this.blindKey(agencyId), names)])].toSorted();
    const wrapped = known?.wrapped ?? Buffer.from(agencyKeys.wrap(agencyId, sourceId, key)).toString('base64');
    this.write(agencyId, sourceId, { state: 'live', madeAtMs: known?.madeAtMs ?? clock(), wrapped, tokens });
    return key;
  }

  /** Throws `destroyed`; `not_found` when there never was one. */
  keyToOpen(agencyId: string, sourceId: string): Uint8Array {
    return this.unwrap(agencyId, sourceId, this.live(agencyId, sourceId).wrapped);
  }

  /** Throws `destroyed`, `not_found`. */
  live(agencyId: string, sourceId: string): LiveSource {
    const found = this.source(agencyId, sourceId);
    if (found === undefined) throw new LedgerError('not_found', 'there is no key of this source here');
    if (found.state === 'destroyed') throw destroyedKey();
    return found;
  }

  /** Blind key and tokens of an agency's sources; undefined when it has none. */
  namesOf(agencyId: string): { readonly key: Uint8Array; readonly tokens: ReadonlySet<string> } | undefined {
    checkAgency(agencyId);
    const { layer, folder } = this.options;
    const cached = this.byAgency.get(agencyId);
    if (cached !== undefined || !layer.exists(`${folder}/${agencyId}`)) return cached;
    const files = layer.list(`${folder}/${agencyId}`).filter((name) => name.endsWith('.json')).map((name) => this.source(agencyId, name.slice(0, -'.json'.length)));
    const found = { key: this.blindKey(agencyId), tokens: new Set(files.flatMap((file) => (file?.state === 'live' ? file.tokens : []))) };
    this.byAgency.set(agencyId, found);
    return found;
  }

  /** The caller has checked that it may be. INVARIANT: after a crash at any point the key stands whole or the tombstone does. */
  shred(agencyId: string, sourceId: string, tombstone: DestroyedSource): void {
    const { layer, folder } = this.options;
    this.live(agencyId, sourceId);
    writeWhole(layer, `${folder}/${agencyId}`, sourceId + UNDER_WAY, `${JSON.stringify(tombstone)}\n`);
    this.bury(agencyId, sourceId);
  }

  private source(agencyId: string, sourceId: string): SourceFile | undefined {
    checkAgency(agencyId);
    checkSource(sourceId);
    const text = readIfThere(this.options.layer, `${this.options.folder}/${agencyId}/${sourceId}.json`);
    return text === undefined ? undefined : parseSource(text);
  }

  private unwrap(agencyId: string, sourceId: string, wrapped: string): Uint8Array {
    return this.options.agencyKeys.unwrap(agencyId, sourceId, Buffer.from(wrapped, 'base64'));
  }

  private blindKey(agencyId: string): Uint8Array {
    const { layer, folder, agencyKeys, random } = this.options;
    const text = readIfThere(layer, `${folder}/${agencyId}/${BLIND}`);
    if (text !== undefined) return agencyKeys.unwrap(agencyId, BLIND, Buffer.from(text.trim(), 'base64'));
    const key = random(SOURCE_KEY_BYTES);
    layer.makeFolder(`${folder}/${agencyId}`);
    layer.syncFolder(folder);
    writeWhole(layer, `${folder}/${agencyId}`, BLIND, `${Buffer.from(agencyKeys.wrap(agencyId, BLIND, key)).toString('base64')}\n`);
    return key;
  }

  private write(agencyId: string, sourceId: string, file: LiveSource): void {
    writeWhole(this.options.layer, `${this.options.folder}/${agencyId}`, `${sourceId}.json`, `${JSON.stringify(file)}\n`);
    this.byAgency.delete(agencyId);
  }

  private finishShredding(agencyId: string): void {
    const { layer, folder } = this.options;
    for (const name of layer.list(`${folder}/${agencyId}`)) if (name.endsWith(UNDER_WAY)) this.bury(agencyId, name.slice(0, -UNDER_WAY.length));
  }

  private bury(agencyId: string, sourceId: string): void {
    const { layer, folder } = this.options;
    const path = `${folder}/${agencyId}/${sourceId}.json`;
    overwrite(path);
    layer.rename(`${folder}/${agencyId}/${sourceId}${UNDER_WAY}`, path);
    layer.syncFolder(`${folder}/${agencyId}`);
    this.byAgency.delete(agencyId);
  }
}

/** A reference number becomes the name of a file. Throws `bad_entry`. */
function checkSource(sourceId: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(sourceId) && sourceId !== BLIND) return;
  throw new LedgerError('bad_entry', 'a reference number is 1 to 64 letters, digits, `-` or `_`, and begins with a letter or digit');
}

function parseSource(text: string): SourceFile {
  try {
    const file = JSON.parse(text) as SourceFile;
    if (file.state === 'destroyed' || (typeof file.wrapped === 'string' && Array.isArray(file.tokens))) return file;
  } catch {
    // Said below.
  }
  throw new LedgerError('damaged', 'the file of a source’s key cannot be read; restore the folder of payload keys from its own backup');
}

function destroyedKey(): LedgerError {
  return new LedgerError('destroyed', 'the key of this source was destroyed; what was sealed under it can never be read again');
}
