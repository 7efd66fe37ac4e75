// What honest work would give: how many hits of a detector to expect from so many open accesses, in this role and unit, from everybody but the actor.
// Small counts lean on the larger whole (unit on role, role on all, all on the detector's own word), so that no unit is suspect for being small.
import type { Detector } from '../detector.js';
import type { Finding, Peer, Volume } from './finding.js';
import { surprise } from './tail.js';

/** Whole nats of a finding's weight: hits are counted against hits at least as heavy. */
const BINS = 10;
/** A rate leans on the larger whole as if five hits had been seen there: below five, a count says little. */
const LEANING_HITS = 5;
/** Above this square, a deviation is an outlier (perhaps the very misuse) and is cut before honest variety is measured. */
const KEPT_SHARE = 0.98;

interface Tally {
  people: number;
  open: number;
  readonly hits: Float64Array;
}

const binOf = (llr: number): number => Math.max(0, Math.min(BINS - 1, Math.floor(llr)));

export class Expectation {
  readonly #tallies = new Map<string, Tally>();
  readonly #people = new Map<number, Tallies>();
  readonly #peers: ReadonlyMap<number, Peer>;
  readonly #heaviest = new Map<string, number>();
  readonly #cells: number;
  #dispersion: Float64Array;
  selfMade = 0;
  afterTheFact = 0;

  constructor(peers: ReadonlyMap<number, Peer>, detectors: readonly Detector[]) {
    this.#peers = peers;
    this.#cells = detectors.length * BINS;
    this.#dispersion = new Float64Array(this.#cells);
  }

  get open(): number {
    return this.#tally('').open;
  }

  addVolume(volume: Volume): void {
    for (const tally of this.#talliesOf(volume.actor)) tally.open += volume.open;
    this.selfMade += volume.selfMade;
    this.afterTheFact += volume.afterTheFact;
  }

  /** One hit for a detector, actor and subject, as heavy as it ever got: many looks at one subject have one cause, honest or not. So has all that one person takes in bulk, and one who takes every day does not make it usual. */
  addHit({ detector, actor, subject, llr }: Finding): void {
    const occasion = `${detector} ${actor} ${subject ?? ''}`;
    const before = this.#heaviest.get(occasion) ?? -1;
    const bin = binOf(llr);
    if (bin <= before) return;
    this.#heaviest.set(occasion, bin);
    for (const tally of this.#talliesOf(actor)) {
      for (let cell = detector * BINS + before + 1; cell <= detector * BINS + bin; cell += 1) tally.hits[cell] = (tally.hits[cell] ?? 0) + 1;
    }
  }

  openOf(actor: number): number {
    return this.#person(actor).open;
  }

  /** What somebody of the actor's role opens on average: where volume itself is asked about, one's own is no excuse. */
  usualOpenOf(actor: number): number {
    const [, role] = this.#talliesOf(actor);
    return role.open / role.people;
  }

  /** Hits of this detector, as heavy as `llr` or heavier, that the actor has. */
  hitsOf(actor: number, detector: number, llr: number): number {
    return this.#person(actor).hits[detector * BINS + binOf(llr)] ?? 0;
  }

  /** How surprising `hits` of the detector, of this weight or more, are in `open` accesses of an honest person like the actor. */
  surpriseOf(actor: number, detector: number, llr: number, hits: number, open: number): number {
    const cell = detector * BINS + binOf(llr);
    return surprise(hits, this.#rate(actor, cell, llr) * open, this.#dispersion[cell] ?? 0);
  }

  /** The same for `open` accesses of one episode. What a person does everywhere says little about one subject, so their own habit elsewhere counts where it is above that of peers. */
  surpriseWithin(actor: number, detector: number, llr: number, open: number): number {
    const cell = detector * BINS + binOf(llr);
    const elsewhere = Math.max(0, this.hitsOf(actor, detector, llr) - 1) / Math.max(1, this.openOf(actor) - open);
    return surprise(1, Math.max(this.#rate(actor, cell, llr), elsewhere) * open, 0);
  }

  /** Measures how much honest people differ, beyond chance, in each detector and weight: excess of variance over the mean (moments), outliers cut. */
  measureVariety(): void {
    this.#dispersion = Float64Array.from({ length: this.#cells }, (_, cell) => this.#varietyOf(cell));
  }

  #varietyOf(cell: number): number {
    if ((this.#tally('').hits[cell] ?? 0) < 2 * LEANING_HITS) return 0;
    const pairs = [...this.#people].map(([actor, [, , , own]]) => ({ hits: own.hits[cell] ?? 0, expected: this.#rate(actor, cell, cell % BINS) * own.open }));
    const kept = pairs.toSorted((a, b) => (a.hits - a.expected) ** 2 - (b.hits - b.expected) ** 2).slice(0, Math.ceil(pairs.length * KEPT_SHARE));
    let excess = 0;
    let squares = 0;
    for (const { hits, expected } of kept) {
      excess += (hits - expected) ** 2 - expected;
      squares += expected ** 2;
    }
    return squares === 0 ? 0 : Math.max(0, excess / squares);
  }

  #rate(actor: number, cell: number, llr: number): number {
    const [all, role, unit, own] = this.#talliesOf(actor);
    // Before anything was counted, the detector's own word: so rare that an actor of ordinary volume shows it once in e^llr.
    const stated = Math.exp(-llr) * Math.max(1, this.#people.size) / Math.max(1, all.open);
    const overall = leanOn(stated, all, own, cell, 0.5);
    return leanOn(leanOn(overall, role, own, cell, LEANING_HITS), unit, own, cell, LEANING_HITS);
  }

  #talliesOf(actor: number): Tallies {
    const known = this.#people.get(actor);
    if (known !== undefined) return known;
    const peer = this.#peers.get(actor);
    const names = ['', `role ${peer?.role ?? ''}`, `unit ${peer?.role ?? ''} ${peer?.unit ?? ''}`] as const;
    const made: Tallies = [this.#tally(names[0]), this.#tally(names[1]), this.#tally(names[2]), emptyTally(this.#cells)];
    this.#people.set(actor, made);
    for (const tally of made) tally.people += 1;
    return made;
  }

  #tally(name: string): Tally {
    const found = this.#tallies.get(name) ?? emptyTally(this.#cells);
    this.#tallies.set(name, found);
    return found;
  }

  #person(actor: number): Tally {
    return this.#talliesOf(actor)[3];
  }
}

/** Everybody, the role, the unit, the actor. */
type Tallies = readonly [Tally, Tally, Tally, Tally];

const emptyTally = (cells: number): Tally => ({ people: 0, open: 0, hits: new Float64Array(cells) });

/** The rate of others, leaning on that of the larger whole. */
function leanOn(whole: number, tally: Tally, own: Tally, cell: number, weight: number): number {
  const hits = Math.max(0, (tally.hits[cell] ?? 0) - (own.hits[cell] ?? 0));
  return (hits + weight) / (Math.max(0, tally.open - own.open) + weight / whole);
}
