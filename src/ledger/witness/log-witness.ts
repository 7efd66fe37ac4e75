// One log at one witness: brings the newest checkpoint there, one request at a time, and notices when the witness holds what
// our disk does not. A witness is another institution: it may be down, slow, restored from a backup, or lying.
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../kernel/index.js';
import { LedgerError, reasonOf } from '../errors.js';
import { type Checkpoint, openCheckpoint } from '../format/checkpoint.js';
import type { Cosignature } from '../format/cosignature.js';
import { equalBytes } from '../format/hash.js';
import { parseVerifier } from '../format/key.js';
import type { PolicyWitness } from '../format/policy.js';
import { verifyConsistency } from '../format/proof.js';
import type { CosignerAlarm, HeadSource } from './head-source.js';
import type { LogHead } from '../protocol.js';
import { submit, type SubmissionAnswer } from './submission.js';
import { askWeb, under } from './web-request.js';
import { originHash } from './witness-folder.js';

export interface LogWitnessOptions {
  readonly agencyId: string;
  readonly witness: PolicyWitness;
  readonly url: string;
  readonly source: HeadSource;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly onCosigned: (head: LogHead, cosignature: Cosignature) => void;
  readonly onAlarm: (alarm: CosignerAlarm) => void;
}

/** As the page shows it. */
export interface WitnessState {
  readonly agencyId: string;
  readonly witness: string;
  readonly vkey: string;
  readonly url: string;
  /** The last size it cosigned, and when. */
  readonly size: bigint | undefined;
  readonly timeMs: number | undefined;
  /** Why the last attempt failed; undefined when it did not. */
  readonly error: string | undefined;
  readonly alarm: CosignerAlarm['code'] | undefined;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** The witness may be ahead of what we believe of it, but not again and again. */
const MAX_ATTEMPTS = 3;
const MAX_NOTE_BYTES = 1_000_000;

export class LogWitness {
  /** What the witness is believed to hold. */
  private held = 0n;
  /** The largest checkpoint whose cosignature by this witness we have. */
  private cosigned: { readonly size: bigint; readonly timeMs: number } | undefined;
  private next: LogHead | undefined;
  private isRunning = false;
  private error: string | undefined;
  private alarm: CosignerAlarm | undefined;
  private readonly ending = new AbortController();

  constructor(private readonly options: LogWitnessOptions) {}

  get state(): WitnessState {
    const { agencyId, witness, url } = this.options;
    return { agencyId, witness: witness.name, vkey: witness.verifier.vkey, url, size: this.cosigned?.size, timeMs: this.cosigned?.timeMs, error: this.error, alarm: this.alarm?.code };
  }

  /** A cosignature kept from before the node was started. */
  remember(size: bigint, timeMs: number): void {
    this.held = size;
    this.cosigned = { size, timeMs };
  }

  /** The newest checkpoint; replaces one that waits. */
  offer(head: LogHead): void {
    this.next = head;
    if (!this.isRunning) void this.run();
  }

  close(): void {
    this.ending.abort();
    this.next = undefined;
  }

  /** Never rejects: what goes wrong is the witness's state, and is tried again. */
  private async run(): Promise<void> {
    this.isRunning = true;
    for (let failures = 0; this.next !== undefined && !this.ending.signal.aborted; ) {
      const head = this.next;
      this.next = undefined;
      try {
        await this.bring(head);
        this.error = undefined;
        failures = 0;
      } catch (fault) {
        this.error = reasonOf(fault);
        this.next ??= head;
        failures += 1;
        await this.rest(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
      }
    }
    this.isRunning = false;
  }

  private async rest(ms: number): Promise<void> {
    try {
      await pause(ms, undefined, { signal: this.ending.signal, ref: false });
    } catch {
      this.next = undefined;
    }
  }

  private async bring(head: LogHead): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const answer = await this.submit(head);
      if (this.ending.signal.aborted) return;
      if (answer.kind === 'cosigned') return this.take(head, answer.cosignature);
      const theirs = answer.kind === 'conflict' ? answer.size : this.held;
      const isBehind = answer.kind === 'conflict' && theirs !== this.held && theirs <= head.size;
      if (!isBehind) return await this.contradicted(head, theirs);
      this.notice(head, theirs);
      this.held = theirs;
    }
    throw new LedgerError('unavailable', 'the witness names another size each time; ask its operator what it holds');
  }

