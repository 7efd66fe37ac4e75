// One look-up leads to the next: plate, owner, address; a name, the wrong one, the right one; and the same again before the report is written.
import type { Country } from '../country.js';
import type { Dice } from '../dice.js';
import type { Action, SubjectType } from '../format.js';
import { HOUR_MS, MINUTE_MS } from '../time.js';
import type { AccessLog } from './access-log.js';
import type { Errand } from './errand.js';

/** Share of look-ups that are made a second time later in the shift. */
const SECOND_LOOK = 0.09;
const NO_HIT = 0.06;
/** Share of records that turn out to be restricted when they are opened. */
const DENIED = 0.004;

export class LookUps {
  readonly #country: Country;
  readonly #log: AccessLog;
  readonly #dice: Dice;

  constructor(country: Country, log: AccessLog, dice: Dice) {
    this.#country = country;
    this.#log = log;
    this.#dice = dice;
  }

  /** A search by name, often opened, sometimes followed to the address or the car. Gives the time of the end. */
  person(errand: Errand, atMs: number, person: number): number {
    let clock = atMs;
    if (this.#dice.chance(NO_HIT)) clock = this.#one(errand, clock, 'search', 'person', -1);
    clock = this.#one(errand, clock, 'search', 'person', person);
    if (this.#dice.chance(0.3)) clock = this.#one(errand, clock, 'view', 'person', person);
    const next = this.#dice.next();
    if (next < 0.07) clock = this.#one(errand, clock, 'view', 'address', this.#country.addressOf(person));
    else if (next < 0.12) clock = this.#one(errand, clock, 'view', 'vehicle', this.#country.vehicleOf(person));
    this.#again(errand, clock, 'person', person);
    return clock;
  }

  /** A plate, then its owner, then where the owner lives. */
  plate(errand: Errand, atMs: number, vehicle: number): number {
    let clock = this.#one(errand, atMs, 'search', 'vehicle', vehicle);
    const owner = this.#country.vehicleOwner.at(vehicle);
    if (owner < 0 || !this.#dice.chance(0.4)) return clock;
    clock = this.#one(errand, clock, 'view', 'person', owner);
    if (this.#dice.chance(0.2)) clock = this.#one(errand, clock, 'view', 'address', this.#country.addressOf(owner));
    this.#again(errand, clock, 'vehicle', vehicle);
    return clock;
  }

  /** What is known of an address. */
  address(errand: Errand, atMs: number, address: number): number {
    const clock = this.#one(errand, atMs, 'search', 'address', address);
    this.#again(errand, clock, 'address', address);
    return clock;
  }

  any(errand: Errand, atMs: number, type: SubjectType, index: number): number {
    if (type === 'person') return this.person(errand, atMs, index);
    if (type === 'vehicle') return this.plate(errand, atMs, index);
    if (type === 'address') return this.address(errand, atMs, index);
    return this.#one(errand, atMs, 'view', type, index);
  }

  /** Exactly one row. */
  exactly(errand: Errand, atMs: number, action: Action, type: SubjectType, index: number): number {
    return this.#one(errand, atMs, action, type, index);
  }

  #one(errand: Errand, atMs: number, action: Action, type: SubjectType, index: number): number {
    const isHit = index >= 0;
    if (isHit || action === 'search') {
      const count = isHit ? (action === 'search' && type === 'person' ? 1 + this.#dice.rank(12, 3) : 1) : 0;
      const outcome = !isHit ? 'no_hit' : action === 'view' && this.#dice.chance(DENIED) ? 'denied' : 'hit';
      this.#log.add({ atMs, errand, action, type, index, outcome, count });
    }
    return atMs + 8000 + Math.round(this.#dice.exponential(25_000));
  }

  #again(errand: Errand, clock: number, type: SubjectType, index: number): void {
    if (!this.#dice.chance(SECOND_LOOK)) return;
    const atMs = clock + 15 * MINUTE_MS + Math.round(this.#dice.next() * 2.5 * HOUR_MS);
    this.#log.add({ atMs, errand, action: 'view', type, index, outcome: 'hit', count: 1 });
  }
}
