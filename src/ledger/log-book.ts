// The logs of a node with the keys that this month's entries are sealed under. A log begins with its first entry; its key is
// made by the signer, and only its public half is ever here.
import type { Clock } from '../kernel/index.js';
import { AgencyLog } from './agency-log.js';
import type { Appendable } from './batch.js';
import { LedgerError } from './errors.js';
import { type FileLayer, orNoSpace, writeWhole } from './file-layer.js';
import { monthOf } from './format/entry.js';
import { parseVerifier } from './format/key.js';
import type { SealingKeys } from './payload/payload-keys.js';
import type { LogSigner } from './signer/log-signer.js';

export interface LogBookOptions {
  readonly folder: string;
  readonly originPrefix: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly signer: LogSigner;
  readonly keys: SealingKeys;
}

export class LogBook {
  /** By agency: the month and the key. Only the newest is kept. */
  private readonly sealing = new Map<string, { readonly month: string; readonly key: Uint8Array }>();
  private readonly coming = new Map<string, Promise<AgencyLog>>();

  constructor(
    private readonly options: LogBookOptions,
    readonly logs: Map<string, AgencyLog>,
  ) {}

  /** Whether an entry recorded now could be staged at once. */
  isReady(agencyId: string, nowMs: number): boolean {
    return this.logs.has(agencyId) && this.sealing.get(agencyId)?.month === months.of(nowMs);
  }

  /** Throws when `isReady` would have been false. */
  appendable(agencyId: string, bytes: Uint8Array, nowMs: number): Appendable {
    const log = this.logs.get(agencyId);
    const sealing = this.sealing.get(agencyId);
    if (log === undefined || sealing?.month !== months.of(nowMs)) throw new LedgerError('stopped', 'an entry was staged without its key');
    return { log, bytes, ...sealing };
  }

  /**
   * Makes the log and fetches its key, where missing. Rejects with what the signer or the key process says. The month is that of
   * the clock, even where a log's time is ahead of it: the key process seals no other.
   */
  async prepare(agencyId: string): Promise<void> {
    if (!this.logs.has(agencyId)) await this.begin(agencyId);
    const month = monthOf(this.options.clock());
    if (this.sealing.get(agencyId)?.month === month) return;
    this.sealing.set(agencyId, { month, key: await this.options.keys.sealingKey(agencyId, month) });
  }

  private async begin(agencyId: string): Promise<AgencyLog> {
    const begun = this.coming.get(agencyId) ?? this.make(agencyId);
    this.coming.set(agencyId, begun);
    return begun.finally(() => this.coming.delete(agencyId));
  }

  private async make(agencyId: string): Promise<AgencyLog> {
    const { layer, folder, originPrefix, signer } = this.options;
    const vkey = await signer.keyOf(agencyId, `${originPrefix}/${agencyId}`);
    orNoSpace(() => writeWhole(layer, `${folder}/keys`, `${agencyId}.pub`, `${vkey}\n`));
    const log = new AgencyLog(agencyId, parseVerifier(vkey), layer, folder);
    this.logs.set(agencyId, log);
    return log;
  }
}

/** The month of a moment is asked for every entry; it changes twelve times a year. */
class Months {
  private from = 0;
  private to = 0;
  private month = '';

  of(ms: number): string {
    if (ms < this.from || ms >= this.to) {
      const date = new Date(ms);
      this.month = monthOf(ms);
      this.from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
      this.to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    }
    return this.month;
  }
}

const months = new Months();
