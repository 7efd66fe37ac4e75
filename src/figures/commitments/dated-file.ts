// Commitments and dated external figures as a table: what cannot be read is quarantined row by row with its reason, and the rest is taken. A reason names the rule, never what stood there.
import { BadInput } from '../../kernel/index.js';
import { cellsOf } from '../../kernel/csv/index.js';
import { byProvince } from '../by-province.js';
import type { Figure, Source, Value } from '../figure.js';
import { checkFigure } from '../figure-check.js';
import { periodWords } from '../period.js';
import { provinces } from '../provinces.js';
import type { Words } from '../wording.js';
import { checkCommitment, type Commitment, type Stage, stages } from './commitment.js';
import { isDay, parsePeriod } from './period-text.js';

export interface Quarantined {
  /** As an editor counts the lines of the file. */
  readonly line: number;
  readonly en: string;
  readonly fr: string;
}

export interface DatedFile<T> {
  readonly rows: readonly T[];
  readonly quarantined: readonly Quarantined[];
}

type Fault = readonly [en: string, fr: string];
type Cells = (column: string) => string;
type Cell = Extract<Value, { readonly kind: 'number' | 'withheld' | 'suppressed' | 'unknown' }>;

const columns = {
  commitments: ['id', 'label_en', 'label_fr', 'by_en', 'by_fr', 'unit', 'promised', 'promised_on', 'funded', 'funded_on', 'delivered', 'delivered_on', 'source_en', 'source_fr', 'as_of', 'does_not_say_en', 'does_not_say_fr'],
  figures: ['id', 'label_en', 'label_fr', 'measure', 'population', 'unit', 'period', 'value', 'source_en', 'source_fr', 'as_of', 'does_not_say_en', 'does_not_say_fr'],
} as const;
/** May be left out of the header. */
const optional = ['region', 'counted_by', 'definition', 'effort', 'commodity', 'precision', 'dispute_en', 'dispute_fr'] as const;

const faults = {
  columns: ['another number of columns than the header', 'un autre nombre de colonnes que l’en-tête'],
  id: ['`id` is not of small letters, digits and hyphens', '`id` n’est pas fait de minuscules, de chiffres et de traits d’union'],
  again: ['the same `id` stands in an earlier row', 'le même `id` figure dans une ligne précédente'],
  words: ['a text is missing in one of the two languages', 'un texte manque dans l’une des deux langues'],
  day: ['a day is not written as `2026-03-31`', 'un jour n’est pas écrit comme `2026-03-31`'],
  number: ['a number is not plain digits with a point, such as `1234.5`; or write `unknown`, `withheld` or `suppressed`', 'un nombre n’est pas fait de chiffres et d’un point, comme `1234.5` ; ou écrivez `unknown`, `withheld` ou `suppressed`'],
  empty: ['`value` is empty; write `unknown`, which is not zero', '`value` est vide ; écrivez `unknown`, qui n’est pas zéro'],
  period: ['`period` is none of `2024`, `FY2024-25`, `US FY2024`, `report 2024`, `2024-01-31`, `2024-01-01/2024-03-31`', '`period` n’est ni `2024`, ni `FY2024-25`, `US FY2024`, `report 2024`, `2024-01-31`, `2024-01-01/2024-03-31`'],
  precision: ['`precision` is none that the house knows', '`precision` n’est pas de celles que la maison connaît'],
  twice: ['this province stands twice for one measure and period', 'cette province figure deux fois pour une mesure et une période'],
  negative: ['below zero', 'inférieur à zéro'],
} as const satisfies Readonly<Record<string, Fault>>;
const precisions = ['exactly', 'at_least', 'more_than', 'at_most', 'less_than', 'nearly', 'approximately'] as const;

/** Throws `BadInput` for what is no such table. */
export function readCommitments(text: string): DatedFile<Commitment> {
  return readRows(text, 'commitments', commitmentOf, () => undefined);
}

/** `standing`: figures that are there already, among which no province may stand a second time. Throws `BadInput` for what is no such table. */
export function readFigures(text: string, standing: readonly Figure[] = []): DatedFile<Figure> {
  return readRows(text, 'figures', figureOf, (figure, earlier) => (standsTwice(figure, [...standing.filter(({ id }) => id !== figure.id && !earlier.some((one) => one.id === id)), ...earlier]) ? faults.twice : undefined));
}

function readRows<T extends { readonly id: string }>(text: string, kind: keyof typeof columns, read: (cell: Cells) => T | Fault, against: (one: T, earlier: readonly T[]) => Fault | undefined): DatedFile<T> {
  const [header, ...lines] = cellsOf(text);
  const names = (header?.cells ?? []).map((one) => one.trim().toLowerCase());
  const missing = columns[kind].filter((one) => !names.includes(one));
  if (missing.length > 0) throw new BadInput(`the first line names the columns; missing: ${missing.join(', ')}`, { fr: `la première ligne nomme les colonnes ; il manque : ${missing.join(', ')}` });
  const known: readonly string[] = [...columns[kind], ...optional];
  const unknown = names.filter((one) => !known.includes(one));
  if (unknown.length > 0 || new Set(names).size < names.length) throw new BadInput('the first line has a column that is not known, or one twice; see the users’ guide for their names', { fr: 'la première ligne a une colonne inconnue, ou une en double ; le guide des utilisateurs les énumère' });
  const [rows, quarantined]: [T[], Quarantined[]] = [[], []];
  for (const { cells, line } of lines) {
    const found = cells.length === names.length ? read((column) => (cells[names.indexOf(column)] ?? '').trim()) : faults.columns;
    const fault = 'id' in found ? (rows.some(({ id }) => id === found.id) ? faults.again : against(found, rows)) : found;
    if (fault !== undefined) quarantined.push({ line, en: fault[0], fr: fault[1] });
    else if ('id' in found) rows.push(found);
  }
  return { rows, quarantined };
}

