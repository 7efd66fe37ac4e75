// Why two figures may not be set side by side (domain.md sections 1 and 5). What one of them leaves unsaid is not taken as the same.
import type { Dimensions, Figure } from './figure.js';
import { daysOf, lengthInDays, type Period, periodWords } from './period.js';
import { measures, populations, type Term, units } from './terms.js';
import type { Language, Words } from './wording.js';

export type ReasonCode =
  | 'measure' | 'population' | 'unit' | 'share_and_count' | 'breakdown' | 'narrowed' | 'no_number' | 'commodity' | 'weight' | 'place' | 'direction' | 'counted_by' | 'definition' | 'effort' | 'place_and_time'
  | 'period_not_stated' | 'same_period' | 'value_disputed' | 'period_kind' | 'fiscal_calendar' | 'period_length' | 'period_disputed' | 'base_disputed' | 'small_base' | 'zero_base';

export interface Reason extends Words {
  readonly code: ReasonCode;
}

/** All of them, not the first: whoever asks can see whether anything could be mended. Empty: comparable. */
export function reasonsAgainst(a: Figure, b: Figure): readonly Reason[] {
  return [...whatIsCounted(a, b), ...conditions(a, b), ...periods(a, b)];
}

export function samePeriod(a: Period, b: Period): boolean {
  const [first, second] = [daysOf(a), daysOf(b)];
  if (first !== undefined && second !== undefined) return first.from === second.from && first.to === second.to;
  return a.kind === 'report_year' && b.kind === 'report_year' && a.year === b.year;
}

function whatIsCounted(a: Figure, b: Figure): readonly Reason[] {
  const said = (terms: ReadonlyMap<string, Term>, code: string, language: Language) => terms.get(code)?.[language] ?? code;
  const [unitA, unitB] = [units.get(a.unit), units.get(b.unit)];
  const canConvert = a.unit === b.unit || (unitA?.inBase !== null && unitB?.inBase !== null && unitA?.dimension === unitB?.dimension);
  const broken = [a, b].filter(({ value }) => value.kind === 'parts');
  const withoutNumber = [a, b].filter(({ value }) => !['number', 'share', 'interval', 'parts'].includes(value.kind));
  return [
    ...(a.measure === b.measure ? [] : [reason('measure', `one counts “${said(measures, a.measure, 'en')}”, the other “${said(measures, b.measure, 'en')}”`, `l’un compte « ${said(measures, a.measure, 'fr')} », l’autre « ${said(measures, b.measure, 'fr')} »`)]),
    ...(a.population === b.population ? [] : [reason('population', `one is about ${said(populations, a.population, 'en')}, the other about ${said(populations, b.population, 'en')}`, `l’un porte sur : ${said(populations, a.population, 'fr')} ; l’autre sur : ${said(populations, b.population, 'fr')}`)]),
    ...(canConvert ? [] : [reason('unit', `nothing exact turns ${said(units, a.unit, 'en')} into ${said(units, b.unit, 'en')}`, `rien d’exact ne convertit ${said(units, a.unit, 'fr')} en ${said(units, b.unit, 'fr')}`)]),
    ...((a.value.kind === 'share') === (b.value.kind === 'share') ? [] : [reason('share_and_count', 'one is a share with its unknown, the other a number without', 'l’un est une part avec son inconnu, l’autre un nombre sans')]),
    ...broken.map(({ id }) => reason('breakdown', `\`${id}\` is a whole in its parts; compute the part that is meant as a figure of its own`, `\`${id}\` est un tout et ses parts ; calculez comme un chiffre à part celle dont il s’agit`)),
    ...withoutNumber.map(({ id, value }) => reason('no_number', `\`${id}\` gives no number (${value.kind.replace('_', ' ')}), and that is not zero`, `\`${id}\` ne donne pas de nombre, et ce n’est pas zéro`)),
  ];
}

const conditionWords: readonly (readonly [keyof Dimensions, ReasonCode, string, string])[] = [
  ['commodity', 'commodity', 'the goods differ', 'les biens diffèrent'],
  ['weight', 'weight', 'gross and net weight differ', 'poids brut et poids net diffèrent'],
  ['place', 'place', 'inland and at the border differ', 'à l’intérieur et à la frontière diffèrent'],
  ['direction', 'direction', 'the directions differ', 'les directions diffèrent'],
  ['narrowedTo', 'narrowed', 'what they are narrowed to differs', 'ce à quoi ils sont restreints diffère'],
  ['countedBy', 'counted_by', 'two agencies counted, by two rules', 'deux organismes ont compté, selon deux règles'],
  ['definition', 'definition', 'the definition changed', 'la définition a changé'],
  ['effort', 'effort', 'it was looked for with another effort', 'on l’a cherché avec un autre effort'],
];

