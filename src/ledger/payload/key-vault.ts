// The folder that holds every payload key, wrapped for its agency and for the examiner. Apart from the ledger and never in a backup of
// it: whoever copies the ledger has ciphertext. A key is durable before it is first used, and a destroyed one does not come back.
import type { Clock, Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { NONCE_BYTES, PAYLOAD_KEY_BYTES } from '../format/sealed-payload.js';
import { lockFolder } from '../lock.js';
import { keyOrNew, overwrite, readIfThere, readKey } from './key-files.js';
import { type Holder, unwrapKey, wrapKey } from './key-wrap.js';
import { checkNames, type DestroyedMonth, type LiveMonth, type MonthFile, monthText, parseMonth } from './month-file.js';

export interface VaultOptions {
  /** `<data>/payload-keys`; made with mode 0700 when absent; belongs to one process. */
  readonly folder: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly random: Random;
}

/** Where a month's file is being replaced by its tombstone: a crash in between is finished at the next start. */
const UNDER_WAY = '.shredding';
const holders: readonly Holder[] = ['agency', 'examiner'];

export class KeyVault {
  private readonly unwrapped = new Map<string, Uint8Array>();
  private isOpen = true;

  private constructor(
    private readonly options: VaultOptions,
    private readonly unlock: () => void,
  ) {}

  /** Throws `locked` when another process has the folder. */
  static open(options: VaultOptions): KeyVault {
    const { folder, layer } = options;
    for (const path of [folder, `${folder}/agency`, `${folder}/months`]) layer.makeFolder(path);
    layer.syncFolder(folder);
    const vault = new KeyVault(options, lockFolder(folder));
    vault.finishShredding();
    return vault;
  }

  get folder(): string {
    return this.options.folder;
  }

  /** The key of the blind search terms; one for the node. 32 bytes. */
  tagKey(): Uint8Array {
    const { layer, folder, random } = this.options;
    return keyOrNew(layer, folder, 'tag.key', random);
  }

  /** The key of a month, made when it is the first time; the caller's own copy of 32 bytes. Throws `destroyed`, `damaged`, `bad_entry`. */
  keyToSeal(agencyId: string, month: string): Uint8Array {
    checkNames(agencyId, month);
    return Uint8Array.from(this.known(agencyId, month) ?? this.make(agencyId, month));
  }

  /** The key of a month that has one. 32 bytes. Throws `destroyed`, `damaged` (also when there never was a key), `bad_entry`. */
  keyToOpen(agencyId: string, month: string): Uint8Array {
    checkNames(agencyId, month);
    const key = this.known(agencyId, month);
    if (key === undefined) throw new LedgerError('damaged', `there is no payload key for \`${month}\`; restore the folder of payload keys from its own backup`);
    return key;
  }

  /** Undefined when the month never had a key. */
  month(agencyId: string, month: string): MonthFile | undefined {
    checkNames(agencyId, month);
    const text = readIfThere(this.options.layer, this.pathOf(agencyId, month));
    return text === undefined ? undefined : parseMonth(text);
  }

  months(): { readonly agencyId: string; readonly month: string; readonly file: MonthFile }[] {
    const { layer, folder } = this.options;
    return layer.list(`${folder}/months`).toSorted().flatMap((agencyId) =>
      layer.list(`${folder}/months/${agencyId}`).toSorted().filter((name) => name.endsWith('.json')).map((name) => {
        const month = name.slice(0, -'.json'.length);
        return { agencyId, month, file: parseMonth(layer.readFile(this.pathOf(agencyId, month)).toString('utf8')) };
      }));
  }

  /**
   * Destroys a month's key for good; the caller has checked that it may be. Throws `destroyed` when it was before.
   * INVARIANT: after a crash at any point either the key stands whole or the tombstone does; held by `key-vault.test.ts`.
   */
  shred(agencyId: string, month: string, tombstone: DestroyedMonth): void {
    const { layer, folder } = this.options;
    if (this.month(agencyId, month)?.state !== 'live') throw destroyedKey(month);
    writeWhole(layer, `${folder}/months/${agencyId}`, month + UNDER_WAY, monthText(tombstone));
    this.forget(agencyId, month);
    this.bury(agencyId, month);
  }

  close(): void {
    for (const key of this.unwrapped.values()) key.fill(0);
    this.unwrapped.clear();
    if (this.isOpen) this.unlock();
    this.isOpen = false;
  }

  private known(agencyId: string, month: string): Uint8Array | undefined {
    const cached = this.unwrapped.get(`${agencyId}/${month}`);
    if (cached !== undefined) return cached;
    const file = this.month(agencyId, month);
    if (file === undefined) return undefined;
    if (file.state === 'destroyed') throw destroyedKey(month);
    return this.remember(agencyId, month, this.unwrap(agencyId, month, file));
  }

  /** By whichever holder's key is in the folder: the other may have been taken away to a token. */
  private unwrap(agencyId: string, month: string, file: LiveMonth): Uint8Array {
    const held = holders.flatMap((holder) => {
      const key = this.holderKey(holder, agencyId);
      return key === undefined ? [] : [{ holder, key }];
    });
    const [first] = held;
    if (first === undefined) throw new LedgerError('damaged', `neither the key of \`${agencyId}\` nor the examiner’s is in the folder of payload keys; restore it from its own backup`);
    return unwrapKey(first.key, { agencyId, month, holder: first.holder }, file.wrapped[first.holder]);
  }

  private make(agencyId: string, month: string): Uint8Array {
    const { layer, folder, random, clock } = this.options;
    const key = random(PAYLOAD_KEY_BYTES);
    const wrapped = (holder: Holder): string => wrapKey(this.holderKeyOrNew(holder, agencyId), { agencyId, month, holder }, key, random(NONCE_BYTES));
    const file: LiveMonth = { state: 'live', madeAtMs: clock(), wrapped: { agency: wrapped('agency'), examiner: wrapped('examiner') } };
    layer.makeFolder(`${folder}/months/${agencyId}`);
    layer.syncFolder(`${folder}/months`);
    writeWhole(layer, `${folder}/months/${agencyId}`, `${month}.json`, monthText(file));
    return this.remember(agencyId, month, key);
  }

  private holderKey(holder: Holder, agencyId: string): Uint8Array | undefined {
    const { layer, folder } = this.options;
    return holder === 'examiner' ? readKey(layer, folder, 'examiner.kek') : readKey(layer, `${folder}/agency`, `${agencyId}.kek`);
  }

  private holderKeyOrNew(holder: Holder, agencyId: string): Uint8Array {
    const { layer, folder, random } = this.options;
    return holder === 'examiner' ? keyOrNew(layer, folder, 'examiner.kek', random) : keyOrNew(layer, `${folder}/agency`, `${agencyId}.kek`, random);
  }

  private remember(agencyId: string, month: string, key: Uint8Array): Uint8Array {
    this.unwrapped.set(`${agencyId}/${month}`, key);
    return key;
  }

  private forget(agencyId: string, month: string): void {
    this.unwrapped.get(`${agencyId}/${month}`)?.fill(0);
    this.unwrapped.delete(`${agencyId}/${month}`);
  }

  private finishShredding(): void {
    const { layer, folder } = this.options;
    for (const agencyId of layer.list(`${folder}/months`)) {
      for (const name of layer.list(`${folder}/months/${agencyId}`)) if (name.endsWith(UNDER_WAY)) this.bury(agencyId, name.slice(0, -UNDER_WAY.length));
    }
  }

  private bury(agencyId: string, month: string): void {
    const { layer, folder } = this.options;
    overwrite(this.pathOf(agencyId, month));
    layer.rename(`${folder}/months/${agencyId}/${month}${UNDER_WAY}`, this.pathOf(agencyId, month));
    layer.syncFolder(`${folder}/months/${agencyId}`);
  }

  private pathOf(agencyId: string, month: string): string {
    return `${this.options.folder}/months/${agencyId}/${month}.json`;
  }
}

function destroyedKey(month: string): LedgerError {
  return new LedgerError('destroyed', `the payload key of \`${month}\` was destroyed after its retention; its entries verify and can no longer be read`);
}
