// One stream of look-ups that is examined as it comes: the record of this node, or what other systems of an agency send. Each pass lays what is new over
// what the last one had read. What was reached is written down once a pass is done, so that one that was cut off is made again and nothing is left out.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../kernel/index.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { PassEnd, Passes, PassLead, PassPrompt, PassRequest } from './pass.js';
import { lastSettledWeek, newlyRaised, type Raised, raisedOf, settledBy } from './raising.js';
import { Waiting, writeLines } from './waiting.js';

export interface LaneTerms {
  readonly folder: string;
  readonly passes: Passes;
  /** Where complete passes are made that nobody waits for; absent: each pass is complete and waited for. */
  readonly patient?: Passes;
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
  /** Of the last complete pass; 0: there was none. */
  readonly wholeMs: number;
  readonly wholeAtMs: number;
  /** Segments that beats have examined and no complete pass has read. */
  readonly waiting: readonly number[];
  readonly segments: number;
  readonly problem: { readonly en: string; readonly fr: string } | null;
}

/** Whom a lane tells. */
export interface Told {
  /** New leads come to those who review them; a pass that ends before that is made again. */
  hand(leads: readonly PassLead[], nowMs: number): Promise<void>;
  /** What a complete pass says of leads that prompt beats had raised. */
  settle(leads: readonly Raised[]): Promise<void>;
  /** Low-risk looks of a complete pass, to ask about. */
  ask(prompts: readonly PassPrompt[], nowMs: number): Promise<void>;
}

/** A complete pass that has ended, with what it had read. */
interface Complete {
  readonly end: PassEnd;
  readonly segments: readonly number[];
  readonly fromMs: number;
  readonly arrivedAtMs: number;
}

const DAY_MS = 86_400_000;
/** Where a complete pass takes longer, a look-up that just missed one would wait too long: from here on there are two beats. */
const TWO_BEATS_FROM_MS = 12_000;
const SHORTEST_PAUSE_MS = 60_000;
const empty: LaneState = { pass: 0, isAnew: true, lastLine: null, settledWeek: '', raised: [], lookUps: 0, quarantined: 0, lastPassAtMs: null, lastPassMs: 0, wholeMs: 0, wholeAtMs: 0, waiting: [], segments: 0, problem: null };

export class Lane {
  readonly #terms: LaneTerms;
  readonly #waiting: Waiting;
  #state: LaneState;
  #pending: Promise<void> | undefined;
  #ended: Complete | undefined;
  /** The context has changed since a complete pass saw it. */
  #owesContext = false;

