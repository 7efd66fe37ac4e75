// The examination of one agency at work: its lanes in turn, never two passes at once, and a rest after each so that whoever searches here does not wait for it.
import type { Plan } from '../../access/index.js';
import type { Clock } from '../../kernel/index.js';
import type { Kept } from '../office/for-reader.js';
import type { Feed, LaneName } from './feed.js';
import type { LaneState } from './lane.js';
import type { Asking, Intake, Settling } from '../desk/index.js';
import type { Passes } from './pass.js';
import type { Raised } from './raising.js';

export interface ExaminationParts {
  readonly agencyId: string;
  readonly feeds: readonly Feed[];
  readonly passes: Passes;
  readonly intake: Intake;
  readonly asking: Asking;
  readonly settling: Settling;
  readonly clock: Clock;
}

export interface LaneView extends Pick<LaneState, 'lookUps' | 'quarantined' | 'lastPassAtMs' | 'lastPassMs' | 'wholeAtMs' | 'wholeMs' | 'problem'> {
  readonly name: LaneName;
  /** Of the last lead that this reader may be shown; undefined: none. */
  readonly lastDelayMs: number | undefined;
}

/** A look-up waits for the pass that runs, the rest, and its own pass: rest and two passes stay below the minute that was promised. */
const PROMISED_MS = 50_000;
const SHORTEST_REST_MS = 2_000;
/** After a pass that failed: the next one reads everything again. */
const FAILED_REST_MS = 300_000;

export class Examination {
  readonly #parts: ExaminationParts;
  #running: Promise<void> | undefined;
  #isClosed = false;
  #nextAtMs = 0;

  constructor(parts: ExaminationParts) {
    this.#parts = parts;
  }

  get isDue(): boolean {
    return this.#parts.clock() >= this.#nextAtMs;
  }

  /** Every lane once. */
  async turn(plan: Plan): Promise<void> {
    this.#running = this.#turn(plan);
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  lanes(kept: Kept): LaneView[] {
    return this.#parts.feeds.map(({ name, lane: { state } }) => ({
      name, lookUps: state.lookUps, quarantined: state.quarantined, lastPassAtMs: state.lastPassAtMs, lastPassMs: state.lastPassMs, wholeAtMs: state.wholeAtMs, wholeMs: state.wholeMs, problem: state.problem,
      lastDelayMs: state.raised.findLast((one) => isShown(one, kept))?.delayMs,
    }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#parts.passes.stop();
    await Promise.all(this.#parts.feeds.map(async ({ lane }) => lane.close()));
    await this.#running?.catch(() => undefined);
  }

  async #turn(plan: Plan): Promise<void> {
    const { feeds, clock } = this.#parts;
    const fromMs = clock();
    let isWell = true;
    try {
      for (const feed of feeds) if (!this.#isClosed) isWell = await this.#examine(feed, plan) && isWell;
    } finally {
      const took = clock() - fromMs;
      this.#nextAtMs = clock() + (isWell ? Math.max(SHORTEST_REST_MS, Math.min(took, PROMISED_MS - 2 * took)) : FAILED_REST_MS);
    }
  }

  /** False where the pass failed. */
  async #examine(feed: Feed, plan: Plan): Promise<boolean> {
    const { agencyId, intake, settling, asking } = this.#parts;
    const found = await feed.next(plan);
    if (found === undefined) return true;
    const end = await feed.lane.pass(found.slice, { hand: async (leads, foundAtMs) => intake.take(agencyId, leads.map(({ leadId, concern, namesOf, isSerious, told }) => ({ leadId, source: 'live', foundAtMs, concern, namesOf, isSerious, told }))), settle: async (settled) =>
      settling.settle(agencyId, settled.map((one) => ({ leadId: one.leadId, isCarried: one.early === 'carried' }))), ask: async (prompts, nowMs) => asking.ask(agencyId, prompts, nowMs) });
    if (end === undefined || end.kind === 'done') found.seen();
    return end?.kind !== 'failed';
  }
}

/** Nobody is told that there was a lead about themself, or about somebody of their own chain (G12, decision 0044). */
function isShown({ concern, namesOf }: Raised, kept: Kept): boolean {
  const named = concern.actors.map((actor) => namesOf[actor] ?? [actor]);
  return !named.some((names) => kept.isReader(names) || kept.isNear(names)) && !kept.isReader([...concern.persons, ...concern.ties ?? []]);
}
