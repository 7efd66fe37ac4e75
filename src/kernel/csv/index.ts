// A CSV text as cells, with the line of each row; apart, so that whoever reads none does not load its parser.
import { parse } from 'csv-parse/sync';
import { BadInput } from '../error.js';

/** Rows of any length, empty lines left out. Throws `BadInput` for an open quotation mark. */
export function cellsOf(text: string): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  try {
    const rows: { readonly cells: readonly string[]; readonly line: number }[] = [];
    parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, on_record: (cells: string[], { lines }) => { rows.push({ cells, line: lines }); return null; } });
    return rows;
  } catch (cause) {
    throw new BadInput('this is no CSV (RFC 4180): a quotation mark is left open somewhere', { cause, fr: 'ce n’est pas du CSV (RFC 4180) : un guillemet reste ouvert quelque part' });
  }
}
