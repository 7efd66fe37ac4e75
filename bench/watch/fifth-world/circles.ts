// Who belongs to whom: the families and friends of those who look things up, the groups and their feuds, and how little of it any table knows.
import { type Clock, DAY_S, dateOf, stamp } from './clock.js';
import type { Luck } from './luck.js';
import { gangName } from './names.js';
import type { Papers } from './papers.js';
import type { Region } from './region.js';
import type { Actor, Staff } from './staff.js';
import { nameOf } from './subjects.js';

export type TieKind = 'spouse' | 'ex_spouse' | 'parent' | 'child' | 'sibling' | 'cousin' | 'friend' | 'associate';

interface Tie {
  readonly to: number;
  readonly kind: TieKind;
}

export interface Group {
  readonly index: number;
  readonly turf: number;
  /** All who belong, known or not. */
  readonly members: number[];
}

interface Feud {
  readonly a: Group;
  readonly b: Group;
  readonly from: number;
  readonly to: number;
}

export interface Circles {
  readonly ties: ReadonlyMap<Actor, Tie[]>;
  readonly groups: readonly Group[];
  readonly feuds: readonly Feud[];
  /** Makes a tie true, and perhaps known. */
  readonly bind: (actor: Actor, to: number, kind: TieKind, known: number) => void;
}

interface Ground {
  readonly clock: Clock;
  readonly region: Region;
  readonly staff: Staff;
  readonly papers: Papers;
  readonly year: number;
}

/** Of a hundred true ties, how many stand in the table: what personnel asks about is declared, the rest comes from files. */
const KNOWN: Readonly<Record<TieKind, number>> = { spouse: 0.85, child: 0.7, parent: 0.4, sibling: 0.32, ex_spouse: 0.5, cousin: 0.06, friend: 0.05, associate: 0.1 };

export function drawCircles(luck: Luck, ground: Ground): Circles {
  const ties = new Map<Actor, Tie[]>();
  const ears = ground.staff.actors.filter((one) => one.unit.role === 'intelligence');
  const bind = (actor: Actor, to: number, kind: TieKind, known: number): void => {
    ties.set(actor, [...(ties.get(actor) ?? []), { to, kind }]);
    if (luck.is(known)) writeTie(luck, ground, actor, to, kind, ears);
  };
  for (const actor of ground.staff.actors) for (const { to, kind } of familyOf(luck, ground, actor)) bind(actor, to, kind, KNOWN[kind]);
  const groups = foundGroups(luck.fork('groups'), ground, ears);
  for (const actor of luck.some(ground.staff.actors, Math.round(ground.staff.actors.length * 0.03))) bind(actor, luck.pick(luck.pick(groups).members), luck.pick(['cousin', 'friend', 'sibling']), 0.55);
  otherTies(luck.fork('other ties'), ground);
  return { ties, groups, feuds: startFeuds(luck.fork('feuds'), ground, groups), bind };
}

function writeTie(luck: Luck, { clock, papers, region }: Ground, actor: Actor, to: number, kind: TieKind, ears: readonly Actor[]): void {
  const isDeclared = kind === 'spouse' || kind === 'child' || (kind !== 'associate' && luck.is(0.6));
  const late = !isDeclared && luck.is(0.25);
  const made = late ? clock.start + luck.unit() * clock.weeks * 7 * DAY_S : clock.start - luck.between(30, 2600) * DAY_S;
  const born = region.people[to]?.born ?? 1980;
  papers.write('ties', {
    person_a: nameOf('person', actor.self), person_b: nameOf('person', to), kind, declared: isDeclared, from_on: kind === 'child' ? `${born}-06-01` : undefined,
    to_on: kind === 'ex_spouse' && luck.is(0.6) ? dateOf(clock.start - luck.between(-60, 1500) * DAY_S) : undefined, created_by: isDeclared || ears.length === 0 ? (luck.is(0.5) ? actor.id : 'SVC-HR') : luck.pick(ears).id, created_at: stamp(made),
  });
}

/** Somebody of an age, in the same place or elsewhere. */
function someone(luck: Luck, { region }: Ground, district: number, from: number, to: number, sex?: 'F' | 'M'): number {
  const list = region.districts[luck.is(0.6) ? district : luck.below(11)]?.people ?? [];
  for (let tries = 0; tries < 400; tries += 1) {
    const index = luck.pick(list);
    const one = region.people[index];
    if (one !== undefined && one.born >= from && one.born <= to && (sex === undefined || one.sex === sex)) return index;
  }
  return luck.pick(list);
}

/** A household takes the name of a relative in the service, but for those in it who bear another. */
function rename({ region }: Ground, index: number, surname: string): void {
  const old = region.people[index]?.surname;
  for (const member of region.homes[region.people[index]?.home ?? -1]?.people ?? []) {
    const one = region.people[member];
    if (one !== undefined && one.surname === old) one.surname = surname;
  }
}

