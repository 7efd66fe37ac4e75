// One stream of look-ups that is examined as it comes: the record of this node, or what other systems of an agency send. Each pass lays what is new over
// what the last one had read. What was reached is written down once a pass is done, so that one that was cut off is made again and nothing is left out.
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Clock } from '../../kernel/index.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { PassEnd, Passes, PassLead } from './pass.js';
import { lastSettledWeek, newlyRaised, type Raised, raisedOf } from './raising.js';

export interface LaneTerms {
  readonly folder: string;
  readonly passes: Passes;
  readonly clock: Clock;
  readonly perThousand: number;
  readonly memory: string;
  readonly threads: number;
  readonly seed: string;
  /** Leads of earlier weeks are what a scan is for. */
  readonly fromWeek: string;
  readonly weeksKept: number;
  /** Records that exist only to be found, told to each pass and kept nowhere; absent: none are. */
  readonly toldOf?: () => Promise<readonly ToldCanary[]>;
}

/** What is new. `context` writes the tables of context as they stand now; `isContextNew` where that alone is worth a pass. */
export interface Slice {
  readonly lines: AsyncIterable<string>;
  readonly context: (folder: string) => Promise<void>;
  readonly isContextNew: boolean;
  /** Before it nothing of the slice could have been examined here. */
  readonly arrivedAtMs: number;
}

export interface LaneState {
  readonly pass: number;
  /** Whether the last pass left what the next one begins with; else the next slice is everything. */
  readonly isAnew: boolean;
  /** The last look-up that was read: told again, it changes nothing, and lets a week be settled in which nobody looks anything up. */
  readonly lastLine: string | null;
  readonly settledWeek: string;
  readonly raised: readonly Raised[];
  readonly lookUps: number;
  readonly quarantined: number;
  readonly lastPassAtMs: number | null;
  readonly lastPassMs: number;
  readonly problem: { readonly en: string; readonly fr: string } | null;
}

const DAY_MS = 86_400_000;
const empty: LaneState = { pass: 0, isAnew: true, lastLine: null, settledWeek: '', raised: [], lookUps: 0, quarantined: 0, lastPassAtMs: null, lastPassMs: 0, problem: null };

export class Lane {
  readonly #terms: LaneTerms;
  #state: LaneState;

  constructor(terms: LaneTerms) {
    this.#terms = terms;
    mkdirSync(terms.folder, { recursive: true, mode: 0o700 });
    const path = this.#path('lane.json');
    this.#state = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LaneState) : empty;
    if (!this.#state.isAnew && !existsSync(this.#outOf(this.#state.pass))) this.#state = { ...this.#state, isAnew: true };
  }

  get state(): LaneState {
    return this.#state;
  }

  /** Monday of the first week that is kept. */
  get fromDay(): string {
    const now = this.#terms.clock();
    const monday = Math.floor((now + 3 * DAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS - 3 * DAY_MS;
    return new Date(monday - this.#terms.weeksKept * 7 * DAY_MS).toISOString().slice(0, 10);
  }

  /** Undefined: there was nothing to examine. `hand` brings new leads to those who review them; a pass that ends before that is made again. */
  async pass(slice: Slice, hand: (leads: readonly PassLead[], nowMs: number) => Promise<void>): Promise<PassEnd | undefined> {
    const { clock, passes } = this.#terms;
    const fromMs = clock();
    const evidence = this.#path('new');
    const last = await this.#write(evidence, slice.lines);
    const isSettling = lastSettledWeek(fromMs) > this.#state.settledWeek && this.#state.settledWeek !== '';
    if (last === undefined && (this.#state.lastLine === null || this.#state.isAnew || !(slice.isContextNew || isSettling))) return undefined;
    if (last === undefined) writeFileSync(join(evidence, 'accesses.jsonl'), `${this.#state.lastLine ?? ''}\n`, { mode: 0o600 });
    await slice.context(evidence);
    const out = this.#outOf(this.#state.pass + 1);
    rmSync(out, { recursive: true, force: true });
    const { perThousand, memory, threads, seed, fromWeek } = this.#terms;
    const canaries = await this.#terms.toldOf?.() ?? [];
    const end = await passes.run({
      ...(canaries.length > 0 && { canaries }), evidence, out, perThousand, memory, threads, seed, fromWeek, fromDay: this.fromDay, ...(!this.#state.isAnew && { since: this.#outOf(this.#state.pass) }),
    });
    if (end.kind === 'failed') this.#save({ ...this.#state, isAnew: true, problem: { en: end.en, fr: end.fr } });
    if (end.kind !== 'done') return end;
    const fresh = newlyRaised(end.result.leads, this.#state.raised, fromMs);
    if (fresh.length > 0) await hand(fresh, clock());
    const nowMs = clock();
    this.#save({
      pass: this.#state.pass + 1, isAnew: false, lastLine: last ?? this.#state.lastLine, settledWeek: lastSettledWeek(fromMs), raised: [...this.#state.raised, ...fresh.map((one) => raisedOf(one, nowMs, slice.arrivedAtMs))],
      lookUps: end.result.lookUps, quarantined: end.result.quarantined, lastPassAtMs: nowMs, lastPassMs: nowMs - fromMs, problem: null,
    });
    this.#tidy();
    return end;
  }

  /** Forgets what was read; the next slice is everything again. */
  beginAnew(): void {
    this.#save({ ...this.#state, isAnew: true });
  }

  /** The last line, where there was one. */
  async #write(folder: string, lines: AsyncIterable<string>): Promise<string | undefined> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = createWriteStream(join(folder, 'accesses.jsonl'), { mode: 0o600 });
    let last: string | undefined;
    try {
      for await (const line of lines) {
        last = line;
        if (!file.write(`${line}\n`)) await once(file, 'drain');
      }
    } finally {
      await new Promise((resolve) => { file.end(resolve); });
    }
    return last;
  }

  #save(state: LaneState): void {
    const path = this.#path('lane.json');
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    this.#state = state;
  }

  #tidy(): void {
    const kept = `pass-${this.#state.pass}`;
    for (const name of readdirSync(this.#terms.folder)) if (name === 'new' || (name.startsWith('pass-') && name !== kept)) rmSync(this.#path(name), { recursive: true, force: true });
  }

  #outOf(pass: number): string {
    return this.#path(`pass-${pass}`);
  }

  #path(name: string): string {
    return join(this.#terms.folder, name);
  }
}
