// How one claim stands to one figure: what of measure, population, goods, level, region and period is the same, other, or not said, and how much speaks for it.
//
// Points for what is the same: measure 2, population or operation 2 (of a registry 3 where its holder is named, 2 if before; 1 if only the agency is named; 1 if only said before, 1½ in the sentence before), period 1.5 (¾ if only said before), the only figure of its measure ½, level 1.5, region 1.5, goods 1;
// the number 2 with three digits that say something, 1 with two, ¼ with one; the whole of a share (`of eight`) 2.
import type { Figure } from '../figure.js';
import type { Period } from '../period.js';
import type { Context } from './context.js';
import { bestFit, type Face, type FaceFit, facesOf } from './face.js';
import { type Fit, type Quantity, significantDigits } from './quantity.js';
import { heldMeasure, heldReach, holderNamed, isHeld, isOfOneRegistry } from './holders.js';
import type { Sense } from './sense.js';

export type Agreement = 'same' | 'other' | 'unstated';
/** `late`: a year in which the figure may be told. */
export type PeriodAgreement = Agreement | 'late';

export interface Target {
  readonly figure: Figure;
  readonly base: Figure | undefined;
  /** One list for each role. */
  readonly faces: readonly (readonly Face[])[];
  readonly kinds: ReadonlySet<string>;
  /** No other figure is of this measure. */
  readonly isAlone: boolean;
  /** Others are of the same measure and population and of another period. */
  readonly recurs: boolean;
}

export interface Relation {
  readonly target: Target;
  readonly fit: Fit;
  readonly face: Face;
  readonly isOfBase: boolean;
  readonly measure: Agreement;
  readonly population: Agreement;
  readonly goods: Agreement;
  readonly place: Agreement;
  readonly level: Agreement;
  readonly period: PeriodAgreement;
  /** Population or operation that the sentence itself or what stands before it names. */
  readonly isAnchored: boolean;
  readonly points: number;
}

export function targetsOf(figures: ReadonlyMap<string, Figure>): readonly Target[] {
  const all = [...figures.values()];
  return all.map((figure) => {
    const base = figure.base === null ? undefined : figures.get(figure.base);
    const others = all.filter(({ measure, id }) => measure === figure.measure && id !== figure.id);
    const recurs = others.some(({ population, period, value }) => population === figure.population && value.kind !== 'words' && JSON.stringify(period) !== JSON.stringify(figure.period));
    const faces = facesOf(figure, base);
    const byRole = (['value', 'unknown', 'ceiling'] as const).map((role) => faces.filter((face) => face.role === role)).filter((list) => list.length > 0);
    return { figure, base, faces: byRole, kinds: new Set(faces.map(({ kind }) => kind)), isAlone: others.length === 0, recurs };
  });
}

export function relate(claim: Quantity, sense: Sense, target: Target, context: Context): readonly Relation[] {
  if (!target.kinds.has(claim.kind) && claim.of === undefined) return none;
  // INVARIANT: a figure of a registry speaks only of a claim that names whose registry it is (claims.test.ts "a figure of a registry").
  if (isHeld(target.figure) && (sense.isNegated || holderNamed(target.figure, sense, context) === undefined)) return none;
  let found: Relation[] | undefined;
  for (const faces of target.faces) {
    const fitted = bestFit(claim, sense.isChange, sense.isFall, faces);
    if (fitted === undefined) continue;
    const measure = measureAgreement(claim, sense, target.figure);
    // Another number of another thing says nothing.
    if (fitted.fit !== 'no' || measure === 'same') (found ??= []).push(relation(claim, sense, target, fitted, measure, context));
  }
  return found ?? none;
}

const none: readonly Relation[] = [];

