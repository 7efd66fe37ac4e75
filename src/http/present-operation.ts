// Operations as they leave. Who somebody is never does; a total goes with the rule that releases it.
import { type LabelStore, markingOf, type Plan } from '../access/index.js';
import { BadInput, type Json } from '../kernel/index.js';
import { type AsOf, type CountedTotals, daysOf, isDay, type Mending, type MergeRow, type Operation, type RowProblem, rowColumns, standingOf, type StoredRow, type Waiting } from '../operations/book/index.js';
import type { MendRow, MergeDecided, OperationAnswer, OperationLine, OperationQuestion, OperationRowView, OperationWaiting, RowMended } from './contract.js';
import type { Language } from './language.js';

const dayMs = 86_400_000;
const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** A day is that day’s end; a moment says what was known then. A day that is not over is now. Throws `BadInput`. */
export function asOfFrom({ asOf, knownAt }: OperationQuestion, nowMs: number): AsOf {
  const known = knownAt ?? (asOf !== undefined && moment.test(asOf) ? asOf : undefined);
  for (const [name, text] of [['asOf', asOf], ['knownAt', knownAt]] as const) {
    if (text !== undefined && !isDay(text) && !(moment.test(text) && !Number.isNaN(Date.parse(text)))) throw new BadInput(`\`${name}\` is a day, YYYY-MM-DD, or a moment, YYYY-MM-DDThh:mm:ssZ`, { fr: `\`${name}\` est un jour, AAAA-MM-JJ, ou un moment, AAAA-MM-JJThh:mm:ssZ` });
  }
  const atMs = known === undefined ? nowMs : isDay(known) ? Date.parse(known) + dayMs - 1 : Date.parse(known);
  return { day: asOf?.slice(0, 10) ?? null, known: atMs >= nowMs ? null : new Date(atMs) };
}

/** As it stands in the record. */
export function whenAsked({ asOf, knownAt }: OperationQuestion): { readonly [key: string]: Json } {
  return { asOf: asOf ?? null, knownAt: knownAt ?? null };
}

export function afterOf(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) return undefined;
  try {
    const [agency, row] = JSON.parse(text) as unknown[];
    if (typeof agency === 'string' && typeof row === 'string') return [agency, row];
  } catch (cause) {
    throw badPage(cause);
  }
  throw badPage(undefined);
}

function badPage(cause: unknown): BadInput {
  return new BadInput('`after` is the `after` of the page before', { cause, fr: '`after` est le `after` de la page précédente' });
}

export function mendingFrom({ set, confirm = false }: MendRow): Mending {
  const strange = Object.keys(set).find((name) => !(rowColumns as readonly string[]).includes(name));
  if (strange !== undefined) throw new BadInput(`a row has the columns ${rowColumns.join(', ')}`, { fr: `une ligne a les colonnes ${rowColumns.join(', ')}` });
  return { set: Object.fromEntries(Object.entries(set).map(([name, text]) => [name, text.trim()])), confirm };
}

export function presentOperation(operation: Operation, { caller }: Plan): OperationLine {
  const { ref, id, aim, from, to, agencies, agencyId } = operation;
  return { id: ref, name: id, aim, from, to, days: daysOf(operation), agencies: agencies.map((one) => ({ ...one })), keeper: agencyId, standing: standingOf(operation, caller.member) === 'keeper' ? 'keeper' : 'part' };
}

const rules = {
  keeper: {
    en: 'Your side keeps this operation. Whoever takes part lets whoever keeps it, and the others who take part, have the totals, with its own rows in them.',
    fr: 'Vous tenez cette opération. Qui y prend part laisse les totaux, ses lignes comprises, à qui la tient et aux autres qui y prennent part.',
  },
  part: {
    en: 'Your agency takes part. Whoever takes part lets the others, and whoever keeps the operation, have the totals, with its own rows in them.',
    fr: 'Votre service y prend part. Qui y prend part laisse les totaux, ses lignes comprises, aux autres et à qui tient l’opération.',
  },
} as const;

export function presentTotals(totals: CountedTotals, operation: Operation, plan: Plan, language: Language): Omit<OperationAnswer, 'asOf' | 'knownAt' | 'ledger'> {
  const line = presentOperation(operation, plan);
  return {
    operation: line, rule: { code: line.standing, words: rules[line.standing][language] }, occurrences: { count: totals.occurrences }, arrests: { count: totals.arrests.count, persons: { ...totals.arrests.persons } }, charges: { count: totals.charges },
    labs: { count: totals.labs }, seizures: totals.seizures.map((one) => ({ ...one })), quarantined: totals.quarantined, missing: [...totals.missing],
    proposedMerges: totals.proposals.map(({ rows, why, effect }) => ({ rows: rows.map(({ ref, agency, rowId }) => ({ ref, agency, row: rowId })), why: why[language], effect: { ...effect } })),
  };
}

export function presentRow(labels: LabelStore, row: StoredRow): OperationRowView {
  const label = labels.label(row.labelId);
  return {
    ref: row.ref, row: row.rowId, agency: row.agency, broughtInBy: row.agencyId, kind: row.kind, occurrence: row.occurrence, date: row.day, province: row.province, person: row.person, commodity: row.commodity, quantity: row.quantity, unit: row.unit,
    purity: row.purity, currency: row.currency, lead: row.owner, assists: [...row.assists], exhibit: row.exhibit, direction: row.direction, note: row.note, marking: label === undefined ? '' : markingOf(label), revision: row.revision,
    knownFrom: row.knownFrom.toISOString(), knownTo: row.knownTo?.toISOString() ?? null,
  };
}

export function presentReasons(problems: readonly RowProblem[], language: Language): RowMended['reasons'] {
  return problems.map(({ column, value, en, fr }) => ({ column, value, reason: language === 'fr' ? fr : en }));
}

export function presentWaiting({ id, line, cells, problems, enteredBy, setAsideAt }: Waiting, language: Language): OperationWaiting {
  return { id, line, cells: { ...cells }, reasons: presentReasons(problems, language), enteredBy, at: setAsideAt.toISOString() };
}

export function presentDecision({ agencyId, mergeId, verdict, refs, keep, why, decidedBy, decidedAt, undoneBy, undoneAt, undoneWhy }: MergeRow): MergeDecided {
  return {
    id: `${agencyId}~${mergeId}`, verdict, rows: [...refs], keep, why, decidedBy: `${decidedBy}@${agencyId}`, decidedAt: decidedAt.toISOString(),
    undone: undoneAt === null ? null : { by: `${undoneBy ?? ''}@${agencyId}`, at: undoneAt.toISOString(), why: undoneWhy ?? '' },
  };
}
