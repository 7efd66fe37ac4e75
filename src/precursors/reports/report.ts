// One report that the law asks for: one transaction that a dealer suspects, or one theft or loss. Its content is the list of the Precursor Control Regulations, s. 86.1(1) and s. 90(2), and nothing more is taken:
// the sales of a dealer are no report, and police have no business with them (issue 8; G12).
import { BadInput } from '../../kernel/index.js';
import { resolve } from '../substance-name.js';
import { isInForce, substanceOf } from '../substance.js';

export type ReportKind = 'suspicious' | 'theft' | 'loss';
export type Told = 'police' | 'minister';

export interface ReportDraft {
  readonly kind: ReportKind;
  /** Of the dealer: s. 86.1(1)(a). */
  readonly reporter: { readonly name: string; readonly title: string; readonly address: string; readonly phone: string };
  /** s. 86.1(1)(b); null of a theft or loss. */
  readonly party: { readonly name: string; readonly address: string } | null;
  /** Moments with their offset: of the transaction or occurrence, and when the dealer became aware of it. */
  readonly occurredAt: string;
  readonly awareAt: string;
  /** Of the transaction: sale, import …; s. 86.1(1)(c). */
  readonly type: string;
  readonly substance: string;
  readonly quantity: string;
  readonly reasons: string;
  /** `user@agency` of members whom it concerns: they and their chain never learn of it. */
  readonly concerns: readonly string[];
}

export interface PrecursorReport extends Omit<ReportDraft, 'substance'> {
  readonly agencyId: string;
  readonly reportId: string;
  readonly labelId: number;
  readonly substance: string;
  /** Duty or leave under which it was made. */
  readonly basis: 's. 86' | 's. 86.1' | 's. 90';
  readonly by: string;
  readonly recordedAtMs: number;
}

export interface TellingDone {
  readonly toldId: string;
  readonly whom: Told;
  readonly atMs: number;
  readonly by: string;
}

export interface ReportClock {
  readonly whom: Told;
  readonly dueAtMs: number;
  readonly toldAtMs: number | null;
  readonly state: 'open' | 'overdue' | 'in_time' | 'late';
}

const HOUR_MS = 3_600_000;
/** The duty to report began (SOR/2025-260, s. 40); before, s. 86 let a dealer report. */
const MANDATORY_FROM = '2026-06-15';

/** At least two years (s. 85, 86, 86.1). */
export function keepUntilMs(recordedAtMs: number): number {
  const day = new Date(recordedAtMs);
  return day.setUTCFullYear(day.getUTCFullYear() + 2);
}

export function momentMs(text: string, field: string): number {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs)) throw new BadInput(`\`${field}\` is a moment with its offset, such as \`2026-06-15T10:00:00-04:00\``, { fr: `\`${field}\` est un moment avec son décalage, comme \`2026-06-15T10:00:00-04:00\`` });
  return atMs;
}

/** The substance's id and the basis. Throws `BadInput` for what the law knows no report of. */
export function checkReport(draft: ReportDraft, nowMs: number): { readonly substance: string; readonly basis: PrecursorReport['basis'] } {
  const [occurredMs, awareMs] = [momentMs(draft.occurredAt, 'occurredAt'), momentMs(draft.awareAt, 'awareAt')];
  if (occurredMs > awareMs || awareMs > nowMs) throw new BadInput('nobody becomes aware before it happened, or later than now; mend `occurredAt` or `awareAt`', { fr: 'nul n’en prend connaissance avant les faits ni plus tard que maintenant ; corrigez `occurredAt` ou `awareAt`' });
  if ((draft.kind === 'suspicious') !== (draft.party !== null)) throw new BadInput('a suspicious transaction has another party, a theft or loss has none; mend `party`', { fr: 'une transaction suspecte a une autre partie, un vol ou une perte n’en a pas ; corrigez `party`' });
  const found = resolve(draft.substance);
  const day = draft.occurredAt.slice(0, 10);
  const isPrecursor = found.kind === 'known' && (found.substance.kind === 'class_a' || found.substance.kind === 'class_b') && found.substance.listings.some((listing) => isInForce(listing, day));
  if (!isPrecursor) throw new BadInput('this was no precursor of class A or B on that day, so that no dealer owes a report of it; look it up with `custos precursors lookup`', { fr: 'ce n’était pas un précurseur de catégorie A ou B ce jour-là, et aucun distributeur n’en doit rapport ; consultez `custos precursors lookup`' });
  return { substance: found.substance.id, basis: draft.kind !== 'suspicious' ? 's. 90' : day >= MANDATORY_FROM ? 's. 86.1' : 's. 86' };
}

/** Whom the dealer tells until when (s. 86.1: the Minister in 72 hours; s. 90: police in 24, the Minister in 72); a voluntary report has no clock. */
export function clocksOf({ basis, awareAt }: Pick<PrecursorReport, 'basis' | 'awareAt'>, told: readonly TellingDone[], nowMs: number): readonly ReportClock[] {
  const hours: readonly (readonly [Told, number])[] = basis === 's. 86' ? [] : basis === 's. 90' ? [['police', 24], ['minister', 72]] : [['minister', 72]];
  return hours.map(([whom, most]): ReportClock => {
    const dueAtMs = Date.parse(awareAt) + most * HOUR_MS;
    const first = told.filter((one) => one.whom === whom).toSorted((a, b) => a.atMs - b.atMs)[0];
    const state = first === undefined ? (nowMs > dueAtMs ? 'overdue' : 'open') : first.atMs > dueAtMs ? 'late' : 'in_time';
    return { whom, dueAtMs, toldAtMs: first?.atMs ?? null, state };
  });
}

export function substanceLabel(id: string, language: 'en' | 'fr'): string {
  return substanceOf(id)?.[language] ?? id;
}
