// How high honest people come by accident: of the others in the role and the unit, how many have an episode or a trail of as much weight within half a year.
// The findings' weights suppose that families of evidence are independent and that each was counted right. Where a whole case or shift leaves no paper they are not: one cause then
// shows as interest, hours and reasons at once, in the units with such work and over and over. What everybody's sums come to is counted instead of argued.
import { BASE_RATE } from './base-rate.js';
import type { Peer } from './finding.js';

/** Sums are counted in half nats. */
const STEP_NATS = 0.5;
const HALF_YEAR_WEEKS = 26;
/** Below odds of three to one nothing is ever shown. */
const FIRST_NATS = 1;
/** Beyond this sum about as many are guilty as not, and counting them would clear them: from here on the tail is continued as that of an honest likelihood ratio, P(sum ≥ s) falling as e^−s (Ville's inequality). */
const LAST_NATS = Math.floor(-Math.log(BASE_RATE / (1 - BASE_RATE)) / STEP_NATS) * STEP_NATS;
const BINS = Math.round((LAST_NATS - FIRST_NATS) / STEP_NATS) + 1;
/** A count leans on the larger whole as if five had been seen there: below five, it says little. */
const LEANING_PEOPLE = 5;

interface Tally {
  people: number;
  /** People whose heaviest sum so far reaches the bin. */
  readonly reached: Float64Array;
}

export class Heights {
  readonly #tallies = new Map<string, Tally>();
  readonly #bins = new Map<number, number>();
  readonly #peers: ReadonlyMap<number, Peer>;
  #weeks = 0;

  constructor(peers: ReadonlyMap<number, Peer>) {
    this.#peers = peers;
  }

  /** A week has passed in which these people looked at something that nothing explains. */
  addWeek(actors: Iterable<number>): void {
    this.#weeks += 1;
    for (const actor of actors) {
      if (this.#bins.has(actor)) continue;
      this.#bins.set(actor, -1);
      for (const tally of this.#talliesOf(actor)) tally.people += 1;
    }
  }

  note(actor: number, sum: number): void {
    const before = this.#bins.get(actor) ?? -1;
    const bin = Math.min(BINS - 1, Math.floor((sum - FIRST_NATS) / STEP_NATS));
    if (bin <= before) return;
    this.#bins.set(actor, bin);
    for (const { reached } of this.#talliesOf(actor)) for (let at = before + 1; at <= bin; at += 1) reached[at] = (reached[at] ?? 0) + 1;
  }

  /** What a sum is worth against how many honest people of this role and unit come as high within half a year; never more than it says itself. */
  worthOf(actor: number, sum: number): number {
    if (sum < FIRST_NATS) return sum;
    const bin = Math.min(BINS - 1, Math.floor((sum - FIRST_NATS) / STEP_NATS));
    const beyond = sum - FIRST_NATS - bin * STEP_NATS;
    return Math.min(sum, beyond - Math.log(this.#share(actor, bin)));
  }

  #share(actor: number, bin: number): number {
    const [all, role, unit] = this.#talliesOf(actor);
    const isIn = (this.#bins.get(actor) ?? -1) >= bin ? 1 : 0;
    const pace = HALF_YEAR_WEEKS / Math.max(1, this.#weeks);
    const stated = Math.exp(-(FIRST_NATS + bin * STEP_NATS));
    const leanOn = (whole: number, { people, reached }: Tally): number => {
      const others = ((reached[bin] ?? 0) - isIn) * pace;
      return Math.min(1, (others + LEANING_PEOPLE) / (Math.max(0, people - 1) + LEANING_PEOPLE / whole));
    };
    return leanOn(leanOn(leanOn(stated, all), role), unit);
  }

  #talliesOf(actor: number): readonly [Tally, Tally, Tally] {
    const peer = this.#peers.get(actor);
    return [this.#tally(''), this.#tally(`role ${peer?.role ?? ''}`), this.#tally(`unit ${peer?.role ?? ''} ${peer?.unit ?? ''}`)];
  }

  #tally(name: string): Tally {
    const found = this.#tallies.get(name) ?? { people: 0, reached: new Float64Array(BINS) };
    this.#tallies.set(name, found);
    return found;
  }
}
