// The services that share the systems, and what each unit is for: a city's police, a provincial force with six detachments, the border and port, the prisons, the registry of drivers and vehicles.
import type { Luck } from './luck.js';
import type { Region, Spot } from './region.js';

export type Role = 'response' | 'detective' | 'intelligence' | 'call_taker' | 'records' | 'corrections' | 'registry' | 'border';
export type Work = 'patrol' | 'roadside' | 'inquiry' | 'major' | 'cold' | 'gangs' | 'victims' | 'analysis' | 'calls' | 'desk' | 'standards' | 'lanes' | 'port' | 'prison' | 'visits' | 'counter';
export type Pattern = 'platoon' | 'eights' | 'office' | 'lates' | 'rural' | 'counter';

export interface Unit {
  readonly name: string;
  readonly agency: 'MPS' | 'PRF' | 'BPA' | 'COR' | 'DVL';
  readonly role: Role;
  readonly work: Work;
  readonly pattern: Pattern;
  /** Of a thousand actors. */
  readonly share: number;
  readonly women: number;
  /** Indices of districts served; the first is where the unit sits. */
  readonly districts: readonly number[];
  readonly base: Spot;
  /** As its terminals are named. */
  readonly short: string;
}

const EVERY_DIVISION = [0, 1, 2, 3, 4];

type Draft = Omit<Unit, 'base' | 'short'>;

function cityUnits(): Draft[] {
  const one = (name: string, role: Role, work: Work, pattern: Pattern, share: number, women: number, districts: readonly number[] = EVERY_DIVISION): Draft => ({ name, agency: 'MPS', role, work, pattern, share, women, districts });
  return [
    ...EVERY_DIVISION.flatMap((n) => [one(`Division ${n + 1}1`, 'response', 'patrol', 'platoon', [72, 66, 62, 58, 50][n] ?? 60, 0.25, [n]), one(`Division ${n + 1}1 Investigations`, 'detective', 'inquiry', 'lates', 14, 0.3, [n])]),
    one('Traffic Services', 'response', 'roadside', 'lates', 28, 0.16),
    one('Major Crime', 'detective', 'major', 'office', 26, 0.3), one('Cold Case', 'detective', 'cold', 'office', 5, 0.3), one('Guns and Gangs', 'detective', 'gangs', 'lates', 22, 0.18),
    one('Special Victims', 'detective', 'victims', 'office', 22, 0.68), one('Auto Theft', 'detective', 'inquiry', 'office', 14, 0.2),
    one('Intelligence Branch', 'intelligence', 'analysis', 'office', 24, 0.46), one('Communications', 'call_taker', 'calls', 'platoon', 56, 0.7), one('Records Bureau', 'records', 'desk', 'office', 34, 0.72), one('Professional Standards', 'intelligence', 'standards', 'office', 6, 0.4),
  ];
}

function otherUnits(): Draft[] {
  const towns = [5, 6, 7, 8, 9, 10];
  const names = ['Alder Bay', 'Carrick', 'Saint-Aubin', 'Moose Ford', 'Dunmore', 'Kettle Harbour'];
  return [
    ...towns.flatMap((n, k): Draft[] => [
      { name: `${names[k] ?? ''} Detachment`, agency: 'PRF', role: 'response', work: 'patrol', pattern: 'rural', share: [24, 22, 21, 19, 18, 17][k] ?? 20, women: 0.24, districts: [n] },
      { name: `${names[k] ?? ''} Detachment`, agency: 'PRF', role: 'detective', work: 'inquiry', pattern: 'office', share: 3, women: 0.3, districts: [n] },
    ]),
    { name: 'Provincial Intelligence', agency: 'PRF', role: 'intelligence', work: 'analysis', pattern: 'office', share: 7, women: 0.45, districts: towns },
    { name: 'Provincial Communications', agency: 'PRF', role: 'call_taker', work: 'calls', pattern: 'platoon', share: 15, women: 0.7, districts: towns },
    { name: 'Border Inspection', agency: 'BPA', role: 'border', work: 'lanes', pattern: 'eights', share: 64, women: 0.38, districts: [10] },
    { name: 'Port Targeting', agency: 'BPA', role: 'intelligence', work: 'port', pattern: 'office', share: 12, women: 0.4, districts: [2] },
    { name: 'Port Pass Office', agency: 'BPA', role: 'registry', work: 'counter', pattern: 'counter', share: 9, women: 0.62, districts: [2] },
    { name: 'Institutional Security', agency: 'COR', role: 'corrections', work: 'prison', pattern: 'eights', share: 34, women: 0.34, districts: [4] },
    { name: 'Visits and Admissions', agency: 'COR', role: 'corrections', work: 'visits', pattern: 'counter', share: 18, women: 0.55, districts: [4] },
    { name: 'Licence Counters', agency: 'DVL', role: 'registry', work: 'counter', pattern: 'counter', share: 36, women: 0.66, districts: [0, 1, 3] },
    { name: 'Licence Back Office', agency: 'DVL', role: 'registry', work: 'desk', pattern: 'office', share: 14, women: 0.66, districts: [0] },
  ];
}

/** Services differ from region to region: each one's share is drawn. */
export function foundServices(luck: Luck, region: Region): Unit[] {
  const sizes: Record<Unit['agency'], number> = { MPS: luck.factor(0.08), PRF: luck.factor(0.2), BPA: luck.factor(0.25), COR: luck.factor(0.2), DVL: luck.factor(0.2) };
  return [...cityUnits(), ...otherUnits()].map((draft) => {
    const place = region.districts[draft.districts[0] ?? 0] ?? { x: 0, y: 0 };
    const moved = draft.agency === 'BPA' ? 1900 : draft.agency === 'COR' ? 2600 : draft.agency === 'DVL' ? 420 : 130;
    return { ...draft, short: draft.name.replaceAll(/[^A-Z0-9]/g, ''), share: draft.share * sizes[draft.agency], base: { x: Math.round(place.x + moved), y: Math.round(place.y - moved / 2) } };
  });
}

/** How many actors each unit has: largest remainders, so that they add up. */
export function staffing(units: readonly Unit[], actors: number): number[] {
  const total = units.reduce((sum, one) => sum + one.share, 0);
  const exact = units.map((one) => (one.share / total) * actors);
  const counts = exact.map((one) => Math.floor(one));
  const order = exact.map((one, n) => [n, one - Math.floor(one)] as const).toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  let rest = actors - counts.reduce((sum, one) => sum + one, 0);
  for (const [n] of order) {
    if (rest <= 0) break;
    counts[n] = (counts[n] ?? 0) + 1;
    rest -= 1;
  }
  return counts;
}
