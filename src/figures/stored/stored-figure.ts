// A figure as it was computed, and what was done with it. A revision is never changed: what came later stands beside it (G8).
import type { Figure, Part, Value } from '../figure.js';
import type { Words } from '../wording.js';
import type { ShownCells } from './cells.js';
import { type Computed, type FirstQuestion, namedCells } from './computed.js';
import { daysAsked, filterWords, namedQuestion, questionWords } from './question.js';
import { fieldOf, type NameOf, partWords, populationOf, type Question, vocabulary } from './vocabulary.js';

export interface FigureKey {
  readonly agencyId: string;
  readonly figureId: string;
}

export interface StoredFigure extends FigureKey {
  readonly revision: number;
  readonly question: Question;
  /** The code of a question that stood ready; null: asked in the vocabulary's own words. */
  readonly named: string | null;
  readonly vocabulary: number;
  /** Where it was asked before there was a vocabulary. */
  readonly first?: FirstQuestion;
  readonly computed: Computed;
  /** The day as whose state the registry was read. */
  readonly asOf: string;
  readonly computedAtMs: number;
  /** `member@agency` */
  readonly computedBy: string;
  /** Why it was computed again. */
  readonly why: string | null;
}

/** `shown`: the counts that are public, small cells withheld; of a release null. */
export interface FigureAct extends FigureKey {
  readonly actId: string;
  readonly revision: number;
  readonly kind: 'published' | 'released';
  readonly originator: string | null;
  readonly by: readonly string[];
  readonly atMs: number;
  readonly shown: ShownCells | null;
}

interface FirstCounts { readonly yes: number; readonly no?: number; readonly unknown: number; readonly withheld?: number; readonly total: number }
type FirstFigure = Omit<StoredFigure, 'question' | 'named' | 'vocabulary' | 'first' | 'computed'> & {
  readonly query: string; readonly queryVersion: number; readonly scope: string | null; readonly computed: Omit<Computed, 'cells' | 'total'> & { readonly counts: FirstCounts };
};

/** Reads a row, of before the vocabulary too. */
export function readFigure(text: string): StoredFigure {
  const read = JSON.parse(text) as StoredFigure | FirstFigure;
  if ('question' in read) return read;
  const { query, queryVersion: version, scope, computed: { counts, ...computed }, ...rest } = read;
  const { total, ...cells } = counts;
  return { ...rest, question: namedQuestion(query, scope), named: query, vocabulary: 1, first: { query, version, scope }, computed: { ...computed, cells: { ...cells }, total } };
}

export function readAct(text: string): FigureAct {
  const read = JSON.parse(text) as FigureAct | (Omit<FigureAct, 'shown'> & { readonly shown: (FirstCounts & { readonly hidden: readonly string[] }) | null });
  if (read.shown === null || 'cells' in read.shown) return read as FigureAct;
  const { total, hidden, withheld = 0, ...cells } = read.shown;
  return { ...read, shown: { cells: Object.fromEntries(Object.entries(cells).filter(([code]) => !hidden.includes(code))), hidden, withheld, total } };
}

/** All that was counted, for those who may see it all; undefined where there was nothing to count. */
export function wholeCells({ cells: { withheld = 0, ...cells }, total }: Computed): ShownCells | undefined {
  return total === 0 ? undefined : { cells, hidden: [], withheld, total };
}

/** What the question is called: by its name where it stood ready, and by what it is narrowed to. */
export function figureLabel({ named, question, first }: Pick<StoredFigure, 'named' | 'question' | 'first'>): Words {
  const known = named === null ? undefined : vocabulary.questions.find((one) => one.code === named);
  if (known === undefined) return questionWords(question);
  if (first !== undefined) return first.scope === null ? known : { en: `${known.en}, scope ${first.scope}`, fr: `${known.fr}, portée ${first.scope}` };
  const own = question.where.filter((filter) => !known.asks.where.includes(filter)).map(filterWords);
  return { en: [known.en, ...own.map(({ en }) => en)].join('; '), fr: [known.fr, ...own.map(({ fr }) => fr)].join('\u00A0; ') };
}

