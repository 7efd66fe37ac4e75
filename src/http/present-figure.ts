// A figure as a page shows it, in the reader's language: never without its unknown, its source and what it does not say (G7).
import { type Comparison, type Figure, measures, periodWords, populations, Share, units, valueWords } from '../figures/index.js';
import { asFigure, figureLabel, type FigureView, type ReadFigure, type ShownCells, type StoredFigure, type UseStanding, wholeCells } from '../figures/stored/index.js';
import type { ComparisonAnswer, FigureCounts, FigureDetail, FigureLine, FiguresAnswer, LedgerReceipt } from './contract.js';
import type { House } from './house.js';
import type { Language } from './language.js';

/** Both names of each agency. */
export type AgencyWords = ReadonlyMap<string, { readonly en: string; readonly fr: string }>;

export async function agencyWords(house: House): Promise<AgencyWords> {
  return new Map((await house.people.agencies()).map(({ agencyId, nameEn, nameFr }) => [agencyId, { en: nameEn, fr: nameFr }]));
}

export function figureOf(read: ReadFigure, agencies: AgencyWords): Figure {
  return 'reference' in read ? read.reference : viewFigure(read.view, agencies);
}

function viewFigure({ latest, whole, published }: FigureView, agencies: AgencyWords): Figure {
  const isPublic = published !== undefined && published.revision === latest.revision;
  const shown = whole ? wholeCells(latest.computed) : (published?.shown ?? undefined);
  return asFigure(latest, shown, namesIn(agencies), whole ? false : isPublic);
}

/** The value of one revision, of which the reader may have `shown`. */
export function valueOf(stored: StoredFigure, shown: ShownCells | undefined, { agencies, language }: Reader): string {
  return valueWords(asFigure(stored, shown, namesIn(agencies), true), language);
}

export interface Reader {
  readonly agencies: AgencyWords;
  readonly language: Language;
}

export const namesIn = (agencies: AgencyWords) => (agencyId: string) => agencies.get(agencyId) ?? { en: agencyId, fr: agencyId };

export function presentLine(read: ReadFigure, agencies: AgencyWords, language: Language): FigureLine {
  const figure = figureOf(read, agencies);
  return {
    id: figure.id, kind: 'reference' in read ? 'reference' : 'stored', label: figure.label[language], value: valueWords(figure, language), period: periodWords(figure.period, language),
    measure: measures.get(figure.measure)?.[language] ?? figure.measure, population: populations.get(figure.population)?.[language] ?? figure.population, standing: figure.standing,
    isReleased: 'reference' in read ? figure.isReleased : read.view.published?.revision === read.view.latest.revision, revision: figure.revision, disputed: figure.disputes.length > 0,
  };
}

export function presentFigure(read: ReadFigure, agencies: AgencyWords, language: Language): FigureDetail {
  const figure = figureOf(read, agencies);
  const view = 'view' in read ? read.view : undefined;
  return {
    ...presentLine(read, agencies, language), counts: figure.value.kind === 'share' ? presentCounts(new Share(figure.value.counts)) : null,
    parts: figure.value.kind === 'parts' ? figure.value.parts.map(({ code, words, count }) => ({ code, words: words[language], count })) : null,
    source: `${figure.source.by[language]}, ${figure.source.where[language]}`, cited: figure.source.cited, method: figure.method?.[language] ?? null, asOf: figure.asOf, base: figure.base,
    caveats: figure.caveats.map((words) => words[language]), doesNotSay: figure.doesNotSay.map((words) => words[language]),
    disputes: figure.disputes.map(({ about, words, against }) => ({ about, words: words[language], against: against ?? null })),
    evidence: figure.evidence && { query: figure.evidence.query, version: figure.evidence.queryVersion, rowsHash: figure.evidence.rowsHash, rows: figure.evidence.rows, computedAt: moment(figure.evidence.computedAtMs), computedBy: figure.evidence.computedBy },
    revisions: view === undefined || !view.whole ? [] : view.revisions.map((one) => ({ revision: one.revision, asOf: one.asOf, rowsHash: one.computed.rowsHash, computedBy: one.computedBy, why: one.why, value: valueOf(one, wholeCells(one.computed), { agencies, language }) })),
    publications: view === undefined ? [] : presentPublications(view, { agencies, language }), uses: view === undefined ? [] : view.uses.map((use) => presentUse(use, view.latest, { agencies, language })),
    notReleased: [...(view?.notReleased ?? [])], published: view?.published === undefined ? null : { revision: view.published.revision, at: moment(view.published.atMs), by: view.whole ? [...view.published.by] : [] },
  };
}

/** What was public before stays readable, and is said to be corrected (G8). */
function presentPublications({ latest, publications, published, whole }: FigureView, reader: Reader): FigureDetail['publications'] {
  return publications.map((act) => ({ revision: act.revision, at: moment(act.atMs), by: whole ? [...act.by] : [], value: valueOf(latest, act.shown ?? undefined, reader), corrected: act.actId !== published?.actId }));
}

function presentUse({ use, published, corrected }: UseStanding, figure: StoredFigure, reader: Reader): FigureDetail['uses'][number] {
  const said = (shown: ShownCells | null) => valueOf(figure, shown ?? undefined, reader);
  return {
    figure: `${use.agencyId}~${use.figureId}`, label: figureLabel(figure)[reader.language], where: use.where, revision: use.revision, value: said(published.shown),
    now: corrected === undefined ? null : { revision: corrected.revision, value: said(corrected.shown), at: moment(corrected.atMs) },
  };
}

export function correctedUses(views: readonly FigureView[], reader: Reader): FiguresAnswer['corrected'] {
  return views.flatMap(({ latest, uses }) => uses.filter(({ corrected }) => corrected !== undefined).map((use) => presentUse(use, latest, reader)));
}

export function presentComparison(result: Comparison, language: Language, ledger: LedgerReceipt): ComparisonAnswer {
  const reasons = result.reasons.map((reason) => ({ code: reason.code, words: reason[language] }));
  if (!result.comparable) return { comparable: false, unit: null, difference: null, ratio: null, percentChange: null, direction: null, conflict: false, reasons, ledger };
  const list = (span: readonly [string | null, string | null] | null) => (span === null ? null : [...span]);
  return {
    comparable: true, unit: units.get(result.unit)?.[language] ?? result.unit, difference: list(result.difference), ratio: list(result.ratio), percentChange: list(result.percentChange),
    direction: result.direction, conflict: result.conflict, reasons, ledger,
  };
}

function presentCounts(share: Share): FigureCounts {
  const { counts, bounds: [low, high] } = share.toJSON();
  return { yes: counts.yes, no: counts.no, unknown: counts.unknown, withheld: counts.withheld, total: counts.total, low, high };
}

const moment = (ms: number): string => new Date(ms).toISOString();
