// Brings every new checkpoint of every log to the witnesses, within a quarter of a second and to all at once, and keeps the
// newest cosigned one on the disk. It believes no witness: an alarm says what was claimed and what was proven.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { Clock } from '../../kernel/index.js';
import { LedgerError, reasonOf } from '../errors.js';
import { openCosigned } from '../format/cosignature.js';
import { parseVerifier } from '../format/key.js';
import { isQuorum, parsePolicy, type Policy } from '../format/policy.js';
import { writeDurably } from './durable-file.js';
import type { CosignerAlarm, HeadSource } from './head-source.js';
import type { LogHead } from '../protocol.js';
import { type CosignedNote, LogRounds } from './log-rounds.js';
import { LogWitness, type WitnessState } from './log-witness.js';
import { isWebAddress } from './web-request.js';

export interface CosignerOptions {
  /** The ledger's folder: cosigned notes are kept in `cosigned/<agency>` below it. */
  readonly folder: string;
  readonly source: HeadSource;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly onAlarm: (alarm: CosignerAlarm) => void;
  /** Told of each newest cosigned note once it is on the disk. */
  readonly onCosigned?: (agencyId: string, cosigned: CosignedNote) => void;
  /** Between two checkpoints of one log. Default 250 ms. */
  readonly everyMs?: number;
  /** An unchanged checkpoint is cosigned anew after this time, so that a quiet log can be told from a frozen one. Default 5 minutes. */
  readonly refreshMs?: number;
  /** For one answer of a witness. Default 5 s. */
  readonly timeoutMs?: number;
}

interface LogState {
  readonly rounds: LogRounds;
  readonly witnesses: readonly LogWitness[];
  offered: bigint | undefined;
  offeredAtMs: number;
  saving: Promise<void>;
  saved: CosignedNote | undefined;
}

/** Reads `witnesses.policy`; undefined when there is none. Rejects `bad_policy`, also for a witness without an address. */
export async function readWitnessPolicy(path: string): Promise<Policy | undefined> {
  if (!existsSync(path)) return undefined;
  const policy = parsePolicy(await readFile(path));
  const mute = policy.witnesses.find(({ url }) => !isWebAddress(url));
  if (mute !== undefined) throw new LedgerError('bad_policy', `the witness \`${mute.name}\` has no http or https address; write it after its key`);
  return policy;
}

export class Cosigners {
  private readonly logs = new Map<string, Promise<LogState>>();
  private readonly ready = new Map<string, LogState>();
  private readonly timer: NodeJS.Timeout;
  private turn: Promise<void> | undefined;
  private isClosed = false;
  private failure: string | undefined;

  private constructor(private readonly options: CosignerOptions) {
    this.timer = setInterval(() => void this.look(), options.everyMs ?? 250);
    this.timer.unref();
  }

  static async start(options: CosignerOptions): Promise<Cosigners> {
    await mkdir(`${options.folder}/cosigned`, { recursive: true, mode: 0o700 });
    const cosigners = new Cosigners(options);
    await cosigners.look();
    return cosigners;
  }

  /** Each witness of each log. */
  states(): WitnessState[] {
    return [...this.ready.values()].flatMap(({ witnesses }) => witnesses.map(({ state }) => state));
  }

  /** How many witnesses the policy names. */
  get witnesses(): number {
    return this.options.policy.witnesses.length;
  }

  /** Why the last look at the ledger or the last write of a cosigned note failed; undefined when neither did. */
  get fault(): string | undefined {
    return this.failure;
  }

  /** The newest cosigned note; with a quorum as soon as there was one. */
  cosigned(agencyId: string): CosignedNote | undefined {
    return this.ready.get(agencyId)?.saved;
  }

  /**
   * A checkpoint of the log of at least this size that at least `count` witnesses (by name) cosigned. Rejects `unavailable` when there is none
   * within `timeoutMs`, `not_found` when the log has no checkpoint yet.
   */
  async waitFor(agencyId: string, size: bigint, count: number, timeoutMs = 5000): Promise<CosignedNote> {
    if (!this.logs.has(agencyId)) await this.look();
    const log = await this.logs.get(agencyId);
    if (log === undefined) throw new LedgerError('not_found', `there is no log of \`${agencyId}\`; ask after its first entry`);
    return log.rounds.waitFor(size, count, timeoutMs);
  }

  /** Looks at the ledger now instead of at the next quarter of a second. */
  look(): Promise<void> {
    if (this.isClosed) return Promise.resolve();
    this.turn ??= this.offerAll().finally(() => (this.turn = undefined));
    return this.turn;
  }

  /** Sends nothing more; resolves when what was cosigned is on the disk. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await this.turn;
    for (const { witnesses } of this.ready.values()) for (const witness of witnesses) witness.close();
    await Promise.all([...this.ready.values()].map(({ saving }) => saving));
  }

  /** Never rejects: the next look comes soon. One log's trouble is not another's. */
  private async offerAll(): Promise<void> {
    try {
      const heads = await this.options.source.signedLogs();
      const settled = await Promise.allSettled(heads.map((head) => this.offer(head)));
      const failed = settled.find(({ status }) => status === 'rejected');
      this.failure = failed?.status === 'rejected' ? reasonOf(failed.reason) : undefined;
    } catch (fault) {
      this.failure = reasonOf(fault);
    }
  }

