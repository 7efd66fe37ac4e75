// Rows counted where they stand, without a node: what the database keeps counted, from the same rules (docs/decisions/0071).
import { countTotals, meetingRows, tallyRows, type Totals } from './counting.js';
import type { EventRow } from './joint-events.js';
import type { Operation } from './operation.js';
import { outliersAmong } from './outliers.js';
import { isRow, readRow } from './read-row.js';
import type { CheckedRow, RawRow } from './row.js';
import { refOf } from './stored-row.js';

/** `problems`: rows that were not counted. `today`: YYYY-MM-DD. */
export function countRows(operation: Operation, rows: readonly RawRow[], today: string): { readonly totals: Totals; readonly problems: number } {
  const frame = { from: operation.from, to: operation.to, agencies: new Map(operation.agencies.map(({ agency }) => [agency.toLowerCase(), agency])), only: undefined, today };
  const read = rows.map((row) => readRow(row, frame)).filter(isRow);
  const outliers = outliersAmong(read);
  const occurrences = new Set(read.filter(({ kind }) => kind === 'occurrence').map(({ occurrence }) => occurrence));
  const counting = read.filter((row) => !outliers.has(row) && (row.kind !== 'arrest' || occurrences.has(row.occurrence))).map(eventOf);
  const { tally, persons } = tallyRows(counting);
  return { totals: countTotals(tally, persons, meetingRows(counting), []), problems: rows.length - counting.length };
}

function eventOf({ person, ...row }: CheckedRow): EventRow {
  return { ...row, ref: refOf(row.agency, row.agency, row.rowId), mark: person?.isSure === true ? person.key : null };
}
