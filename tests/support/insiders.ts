// Whom the attacks of tests/attacks/access take for their attacker, and what is hidden from each: insiders with valid accounts,
// a purpose that they hold and a case that is theirs.
import type { Way, Work, Thing } from './asking.js';
import type { Seat, TestHouse } from './house.js';
import { hidden } from './world.js';

export interface Insider {
  readonly name: string;
  readonly accounts: Readonly<Record<Work, string>>;
  /** Local ids and a word of what they may not see: `agency kind`. */
  readonly hidden: readonly HiddenThing[];
}

interface HiddenThing {
  readonly name: string;
  readonly entity: string;
  readonly report: string;
  readonly word: string;
}

export interface Pair {
  readonly name: string;
  readonly hidden: Thing;
  /** The same form and length, and nowhere. */
  readonly absent: Thing;
}

const ofKind = (kind: string): HiddenThing[] => [
  { name: `${kind}: a person`, entity: `alder~p-${kind}`, report: `alder~r-${kind}`, word: hidden[kind]?.surname ?? '' },
  { name: `${kind}: an edge`, entity: `alder~x-${kind}`, report: `alder~r-${kind}`, word: hidden[kind]?.surname ?? '' },
];
const ofCedar: HiddenThing = { name: 'another agency’s own', entity: 'cedar~c-own', report: 'cedar~r-cedar-own', word: 'Ostrick' };

/** Another agency, another citizenship, SECRET and no more. */
export const foreigner: Insider = {
  name: 'bea, of another agency', accounts: { own: 'bea', records_review: 'bea/records_review', examiner: 'bex' },
  hidden: [
    ...Object.keys(hidden).flatMap(ofKind), ofCedar,
    { name: 'an edge to what is shown', entity: 'alder~x-hidden-edge', report: 'alder~r-mixed-own', word: 'Vexmoor' },
    { name: 'a covert technique', entity: 'alder~t-own', report: 'alder~r-technique', word: 'Glimvarden' },
    { name: 'a group', entity: 'alder~g-own', report: 'alder~r-g-own', word: 'Quorvane' },
    { name: 'an edge whose one statement ends in the dark', entity: 'alder~x-only-dark', report: 'alder~r-dark-ends', word: 'Quorvane' },
    { name: 'an edge from the dark', entity: 'alder~x-dark-member', report: 'alder~r-dark-ends', word: 'Quorvane' },
    { name: 'an edge into the dark', entity: 'alder~x-dark-group', report: 'alder~r-dark-ends', word: 'Quorvane' },
  ],
};

/** The originator’s own agency, where writes reach further: what hides from them is compartment, purpose, level, day and seal. */
export const colleague: Insider = {
  name: 'ana, of the same agency', accounts: { own: 'ana', records_review: 'ana/records_review', examiner: 'exa' },
  hidden: [
    ...['compartment', 'purpose', 'expired', 'level', 'sealed'].flatMap(ofKind), ofCedar,
    { name: 'birch’s own', entity: 'birch~b-dup', report: 'birch~r-birch', word: 'Lady' },
  ],
};

export const insiders: readonly Insider[] = [foreigner, colleague];

const strange = 'qxzjvkwbqxzjvkwbqxzj';

/** `mark`: a capital letter, so that what one attack writes is not there for the next. */
export function absentTwin(thing: Thing, mark = 'Z'): Thing {
  const twin = (id: string): string => `${id.slice(0, -1)}${mark}`;
  return { entity: twin(thing.entity), report: twin(thing.report), statement: `${thing.statement.split('~')[0] ?? ''}~${'9'.repeat(15)}`, word: strange.slice(0, thing.word.length) };
}

/** What is hidden from this insider, each beside what is nowhere. */
export async function pairsOf(at: TestHouse, insider: Insider, mark?: string): Promise<Pair[]> {
  return Promise.all(insider.hidden.map(async ({ name, ...thing }) => {
    const [agency = '', id = ''] = thing.entity.split('~');
    const row = await at.database.all.selectFrom('statement').select('statement_id').where('agency_id', '=', agency).where('entity_id', '=', id).orderBy('statement_id').executeTakeFirstOrThrow();
    const found = { ...thing, statement: `${agency}~${row.statement_id}` };
    return { name, hidden: found, absent: absentTwin(found, mark) };
  }));
}

/** What both insiders see, to show that a way tells at all. */
export const shown: Thing = { entity: 'alder~p-shown', report: 'alder~r-shown', statement: 'alder~1', word: 'Marisse' };

/** Asks one way about one thing, from the account that it is for. */
export async function askWay(at: TestHouse, insider: Insider, way: Way, thing: Thing, more: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {}) {
  const seat = await seatFor(at, insider, way);
  const method = more.method ?? way.route.slice(0, way.route.indexOf(' '));
  return seat.ask(method as 'GET', way.url(thing), way.body?.(thing), { ...way.headers, ...more.headers });
}

const seats = new WeakMap<TestHouse, Map<string, Promise<Seat>>>();

/** One session an account and house: signing in is not what is attacked here. */
export function seatFor(at: TestHouse, insider: Insider, { as = 'own' }: Pick<Way, 'as'> = {}): Promise<Seat> {
  const known = seats.get(at) ?? new Map<string, Promise<Seat>>();
  seats.set(at, known);
  const who = insider.accounts[as];
  const seat = known.get(who) ?? at.seat(who);
  known.set(who, seat);
  return seat;
}