  private async offer(head: LogHead): Promise<void> {
    const { everyMs = 250, refreshMs = 300_000, clock } = this.options;
    const log = await this.logOf(head);
    // A clock set back must not silence us.
    const waitedMs = Math.abs(clock() - log.offeredAtMs);
    if (head.size === 0n || waitedMs < (log.offered === head.size ? refreshMs : everyMs * 0.9)) return;
    log.offered = head.size;
    log.offeredAtMs = clock();
    log.rounds.open(head);
    for (const witness of log.witnesses) witness.offer(head);
  }

  private async logOf(head: LogHead): Promise<LogState> {
    const known = this.logs.get(head.agencyId) ?? this.begin(head);
    this.logs.set(head.agencyId, known);
    try {
      return await known;
    } catch (fault) {
      this.logs.delete(head.agencyId);
      throw fault;
    }
  }

  private async begin(head: LogHead): Promise<LogState> {
    const { agencyId } = head;
    // The id becomes a file name.
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(agencyId)) throw new LedgerError('bad_entry', 'an agency id is 1 to 64 letters, digits, `-`, `_` or `.`');
    const rounds: LogRounds = new LogRounds((vkeys) => this.isEnough(vkeys), (note) => this.save(agencyId, note));
    const log: LogState = { rounds, witnesses: this.witnessesOf(agencyId, rounds), offered: undefined, offeredAtMs: 0, saving: Promise.resolve(), saved: undefined };
    await this.remember(head, log);
    this.ready.set(agencyId, log);
    return log;
  }

  private witnessesOf(agencyId: string, rounds: LogRounds): LogWitness[] {
    const { policy, source, clock, onAlarm, timeoutMs = 5000 } = this.options;
    return policy.witnesses.flatMap((witness) => {
      const { url } = witness;
      if (!isWebAddress(url)) return [];
      return [new LogWitness({ agencyId, witness, url, source, clock, timeoutMs, onAlarm, onCosigned: (head, cosignature) => rounds.add(head, [cosignature]) })];
    });
  }

  /** What was cosigned before the start: a disk that now holds less was rolled back. A note that does not hold is as if there were none. */
  private async remember(head: LogHead, log: LogState): Promise<void> {
    const { clock, folder, policy, onAlarm } = this.options;
    const path = `${folder}/cosigned/${head.agencyId}`;
    if (!existsSync(path)) return;
    const note = await readFile(path, 'utf8');
    try {
      const { checkpoint, cosignatures } = openCosigned(note, parseVerifier(head.vkey), policy.witnesses.map(({ verifier }) => verifier), clock());
      for (const { vkey, timeMs } of cosignatures) log.witnesses.find(({ state }) => state.vkey === vkey)?.remember(checkpoint.size, timeMs);
      log.saved = { size: checkpoint.size, note, witnesses: cosignatures.map(({ vkey }) => vkey), count: new Set(cosignatures.map(({ name }) => name)).size };
      const bare = cosignatures.reduce((rest, { line }) => rest.replace(line, ''), note);
      log.rounds.add({ ...head, size: checkpoint.size, root: checkpoint.root, note: bare }, cosignatures);
      const witness = policy.witnesses.find(({ verifier }) => verifier.vkey === cosignatures[0]?.vkey);
      if (checkpoint.size > head.size && witness !== undefined) {
        onAlarm({ code: 'cosigned_elsewhere', agencyId: head.agencyId, witness: witness.name, ours: head.size, theirs: checkpoint.size, proven: true, note });
      }
    } catch (fault) {
      if (!(fault instanceof LedgerError)) throw fault;
      this.failure = `the cosigned note of \`${head.agencyId}\` cannot be read: ${fault.message}`;
    }
  }

  private isEnough(vkeys: readonly string[]): boolean {
    const { policy } = this.options;
    return isQuorum(policy, policy.witnesses.filter(({ verifier }) => vkeys.includes(verifier.vkey)).map(({ name }) => name));
  }

  /** One write after another; a newer note overtakes those that wait. */
  private save(agencyId: string, note: CosignedNote): void {
    const log = this.ready.get(agencyId);
    if (log === undefined || (log.saved !== undefined && log.saved.size > note.size)) return;
    log.saved = note;
    log.saving = this.write(agencyId, log, note, log.saving);
  }

  /** Never rejects. */
  private async write(agencyId: string, log: LogState, note: CosignedNote, before: Promise<void>): Promise<void> {
    await before;
    if (log.saved !== note) return;
    try {
      await writeDurably(`${this.options.folder}/cosigned`, agencyId, note.note);
      this.options.onCosigned?.(agencyId, note);
    } catch (fault) {
      this.failure = reasonOf(fault);
    }
  }
}

export type { CosignerAlarm, HeadSource } from './head-source.js';
export type { CosignedNote } from './log-rounds.js';
export type { WitnessState } from './log-witness.js';
