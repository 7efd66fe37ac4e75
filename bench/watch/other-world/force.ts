// The people at the terminals: units, crews, who stands over whom, and when each is at work.
import { type Chance, DAY, HOUR, isoOf, localHour, START, WEEK } from './chance.js';
import type { Paper } from './paper.js';
import type { Resident, Town } from './town.js';

export type Role = 'response' | 'detective' | 'intelligence' | 'call_taker' | 'records' | 'corrections' | 'registry' | 'border';

export interface Unit {
  readonly name: string;
  readonly agency: string;
  readonly role: Role;
  readonly division: number;
  readonly crew: number;
  readonly x: number;
  readonly y: number;
  readonly desk: string;
  readonly members: Officer[];
}

export interface Officer {
  readonly id: string;
  readonly number: number;
  readonly role: Role;
  readonly unit: Unit;
  readonly person: Resident;
  /** Weeks on which they are away. */
  readonly away: Set<number>;
  /** Where they go when nobody told them where to go. */
  readonly beat: number;
}

export interface Shift {
  readonly who: Officer;
  readonly from: number;
  readonly to: number;
}

export interface Force {
  readonly units: readonly Unit[];
  readonly officers: readonly Officer[];
  readonly byRole: Readonly<Record<Role, readonly Officer[]>>;
}

/** Share of a thousand, units, share of women, how the agency numbers its people. */
const ESTABLISHMENT: readonly { readonly role: Role; readonly agency: string; readonly share: number; readonly women: number; readonly prefix: string; readonly units: readonly (readonly [string, number, number])[] }[] = [
  { role: 'response', agency: 'city', share: 0.43, women: 0.26, prefix: '', units: [0, 1, 2].flatMap((division) => [0, 1, 2, 3].map((crew) => [`${2 + division}1 Div platoon ${crew + 1}`, division, crew] as const)) },
  { role: 'detective', agency: 'city', share: 0.14, women: 0.33, prefix: '', units: [['21 Div CIB', 0, 9], ['31 Div CIB', 1, 9], ['41 Div CIB', 2, 9], ['Homicide', 1, 9], ['Guns and gangs', 1, 9], ['Intimate violence', 1, 9]] },
  { role: 'intelligence', agency: 'city', share: 0.03, women: 0.5, prefix: 'C', units: [['Intelligence bureau', 1, 9]] },
  { role: 'call_taker', agency: 'city', share: 0.07, women: 0.7, prefix: 'C', units: [0, 1, 2, 3].map((crew) => [`Comms ${'RGBY'[crew]}`, 1, crew] as const) },
  { role: 'records', agency: 'city', share: 0.08, women: 0.72, prefix: 'C', units: [['Records front', 1, 8], ['Records back office', 1, 9]] },
  { role: 'corrections', agency: 'jail', share: 0.11, women: 0.35, prefix: 'CX-', units: [0, 1, 2, 3].map((crew) => [`Wing crew ${crew + 1}`, 2, crew] as const) },
  { role: 'registry', agency: 'motor vehicles', share: 0.07, women: 0.66, prefix: 'mv.', units: [['Counter West', 0, 8], ['Counter East', 2, 8]] },
  { role: 'border', agency: 'port', share: 0.07, women: 0.38, prefix: 'B', units: [0, 1, 2, 3].map((crew) => [`Terminal watch ${crew + 1}`, 2, crew] as const) },
];