function relation(claim: Quantity, sense: Sense, target: Target, fitted: FaceFit, measure: Agreement, context: Context): Relation {
  const { figure } = target;
  const said = populationAgreement(claim, sense, figure, context);
  const goods = agreement(sense.goods, figure.of.commodity === 'firearm' || figure.of.commodity === 'currency' || figure.of.commodity === 'vehicle' ? nounGoods(claim, figure) : figure.of.commodity);
  const place = placeAgreement(sense, figure);
  const level = figure.of.level === undefined ? 'unstated' : agreement(sense.level, figure.of.level);
  const told = periodAgreement(sense.years, figure.period);
  const period = told === 'other' && sense.isYearOfAnother ? 'unstated' : told;
  const before = isHeld(figure) ? holderNamed(figure, sense, context) === 'before' : context.actors.has(operationOf(figure)) || context.populations.has(figure.population);
  const digits = significantDigits(claim.value);
  const points = (measure === 'same' ? 2 : 0) + (said === 'same' ? isHeld(figure) ? 3 : 2 : sense.actors.has(operationOf(figure)) ? 1 : before ? isHeld(figure) ? 2 : 1 + (context.lastActors.has(operationOf(figure)) ? 0.5 : 0) : 0) + (target.isAlone && measure === 'same' ? 0.5 : 0) + (period === 'same' ? 1.5 : sense.years.length === 0 && context.years.some((year) => yearsOf(figure.period).includes(year)) ? 0.75 : 0) + (level === 'same' ? 1.5 : 0) + (place === 'same' ? 1.5 : 0) + (goods === 'same' ? 1 : 0)
    + (fitted.fit === 'no' ? 0 : digits >= 3 ? 2 : digits === 2 ? 1 : 0.25) + (fitted.isOfBase ? 2 : 0);
  return { target, ...fitted, measure, population: said, goods, place, level, period, isAnchored: said === 'same' || before || sense.actors.has(operationOf(figure)), points };
}

function nounGoods(claim: Quantity, figure: Figure): string | undefined {
  const words = { firearm: /^(?:firearms?|guns?|weapons?|armes?|fusils?)$/, vehicle: /^(?:vehicles?|cars?|vehicules?|voitures?|autos?)$/, currency: /./ } as const;
  const kind = figure.of.commodity;
  return kind === 'firearm' || kind === 'vehicle' || kind === 'currency' ? words[kind].test(claim.unit) ? undefined : kind : undefined;
}

function agreement(said: string | undefined, stands: string | undefined): Agreement {
  if (stands === undefined || said === undefined) return 'unstated';
  return said === stands ? 'same' : 'other';
}

/** Codes of figures that words of these codes name as well. */
const alike: Readonly<Record<string, readonly string[]>> = { 'persons-arrested': ['persons-charged'], 'seized-quantity': ['seized-cash'], 'member-agencies': ['organisations-named'], 'groups-assessed': ['groups-at-level'] };

function measureAgreement(claim: Quantity, sense: Sense, { measure, of, unit, population }: Figure): Agreement {
  if (population === 'ocg-held') return heldMeasure(sense, measure);
  if (sense.measures.length === 0) return sense.subject === 'person' && unit !== 'person' || sense.subject === 'other' && claim.kind === 'count' && claim.unit.length > 3 ? 'other' : 'unstated';
  if (sense.measures.includes(measure)) return 'same';
  if (measure === 'groups-at-level' && sense.measures[0] === 'groups-assessed') return sense.level === of.level && of.level !== undefined ? 'same' : 'other';
  if (sense.measures.some((code) => alike[code]?.includes(measure) === true && code !== 'groups-assessed')) return 'same';
  if (measure === 'infiltration-any' && sense.measures.some((code) => code.startsWith('infiltration-') && code !== 'infiltration-not-known')) return 'same';
  if (sense.measures.length === 1 && sense.measures[0] === 'infiltration-any' && measure.startsWith('infiltration-') && measure !== 'infiltration-not-known') return 'same';
  return 'other';
}

/** Who counted or acted, by the words that name them. */
export function operationOf(figure: Figure): string {
  const { population } = figure;
  if (population === 'project-south-accused') return 'project-south';
  if (population === 'ocg-held') return '';
  if (population === 'ocg-rcmp-serious') return 'nsicop';
  if (population.startsWith('ocg-') || population === 'cisc') return 'cisc';
  return population.startsWith('cbp') ? 'cbp' : population === 'ciroc' ? 'ciroc-sprint' : population;
}

function populationAgreement(claim: Quantity, sense: Sense, figure: Figure, context: Context): Agreement {
  const { population, of } = figure;
  if (isHeld(figure)) return holderNamed(figure, sense, context) === 'same' ? 'same' : 'unstated';
  if (population.startsWith('ocg-')) return isOfOneRegistry(figure, sense) && !sense.actors.has(operationOf(figure)) ? 'other' : groupAgreement(claim, sense, figure, context);
  const { actors, border } = sense;
  switch (population) {
    case 'ciroc-sprint': return actors.has('ciroc-sprint') ? 'same' : actors.has('cbsa') || actors.has('cbp') ? 'other' : 'unstated';
    case 'cbsa': return actors.has('cbsa') ? 'same' : actors.has('cbp') || actors.has('ciroc-sprint') || border !== undefined ? 'other' : 'unstated';
    case 'cbp-north': return border === 'cbp-southwest' ? 'other' : border === 'cbp-north' ? actors.has('cbsa') && !actors.has('cbp') ? 'other' : 'same' : actors.has('cbp') ? 'unstated' : actors.has('cbsa') || actors.has('ciroc-sprint') ? 'other' : 'unstated';
    case 'cbp-southwest': return border === 'cbp-southwest' ? 'same' : border === 'cbp-north' ? 'other' : 'unstated';
    case 'northern-border-unspecified': return border === 'cbp-north' || sense.isAtBorder || sense.measures.includes('change-in-human-smuggling') ? 'same' : 'unstated';
    case 'project-south-accused': return sense.population === undefined ? 'unstated' : sense.population === (of.region === undefined ? 'person:people' : 'person:police') ? actors.has('project-south') ? 'same' : 'unstated' : 'other';
    case 'government-projects': return sense.measures.includes('cost-increase') ? 'same' : 'unstated';
    case 'cisc': return actors.has('cisc') ? 'same' : 'unstated';
    case 'rcmp': return sense.population === 'person:police' ? 'same' : 'unstated';
    default: return actors.has(operationOf(figure)) ? 'same' : 'unstated';
  }
}

