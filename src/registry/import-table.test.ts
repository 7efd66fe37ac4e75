import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type ImportItem, statementsOf } from './import-item.js';
import { readMapping } from './import-mapping.js';
import { importCsv, importXlsx } from './import-table.js';

async function* bytes(content: string | Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  const all = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}
async function taken(items: AsyncIterable<ImportItem>): Promise<ImportItem[]> {
  const all: ImportItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const entitiesOf = (items: readonly ImportItem[]) => items.flatMap((item) => (item.kind === 'entity' ? [item.entity] : []));
const quarantined = (items: readonly ImportItem[]) => items.flatMap((item) => (item.kind === 'quarantine' ? [[item.row, item.column]] : []));

const spec = {
  namespace: 'test',
  report: { title: { literal: 'Table' }, date: { column: 'seen', format: 'DD/MM/YYYY' }, sourceGrade: { column: 'grade' } },
  entities: {
    person: { schema: 'Person', keys: ['pid'], properties: { name: { column: 'name', lang: 'fr' }, alias: { column: 'aka', split: ';', label: 'PROTECTED B' }, birthDate: { column: 'born', format: 'DD/MM/YYYY' }, topics: { literal: 'poi' } } },
    group: { schema: 'CriminalGroup', keys: ['group'], properties: { name: { column: 'group' } } },
    role: { schema: 'GroupRole', keys: ['pid', 'group'], properties: { member: { entity: 'person' }, group: { entity: 'group' }, role: { column: 'role' } }, validFrom: { column: 'since' } },
  },
};
const header = 'pid,name,aka,born,group,role,since,seen,grade';
const mapping = () => readMapping(JSON.stringify(spec));

async function idsOf(rows: readonly string[]): Promise<string[]> {
  const items = await taken(importCsv(bytes([header, ...rows].join('\n')), mapping()));
  return entitiesOf(items).map((entity) => entity.id).toSorted();
}

describe('importCsv', () => {
  it('makes the entities of a row, their link and what is known of the values', async () => {
    const items = await taken(importCsv(bytes(`\uFEFF${header}\r\n1,Zoé Fictive,"Zo; La Grande",03/04/1970,Les Inventés,chief,2019-05,01/02/2024,B\r\n`), mapping()));
    const [person, group, role] = entitiesOf(items);
    expect(items.every((item) => item.kind === 'entity' && item.row === 2 && item.report?.date === '2024-02-01' && item.report.sourceGrade === 'B')).toBe(true);
    expect(person?.properties).toEqual({ name: ['Zoé Fictive'], alias: ['Zo', 'La Grande'], birthDate: ['1970-04-03'], topics: ['poi'] });
    expect(role?.properties).toEqual({ member: [person?.id], group: [group?.id], role: ['chief'] });
    expect(person === undefined ? [] : statementsOf(person).slice(0, 2)).toEqual([{ prop: 'name', value: 'Zoé Fictive', lang: 'fra' }, { prop: 'alias', value: 'Zo', label: 'PROTECTED B' }]);
    expect(role === undefined ? [] : statementsOf(role).at(-1)).toEqual({ prop: 'role', value: 'chief', validFrom: '2019-05' });
  });
  it('gives the same ids for the same rows, in any order', async () => {
    const rows = ['1,A,,,G,x,,,', '2,B,,,G,y,,,'];
    expect(await idsOf(rows)).toEqual(await idsOf(rows.toReversed()));
  });
  it('quarantines what is wrong and goes on', async () => {
    const rows = ['1,A,,not a date,G,x,,,', '2,B,,,G', '3,C,,,G,x,,,,extra', ',D,,,G,x,,,', ',,,,,,,,', '6,F,,,,,,,', '7,G,,,,,,99/99/2020,', '8,\u0000,,,,,,,', `9,${'x'.repeat(10_000_000)},,,,,,,`, '10,J,,,,,,,'];
    const items = await taken(importCsv(bytes([header, ...rows].join('\n'), 65_536), mapping()));
    expect(quarantined(items)).toEqual([[2, 'birthDate'], [3, undefined], [4, undefined], [5, 'pid'], [5, 'pid, group'], [6, 'pid'], [8, 'report'], [9, 'name'], [10, 'name']]);
    const names = entitiesOf(items).filter((entity) => entity.schema === 'Person').map((entity) => entity.properties['name']?.[0]);
    expect(names).toEqual(['A', 'F', undefined, undefined, 'J']);
  });
  it('keeps a formula as text', async () => {
    const items = await taken(importCsv(bytes(`${header}\n1,"=cmd|' /C calc'!A0",,,,,,,\n`), mapping()));
    expect(entitiesOf(items)[0]?.properties['name']).toEqual(['=cmd|\' /C calc\'!A0']);
  });
  it('names the columns it found when one is missing', async () => {
    await expect(taken(importCsv(bytes('pid;name\n1;A\n'), mapping()))).rejects.toThrow(/has no column `pid`, `name`.*it has `pid;name`/);
    await expect(taken(importCsv(bytes(''), mapping()))).rejects.toThrow('the table is empty');
    await expect(taken(importCsv(bytes(`${header},name\n`), mapping()))).rejects.toThrow('occurs twice');
  });
  it('refuses another encoding, naming the byte', async () => {
    await expect(taken(importCsv(bytes(Buffer.from(`${header}\n1,Zo\xe9`, 'latin1')), mapping()))).rejects.toThrow(`not UTF-8 at byte ${header.length + 5}`);
    await expect(taken(importCsv(bytes(Buffer.from(`\uFEFF${header}`, 'utf16le')), mapping()))).rejects.toThrow('UTF-16');
  });
  it('stops at a quotation mark that is never closed, keeping the rows before it', async () => {
    const items = await taken(importCsv(bytes(`${header}\n1,A,,,,,,,\n2,"B,,,,,,,\n3,C,,,,,,,\n`), mapping()));
    expect(items.map((item) => item.kind)).toEqual(['entity', 'quarantine']);
    const swallowed = await taken(importCsv(bytes(`${header}\n1,A,,,,,,,\n2,"${'B,\n'.repeat(6_000_000)}`, 65_536), mapping()));
    expect(swallowed.map((item) => item.kind)).toEqual(['entity', 'quarantine']);
  });
  it('loses one row to a stray quotation mark, no more', async () => {
    const items = await taken(importCsv(bytes(`${header}\n1,A,,,,,,,\n\n2,"B"x,,,,,,,\n3,C "c",,,,,,,\n4,D,,,,,,,\n`), mapping()));
    expect(items.map((item) => [item.kind, item.row])).toEqual([['entity', 2], ['quarantine', 3], ['quarantine', 4], ['entity', 6]]);
  });
  it('reads columns named like parts of an object', async () => {
    const odd = readMapping(JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['__proto__'], properties: { name: { column: 'constructor' } } } } }));
    const items = await taken(importCsv(bytes('__proto__,constructor\n1,A\n'), odd));
    expect(entitiesOf(items)[0]?.properties).toEqual({ name: ['A'] });
  });
});