  private async submit(head: LogHead): Promise<SubmissionAnswer> {
    const { agencyId, source, witness, url, clock, timeoutMs } = this.options;
    // Believed ahead of this checkpoint: the witness says itself what it holds.
    const oldSize = this.held > head.size ? 0n : this.held;
    const proof = oldSize === 0n || oldSize === head.size ? [] : await source.consistency(agencyId, oldSize, head.size);
    return submit(witness.verifier, url, { oldSize, proof, note: head.note }, clock, { timeoutMs, signal: this.ending.signal });
  }

  private take(head: LogHead, cosignature: Cosignature): void {
    this.held = head.size;
    this.cosigned = { size: head.size, timeMs: cosignature.timeMs };
    this.options.onCosigned(head, cosignature);
  }

  private notice(head: LogHead, theirs: bigint): void {
    if (this.cosigned === undefined || theirs >= this.cosigned.size) return;
    this.raise({ code: 'witness_rolled_back', agencyId: this.options.agencyId, witness: this.options.witness.name, ours: head.size, theirs, proven: false });
  }

  /** The witness holds more than was sent, or another root. Somebody else may have brought it a newer checkpoint of ours: then all is well. */
  private async contradicted(head: LogHead, theirs: bigint): Promise<void> {
    const { agencyId, source, witness } = this.options;
    const newest = (await source.signedLogs()).find((one) => one.agencyId === agencyId) ?? head;
    const shown = await this.shown(newest);
    if (shown !== undefined && await this.extends(newest, shown.head)) {
      this.held = shown.head.size;
      this.next ??= newest;
      if (newest.size === head.size) throw new LedgerError('unavailable', 'the witness refuses a checkpoint that extends what it shows; ask its operator');
      return;
    }
    if (shown === undefined && theirs === 0n) throw new LedgerError('unavailable', 'the witness holds nothing and refuses the first checkpoint; ask its operator');
    const isOurs = shown === undefined && theirs > head.size && theirs <= newest.size;
    if (isOurs) {
      this.held = theirs;
      this.next ??= newest;
      return;
    }
    this.raise({ code: 'cosigned_elsewhere', agencyId, witness: witness.name, ours: newest.size, theirs: shown?.head.size ?? theirs, proven: shown !== undefined, ...(shown && { note: shown.note }) });
    throw new LedgerError('inconsistent', 'the witness holds what this disk does not; stop, keep the folder as evidence and run `custos ledger verify`');
  }

  /** What the witness shows of our log, when it is signed by our key; witnesses of other makers may show nothing. */
  private async shown(log: LogHead): Promise<{ readonly head: Checkpoint; readonly note: string } | undefined> {
    try {
      const { status, bytes } = await askWeb(under(this.options.url, `checkpoint/${originHash(log.origin)}`), { timeoutMs: this.options.timeoutMs, maxBytes: MAX_NOTE_BYTES, signal: this.ending.signal });
      const note = Buffer.from(bytes).toString('utf8');
      return status === 200 ? { head: openCheckpoint(note, parseVerifier(log.vkey)), note } : undefined;
    } catch (fault) {
      if (fault instanceof LedgerError) return undefined;
      throw fault;
    }
  }

  private async extends(newest: LogHead, older: Checkpoint): Promise<boolean> {
    if (older.size > newest.size) return false;
    if (older.size === newest.size || older.size === 0n) return older.size === 0n || equalBytes(older.root, newest.root);
    const proof = await this.options.source.consistency(this.options.agencyId, older.size, newest.size);
    return verifyConsistency({ size1: older.size, size2: newest.size, root1: older.root, root2: newest.root, proof }).ok;
  }

  /** Once for each thing that is wrong. */
  private raise(alarm: CosignerAlarm): void {
    if (this.alarm?.code === alarm.code && this.alarm.theirs === alarm.theirs && this.alarm.proven === alarm.proven) return;
    this.alarm = alarm;
    this.options.onAlarm(alarm);
  }
}