/** Steps of the funnel are different wholes (domain.md section 1); a claim about groups as such is not one about the threats among them. */
function groupAgreement(claim: Quantity, sense: Sense, { population, of, measure, unit }: Figure, context: Context): Agreement {
  const said = sense.population;
  if (sense.subject === 'business') return unit === 'business' ? 'unstated' : 'other';
  if (sense.subject === 'person') return 'other';
  if (said === 'ocg-rcmp-serious') return population === said ? 'same' : 'other';
  if (measure === 'groups-at-level' && of.level !== undefined && population !== 'ocg-entrenched-national-hlt') return sense.level === undefined ? said === 'ocg-assessed' ? 'unstated' : 'unstated' : said === 'ocg-entrenched-national-hlt' ? 'other' : sense.level === of.level ? 'same' : 'unstated';
  switch (population) {
    case 'ocg-assessed': return said === 'ocg-assessed' ? 'same' : said === undefined || said === 'national' ? 'unstated' : 'other';
    case 'ocg-national-hlt': return said === 'ocg-national-hlt' || said === 'hlt' ? 'same' : said === undefined ? sense.subject === 'group' && !sense.isDefinite && !context.populations.has(population) && sense.hasNoun ? 'other' : 'unstated' : 'other';
    case 'ocg-entrenched-national-hlt': return said === population ? 'same' : said === undefined && (claim.of !== undefined || sense.isDefinite || context.populations.has(population)) || said === 'national' && sense.isDefinite ? 'unstated' : 'other';
    case 'ocg-known': return said === 'all' || said === 'national' || said === undefined ? 'unstated' : 'other';
    default: return said === undefined || said === 'national' || said === 'hlt' ? 'unstated' : 'other';
  }
}

function placeAgreement(sense: Sense, figure: Figure): Agreement {
  const { region, place } = figure.of;
  if (isHeld(figure)) return heldReach(figure, sense);
  if (figure.population === 'ciroc-sprint') return sense.region !== undefined && sense.region !== 'west' || sense.isAtBorder && place === 'inland' && sense.actors.size === 1 ? 'other' : 'unstated';
  if (figure.population === 'project-south-accused' || figure.population === 'ciroc') return 'unstated';
  if (region === undefined) return sense.region === undefined || !figure.population.startsWith('ocg-') || figure.measure === 'centred-in' ? 'unstated' : ['west', 'central'].includes(sense.region) ? 'unstated' : 'other';
  return sense.region === undefined ? 'unstated' : sense.region === region ? 'same' : 'other';
}

export function yearsOf(period: Period): readonly number[] {
  switch (period.kind) {
    case 'calendar_year':
    case 'report_year': return [period.year];
    case 'fiscal_year': return period.calendar === 'ca' ? [period.year, period.year + 1] : [period.year];
    case 'from_to': return [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
    case 'at': return [Number(period.day.slice(0, 4))];
    case 'not_stated': break;
  }
  return [];
}

/** A report of one year is often spoken of in the next two: those years are not another period, nor the same. */
function periodAgreement(said: readonly number[], period: Period): PeriodAgreement {
  const stands = yearsOf(period);
  if (said.length === 0 || stands.length === 0) return 'unstated';
  const last = Math.max(...stands);
  if (period.kind === 'fiscal_year' && period.calendar === 'ca') return said.includes(last) && (said.includes(last - 1) || said.length === 1) || said.length === 1 && said[0] === last - 1 ? 'same' : 'other';
  if (said.some((year) => stands.includes(year))) return 'same';
  return said.every((year) => year > last && year <= last + 2) ? 'late' : 'other';
}