export function raiseForce(chance: Chance, town: Town, actors: number, weeks: number): Force {
  const units: Unit[] = [];
  const officers: Officer[] = [];
  const grown = chance.shuffled(town.adults.filter((one) => one.bornYear > 1962 && one.gang === undefined));
  const pools = { F: grown.filter((one) => one.sex === 'F'), M: grown.filter((one) => one.sex === 'M') };
  for (const { role, agency, share, women, prefix, units: named } of ESTABLISHMENT) {
    const mine = named.map(([name, division, crew]): Unit => ({ name, agency, role, division, crew, x: [2200, 6900, 11_600][division] ?? 0, y: 4800 + units.length * 10, desk: name.replaceAll(/[^A-Z0-9]/g, ''), members: [] }));
    units.push(...mine);
    for (let n = 0; n < Math.round(actors * share); n += 1) {
      const unit = mine[n % mine.length] as Unit;
      const isWoman = chance.is(unit.name === 'Intimate violence' ? 0.8 : women);
      const person = pools[isWoman ? 'F' : 'M'].pop() as Resident;
      person.serves = true;
      const number = officers.length;
      const officer: Officer = { id: `${prefix}${role === 'response' || role === 'detective' ? 4000 + number * 3 : 100 + number * 7}`, number, role, unit, person, away: new Set(), beat: chance.below(4) };
      for (let week = chance.below(14); week < weeks; week += 8 + chance.below(10)) officer.away.add(week);
      unit.members.push(officer);
      officers.push(officer);
    }
  }
  const of = (role: Role): readonly Officer[] => officers.filter((one) => one.role === role);
  const byRole = {
    response: of('response'), detective: of('detective'), intelligence: of('intelligence'), call_taker: of('call_taker'),
    records: of('records'), corrections: of('corrections'), registry: of('registry'), border: of('border'),
  };
  return { units, officers, byRole };
}

export function registerForce(chance: Chance, paper: Paper, force: Force): void {
  for (const { id, person, unit, role, beat } of force.officers) {
    const boss = unit.agency === 'motor vehicles' ? undefined : unit.members[0]?.id;
    paper.row('actors', undefined, id, person.id, unit.agency, unit.name, role, role === 'response' ? `${unit.division + 2}${beat}` : undefined, boss === id ? undefined : boss, chance.is(0.9) ? `${2003 + chance.below(21)}-06-01` : undefined, false);
  }
  for (const id of ['svc-cad', 'svc-kiosk', 'svc-nightly']) paper.row('actors', undefined, id, undefined, 'city', 'Systems', undefined, undefined, undefined, undefined, true);
}

export function shiftsOf(who: Officer, week: number): Shift[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => week * 7 + day);
  const { unit, role } = who;
  const shift = (day: number, from: number, hours: number): Shift => ({ who, from: localHour(day, from), to: localHour(day, from + hours) });
  if (unit.crew < 4) return days.flatMap((day) => {
    const phase = (day + 2 * unit.crew) % 8;
    return phase < 2 ? [shift(day, 7, 12)] : phase < 4 ? [shift(day, 19, 12)] : [];
  });
  if (unit.crew === 8) return days.filter((day) => day % 7 > 0 && day % 7 < 6).map((day) => shift(day, role === 'records' && (who.number + week) % 3 === 0 ? 14 : 9, 8));
  return days.filter((day) => day % 7 < 5).map((day) => shift(day, 8, 8));
}

/** The week's shifts as worked; the roster tells most of them, some only after, and a few swaps never. */
export function workWeek(chance: Chance, paper: Paper, force: Force, week: number): Shift[] {
  const worked: Shift[] = [];
  const planner = force.byRole.records[1] as Officer;
  const planned = START + week * WEEK - 14 * DAY;
  for (const who of force.officers) {
    if (who.away.has(week)) {
      paper.row('roster', planned, who.id, isoOf(START + week * WEEK), isoOf(START + (week + 1) * WEEK), 'leave', planner.id);
      continue;
    }
    for (const shift of shiftsOf(who, week)) {
      if (chance.is(0.02)) continue;
      const { from, to } = shift;
      if (!chance.is(0.02)) paper.row('roster', planned, who.id, isoOf(from), isoOf(to), 'shift', planner.id);
      const staysOn = chance.is(0.06) ? chance.between(1, 4) * HOUR : 0;
      if (staysOn > 0 && chance.is(0.9)) paper.row('roster', to + chance.between(2, 90) * HOUR, who.id, isoOf(to), isoOf(to + staysOn), 'overtime', chance.is(0.5) ? who.unit.members[0]?.id : undefined);
      worked.push({ who, from, to: to + staysOn });
    }
  }
  return worked;
}