describe('readMapping', () => {
  it.each([
    ['{', 'not JSON'], ['[]', '`mapping` must be an object'], ['{}', '`namespace` must be'],
    [JSON.stringify({ ...spec, wrong: 1 }), '`mapping.wrong` is not known'],
    [JSON.stringify({ ...spec, delimiter: 'ab' }), '`delimiter` must be one of'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Persona', keys: ['a'], properties: {} } } }), '`entities.p.schema` must be a schema'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: [], properties: { nmae: { column: 'x' } } } } }), '`entities.p.keys` must be a list'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['a'], properties: { nmae: { column: 'x' } } } } }), '`entities.p.properties.nmae` is no property of `Person`'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['a'], properties: { name: { column: 'x', literal: 'y' } } } } }), 'exactly one of'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['a'], properties: { country: { literal: 'Atlantis' } } } } }), '`entities.p.properties.country.literal` is not a country'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['a'], properties: { birthDate: { column: 'x', format: 'whenever' } } } } }), 'is not a date format'],
    [JSON.stringify({ namespace: 'n', entities: { p: { schema: 'Person', keys: ['a'], properties: { name: { column: 'x', lang: 'qqqq' } } } } }), '.lang` is not a language'],
    [JSON.stringify({ namespace: 'n', entities: { r: { schema: 'GroupRole', keys: ['a'], properties: { member: { entity: 'nobody' } } } } }), '`entities.r.properties.member.entity` names no entity'],
    [JSON.stringify({ namespace: 'n', entities: { r: { schema: 'GroupRole', keys: ['a'], properties: {} } } }), '`entities.r.properties.group` is needed'],
    [JSON.stringify({ namespace: 'n', report: { date: { literal: 'soon' } }, entities: {} }), '`report.date.literal` is not a date'],
  ])('%.60s: %s', (text, why) => {
    expect(() => readMapping(text)).toThrow(why);
  });
  it('tells all problems at once', () => {
    expect(() => readMapping('{"namespace":"","entities":{"__proto__":{"schema":"x"}}}')).toThrow(/namespace.*keys.*schema/);
  });
});

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('People'));
  book.addWorksheet('Other').addRow(['x']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const small = () => readMapping(JSON.stringify({ namespace: 'x', entities: { p: { schema: 'Person', keys: ['id'], properties: { name: { column: 'name' }, birthDate: { column: 'born' }, height: { column: 'height' } } } } }));

describe('importXlsx', () => {
  it('reads text, numbers, dates and results of formulas', async () => {
    const file = await workbook((sheet) => {
      sheet.addRow(['id', 'name', 'born', 'height']);
      sheet.addRow([1, 'Ada <Fictive> & co', new Date(Date.UTC(1970, 1, 28)), 171.5]);
      sheet.addRow([]);
      sheet.addRow(['2', { formula: '1+1', result: 'from a formula' }, '1980-02', '=HYPERLINK("http://x")']);
      sheet.addRow([3, { richText: [{ text: 'Rich ' }, { text: 'text' }] }]);
    });
    const items = await taken(importXlsx(bytes(file), small()));
    expect(entitiesOf(items).map((entity) => entity.properties)).toEqual([
      { name: ['Ada <Fictive> & co'], birthDate: ['1970-02-28'], height: ['171.5'] }, { name: ['from a formula'], birthDate: ['1980-02'] }, { name: ['Rich text'] }]);
    expect(quarantined(items)).toEqual([[4, 'height']]);
  });
  it('takes the sheet that the mapping names', async () => {
    const file = await workbook((sheet) => sheet.addRow(['id', 'name', 'born', 'height']));
    await expect(taken(importXlsx(bytes(file), { ...small(), sheet: 'Nowhere' }))).rejects.toThrow(/it has `People`, `Other`/);
    await expect(taken(importXlsx(bytes(file), { ...small(), sheet: 'Other' }))).rejects.toThrow('it has `x`');
  });
  it('refuses what is no workbook, is cut short or damaged', async () => {
    const file = await workbook((sheet) => sheet.addRow(['id', 'name', 'born', 'height']));
    await expect(taken(importXlsx(bytes('id,name\n'), small()))).rejects.toThrow('no zip archive');
    await expect(taken(importXlsx(bytes(file.subarray(0, file.length - 100)), small()))).rejects.toThrow(/cut short|no zip/);
    for (let at = 0; at < file.length; at += 97) {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      await taken(importXlsx(bytes(damaged), small())).catch((error: unknown) => expect(error).toMatchObject({ code: 'bad_input' }));
    }
  });
});