/** In the form of every other figure. `shown`: what its reader may have; undefined where there was nothing to count. */
export function asFigure(stored: StoredFigure, shown: ShownCells | undefined, nameOf: NameOf, isReleased: boolean): Figure {
  const { question: { population: code, tells, where }, computed } = stored;
  const population = populationOf(code);
  const field = tells.field === undefined ? undefined : fieldOf(tells.field);
  const days = daysAsked(stored.question);
  const [scope] = where.find((filter) => filter.field === 'scope')?.is ?? [];
  const narrowed = JSON.stringify([tells, ...where.filter((filter) => filter.field !== 'scope' && !(days !== undefined && filter.from === days.from))]);
  return {
    id: `${stored.agencyId}~${stored.figureId}`, label: figureLabel(stored), measure: code === 'judged' ? (population?.measure ?? '') : field?.measure ?? (tells.what === 'known' ? 'property-known' : tells.what === 'share' ? 'groups-by-property' : population?.measure ?? ''),
    population: population?.population ?? '', unit: population?.unit ?? '', period: days === undefined ? { kind: 'at', day: stored.asOf } : { kind: 'from_to', ...days },
    value: shown === undefined ? { kind: 'unknown' } : valueOf(stored.question, shown, nameOf), base: null, of: { countedBy: stored.agencyId, narrowedTo: narrowed, definition: `${stored.named ?? 'own'} ${stored.vocabulary}`, ...levelOf(stored.question), ...(scope !== undefined && { region: scope }) }, standing: 'published',
    method: { en: `${stored.named === null ? 'own question' : `question ${stored.named}`}, vocabulary ${stored.vocabulary}: ${questionWords(stored.question).en}`, fr: `${stored.named === null ? 'question propre' : `question ${stored.named}`}, vocabulaire ${stored.vocabulary} : ${questionWords(stored.question).fr}` },
    asOf: stored.asOf, revision: stored.revision, source: { by: nameOf(stored.agencyId), where: { en: 'registry', fr: 'registre' }, cited: computed.rowsHash, confirmed: 'seen' }, disputes: [], caveats: caveatsOf(stored, shown),
    doesNotSay: [...(population?.doesNotSay ?? []), ...(field?.doesNotSay ?? []), ...where.flatMap((filter) => fieldOf(filter.field)?.doesNotSay ?? [])],
    evidence: isReleased ? null : { query: stored.named ?? 'own', queryVersion: stored.vocabulary, rowsHash: computed.rowsHash, rows: computed.rows, computedAtMs: stored.computedAtMs, computedBy: stored.computedBy },
    isReleased, effectiveFrom: stored.asOf, effectiveTo: null,
  };
}

const levels = { HLT: 'high', MLT: 'medium', LLT: 'low' } as const;

/** Of which level a share is the share. */
function levelOf({ tells: { field, value } }: Question): { readonly level?: 'high' | 'medium' | 'low' } {
  return field === 'threatLevel' && value !== undefined && Object.hasOwn(levels, value) ? { level: levels[value as keyof typeof levels] } : {};
}

function valueOf(question: Question, shown: ShownCells, nameOf: NameOf): Value {
  const { cells, withheld, total } = shown;
  const { what } = question.tells;
  if (what === 'count') return { kind: 'number', precision: 'exactly', number: String(total) };
  if (what === 'by') return { kind: 'parts', total, parts: partsOf(question, shown, nameOf) };
  const { yes = 0, no, unknown = 0 } = cells;
  return { kind: 'share', counts: { yes, unknown, withheld, total, ...(no !== undefined && what === 'share' && { no }) } };
}

/** In the order of the field's values, then by name; what is not known stands last. */
function partsOf({ tells }: Question, { cells, hidden, withheld }: ShownCells, nameOf: NameOf): readonly Part[] {
  const field = fieldOf(tells.field ?? '');
  const order = [...namedCells(tells)];
  const place = (code: string) => (code === 'unknown' ? 1e6 : code === 'several' ? 1e5 : order.includes(code) ? order.indexOf(code) : 1e4);
  const parts = [...Object.entries(cells), ...hidden.map((code) => [code, null] as const)].map(([code, count]) => ({ code, count, words: field === undefined ? { en: code, fr: code } : partWords(field, code, nameOf) }))
    .toSorted((a, b) => place(a.code) - place(b.code) || (a.code < b.code ? -1 : 1));
  return withheld > 0 && hidden.length === 0 ? [...parts, { code: 'withheld', count: withheld, words: { en: 'withheld', fr: 'non communiqué' } }] : parts;
}

function caveatsOf({ question, computed }: StoredFigure, shown: ShownCells | undefined): readonly Words[] {
  const isTwice = question.where.some(({ field }) => ['scope', 'threatLevel', 'agency', 'province'].includes(field));
  const inConflict = question.population === 'judged' && question.tells.what !== 'by' && question.tells.what !== 'count';
  return [
    ...(shown !== undefined && shown.hidden.length > 0 ? [{ en: 'small counts are withheld, and what would give them away by subtraction', fr: 'les petits décomptes ne sont pas communiqués, ni ce qui les livrerait par soustraction' }] : []),
    ...(isTwice ? [{ en: 'what is said to be of two of the values is counted under each of them', fr: 'ce qui est dit de deux des valeurs est compté sous chacune' }] : []),
    ...(inConflict ? [{ en: 'where bureaus differ and the centre has not decided it is counted as unknown; asked for in parts it stands apart', fr: 'ce sur quoi des bureaux divergent sans que le centre ait tranché est compté comme inconnu ; demandé en parts, cela figure à part' }] : []),
    ...((computed.cells['several'] ?? 0) > 0 && shown?.hidden.length === 0 ? [{ en: 'originators differ about some, which stand apart', fr: 'des producteurs divergent sur certains, qui sont comptés à part' }] : []),
  ];
}
