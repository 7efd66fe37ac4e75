// Watches from outside how far the live examiner has come, and what it has told: from the files that it leaves, as whoever runs the node could.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Place {
  readonly next: string;
}

export interface RaisedLead {
  readonly delayMs: number;
  readonly detectors: readonly string[];
}

interface LaneFile {
  readonly pass: number;
  readonly lastPassMs: number;
  readonly raised: readonly RaisedLead[];
}

export interface Followed {
  /** Entries below `next` had been examined at that moment. */
  readonly reached: readonly { readonly next: bigint; readonly atMs: number }[];
  /** Of each beat. */
  readonly passes: readonly number[];
  readonly raised: readonly RaisedLead[];
}

const lookEveryMs = 50;

export class Follower {
  readonly #folder: string;
  readonly #reached: { readonly next: bigint; readonly atMs: number }[] = [];
  readonly #passes: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(folder: string) {
    this.#folder = folder;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  /** Until the entry was examined, or nobody waits any longer. */
  async until(index: bigint, mostMs: number): Promise<void> {
    const endMs = Date.now() + mostMs;
    while ((this.#reached.at(-1)?.next ?? 0n) <= index && Date.now() < endMs) await pause(100);
  }

  stop(): Followed {
    clearInterval(this.#timer);
    return { reached: this.#reached, passes: this.#passes, raised: this.#lane()?.raised ?? [] };
  }

  #look(): void {
    const next = BigInt((read(join(this.#folder, 'place.json')) as Place | undefined)?.next ?? '0');
    if (next <= (this.#reached.at(-1)?.next ?? 0n)) return;
    this.#reached.push({ next, atMs: Date.now() });
    this.#passes.push(this.#lane()?.lastPassMs ?? 0);
  }

  #lane(): LaneFile | undefined {
    return read(join(this.#folder, 'node', 'lane.json')) as LaneFile | undefined;
  }
}

function read(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
