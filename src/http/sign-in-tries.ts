// Guessing one person's password from many addresses: after so many failures under one name, that name waits, whether anybody has it or
// not (so that waiting tells nothing). Kept in memory, under a hash: what was typed may be a password.
import { hash } from 'node:crypto';
import type { Clock } from '../kernel/index.js';

const most = 10;
const withinMs = 5 * 60_000;
const remembered = 10_000;

export class SignInTries {
  readonly #clock: Clock;
  readonly #failures = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True while the name waits. */
  mustWait(name: string): boolean {
    return this.#recent(keyOf(name)).length >= most;
  }

  failed(name: string): void {
    const key = keyOf(name);
    const recent = [...this.#recent(key), this.#clock()];
    // The oldest name goes first when strangers fill the memory.
    this.#failures.delete(key);
    this.#failures.set(key, recent.slice(-most));
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > remembered && oldest !== undefined) this.#failures.delete(oldest);
  }

  #recent(key: string): number[] {
    return (this.#failures.get(key) ?? []).filter((at) => at > this.#clock() - withinMs);
  }
}

/** `name` and `name@agency` are apart: the second says which of two people is meant. */
function keyOf(name: string): string {
  return hash('sha256', name.trim().toLowerCase(), 'hex');
}
