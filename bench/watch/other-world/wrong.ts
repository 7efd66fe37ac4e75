// Who does wrong, of which kind, and what comes of it: drawn from one shuffled deck, so that every kind has its turn.
import { Chance, DAY, HOUR } from './chance.js';
import { type Officer, shiftsOf } from './force.js';
import type { Look, Subject } from './paper.js';
import { lookUp, type Scene } from './scene.js';
import type { Happening } from './street.js';
import type { Resident } from './town.js';
import { relate } from './town.js';

export const KINDS = {
  self_family: 'other', stalking: 'other', neighbour: 'other', pile_on: 'other',
  supplier: 'crime', after_murder: 'crime', covert_theft: 'crime', shooting_address: 'crime', bulk_sale: 'crime', laundered_own: 'crime', laundered_proxy: 'crime', self_probing: 'crime',
  adaptive: 'adaptive',
} as const;

export type Kind = keyof typeof KINDS;
export type Class = (typeof KINDS)[Kind];

export interface Wrongdoer {
  readonly kind: Kind;
  readonly who: Officer;
  /** The one of the crew who asks for favours; absent where nobody does. */
  readonly contact?: Resident;
  readonly target?: Resident;
  /** Others who did the same wrong together. */
  readonly company: Officer[];
}

/** A crime that a look-up made possible: happens in its week, and asks who looked. */
export interface Consequence extends Happening {
  readonly leaker: Officer;
  readonly why: Kind;
}

/** Every kind once, careful people three times: about one wrongdoer in five takes care. */
const DECK: readonly Kind[] = [...(Object.keys(KINDS) as Kind[]), 'adaptive', 'adaptive'];
const POSTS: Partial<Record<Kind, readonly string[]>> = {
  bulk_sale: ['registry', 'records'], laundered_own: ['response'], laundered_proxy: ['response', 'detective'], self_probing: ['corrections', 'border', 'registry'],
  adaptive: ['response', 'detective'], covert_theft: ['response', 'detective', 'registry', 'call_taker'], shooting_address: ['response', 'call_taker', 'records', 'detective', 'corrections'],
};

/** Neighbouring seeds share a deck, so that a few worlds already hold every kind. */
export function drawKinds(seed: number, n: number): Kind[] {
  return Array.from({ length: n }, (_, i) => {
    const place = Math.max(0, seed - 1) * n + i;
    const deck = new Chance(7777 + Math.floor(place / DECK.length)).shuffled(DECK);
    return deck[place % DECK.length] as Kind;
  });
}

/** Chooses the people and makes the ties that lead them there, before anybody is registered. */
export function enlist(scene: Scene, kinds: readonly Kind[]): Wrongdoer[] {
  const { chance, force, town } = scene;
  const taken = new Set<Officer>();
  return kinds.map((kind) => {
    const posts = POSTS[kind];
    const fit = force.officers.filter((one) => !taken.has(one) && one !== one.unit.members[0] && (posts === undefined ? one.role !== 'border' : posts.includes(one.role)));
    const who = chance.of(fit);
    taken.add(who);
    if (KINDS[kind] === 'other') return { kind, who, company: [], ...personal(scene, kind, who) };
    if (kind === 'bulk_sale') return { kind, who, company: [] };
    const gang = chance.of(town.gangs.filter((one) => one.rivals.length > 0));
    const contact = chance.of(gang.members);
    // One in four is reached through a brother or a spouse: two steps, not one.
    const between = chance.is(0.25) ? who.person.kin[0]?.who : undefined;
    relate(between ?? who.person, contact, chance.of(['cousin', 'friend', 'friend', 'associate', 'sibling']));
    const rival = chance.of(gang.rivals);
    const near = kind === 'adaptive' ? rival.members.filter((one) => one.home.division === who.unit.division) : rival.members;
    return { kind, who, company: [], contact, target: chance.of(near.length > 0 ? near : rival.members) };
  });
}

function personal(scene: Scene, kind: Kind, who: Officer): { target?: Resident } {
  const { chance, town } = scene;
  const { person } = who;
  if (kind === 'stalking') {
    const peers = town.adults.filter((one) => one.sex !== person.sex && Math.abs(one.bornYear - person.bornYear) < 8 && one.home !== person.home);
    const former = person.kin.find((one) => one.kind === 'ex_spouse')?.who ?? chance.of(peers);
    if (!person.kin.some((one) => one.who === former)) relate(person, former, 'ex_spouse');
    return { target: former };
  }
  if (kind !== 'neighbour') return {};
  const next = town.adults.filter((one) => one.home !== person.home && Math.hypot(one.home.x - person.home.x, one.home.y - person.home.y) < 130);
  return { target: next.length > 0 ? chance.of(next) : chance.of(town.adults) };
}

/** Some moment of a turn of duty in that week; weeks away are put off. Off duty: at the desk long after. */
export function momentOf(scene: Scene, who: Officer, week: number, onDuty = true): number {
  const { chance } = scene;
  let at = week;
  while (who.away.has(at) && at < scene.weeks - 1) at += 1;
  const shift = chance.of(shiftsOf(who, at).length > 0 ? shiftsOf(who, at) : shiftsOf(who, at + 1));
  return Math.round(onDuty ? chance.between(shift.from, shift.to) : shift.to + chance.between(0.5, 9) * HOUR);
}

const HOME_SYSTEM: Readonly<Record<string, string>> = { response: 'MDT', call_taker: 'CADX', corrections: 'JMS', registry: 'DMV', border: 'PORT' };

/** One wrong look-up, with whatever reason comes to the fingers. */
export function peek(scene: Scene, { who, kind }: Wrongdoer, subject: Subject, at: number, more: Partial<Look> = {}): void {
  const { chance } = scene;
  const excuse = chance.byWeight({ nothing: 6, words: 3, borrowed: 1 });
  const ref = excuse === 'borrowed' ? { caseRef: `R24-${String(chance.below(Math.max(1, scene.counter))).padStart(6, '0')}` } : {};
  const note = excuse === 'words' ? { note: chance.of(['inv', 'check', 'follow up', 'traffic']) } : {};
  const home = HOME_SYSTEM[who.role] ?? 'RMS';
  lookUp(scene, { at, who, subject, system: chance.is(0.75) ? home : 'RMS', trace: 'none', wrong: kind, ...note, ...ref, ...more });
}

export const daysLater = (scene: Scene, at: number, from: number, to: number): number => Math.round(at + scene.chance.between(from, to) * DAY);