function familyOf(luck: Luck, ground: Ground, actor: Actor): Tie[] {
  const { region } = ground;
  const me = region.people[actor.self];
  if (me === undefined) return [];
  const district = region.homes[me.home]?.district ?? 0;
  const found: Tie[] = [];
  if (me.spouse >= 0) found.push({ to: me.spouse, kind: 'spouse' });
  for (const other of region.homes[me.home]?.people ?? []) if ((region.people[other]?.born ?? 0) > me.born + 17 && region.people[other]?.household === me.household) found.push({ to: other, kind: 'child' });
  const kin = (kind: TieKind, from: number, to: number, isOfName: number): void => {
    const index = someone(luck, ground, district, from, to);
    if (luck.is(isOfName)) rename(ground, index, me.surname);
    found.push({ to: index, kind });
  };
  if (luck.is(0.8)) kin('parent', me.born - 38, me.born - 20, 0.95);
  for (let n = luck.whole(0, 2); n > 0; n -= 1) kin('sibling', me.born - 9, me.born + 9, 0.7);
  for (let n = luck.whole(1, 4); n > 0; n -= 1) kin('cousin', me.born - 15, me.born + 15, 0.4);
  if (luck.is(0.36)) found.push({ to: someone(luck, ground, district, me.born - 7, me.born + 7, me.sex === 'F' ? 'M' : 'F'), kind: 'ex_spouse' });
  for (let n = luck.whole(3, 9); n > 0; n -= 1) found.push({ to: someone(luck, ground, district, me.born - 9, me.born + 9), kind: 'friend' });
  return found.filter(({ to }) => to !== actor.self);
}

function foundGroups(luck: Luck, { clock, region, papers }: Ground, ears: readonly Actor[]): Group[] {
  return Array.from({ length: luck.whole(11, 16) }, (_, index): Group => {
    const turf = index < 5 ? index : luck.below(11);
    const young = (region.districts[turf]?.people ?? []).slice(0, 900).filter((one) => region.people[one]?.sex === 'M' || luck.is(0.12));
    const members = luck.some(young, luck.whole(9, 28));
    papers.write('groups', { group_id: nameOf('group', index), name: gangName(luck), threat_level: luck.weighed([['HLT', 1], ['MLT', 4], ['LLT', 6], ['UNRATED', 4]]) });
    for (const one of members) {
      if (!luck.is(0.86)) continue;
      const made = luck.is(0.14) ? clock.start + luck.unit() * clock.weeks * 7 * DAY_S : clock.start - luck.between(20, 1800) * DAY_S;
      papers.write('group_members', { group_id: nameOf('group', index), person_id: nameOf('person', one), from_on: dateOf(made - luck.between(10, 500) * DAY_S), confidence: luck.pick([0.3, 0.5, 0.6, 0.8, 0.9]), created_by: ears.length === 0 ? 'SVC-HR' : luck.pick(ears).id, created_at: stamp(made) });
    }
    for (const [n, one] of members.entries()) for (const other of luck.some(members.slice(n + 1), 2)) if (luck.is(0.6)) papers.write('ties', { person_a: nameOf('person', one), person_b: nameOf('person', other), kind: luck.weighed([['associate', 7], ['friend', 2], ['cousin', 1], ['sibling', 1]]), declared: false, created_by: ears.length === 0 ? 'SVC-HR' : luck.pick(ears).id, created_at: stamp(clock.start - luck.between(-90, 1500) * DAY_S) });
    return { index, turf, members };
  });
}

function startFeuds(luck: Luck, { clock, papers }: Ground, groups: readonly Group[]): Feud[] {
  const order = luck.shuffled(groups);
  return Array.from({ length: luck.whole(3, 5) }, (_, n): Feud => {
    const [a, b] = [order[(2 * n) % order.length], order[(2 * n + 1) % order.length]] as [Group, Group];
    const from = clock.start + luck.between(-500, 60) * DAY_S;
    const to = Math.max(clock.start + 120 * DAY_S, from + luck.between(150, 900) * DAY_S);
    if (luck.is(0.9)) papers.write('group_feuds', { group_a: nameOf('group', a.index), group_b: nameOf('group', b.index), from_on: dateOf(from + luck.between(-10, 30) * DAY_S), to_on: to > clock.end ? undefined : dateOf(to) });
    return { a, b, from, to };
  });
}

/** What files have noted about people who have nothing to do with the services. */
function otherTies(luck: Luck, { clock, region, papers, staff }: Ground): void {
  const clerks = staff.actors.filter((one) => one.unit.role === 'records' || one.unit.role === 'response');
  const own = new Set(staff.actors.map((one) => one.self));
  for (const place of region.districts) {
    for (const index of place.people.slice(0, Math.round(place.people.length * 0.05))) {
      const one = region.people[index];
      const made = { declared: false, created_by: clerks.length === 0 ? 'SVC-HR' : luck.pick(clerks).id, created_at: stamp(clock.start - luck.between(-200, 2500) * DAY_S) };
      if (one === undefined || own.has(index)) continue;
      if (one.spouse >= 0 && luck.is(0.4)) papers.write('ties', { person_a: nameOf('person', index), person_b: nameOf('person', one.spouse), kind: 'spouse', ...made });
      if (luck.is(0.2)) papers.write('ties', { person_a: nameOf('person', index), person_b: nameOf('person', luck.early(place.people, 3)), kind: luck.weighed([['associate', 5], ['friend', 3], ['ex_spouse', 2], ['cousin', 1]]), ...made });
    }
  }
}
