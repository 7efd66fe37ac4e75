// How the agency numbers people, places and papers: never in an order that gives anything away.
import type { Agency, IdStyle } from './agency.js';
import { Chance } from './chance.js';

const LETTERS: Readonly<Record<string, string>> = { actor: 'U', person: 'P', address: 'L', vehicle: 'V', phone: 'T', group: 'G', incident: 'E', case: 'C', task: 'W', encounter: 'K', household: 'H', building: 'B' };
export type Thing = 'actor' | 'person' | 'address' | 'vehicle' | 'phone' | 'group' | 'incident' | 'case' | 'task' | 'encounter' | 'household' | 'building';

export class Numbers {
  readonly #agency: Agency;
  readonly #made = new Map<Thing, string[]>();
  readonly #used = new Map<Thing, Set<string>>();
  readonly #yearly = new Map<string, number>();
  readonly #chance: Chance;

  constructor(agency: Agency, chance: Chance) {
    this.#agency = agency;
    this.#chance = chance;
  }

  /** The number of the n-th thing of a kind; `at` gives the year for papers numbered by year. */
  of(thing: Thing, n: number, at = 0): string {
    const list = this.#made.get(thing) ?? [];
    if (list.length === 0) this.#made.set(thing, list);
    return (list[n] ??= this.#new(thing, at));
  }

  #new(thing: Thing, at: number): string {
    const style = thing === 'actor' ? this.#agency.actorIds : this.#agency.thingIds;
    if (style === 'yearly' && (thing === 'incident' || thing === 'case')) return this.#next(thing, at);
    const used = this.#used.get(thing) ?? new Set<string>();
    this.#used.set(thing, used);
    let text = this.#draw(thing, style);
    while (used.has(text)) text = this.#draw(thing, style);
    used.add(text);
    return text;
  }

  #next(thing: Thing, at: number): string {
    const year = this.#agency.clock.year(at);
    const count = (this.#yearly.get(`${thing}${year}`) ?? this.#chance.whole(300, 4000)) + 1;
    this.#yearly.set(`${thing}${year}`, count);
    return `${thing === 'case' ? `${this.#agency.code}-` : ''}${year}-${String(count).padStart(6, '0')}`;
  }

  #draw(thing: Thing, style: IdStyle): string {
    if (style === 'hex') return thing === 'actor' ? `u${this.#chance.hex(7)}` : this.#chance.hex(12);
    const letter = LETTERS[thing] ?? 'X';
    const number = String(this.#chance.whole(0, thing === 'actor' ? 89_999 : 89_999_999) + (thing === 'actor' ? 10_000 : 10_000_000));
    return style === 'bare' && thing === 'actor' ? number : `${letter}${style === 'prefixed' ? '-' : ''}${number}`;
  }
}
