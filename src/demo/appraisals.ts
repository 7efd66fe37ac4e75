// Judgements of the demo's groups over three cycles: most of what could be known is not, bureaus differ in places, and nobody judged some groups at all (G7).
import { demoAgencies } from './agencies.js';
import { Dice } from './dice.js';
import type { DemoWorld } from './world-draft.js';

/** The centre coordinates the bureaus; each bureau speaks for one province. */
const demoCentre = 'ppib';
const bureaus = [{ province: 'BC', agency: 'nsrp' }, { province: 'AB', agency: 'kcps' }, { province: 'ON', agency: 'hvps' }, { province: 'QC', agency: 'brde' }] as const;

export interface DemoAppraisal {
  readonly group: string;
  readonly indicator: string;
  readonly subject?: string;
  readonly value: string;
  readonly confidence?: string;
  readonly judgedOn: string;
  readonly source: string;
  readonly criterion?: string;
}

export interface DemoCycle {
  readonly centre: string;
  readonly draft: { readonly id: string; readonly nameEn: string; readonly nameFr: string; readonly fromOn: string; readonly untilOn: string; readonly bureaus: readonly { readonly province: string; readonly agency: string }[] };
  readonly isClosed: boolean;
  /** By agency; those of the centre come last. */
  readonly judgements: ReadonlyMap<string, readonly DemoAppraisal[]>;
}

const sleipnir = ['corruption', 'violence', 'infiltration', 'expertise', 'sophistication', 'subversion', 'strategy', 'discipline', 'insulation', 'intelligence-use', 'multiple-enterprises', 'mobility', 'stability', 'scope', 'monopoly', 'group-cohesiveness', 'continuity', 'links-to-other-groups', 'links-to-extremist-groups'] as const;
const harms = ['physical', 'psychological', 'financial', 'community', 'environment'] as const;
const likelihoods = ['intent', 'capability', 'opportunity'] as const;
const sources = ['debriefs of the quarter', 'reports of two patrols', 'a file review', 'open sources, not confirmed', 'what a partner service wrote'] as const;

/** The same for the same world. */
export function demoCycles({ reports }: Pick<DemoWorld, 'reports'>, seed = 1): readonly DemoCycle[] {
  const groups = [...new Set([...reports].flatMap(({ report, statements }) => statements.filter(({ schema }) => schema === 'CriminalGroup').map(({ entityId }) => `${report.agencyId}~${entityId}`)))].toSorted();
  return [2024, 2025, 2026].map((year, at) => ({
    centre: demoCentre, isClosed: year < 2026, judgements: judgementsOf(groups, year, at, seed),
    draft: { id: String(year), nameEn: `Cycle of ${year}`, nameFr: `Cycle de ${year}`, fromOn: `${year}-01-01`, untilOn: `${year}-12-31`, bureaus },
  }));
}

function judgementsOf(groups: readonly string[], year: number, at: number, seed: number): ReadonlyMap<string, readonly DemoAppraisal[]> {
  const all = new Map<string, DemoAppraisal[]>();
  const add = (agency: string, list: readonly DemoAppraisal[]) => all.set(agency, [...(all.get(agency) ?? []), ...list]);
  for (const group of groups) {
    const dice = new Dice(seed, `appraisals/${year}/${group}`);
    const owner = bureauFor(group);
    if (owner === undefined || dice.chance(0.15)) continue;
    const own = oneGroup(dice, group, groups, year, at);
    add(owner, own);
    if (!dice.chance(0.3)) continue;
    // A second bureau that sees it differently; of some the centre decides.
    const other = dice.pick(bureaus.filter(({ agency }) => agency !== owner)).agency;
    const differing = dice.sample(own.filter(({ indicator }) => indicator.startsWith('sleipnir.')), 3).map((one) => ({ ...one, value: one.value === 'high' ? 'low' : 'high', confidence: 'low', source: dice.pick(sources) }));
    add(other, differing);
    if (dice.chance(0.5)) add(demoCentre, differing.slice(0, 1).map((one) => ({ ...one, confidence: 'moderate', source: 'both bureaus heard' })));
  }
  const centre = all.get(demoCentre);
  all.delete(demoCentre);
  if (centre !== undefined) all.set(demoCentre, centre);
  return all;
}

/** The bureau of the province that the group’s own agency is in. */
function bureauFor(group: string): string | undefined {
  const province = demoAgencies.find(({ agencyId }) => agencyId === group.slice(0, group.indexOf('~')))?.province;
  return bureaus.find((one) => one.province === province)?.agency;
}

function oneGroup(dice: Dice, group: string, groups: readonly string[], year: number, at: number): DemoAppraisal[] {
  const say = (indicator: string, value: string, more: Partial<DemoAppraisal> = {}): DemoAppraisal => ({
    group, indicator, value, ...(value !== 'unknown' && { confidence: dice.weighted({ low: 3, moderate: 5, high: 2 }) }), judgedOn: `${year}-0${dice.between(2, 9)}-1${dice.between(0, 9)}`, source: dice.pick(sources), ...more,
  });
  const existence = say('existence', dice.weighted({ believed: 9, unknown: 1, ended: 1 }));
  // Later cycles know a little more.
  const isKnown = () => dice.chance(0.35 + 0.1 * at);
  const some = (prefix: string, codes: readonly string[], weights: Readonly<Record<string, number>>) => codes.flatMap((code) => (isKnown() ? [say(`${prefix}.${code}`, dice.weighted(weights))] : dice.chance(0.5) ? [say(`${prefix}.${code}`, 'unknown')] : []));
  const attributes = some('sleipnir', sleipnir, { nil: 1, low: 4, medium: 4, high: 2 });
  if (existence.value !== 'believed' || !attributes.some(({ value }) => value !== 'unknown') || dice.chance(0.25)) return [existence, say('level', 'unrated')];
  const others = groups.filter((one) => one !== group);
  return [
    existence, say('level', dice.weighted({ high: 1, medium: 4, low: 8 })), say('scope', dice.weighted({ national: 1, 'provincial-regional': 4, local: 6, unknown: 2 })),
    say('entrenched', dice.weighted({ yes: 1, no: 3, unknown: 5 }), { criterion: 'ten years or more in the same towns, through a change of leader' }), ...attributes,
    ...some('harm', harms, { none: 1, minor: 3, moderate: 3, serious: 2, severe: 1 }), ...some('likelihood', likelihoods, { unlikely: 2, possible: 4, likely: 4, 'almost-certain': 1 }),
    say('infiltration', dice.weighted({ 'none-found': 2, 'intent-suspected': 2, unknown: 4 }), { subject: dice.pick(['police/relationship-exploitation', 'border/corruption', 'motor-vehicle/employment-seeking', 'municipal-procurement/proxy']) }),
    say('private-sector', dice.weighted({ linked: 3, owned: 1, unknown: 3 }), { subject: dice.pick(['construction', 'transport', 'hospitality', 'real-estate']) }),
    ...dice.sample(['cocaine', 'fentanyl', 'tobacco', 'vehicle-theft', 'laundering', 'extortion'], 2).map((subject) => say('market', dice.weighted({ sells: 4, imports: 1, involved: 2, unknown: 2 }), { subject })),
    ...dice.sample(others.filter((one) => one.split('~')[0] === group.split('~')[0]), 2).map((subject) => say('relation', dice.weighted({ feud: 2, alliance: 2, supplies: 1, unknown: 1 }), { subject })),
  ];
}
