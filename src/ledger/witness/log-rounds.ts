// The cosignatures of one log, gathered by checkpoint. Witnesses answer at different speeds: a few past checkpoints stay open,
// so that a quorum comes together on one of them however slow one witness is.
import { LedgerError } from '../errors.js';
import type { Cosignature } from '../format/cosignature.js';
import type { LogHead } from '../protocol.js';

/** A checkpoint with the signatures of the log and of witnesses. */
export interface CosignedNote {
  readonly size: bigint;
  readonly note: string;
  /** Witnesses' keys. */
  readonly witnesses: readonly string[];
  /** Witnesses by name: one with two keys is one. */
  readonly count: number;
}

interface Round {
  readonly head: LogHead;
  readonly cosignatures: Map<string, Cosignature>;
}

interface Waiter {
  readonly size: bigint;
  readonly count: number;
  resolve(note: CosignedNote): void;
}

const OPEN_ROUNDS = 64;

export class LogRounds {
  private readonly rounds: Round[] = [];
  private readonly waiters = new Set<Waiter>();

  /** `newest` is told of each cosigned note that is not older than the last one told of. `isEnough` says whether keys make a quorum. */
  constructor(
    private readonly isEnough: (vkeys: readonly string[]) => boolean,
    private readonly newest: (note: CosignedNote) => void,
  ) {}

  private told: { readonly size: bigint; readonly isEnough: boolean } = { size: 0n, isEnough: false };

  /** Opens a checkpoint to cosignatures. */
  open(head: LogHead): void {
    if (this.rounds.some((round) => round.head.size === head.size)) return;
    this.rounds.push({ head, cosignatures: new Map() });
    if (this.rounds.length > OPEN_ROUNDS) this.rounds.shift();
  }

  add(head: LogHead, cosignatures: readonly Cosignature[]): void {
    this.open(head);
    const round = this.rounds.find((one) => one.head.size === head.size);
    if (round === undefined) return;
    for (const cosignature of cosignatures) round.cosignatures.set(cosignature.vkey, cosignature);
    const note = noteOf(round);
    this.tell(note);
    for (const waiter of this.waiters) if (suits(waiter, note)) waiter.resolve(note);
  }

  /** A note of at least this size that at least `count` witnesses cosigned, now or later. Rejects `unavailable` after `timeoutMs`. */
  async waitFor(size: bigint, count: number, timeoutMs: number): Promise<CosignedNote> {
    const there = this.rounds.map(noteOf).find((note) => suits({ size, count }, note));
    if (there !== undefined) return there;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
      };
      const waiter: Waiter = { size, count, resolve: (note) => resolve((end(), note)) };
      const timer = setTimeout(() => {
        end();
        reject(new LedgerError('unavailable', `fewer than \`${count}\` witnesses cosigned size \`${size}\` in time; ask again, and look at the witnesses`));
      }, timeoutMs);
      this.waiters.add(waiter);
    });
  }

  /** A quorum once shown is never replaced by less than a quorum, nor a larger size by a smaller one. */
  private tell(note: CosignedNote): void {
    const isEnough = this.isEnough(note.witnesses);
    if (note.witnesses.length === 0 || note.size < this.told.size || (this.told.isEnough && !isEnough)) return;
    this.told = { size: note.size, isEnough };
    this.newest(note);
  }
}

function suits({ size, count }: { readonly size: bigint; readonly count: number }, note: CosignedNote): boolean {
  return note.size >= size && note.count >= count;
}

function noteOf({ head, cosignatures }: Round): CosignedNote {
  const given = [...cosignatures.values()];
  const count = new Set(given.map(({ name }) => name)).size;
  return { size: head.size, note: head.note + given.map(({ line }) => line).join(''), witnesses: [...cosignatures.keys()], count };
}
