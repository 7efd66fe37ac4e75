// Hears of every look-up after its answer has left, and knows whether a canary was met. The answer waits for nothing of it and holds nothing of it: bytes and time
// are those of any other record (G4). INVARIANT: tests/attacks/access/canary-told-apart.test.ts. What could not be handed over stays here until it is.
import type { CanaryLook } from './canary-look.js';

const waitMs = 400;

export class CanaryAlarm {
  #waiting: CanaryLook[] = [];
  #timer: NodeJS.Timeout | undefined;
  #going: Promise<void> = Promise.resolve();
  readonly #onHeard: (look: CanaryLook) => Promise<void>;

  constructor(onHeard: (look: CanaryLook) => Promise<void>) {
    this.#onHeard = onHeard;
  }

  /** The same work for whatever was shown: one line in a list. */
  hear(look: CanaryLook | undefined): void {
    if (look === undefined) return;
    this.#waiting.push(look);
    this.#timer ??= setTimeout(() => { this.#timer = undefined; void this.drain(); }, waitMs);
    this.#timer.unref();
  }

  /** Until all that was heard so far is dealt with, or has failed once more. */
  async drain(): Promise<void> {
    this.#going = this.#going.then(async () => this.#lookAt(this.#waiting));
    return this.#going;
  }

  /** The first entry of a log that is not dealt with; undefined: all are. */
  firstWaiting(agencyId: string): bigint | undefined {
    return this.#waiting.filter((one) => one.agencyId === agencyId).map((one) => one.index).reduce<bigint | undefined>((least, one) => (least === undefined || one < least ? one : least), undefined);
  }

  /** Each leaves the list when it is dealt with and not before: whoever asks how far the record was gone through is told of it. */
  async #lookAt(some: readonly CanaryLook[]): Promise<void> {
    const done = new Set<CanaryLook>();
    for (const one of some) {
      await this.#onHeard(one).then(() => done.add(one), (fault: unknown) => { process.stderr.write(`custos: a look-up waits to be looked at: ${String(fault)}\n`); });
    }
    this.#waiting = this.#waiting.filter((one) => !done.has(one));
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.drain();
  }
}