function commitmentOf(cell: Cells): Commitment | Fault {
  const common = commonOf(cell);
  if (!('id' in common)) return common;
  const [by, source] = [wordsOf(cell, 'by'), sourceOf(cell)];
  if (by === undefined) return faults.words;
  const found: Partial<Record<(typeof stages)[number], Stage | null>> = {};
  for (const name of stages) {
    const value = valueOf(cell(name));
    if (value === undefined) { found[name] = null; continue; }
    if ('0' in value) return value;
    if (!isDay(cell(`${name}_on`))) return faults.day;
    found[name] = { value, on: cell(`${name}_on`), source };
  }
  const { promised = null, funded = null, delivered = null } = found;
  const one: Commitment = { ...common, by, unit: cell('unit'), revision: 1, stages: { promised, funded, delivered } };
  return wrong(checkCommitment(one)) ?? one;
}

function figureOf(cell: Cells): Figure | Fault {
  const common = commonOf(cell);
  if (!('id' in common)) return common;
  const [value, period, precision] = [valueOf(cell('value')), parsePeriod(cell('period')), precisions.find((one) => one === (cell('precision') || 'exactly'))];
  if (value === undefined) return faults.empty;
  if ('0' in value) return value;
  if (period === undefined) return faults.period;
  if (precision === undefined) return faults.precision;
  const of = Object.fromEntries(([['region', 'region'], ['countedBy', 'counted_by'], ['definition', 'definition'], ['effort', 'effort'], ['commodity', 'commodity']] as const).flatMap(([name, column]) => (cell(column) === '' ? [] : [[name, cell(column)]])));
  const one: Figure = {
    ...common, measure: cell('measure'), population: cell('population'), unit: cell('unit'), period, value: value.kind === 'number' ? { ...value, precision } : value, base: null, of, standing: 'published', method: null,
    revision: 1, source: sourceOf(cell), caveats: [], evidence: null, isReleased: false, effectiveFrom: common.asOf, effectiveTo: null,
  };
  return wrong(checkFigure(one, () => undefined)) ?? one;
}

function commonOf(cell: Cells): Pick<Figure, 'id' | 'label' | 'asOf' | 'disputes' | 'doesNotSay'> | Fault {
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(cell('id'))) return faults.id;
  const [label, unsaid, dispute] = [wordsOf(cell, 'label'), wordsOf(cell, 'does_not_say'), wordsOf(cell, 'dispute')];
  if (label === undefined || unsaid === undefined || wordsOf(cell, 'source') === undefined || (dispute === undefined) !== (cell('dispute_en') === '' && cell('dispute_fr') === '')) return faults.words;
  if (!isDay(cell('as_of'))) return faults.day;
  return { id: cell('id'), label, asOf: cell('as_of'), disputes: dispute === undefined ? [] : [{ about: 'value', words: dispute }], doesNotSay: [unsaid] };
}

function sourceOf(cell: Cells): Source {
  const by = wordsOf(cell, 'source') ?? { en: '', fr: '' };
  return { by, where: { en: `as of ${cell('as_of')}`, fr: `en date du ${cell('as_of')}` }, cited: by.en, confirmed: 'reported' };
}

/** Undefined: nobody wrote anything. Separators and commas are for readers: `1 234,5` could be two numbers. */
function valueOf(text: string): Cell | Fault | undefined {
  if (text === '') return undefined;
  if (text === 'unknown' || text === 'withheld' || text === 'suppressed') return { kind: text };
  if (/^-\d/.test(text)) return faults.negative;
  return /^\d{1,20}(?:\.\d{1,10})?$/.test(text) ? { kind: 'number', precision: 'exactly', number: text } : faults.number;
}

function wordsOf(cell: Cells, name: string): Words | undefined {
  const [en, fr] = [cell(`${name}_en`), cell(`${name}_fr`)];
  return en === '' || fr === '' || en.length > 500 || fr.length > 500 ? undefined : { en, fr };
}

function wrong(found: readonly string[]): Fault | undefined {
  return found.length === 0 ? undefined : [found.join(', '), found.join(', ')];
}

function standsTwice(figure: Figure, others: readonly Figure[]): boolean {
  if (!provinces.has(figure.of.region ?? '')) return false;
  const key = ({ measure, population, unit, period, of }: Figure) => JSON.stringify([measure, population, unit, periodWords(period, 'en'), { ...of, region: '' }]);
  const beside = others.filter((one) => key(one) === key(figure) && one.of.region === figure.of.region);
  try {
    byProvince([...beside, figure]);
    return false;
  } catch (fault) {
    if (fault instanceof BadInput) return true;
    throw fault;
  }
}
