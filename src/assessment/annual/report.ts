// The annual report in one language before it is any file: chapters, charts, what changed, corrections, and every figure with its evidence. Nothing in it is not in the evidence (G8).
import { type Figure, type Language, measures, periodWords, populations, Share, units, valueWords } from '../../figures/index.js';
import { bands, confidences } from '../../figures/drafting/index.js';
import { type Chart, chartsOf } from './chart.js';
import { changesOf, colon, comparisonWords, endOf } from './changes.js';
import { type Evidence, type EvidenceFigure, evidenceHash } from './evidence.js';
import { chapterOf, chapterTemplates, readingLines, titleIn, wordsIn } from './template.js';

/** A figure as the report prints it, all in words. */
export interface FigureRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly period: string;
  readonly measure: string;
  readonly population: string;
  readonly unit: string;
  readonly standing: string;
  readonly source: string;
  readonly method: string;
  readonly asOf: string;
  readonly revision: number;
  readonly publishedOn: string;
  readonly hash: string;
  /** Null where others counted. */
  readonly rowsHash: string | null;
  readonly caveats: readonly string[];
  readonly doesNotSay: readonly string[];
  readonly disputes: readonly string[];
  /** For the spreadsheet: of a share its counts, of a number what it allows. */
  readonly counts: { readonly yes: number; readonly no: number | null; readonly unknown: number; readonly withheld: number; readonly total: number; readonly low: number; readonly high: number } | null;
  readonly number: number | null;
}

export interface Chapter {
  readonly code: string;
  readonly heading: string;
  readonly intro: string;
  readonly rows: readonly FigureRow[];
  readonly charts: readonly Chart[];
}

export interface ChangeRow {
  readonly label: string;
  readonly before: { readonly id: string; readonly text: string };
  readonly now: { readonly id: string; readonly text: string };
  readonly words: string;
  readonly comparable: boolean;
}

export interface CorrectionRow {
  readonly kind: 'revised' | 'disputed';
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly words: string;
  /** The figure that it stands against, where the report has it. */
  readonly against: string | null;
}

export interface Report {
  readonly language: Language;
  readonly title: string;
  readonly asOf: string;
  readonly evidenceHash: string;
  readonly readLines: readonly string[];
  readonly bands: readonly (readonly [percent: string, words: string])[];
  readonly confidences: readonly (readonly [word: string, says: string])[];
  readonly chapters: readonly Chapter[];
  readonly changes: readonly ChangeRow[];
  /** Ids of figures that became public in the year before. */
  readonly fresh: readonly { readonly id: string; readonly label: string }[];
  readonly corrections: readonly CorrectionRow[];
  readonly figures: readonly FigureRow[];
}

export function reportOf(evidence: Evidence, language: Language): Report {
  const all = evidence.figures;
  const rows = new Map(all.map((one) => [one.figure.id, rowOf(one, language)]));
  const since = yearBefore(evidence.asOf);
  return {
    language, title: titleIn(language), asOf: evidence.asOf, evidenceHash: evidenceHash(evidence), readLines: readingLines(language),
    bands: bands.map((band) => [`${band.low}–${band.high}`, band[language].join(', ')]), confidences: confidences.map((one) => [one[language][0] ?? one.code, one.says[language]]),
    chapters: chaptersOf(all, rows, language), changes: changeRows(all, language),
    fresh: all.filter(({ publishedOn }) => publishedOn > since).map(({ figure }) => ({ id: figure.id, label: figure.label[language] })),
    corrections: correctionsOf(all, language), figures: [...rows.values()],
  };
}

function chaptersOf(all: readonly EvidenceFigure[], rows: ReadonlyMap<string, FigureRow>, language: Language): readonly Chapter[] {
  const ordered = [...chapterTemplates.filter(({ last }) => last !== true), ...chapterTemplates.filter(({ last }) => last === true)];
  return ordered.flatMap(({ code, heading, intro }) => {
    // Newest first; what has no period stands last.
    const own = all.map(({ figure }) => figure).filter((figure) => chapterOf(figure) === code).toSorted((a, b) => (endOf(b.period) ?? '').localeCompare(endOf(a.period) ?? '') || (a.id < b.id ? -1 : 1));
    return own.length === 0 ? [] : [{ code, heading: heading[language], intro: intro[language], rows: own.flatMap(({ id }) => rows.get(id) ?? []), charts: chartsOf(code, own, language) }];
  });
}

function rowOf({ figure, hash, rowsHash, publishedOn }: EvidenceFigure, language: Language): FigureRow {
  const said = (terms: ReadonlyMap<string, Readonly<Record<Language, string>>>, code: string) => terms.get(code)?.[language] ?? code;
  const words = (list: Figure['caveats']) => list.map((one) => one[language]);
  return {
    id: figure.id, label: figure.label[language], value: valueWords(figure, language), period: periodWords(figure.period, language), measure: said(measures, figure.measure), population: said(populations, figure.population),
    unit: said(units, figure.unit), standing: wordsIn(language)(figure.standing), source: `${figure.source.by[language]}, ${figure.source.where[language]}${rowsHash === null ? ` (${figure.source.cited})` : ''}`, method: figure.method?.[language] ?? '',
    asOf: figure.asOf, revision: figure.revision, publishedOn, hash, rowsHash, caveats: words(figure.caveats), doesNotSay: words(figure.doesNotSay), disputes: figure.disputes.map((one) => one.words[language]),
    counts: countsOf(figure), number: figure.value.kind === 'number' ? Number(figure.value.number) : null,
  };
}

function countsOf({ value }: Figure): FigureRow['counts'] {
  if (value.kind !== 'share') return null;
  const { counts, bounds: [low, high] } = new Share(value.counts).toJSON();
  return { yes: counts.yes, no: counts.no, unknown: counts.unknown, withheld: counts.withheld, total: counts.total, low, high };
}

function changeRows(all: readonly EvidenceFigure[], language: Language): readonly ChangeRow[] {
  const say = wordsIn(language);
  const told = (figure: Figure) => ({ id: figure.id, text: `${valueWords(figure, language)} (${periodWords(figure.period, language)})` });
  return changesOf(all.map(({ figure }) => figure)).map((change) => ({ label: change.now.label[language], before: told(change.before), now: told(change.now), words: comparisonWords(change, say, language), comparable: change.result.comparable }));
}

function correctionsOf(all: readonly EvidenceFigure[], language: Language): readonly CorrectionRow[] {
  const say = wordsIn(language);
  const ids = new Set(all.map(({ figure }) => figure.id));
  return all.flatMap(({ figure, earlier }) => {
    const head = { id: figure.id, label: figure.label[language], value: valueWords(figure, language) };
    const revised = earlier.map(({ revision, publishedOn, value }): CorrectionRow => ({ ...head, kind: 'revised', against: null, words: `${say('revision')} ${revision}${colon(language)}${valueWords({ ...figure, value }, language)}; ${say('wasUntil')} ${publishedOn}` }));
    return [...revised, ...figure.disputes.map(({ words, against }): CorrectionRow => ({ ...head, kind: 'disputed', words: words[language], against: against !== undefined && ids.has(against) ? against : null }))];
  });
}

/** 29 February becomes the 28th. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
}
