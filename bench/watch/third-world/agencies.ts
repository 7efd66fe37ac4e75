// Who works where: the police service and its units, the port, the licensing offices, the prison and the town hall, each with its own words and numbers.
import type { Calendar } from './calendar.js';
import { at, Dice } from './dice.js';
import { DISTRICTS, type Person, type Town } from './town.js';

export type Post =
  | 'patrol' | 'traffic' | 'detective' | 'major' | 'family' | 'property' | 'gang' | 'analyst' | 'dispatcher' | 'clerk' | 'standards' | 'warrants'
  | 'gate' | 'passes' | 'licence' | 'wing' | 'intake' | 'visits' | 'municipal';
export type Pattern = 'twelve' | 'eight' | 'office' | 'late' | 'four';
type AgencyName = 'police' | 'port' | 'licensing' | 'prison' | 'town';

interface UnitPlan { readonly agency: AgencyName; readonly name: string; readonly post: Post; readonly size: number; readonly pattern: Pattern; readonly districts: readonly number[]; readonly platoon: number }

export interface Actor {
  readonly n: number; readonly id: string; readonly person: Person | undefined; readonly agency: AgencyName; readonly post: Post; readonly role: string;
  readonly plan: UnitPlan; readonly unit: string; readonly supervisor: string | undefined; readonly beat: string | undefined; readonly startedOn: string;
  /** How much they do, and how badly they write it down: 1 is usual. */
  readonly pace: number; readonly sloppy: number;
  /** Whoever was transferred worked for another unit until then; the staff list shows only the new one. */
  readonly before: { readonly plan: UnitPlan; readonly until: number } | undefined;
}

export interface Agency { readonly label: string; readonly inbox: string }
export const AGENCIES: Readonly<Record<AgencyName, Agency>> = {
  police: { label: 'Rivermouth Police Service', inbox: 'SVC-CAD' }, port: { label: 'Port of Rivermouth', inbox: 'svc_gatehouse' }, licensing: { label: 'Vehicle & Driver Licensing', inbox: 'Q-KIOSK' },
  prison: { label: 'Corrections – Stony Reach', inbox: 'OMS.BATCH' }, town: { label: 'Ville de Rivermouth', inbox: 'svc.guichet' },
};
const ROLES: Readonly<Record<Post, string>> = {
  patrol: 'response', traffic: 'response', detective: 'detective', major: 'detective', family: 'detective', property: 'detective', gang: 'detective', analyst: 'intelligence', dispatcher: 'call_taker', clerk: 'records', standards: 'intelligence', warrants: 'response',
  gate: 'border', passes: 'border', licence: 'registry', wing: 'corrections', intake: 'corrections', visits: 'corrections', municipal: 'registry',
};
const DIVISIONS = [[0], [1], [2, 3], [4, 5]] as const;
const ALL = Array.from({ length: DISTRICTS }, (_, n) => n);

function plans(): UnitPlan[] {
  const unit = (agency: AgencyName, name: string, post: Post, size: number, pattern: Pattern, districts: readonly number[] = ALL, platoon = 0): UnitPlan => ({ agency, name, post, size, pattern, districts, platoon });
  return [
    ...DIVISIONS.flatMap((districts, n) => ['A', 'B', 'C', 'D'].map((platoon, m) => unit('police', `${n + 1}1 Div ${platoon}`, 'patrol', [24, 21, 19, 16][n] ?? 20, 'twelve', districts, m))),
    ...DIVISIONS.map((districts, n) => unit('police', `CIB ${n + 1}1`, 'detective', 15, 'four', districts)),
    unit('police', 'Traffic', 'traffic', 28, 'eight'), unit('police', 'Homicide & Robbery', 'major', 22, 'four'), unit('police', 'Family Violence', 'family', 18, 'office'), unit('police', 'Fraud & Auto', 'property', 20, 'office'),
    unit('police', 'Guns & Gangs', 'gang', 22, 'late'), unit('police', 'Criminal Intelligence', 'analyst', 18, 'office'), ...[0, 1, 2, 3].map((m) => unit('police', `Communications ${m + 1}`, 'dispatcher', 12, 'twelve', ALL, m)),
    unit('police', 'Records Desk', 'clerk', 34, 'eight'), unit('police', 'Professional Standards', 'standards', 8, 'office'), unit('police', 'Warrants & Court', 'warrants', 14, 'office'),
    ...[0, 1, 2, 3].map((m) => unit('port', `Gate ${m + 1}`, 'gate', 16, 'twelve', [2, 5], m)), unit('port', 'Pass Office', 'passes', 22, 'office', [2, 5]),
    ...[0, 2, 4].map((district, n) => unit('licensing', `Office ${n + 1}`, 'licence', 33, 'office', [district])),
    ...['A', 'B', 'C', 'D', 'E'].map((wing) => unit('prison', `Wing ${wing}`, 'wing', 18, 'eight')), unit('prison', 'Wing F (women)', 'wing', 14, 'eight'), unit('prison', 'Reception', 'intake', 14, 'eight'), unit('prison', 'Visits', 'visits', 12, 'office'),
    unit('town', 'Bylaw', 'municipal', 38, 'office'), unit('town', 'Fines & Permits', 'municipal', 30, 'office'),
  ];
}

export class Staff {
  readonly actors: Actor[] = [];
  readonly #byPost = new Map<Post, Actor[]>();
  readonly #byUnit = new Map<string, Actor[]>();
  readonly byPerson = new Map<number, Actor>();
  /** Accounts that no person uses. */
  readonly machines: Actor[] = [];

