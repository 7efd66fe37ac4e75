// Corrections: who is held, who admits and who looks after them, and whom their keepers look up: the held and those who visit.
import type { Actor } from '../country.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.js';
import type { Shift } from './duty.js';
import type { Scene } from './scene.js';

const HELD_SHARE = 0.35;
const LOOKS_PER_SHIFT = 7;
/** A prison begins its first week with people in it. */
const HELD_AT_START = 6;

interface Held {
  readonly person: number;
  readonly untilMs: number;
  readonly keeper: Actor;
  readonly isWritten: boolean;
}

export class Custody {
  readonly #scene: Scene;
  readonly #keepers: readonly Actor[];
  readonly #held = new Map<string, Held[]>();

  constructor(scene: Scene, startMs: number) {
    this.#scene = scene;
    this.#keepers = scene.country.actors.filter(({ role }) => role === 'corrections');
    for (const keeper of this.#keepers) {
      for (let left = HELD_AT_START; left > 0; left -= 1) {
        const region = scene.dice.pick(scene.country.regions);
        const person = region?.known[scene.dice.below(region.known.length)];
        if (person !== undefined) this.#admit(person, keeper, startMs - scene.dice.exponential(30 * DAY_MS), startMs + scene.dice.exponential(70 * DAY_MS));
      }
    }
  }

  /** Somebody was arrested; some are held. */
  take(person: number, atMs: number): void {
    const { dice } = this.#scene;
    const keeper = dice.pick(this.#keepers);
    if (keeper !== undefined && dice.chance(HELD_SHARE)) this.#admit(person, keeper, atMs, atMs + dice.exponential(18 * DAY_MS) + 8 * HOUR_MS);
  }

  work(shift: Shift): void {
    const { dice, lookUps, country } = this.#scene;
    const { actor, startMs, endMs } = shift;
    const held = (this.#held.get(actor.unit.id) ?? []).filter(({ untilMs }) => untilMs > startMs);
    this.#held.set(actor.unit.id, held);
    const own = held.filter(({ keeper }) => keeper === actor);
    for (let left = dice.poisson(LOOKS_PER_SHIFT * actor.pace); left > 0; left -= 1) {
      const one = own.length > 0 && dice.chance(0.85) ? dice.pick(own) : dice.pick(held);
      if (one === undefined) return;
      const atMs = startMs + Math.round(dice.next() * (endMs - startMs));
      const visitor = dice.chance(0.2) ? dice.pick(country.householdOf(one.person)) ?? one.person : one.person;
      // A colleague's charge is explained only while the colleague's own work with them is fresh, which nobody writes down.
      lookUps.person({ actor, purpose: 'custody', trace: one.keeper === actor && one.isWritten ? 'independent' : 'none' }, atMs, visitor);
    }
  }

  #admit(person: number, keeper: Actor, fromMs: number, untilMs: number): void {
    const { papers, dice, country } = this.#scene;
    const { region } = keeper.agency;
    const isWritten = !dice.chance(keeper.agency.habits.unlogged / 2);
    this.#held.set(keeper.unit.id, [...(this.#held.get(keeper.unit.id) ?? []), { person, untilMs, keeper, isWritten }]);
    if (!isWritten) return;
    const admitter = dice.pick(this.#keepers.filter(({ unit }) => unit === keeper.unit));
    const at = { x: region.x + region.sizeM / 3, y: region.y + region.sizeM / 3 };
    papers.encounter({ kind: 'custody', actor: keeper, startMs: fromMs, endMs: untilMs, at, selfInitiated: false, by: admitter === keeper ? undefined : admitter }, [{ type: 'person', index: person }]);
    const vehicle = country.vehicleOf(person);
    if (vehicle >= 0 && dice.chance(0.05)) papers.encounter({ kind: 'custody', actor: keeper, startMs: fromMs + 30 * MINUTE_MS, endMs: untilMs, at, selfInitiated: false, by: undefined }, [{ type: 'vehicle', index: vehicle }]);
  }
}
