// A row as a form holds it: the columns of a file, and the one-row file that a form sends.
import type { OperationRowView } from '../../../src/http/contract.js';
import type { RowKind } from './operation-words.js';

export const cellNames = [
  'row_id', 'agency', 'kind', 'occurrence_id', 'date', 'province', 'person_key', 'commodity', 'quantity', 'unit', 'purity', 'currency', 'lead_agency', 'assist_agencies', 'exhibit_no', 'direction', 'note',
] as const;
export type CellName = (typeof cellNames)[number];
export type RowCells = Readonly<Record<CellName, string>>;

export const emptyCells = Object.fromEntries(cellNames.map((name) => [name, ''])) as Record<CellName, string>;

const ofAll: readonly CellName[] = ['kind', 'row_id', 'agency', 'date', 'occurrence_id', 'province'];
const ofKind: Readonly<Record<RowKind, readonly CellName[]>> = {
  occurrence: ['note'], arrest: ['person_key', 'note'], charge: ['person_key', 'note'], lab: ['note'],
  seizure: ['commodity', 'quantity', 'unit', 'currency', 'purity', 'lead_agency', 'assist_agencies', 'exhibit_no', 'direction', 'note'],
};

/** The columns that a row of this kind fills; of a kind that is none, all. */
export function cellsOf(kind: string): readonly CellName[] {
  const own: readonly CellName[] | undefined = Object.entries(ofKind).find(([one]) => one === kind)?.[1];
  return own === undefined ? cellNames : [...ofAll, ...own];
}

/** Who it is was never kept as given, and comes back empty. */
export function cellsOfRow(row: OperationRowView): RowCells {
  return {
    ...emptyCells, row_id: row.row, agency: row.agency, kind: row.kind, occurrence_id: row.occurrence, date: row.date, province: row.province, commodity: row.commodity, quantity: row.quantity ?? '', unit: row.unit, purity: row.purity ?? '',
    currency: row.currency, lead_agency: row.kind === 'seizure' ? row.lead : '', assist_agencies: row.assists.join('; '), exhibit_no: row.exhibit, direction: row.direction, note: row.note,
  };
}

/** One row as a CSV file (RFC 4180), with what does not belong to its kind left out. */
export function fileOfRow(cells: RowCells): File {
  const filled = new Set(cellsOf(cells.kind));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [cellNames.join(','), cellNames.map((name) => quoted(filled.has(name) ? cells[name].trim() : '')).join(',')];
  return new File([lines.join('\r\n')], 'row.csv', { type: 'text/csv' });
}
