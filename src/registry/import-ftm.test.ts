import { describe, expect, it } from 'vitest';
import { importFtm, toFtm } from './import-ftm.js';
import { type ImportItem, statementsOf } from './import-item.js';

async function* inPieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(text: string | Uint8Array, size?: number): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of importFtm(inPieces(text, size))) items.push(item);
  return items;
}

const person = { id: 'p1', caption: 'A. Person', schema: 'Person', properties: { name: ['A. Person', 'Á. Person'], birthDate: ['1970-02'] }, datasets: ['x'], target: true, first_seen: '2020-01-01' };

describe('importFtm', () => {
  it('gives back what it read', async () => {
    const [item] = await all(`\uFEFF${JSON.stringify(person)}\r\n\n`);
    expect(item).toMatchObject({ kind: 'entity', row: 1 });
    expect(item?.kind === 'entity' && toFtm(item.entity)).toEqual(person);
  });
  it('keeps notes on values, both ways', async () => {
    const noted = { id: 'g', schema: 'Organization', properties: { name: ['Groupe X', 'X Group'] }, custosValues: [{ prop: 'name', values: ['Groupe X'], lang: 'fra', validFrom: '2020-01-01' }] };
    const [item] = await all(JSON.stringify(noted));
    if (item?.kind !== 'entity') throw new Error('no entity');
    expect(toFtm(item.entity)).toEqual(noted);
    expect(statementsOf(item.entity)).toEqual([{ prop: 'name', value: 'Groupe X', lang: 'fra', validFrom: '2020-01-01' }, { prop: 'name', value: 'X Group' }]);
  });
  it('quarantines the line or the value and goes on', async () => {
    const rows = [
      '{"id":"a","schema":"Person","properties":{"name":["ok"],"birthDate":["next Tuesday"],"wrong":["x"]}}',
      '{"id":"b","schema":"Persona","properties":{"name":["x"]}}', 'not json', '[1]', '"x"', '{"id":"c","schema":"Person","properties":[]}',
      '{"id":"d","schema":"Person","properties":{"name":["d"]},"custosValues":[{"prop":"name","values":["other"]}]}',
    ];
    const items = await all(`${rows.join('\n')}\n`);
    expect(items.filter((item) => item.kind === 'entity').map((item) => item.row)).toEqual([1, 7]);
    expect(items.filter((item) => item.kind === 'quarantine').map((item) => [item.row, item.column])).toEqual(
      [[1, 'birthDate'], [1, 'wrong'], [2, undefined], [3, undefined], [4, undefined], [5, undefined], [6, 'properties'], [7, 'custosValues']]);
    expect(JSON.stringify(items)).not.toContain('next Tuesday');
  });
  it('passes over invalid UTF-8 and NUL bytes', async () => {
    const items = await all(Buffer.concat([Buffer.from('{"id":"\xff"}\n', 'latin1'), Buffer.from('{"id":"a","schema":"Person","properties":{"name":["a\\u0000b","c"]}}\n\0\0\n')]));
    expect(items.map((item) => item.kind)).toEqual(['quarantine', 'quarantine', 'entity', 'quarantine']);
  });
  it('passes over a line beyond 16 MiB and a value of 10 MB, and reads the next', async () => {
    const huge = `{"id":"${'x'.repeat(17 * 1_048_576)}"}`;
    const long = JSON.stringify({ id: 'l', schema: 'Person', properties: { name: ['n'], notes: ['y'.repeat(10_000_000)] } });
    const items = await all(`${huge}\n${long}\n${JSON.stringify(person)}`, 1_000_000);
    expect(items.map((item) => [item.kind, item.row])).toEqual([['quarantine', 1], ['quarantine', 2], ['entity', 2], ['entity', 3]]);
  });
  it('is not moved by prototype keys', async () => {
    const items = await all('{"id":"a","schema":"Person","__proto__":{"polluted":1},"properties":{"__proto__":["x"],"name":["n"]}}');
    expect(items.map((item) => item.kind)).toEqual(['quarantine', 'entity']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
  it('reads a truncated file to its last whole line', async () => {
    const items = await all(`${JSON.stringify(person)}\n${JSON.stringify(person).slice(0, 40)}`);
    expect(items.map((item) => item.kind)).toEqual(['entity', 'quarantine']);
  });
});
