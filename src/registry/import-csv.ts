// A CSV file as rows of text: cells are never interpreted (a formula stays text), and a broken row costs that row alone.
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { utf8Only } from './import-bytes.js';
import type { ByteStream } from './import-item.js';

export type TableRow =
  | { readonly row: number; readonly bytesRead: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly bytesRead: number; readonly problem: string };

const maxRowBytes = 16 * 1_048_576;
/** Text files of the DOS era end with a substitute character, which is not content. */
const endOfFile = '\u001a';

const advice = new Map([
  ['CSV_MAX_RECORD_SIZE', 'the row is longer than 16 MiB; look for a quotation mark that is never closed'],
  ['CSV_QUOTE_NOT_CLOSED', 'a quotation mark is never closed; close it'],
  ['CSV_INVALID_CLOSING_QUOTE', 'text follows a closing quotation mark; double the marks inside a quoted cell'],
  ['INVALID_OPENING_QUOTE', 'a quotation mark stands inside an unquoted cell; quote the whole cell'],
]);

function problemOf(code: string): string {
  return advice.get(code) ?? 'the row cannot be read as CSV; check its quotation marks';
}

/** What the parser has told so far: it runs ahead of the rows that are taken from it. */
interface Reading {
  bytes: number;
  rows: number;
  emptyLines: number;
  readonly problems: { readonly row: number; readonly problem: string }[];
  /** Set when a row without end was met: what follows cannot be told apart. */
  stopped: boolean;
}

async function* counted(input: ByteStream, reading: Reading): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of input) {
    if (reading.stopped) return;
    reading.bytes += chunk.length;
    yield chunk;
  }
}

function parserFor(delimiter: string, reading: Reading): ReturnType<typeof parse> {
  return parse({
    delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: maxRowBytes, skip_records_with_error: true,
    // The row's number goes before its cells: the parser runs ahead, so it cannot be told later.
    on_record: (cells: string[], context) => {
      if (reading.stopped) return null;
      reading.rows += 1;
      reading.emptyLines = context.empty_lines;
      return [String(reading.rows + reading.emptyLines), ...cells];
    },
    on_skip: (error) => {
      if (reading.stopped) return undefined;
      const code = error?.code ?? '';
      reading.rows += 1;
      reading.stopped = code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED';
      reading.problems.push({ row: reading.rows + reading.emptyLines, problem: `${problemOf(code)}${reading.stopped ? '; what follows was not read' : ''}` });
      return undefined;
    },
  });
}

/**
 * Rows of a UTF-8 CSV file in order, each with its number as a spreadsheet counts (the first is 1, empty lines count) whatever its number of cells; a row that cannot be read
 * is given with its problem. Throws `BadInput` for another encoding, naming the byte.
 */
export async function* readCsv(input: ByteStream, options: { readonly delimiter?: string } = {}): AsyncGenerator<TableRow, void, undefined> {
  const reading: Reading = { bytes: 0, rows: 0, emptyLines: 0, problems: [], stopped: false };
  const parser = parserFor(options.delimiter ?? ',', reading);
  pipeline(Readable.from(utf8Only(counted(input, reading)), { objectMode: false }), parser, () => undefined);
  const records: AsyncIterable<readonly string[]> = parser;
  for await (const [number, ...cells] of records) {
    const row = Number(number);
    while ((reading.problems[0]?.row ?? row) < row) yield* reading.problems.splice(0, 1).map((problem) => ({ ...problem, bytesRead: reading.bytes }));
    if (cells.length !== 1 || cells[0] !== endOfFile) yield { row, cells, bytesRead: reading.bytes };
  }
  for (const problem of reading.problems) yield { ...problem, bytesRead: reading.bytes };
}