  constructor(terms: LaneTerms) {
    this.#terms = terms;
    mkdirSync(terms.folder, { recursive: true, mode: 0o700 });
    this.#waiting = new Waiting(this.#path('waiting'));
    const path = this.#path('lane.json');
    this.#state = existsSync(path) ? { ...empty, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<LaneState>) } : empty;
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

  /** Undefined: there was nothing to examine. */
  async pass(slice: Slice, told: Told): Promise<PassEnd | undefined> {
    if (this.#ended !== undefined) await this.#complete(this.#ended, told);
    return this.#isOfTwoBeats ? this.#beat(slice, told) : this.#whole(slice, told);
  }

  /** Forgets what was read; the next slice is everything again. */
  beginAnew(): void {
    this.#save({ ...this.#state, isAnew: true });
  }

  /** Ends what nobody waits for. */
  async close(): Promise<void> {
    this.#terms.patient?.stop();
    await this.#pending;
  }

  get #isOfTwoBeats(): boolean {
    const { isAnew, wholeMs, waiting } = this.#state;
    return this.#terms.patient !== undefined && !isAnew && (wholeMs > TWO_BEATS_FROM_MS || waiting.length > 0);
  }

  /** One pass over everything, waited for. */
  async #whole(slice: Slice, told: Told): Promise<PassEnd | undefined> {
    const { clock, passes } = this.#terms;
    const fromMs = clock();
    const evidence = this.#emptied('new');
    const last = await writeLines(join(evidence, 'accesses.jsonl'), slice.lines);
    if (last === undefined && (this.#state.lastLine === null || this.#state.isAnew || !(slice.isContextNew || this.#isSettling(fromMs)))) return undefined;
    if (last === undefined) this.#tellLast(evidence);
    await slice.context(evidence);
    const end = await passes.run(await this.#anew(evidence));
    if (end.kind === 'failed') this.#fail(end);
    if (end.kind !== 'done') return end;
    const fresh = newlyRaised(end.result.leads, this.#state.raised, fromMs);
    if (fresh.length > 0) await told.hand(fresh, clock());
    await told.ask(end.result.prompts, clock());
    const nowMs = clock();
    this.#waiting.clear();
    this.#save({
      ...this.#state, pass: this.#state.pass + 1, isAnew: false, lastLine: last ?? this.#state.lastLine, settledWeek: lastSettledWeek(fromMs), raised: [...this.#state.raised, ...fresh.map((one) => raisedOf(one, nowMs, slice.arrivedAtMs))],
      lookUps: end.result.lookUps, quarantined: end.result.quarantined, lastPassAtMs: nowMs, lastPassMs: nowMs - fromMs, wholeMs: nowMs - fromMs, wholeAtMs: nowMs, waiting: [], problem: null,
    });
    this.#tidy();
    return end;
  }

  /** A prompt beat over all that no complete pass has read; behind it, now and then, a complete pass that nobody waits for. */
  async #beat(slice: Slice, told: Told): Promise<PassEnd | undefined> {
    const { clock, passes } = this.#terms;
    const fromMs = clock();
    const nth = this.#state.segments + 1;
    const last = await this.#waiting.write(nth, slice.lines);
    this.#owesContext ||= slice.isContextNew;
    const isDue = this.#pending === undefined && (last !== undefined || this.#state.waiting.length > 0 || this.#owesContext || this.#isSettling(fromMs));
    let end: PassEnd | undefined;
    if (last !== undefined) {
      const evidence = this.#emptied('near-new');
      await this.#waiting.gather([...this.#state.waiting, nth], join(evidence, 'accesses.jsonl'));
      await slice.context(evidence);
      end = await passes.run({ ...await this.#request(evidence), out: this.#path('near'), isNear: true });
      if (end.kind === 'failed') this.#save({ ...this.#state, problem: { en: end.en, fr: end.fr } });
      if (end.kind !== 'done') return end;
      const fresh = newlyRaised(end.result.leads, this.#state.raised, fromMs);
      if (fresh.length > 0) await told.hand(fresh, clock());
      const nowMs = clock();
      this.#save({
        ...this.#state, lastLine: last, segments: nth, waiting: [...this.#state.waiting, nth], raised: [...this.#state.raised, ...fresh.map((one) => raisedOf(one, nowMs, slice.arrivedAtMs))],
        lastPassAtMs: nowMs, lastPassMs: nowMs - fromMs, problem: null,
      });
    }
    if (isDue && clock() >= this.#state.wholeAtMs + Math.max(SHORTEST_PAUSE_MS, this.#state.wholeMs)) await this.#beginWhole(slice);
    return end;
  }

  /** It leans on nothing that a prompt beat writes, and ends whenever it ends. */
  async #beginWhole(slice: Slice): Promise<void> {
    const { patient, clock } = this.#terms;
    if (patient === undefined) return;
    const [segments, fromMs, evidence] = [this.#state.waiting, clock(), this.#emptied('new')];
    await this.#waiting.gather(segments, join(evidence, 'accesses.jsonl'));
    if (segments.length === 0) this.#tellLast(evidence);
    await slice.context(evidence);
    this.#owesContext = false;
    const request = await this.#anew(evidence);
    const wait = async (): Promise<void> => { this.#ended = { end: await patient.run(request), segments, fromMs, arrivedAtMs: slice.arrivedAtMs }; };
    this.#pending = wait();
  }

  /** What beats raised and it does not carry stays raised; that it does not is said. */
  async #complete({ end, segments, fromMs, arrivedAtMs }: Complete, told: Told): Promise<void> {
    [this.#ended, this.#pending] = [undefined, undefined];
    if (end.kind === 'failed') this.#fail(end);
    if (end.kind !== 'done') return;
    const { clock } = this.#terms;
    const fresh = newlyRaised(end.result.leads, this.#state.raised, fromMs);
    if (fresh.length > 0) await told.hand(fresh, clock());
    const settled = new Map(settledBy(end.result.leads, this.#state.raised, fromMs).map((one) => [one.leadId, one]));
    if (settled.size > 0) await told.settle([...settled.values()]);
    await told.ask(end.result.prompts, clock());
    const nowMs = clock();
    this.#save({
      ...this.#state, pass: this.#state.pass + 1, settledWeek: lastSettledWeek(fromMs), raised: [...this.#state.raised.map((one) => settled.get(one.leadId) ?? one), ...fresh.map((one) => raisedOf(one, nowMs, arrivedAtMs))],
      lookUps: end.result.lookUps, quarantined: end.result.quarantined, wholeMs: nowMs - fromMs, wholeAtMs: nowMs, waiting: this.#state.waiting.filter((one) => !segments.includes(one)),
    });
    this.#waiting.remove(segments);
    this.#tidy();
  }

  /** Of a complete pass: what an attempt left that was cut off is no part of it. */
  async #anew(evidence: string): Promise<PassRequest> {
    const request = await this.#request(evidence);
    rmSync(request.out, { recursive: true, force: true });
    return request;
  }

  async #request(evidence: string): Promise<PassRequest> {
    const { perThousand, memory, threads, seed, fromWeek } = this.#terms;
    const canaries = await this.#terms.toldOf?.() ?? [];
    return { ...(canaries.length > 0 && { canaries }), evidence, out: this.#outOf(this.#state.pass + 1), perThousand, memory, threads, seed, fromWeek, fromDay: this.fromDay, ...(!this.#state.isAnew && { since: this.#outOf(this.#state.pass) }) };
  }

  #isSettling(nowMs: number): boolean {
    return lastSettledWeek(nowMs) > this.#state.settledWeek && this.#state.settledWeek !== '';
  }

  #fail({ en, fr }: PassEnd & { readonly kind: 'failed' }): void {
    this.#waiting.clear();
    this.#save({ ...this.#state, isAnew: true, waiting: [], problem: { en, fr } });
  }

  /** Told again it changes nothing, and there is no evidence without a look-up. */
  #tellLast(evidence: string): void {
    writeFileSync(join(evidence, 'accesses.jsonl'), `${this.#state.lastLine ?? ''}\n`, { mode: 0o600 });
  }

  #emptied(name: string): string {
    const folder = this.#path(name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
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
