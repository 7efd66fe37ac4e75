import { createReadStream, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readCsv } from './import-csv.js';
import { importFtm } from './import-ftm.js';
import type { ImportItem, ImportStream } from './import-item.js';
import { readMapping } from './import-mapping.js';
import { importCsv, importXlsx } from './import-table.js';

const folder = new URL('../../docs/examples/', import.meta.url);
const file = (name: string) => createReadStream(new URL(name, folder));
const mapping = (name: string) => readMapping(readFileSync(new URL(`${name}.mapping.json`, folder), 'utf8'));

async function taken(stream: ImportStream): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
const schemata = (items: readonly ImportItem[]) => items.map((item) => (item.kind === 'entity' ? item.entity.schema : `${item.row} ${item.column}: ${item.reason}`));
const entitiesOf = (items: readonly ImportItem[]) => items.map((item) => (item.kind === 'entity' ? item.entity : item));
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('the worked examples of docs/examples', () => {
  it('persons of interest', async () => {
    const items = await taken(importCsv(file('persons-of-interest.csv'), mapping('persons-of-interest')));
    expect(schemata(items)).toEqual(['Person', 'Person', 'Person', 'Person']);
    expect(items[0]).toMatchObject({ report: { reference: 'PI-001', date: '2026-01-12', sourceGrade: 'B', informationGrade: '2', label: 'PROTECTED_A' }, entity: { properties: { name: ['Armand Delacroix-Fictif'], birthDate: ['1971-04-03'], alias: ['Mando', 'Le Comptable'], phone: ['+15145550101'], citizenship: ['ca'] } } });
    expect(items[1]).toMatchObject({ entity: { properties: { birthDate: ['1984'] } } });
  });
  it('members of groups', async () => {
    const items = await taken(importCsv(file('group-members.csv'), mapping('group-members')));
    expect(schemata(items)).toEqual(['Person', 'CriminalGroup', 'GroupRole', 'Person', 'CriminalGroup', 'GroupRole', 'Person', 'CriminalGroup', 'GroupRole', 'Person']);
  });
  it('seizures, as CSV and as XLSX alike', async () => {
    const items = await taken(importCsv(file('seizures.csv'), mapping('seizures')));
    expect(schemata(items)).toEqual(['Person', 'Seizure', 'Person', 'Seizure', 'Seizure', 'Person', 'Seizure']);
    expect(items[1]).toMatchObject({ entity: { properties: { quantity: ['1250.5'], date: ['2026-01-14'] } } });
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Seizures');
    for await (const row of readCsv(file('seizures.csv'))) if ('cells' in row) sheet.addRow([...row.cells].map((cell) => (/^\d\d\.\d\d\.2026$/.test(cell) ? new Date(`2026-${cell.slice(3, 5)}-${cell.slice(0, 2)}T00:00:00Z`) : cell)));
    const same = await taken(importXlsx(once(Buffer.from(await book.xlsx.writeBuffer())), mapping('seizures')));
    expect(entitiesOf(same)).toEqual(entitiesOf(items));
  });
});

describe('the lists that the project carries', () => {
  it.each([['listed-entities.jsonl', 89], ['ofac-2021-names.jsonl', 8976]])('%s is read whole', async (name, count) => {
    const items = await taken(importFtm(createReadStream(new URL(`../../data/${name}`, import.meta.url))));
    expect(items.filter((item) => item.kind === 'quarantine')).toEqual([]);
    expect(items).toHaveLength(count);
  });
});
