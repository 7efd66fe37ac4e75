import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type FileLine, readRowFile, readRowMapping } from './row-file.js';

async function* bytes(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text;
}
async function read(file: string | Uint8Array, kind: 'csv' | 'xlsx' = 'csv', map?: string): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const line of readRowFile(bytes(file), kind, ...(map === undefined ? [] : [readRowMapping(map)]))) lines.push(line);
  return lines;
}
const said = (lines: readonly FileLine[]) => lines.map((one) => ('raw' in one ? [one.line, one.raw.row_id, one.raw.kind, one.raw.quantity, one.raw.note] : [one.line, 'fault']));

describe('a file of rows', () => {
  test('columns stand in any order, and those that mean nothing here are left out', async () => {
    expect(said(await read('\uFEFFdate,Kind,agency,row_id,quantity,colour\n2025-01-02,seizure,A, r-1 ,"1,5",blue\n'))).toEqual([[2, 'r-1', 'seizure', '1,5', '']]);
  });
  test('a row that cannot be read costs that row alone', async () => {
    expect(said(await read('row_id,agency,kind,date\nr-1,A,seizure,2025-01-02,too,many\nr-2,A,seizure,2025-01-02\n'))).toEqual([[2, 'fault'], [3, 'r-2', 'seizure', '', '']]);
  });
  test('another’s columns and words through a mapping', async () => {
    const map = JSON.stringify({ delimiter: ';', columns: { row_id: 'No.', kind: 'Type', date: 'Day', agency: 'Service', quantity: 'Amount' }, values: { kind: { SZ: 'seizure' } } });
    expect(said(await read('No.;Service;Type;Day;Amount\n7;A;sz;2025-01-02;3\n', 'csv', map))).toEqual([[2, '7', 'seizure', '3', '']]);
  });
  test('a workbook, its numbers as they were typed and its days as days', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Rows');
    sheet.addRow(['row_id', 'agency', 'kind', 'date', 'quantity', 'unit']);
    sheet.addRow(['r-1', 'A', 'seizure', new Date('2025-01-02T00:00:00Z'), 46.17, 'kg']);
    const [line] = await read(Buffer.from(await book.xlsx.writeBuffer()), 'xlsx');
    expect(line !== undefined && 'raw' in line ? [line.raw.date, line.raw.quantity] : line).toEqual(['2025-01-02', '46.17']);
  });
  test.each([
    ['columns missing', 'row_id,agency\n', undefined, /`kind`, `date`/], ['a column twice', 'row_id,agency,kind,date,date\n', undefined, /twice/], ['empty', '', undefined, /empty/], ['a mapping that is none', 'x', 'x', /no JSON/],
    ['a mapping of nothing', 'x', '{"columns":{"colour":"C"}}', /colour/], ['a delimiter that is none', 'x', '{"delimiter":"xx"}', /delimiter/],
  ])('%s is refused as a whole', async (_, file, map, words) => expect(read(file, 'csv', map)).rejects.toThrow(words));
});