function conditions(a: Figure, b: Figure): readonly Reason[] {
  const differing = conditionWords.filter(([name]) => a.of[name] !== b.of[name]).map(([name, code, en, fr]) => reason(code, `${en}: ${a.of[name] ?? 'not stated'}, ${b.of[name] ?? 'not stated'}`, `${fr} : ${a.of[name] ?? 'non précisé'}, ${b.of[name] ?? 'non précisé'}`));
  const isElsewhere = a.of.region !== b.of.region || a.of.level !== b.of.level;
  return isElsewhere && !samePeriod(a.period, b.period) ? [...differing, reason('place_and_time', 'region or level and period differ at once, so that neither explains the difference', 'la région ou le niveau et la période diffèrent à la fois : ni l’une ni l’autre n’explique l’écart')] : differing;
}

function periods(a: Figure, b: Figure): readonly Reason[] {
  const unstated = [a, b].filter(({ period }) => period.kind === 'not_stated');
  if (unstated.length > 0) return unstated.map(({ id }) => reason('period_not_stated', `\`${id}\` does not say of which period it is`, `\`${id}\` ne dit pas de quelle période il s’agit`));
  if (samePeriod(a.period, b.period)) return [];
  const disputed = [a, b].flatMap((figure) => figure.disputes.filter(({ about }) => about === 'period').map(({ words }) => reason('period_disputed', `the period of \`${figure.id}\` is disputed: ${words.en}`, `la période de \`${figure.id}\` est contestée : ${words.fr}`)));
  return [...lengthOrKind(a.period, b.period), ...disputed];
}

function lengthOrKind(a: Period, b: Period): readonly Reason[] {
  const both = (language: Language) => `${periodWords(a, language)}, ${periodWords(b, language)}`;
  if (a.kind === 'fiscal_year' && b.kind === 'fiscal_year') return a.calendar === b.calendar ? [] : [fiscalCalendars(a, b, both)];
  const lengths = lengthReason(lengthInDays(a), lengthInDays(b));
  if (a.kind !== b.kind) return [reason('period_kind', `periods of two kinds: ${both('en')}`, `des périodes de deux sortes : ${both('fr')}`), ...lengths];
  return a.kind === 'from_to' ? lengths : [];
}

/** A leap day makes no year longer than another. */
function lengthReason(first: number | undefined, second: number | undefined): readonly Reason[] {
  if (first === second || (first !== undefined && second !== undefined && first >= 365 && Math.abs(first - second) <= 1)) return [];
  return first === undefined || second === undefined ? [] : [reason('period_length', `${first} days against ${second}`, `${first} jours contre ${second}`)];
}

function fiscalCalendars(a: Period, b: Period, both: (language: Language) => string): Reason {
  const shared = sharedPeriod(a, b);
  const months = shared?.months ?? 0;
  const which = shared === undefined ? { en: '', fr: '' } : { en: ` (${shared.from} to ${shared.to})`, fr: ` (du ${shared.from} au ${shared.to})` };
  return reason('fiscal_calendar', `fiscal years of two countries share ${months} of twelve months${which.en}: ${both('en')}`, `les exercices de deux pays ont ${months} mois sur douze en commun${which.fr} : ${both('fr')}`);
}

/** The days that are in both, with how many months that is where it is whole months; undefined: there are none, or they are not known. */
export function sharedPeriod(a: Period, b: Period): { readonly from: string; readonly to: string; readonly days: number; readonly months: number | null } | undefined {
  const [first, second] = [daysOf(a), daysOf(b)];
  if (first === undefined || second === undefined) return undefined;
  const [from, to] = [first.from > second.from ? first.from : second.from, first.to < second.to ? first.to : second.to];
  if (from > to) return undefined;
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const next = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  return { from, to, days: Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1, months: from.endsWith('-01') && next.endsWith('-01') ? month(to) - month(from) + 1 : null };
}

export function reason(code: ReasonCode, en: string, fr: string): Reason {
  return { code, en, fr };
}
