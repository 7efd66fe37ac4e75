import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../tests/support/house.js';
import { importFtm } from './import-ftm.js';
import type { ImportItem, ImportStream } from './import-item.js';
import { type ImportOrder, type ImportResult } from './import-runner.js';
import { ownFile } from './published-list.js';
import { auditRegistry } from './audit.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const line = (id: string, properties: Readonly<Record<string, readonly string[]>>, more: object = {}) => JSON.stringify({ id, schema: 'Person', properties, ...more });

async function run(lines: readonly string[], fileHash: string, more: Partial<ImportOrder> = {}, sourceName = 'people.jsonl'): Promise<ImportResult> {
  const profile = ownFile('alder', sourceName, '2026-03-01');
  return at.house.imports.run(await at.plan('ana', 'import'), {
    key: { agencyId: 'alder', kind: 'ftm', sourceName, fileHash }, stream: importFtm(bytes(lines.join('\n'))), report: profile.report, part: profile.part, ...more,
  });
}
const rowsOf = async (entityId: string) =>
  at.database.all.selectFrom('statement').select(['prop', 'value', 'ref_agency_id', 'ref_entity_id', 'report_id']).where('agency_id', '=', 'alder').where('entity_id', '=', entityId).orderBy('written').execute();

const first = [line('i-1', { name: ['Imre Fictif'], alias: ['Imi'] }), line('i-2', { name: ['Ilse Fictif'] }),
  JSON.stringify({ id: 'i-3', schema: 'Ownership', properties: { owner: ['i-1'], asset: ['cedar~firm'] } })];

describe('a file', () => {
  it('becomes statements of one report, references named with their agency', async () => {
    expect(await run(first, 'h1')).toMatchObject({ reports: 1, statements: 7, entities: 3, quarantined: 0, unchanged: false });
    const owner = await rowsOf('i-3');
    expect(owner.map((row) => [row.prop, row.value, row.ref_agency_id, row.ref_entity_id])).toEqual([['owner', 'alder~i-1', 'alder', 'i-1'], ['asset', 'cedar~firm', 'cedar', 'firm']]);
    expect((await rowsOf('i-1')).map((row) => [row.prop, row.value])).toEqual([['name', 'Imre Fictif'], ['alias', 'Imi'], ['reportPart', 'unstated']]);
  });
  it('imported again changes nothing, and neither does the same content in another file', async () => {
    expect(await run(first, 'h1')).toMatchObject({ unchanged: true, statements: 0 });
    expect(await run(first.toReversed(), 'h1b')).toMatchObject({ unchanged: false, statements: 0, reports: 0 });
    expect(await rowsOf('i-1')).toHaveLength(3);
  });
  it('that has changed adds what is new and keeps the old', async () => {
    const before = await rowsOf('i-1');
    expect(await run([line('i-1', { name: ['Imre Fictif'], alias: ['Imi', 'Mirko'] }), line('i-4', { name: ['Ivo Fictif'] })], 'h2')).toMatchObject({ statements: 3, entities: 1 });
    expect((await rowsOf('i-1')).map((row) => row.value)).toEqual([...before.map((row) => row.value), 'Mirko']);
  });
  it('counts what it sets aside, each with row and reason, and never the value', async () => {
    const result = await run([line('q-1', { name: ['Quentin Fictif'], birthDate: ['next Tuesday'] }), 'not json', '{"id":"q-2","schema":"Persona","properties":{}}'], 'h3', {}, 'bad.jsonl');
    expect(result).toMatchObject({ entities: 1, quarantined: 3 });
    expect(result.quarantine.map((one) => one.row)).toEqual([1, 2, 3]);
    expect(JSON.stringify(result.quarantine)).not.toContain('Tuesday');
  });
  it('that says nothing usable leaves no report', async () => {
    expect(await run(['nothing'], 'h4', {}, 'empty.jsonl')).toMatchObject({ reports: 0, statements: 0, quarantined: 1 });
    expect(await at.database.all.selectFrom('report').select('report_id').where('source_name', '=', 'empty.jsonl').execute()).toEqual([]);
  });
});