  constructor(dice: Dice, town: Town, calendar: Calendar, wanted: number) {
    const units = plans();
    const sizes = units.map(({ size }) => Math.max(2, Math.round((size * wanted) / 1000)));
    for (let n = 0; sizes.reduce((sum, one) => sum + one, 0) !== wanted && n < 2000; n += 1) {
      const spare = wanted - sizes.reduce((sum, one) => sum + one, 0);
      const unit = n % (spare > 0 ? 16 : sizes.length);
      if (spare > 0 || at(sizes, unit) > 2) sizes[unit] = at(sizes, unit) + Math.sign(spare);
    }
    const grown = dice.shuffled(town.persons.filter((one) => one.born < calendar.start - 22 * 365 * 86_400 && one.born > calendar.start - 60 * 365 * 86_400 && one.group < 0));
    for (const [n, plan] of units.entries()) for (let m = 0; m < at(sizes, n); m += 1) this.#hire(dice, town, calendar, plan, grown, units);
    for (const [n, agency] of (Object.keys(AGENCIES) as AgencyName[]).entries()) {
      const [plan] = units.filter((one) => one.agency === agency);
      if (plan !== undefined) this.machines.push({ n: wanted + n, id: AGENCIES[agency].inbox, person: undefined, agency, post: plan.post, role: '', plan: { ...plan, post: 'clerk', name: 'Systems' }, unit: 'Systems', supervisor: undefined, beat: undefined, startedOn: calendar.day(-900 * 86_400), pace: 1, sloppy: 0, before: undefined });
    }
  }

  in(post: Post): readonly Actor[] {
    return this.#byPost.get(post) ?? [];
  }

  mates(actor: Actor, t: number): readonly Actor[] {
    return (this.#byUnit.get(planAt(actor, t).name) ?? []).filter((one) => one !== actor);
  }

  #hire(dice: Dice, town: Town, calendar: Calendar, plan: UnitPlan, grown: Person[], units: readonly UnitPlan[]): void {
    const n = this.actors.length;
    const isAnonymous = dice.chance(plan.agency === 'police' ? 0.02 : 0.12);
    const person = isAnonymous ? undefined : this.#choose(dice, town, grown);
    if (person !== undefined) person.heat *= 0.15;
    const others = units.filter((one) => one.agency === plan.agency && one.name !== plan.name && (one.post === plan.post || (plan.agency === 'police' && ROLES[plan.post] === 'detective' && one.post === 'patrol')));
    const supervisor = this.#byUnit.get(plan.name)?.[0];
    const actor: Actor = {
      n, id: idOf(plan, n, person), person, agency: plan.agency, post: plan.post, role: ROLES[plan.post], plan, unit: plan.name, supervisor: supervisor?.id,
      beat: plan.post === 'patrol' ? `${plan.name.slice(0, 2)}${dice.whole(1, 4)}` : plan.post === 'detective' ? plan.name.slice(-2) : undefined,
      startedOn: calendar.day(dice.chance(0.06) ? dice.between(0, calendar.end * 0.4) : -dice.waiting(8 * 365 * 86_400)),
      pace: dice.factor(0.4) * (n % 97 === 13 ? 2 : 1), sloppy: Math.min(6, dice.factor(0.9)), before: others.length > 0 && dice.chance(0.05) ? { plan: dice.pick(others), until: dice.between(0.15, 0.85) * calendar.end } : undefined,
    };
    // One clerk of the records desk, and one of a licensing office who serves the dealers, do the work of five.
    const isBusy = (plan.post === 'clerk' || plan.post === 'licence') && this.in(plan.post).length === 1;
    const hired = isBusy ? { ...actor, pace: 5.2 } : actor;
    this.actors.push(hired);
    this.#byPost.set(plan.post, [...this.in(plan.post), hired]);
    this.#byUnit.set(plan.name, [...(this.#byUnit.get(plan.name) ?? []), hired]);
    if (person !== undefined) this.byPerson.set(person.n, hired);
  }

  /** Some work where their husband, wife, brother or sister works. */
  #choose(dice: Dice, town: Town, grown: Person[]): Person {
    if (this.actors.length > 20 && dice.chance(0.06)) {
      const colleague = dice.pick(this.actors).person;
      const relative = colleague === undefined ? undefined : town.kin(colleague, ['spouse', 'sibling']).find((one) => grown.includes(one) && !this.byPerson.has(one.n));
      if (relative !== undefined) return relative;
    }
    let person = grown.pop();
    while (person !== undefined && this.byPerson.has(person.n)) person = grown.pop();
    if (person === undefined) throw new RangeError('the town has too few grown people for so many actors');
    return person;
  }
}

export const planAt = (actor: Actor, t: number): UnitPlan => (actor.before !== undefined && t < actor.before.until ? actor.before.plan : actor.plan);

function idOf({ agency, post }: UnitPlan, n: number, person: Person | undefined): string {
  if (agency === 'police') return post === 'clerk' || post === 'dispatcher' || post === 'analyst' ? `C${String(60_000 + n * 7)}` : String(1200 + n * 3).padStart(6, '0');
  if (agency === 'port') return `PORT\\${(person?.surname ?? 'temp').toLowerCase().replaceAll(/[^a-z]/g, '').slice(0, 6)}${n}`;
  if (agency === 'licensing') return `u${String(n * 17 + 3).padStart(5, '0')}`;
  return agency === 'prison' ? `SR-${String(n * 5)}` : `v.${n}@rivermouth.example`;
}