async function* items(...list: readonly ImportItem[]): ImportStream {
  yield* list;
}
const item = (row: number, id: string, value: string, more: { label?: string; report?: Record<string, string> } = {}): ImportItem => ({
  kind: 'entity', row, bytesRead: row, ...(more.report === undefined ? {} : { report: more.report }),
  entity: { id, schema: 'Person', properties: { name: [value] }, ...(more.label === undefined ? {} : { statements: [{ prop: 'name', values: [value], label: more.label }] }) },
});

describe('a row', () => {
  it('under a label that does not exist is set aside, never shown to too many', async () => {
    const stream = items(item(1, 'l-1', 'Lara Fictif', { label: 'COSMIC' }), item(2, 'l-2', 'Lars Fictif', { label: 'SECRET // REL TO birch' }), item(3, 'l-3', 'Lea Fictif', { report: { label: 'COSMIC' } }));
    const result = await run([], 'h5', { stream }, 'labels');
    expect(result.quarantine.map((one) => [one.row, one.column])).toEqual([[1, 'name'], [3, 'report']]);
    expect([await rowsOf('l-1'), await rowsOf('l-3')]).toEqual([[], []]);
    const row = await at.database.all.selectFrom('statement').select('label_id').where('entity_id', '=', 'l-2').where('prop', '=', 'name').executeTakeFirstOrThrow();
    expect(at.house.labels.label(row.label_id)).toMatchObject({ levelCode: 'SECRET', releasableTo: ['birch'] });
  });
  it('with a title, reference or grade of its own has a report of its own', async () => {
    const stream = items(item(1, 'm-1', 'Mona Fictif', { report: { title: 'One', sourceGrade: 'B' } }), item(2, 'm-2', 'Milo Fictif', { report: { title: 'Two' } }), item(3, 'm-3', 'Mira Fictif', { report: { sourceGrade: 'Z' } }));
    expect(await run([], 'h6', { stream }, 'titles')).toMatchObject({ reports: 2, quarantined: 1 });
    const rows = await at.database.all.selectFrom('report').select(['title', 'source_code']).where('source_name', '=', 'titles').orderBy('title').execute();
    expect(rows).toEqual([{ title: 'One', source_code: 'B' }, { title: 'Two', source_code: 'F' }]);
  });
});

describe('an import that breaks off', () => {
  it('goes on where it stopped, in the same report, and says nothing twice', async () => {
    const all = Array.from({ length: 6_000 }, (_, i) => item(i + 1, `b-${i}`, `Bruno Fictif ${i}`));
    async function* broken(): ImportStream {
      yield* items(...all.slice(0, 5_500));
      throw new Error('the cable was pulled');
    }
    await expect(run([], 'h7', { stream: broken() }, 'big')).rejects.toThrow('the cable');
    const result = await run([], 'h7', { stream: items(...all) }, 'big');
    expect(result.unchanged).toBe(false);
    const count = await at.database.all.selectFrom('statement').select(({ fn }) => [fn.countAll().as('n'), fn.count('report_id').distinct().as('reports')]).where('entity_id', 'like', 'b-%')
      .where('agency_id', '=', 'alder').where('prop', '=', 'name').executeTakeFirstOrThrow();
    expect([Number(count.n), Number(count.reports)]).toEqual([6_000, 1]);
    expect(await run([], 'h7', { stream: items(...all) }, 'big')).toMatchObject({ unchanged: true });
  });
  it('on request stops between batches and can go on', async () => {
    const stop = new AbortController();
    const all = Array.from({ length: 20 }, (_, i) => item(i + 1, `s-${i}`, `Sanna Fictif ${i}`));
    const result = await run([], 'h8', { stream: items(...all), signal: stop.signal, onProgress: (done) => { if (done === 10) stop.abort(); } }, 'stopped');
    expect(result.cancelled).toBe(true);
    expect(await run([], 'h8', { stream: items(...all) }, 'stopped')).toMatchObject({ statements: 40, cancelled: false });
  });
  it('every row is as it was announced', async () => {
    expect(await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).toMatchObject({ differences: 0, problems: [] });
  });
});
