// An analyst writes a report of her own out of somebody else's controlled material and marks it for everybody: the caveat would be gone. A report
// that draws on others keeps the strictest of their markings, in its heading and in each statement, until the originator releases it (G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(async () => at.close());

const report = (label: object, derivedFrom: readonly string[], name = 'Isolde Marrow') => ({
  title: `What we make of ${name}`, reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label, derivedFrom,
  retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: 'one', part: 'associate' }], statements: [{ entity: 'one', schema: 'Person', prop: 'name', value: name }],
});
const write = async (body: object) => bea.ask('POST', '/api/reports', body);
const finds = async (who: string, name: string) => (await (await at.seat(who)).get(`/api/search?q=${encodeURIComponent(name)}`)).json<{ total: number }>().total;

describe('a report drawn from controlled material', () => {
  test.each([
    ['for everybody', { level: 'PROTECTED_B', releasableTo: ['ALL'] }, 'release it to alder, birch at most'],
    ['for a third agency', { level: 'PROTECTED_B', releasableTo: ['cedar'] }, 'release it to alder, birch at most'],
    ['without control', { level: 'PROTECTED_B', originatorControl: false }, 'it stays under originator control'],
    ['at a lower level', { level: 'UNCLASSIFIED' }, 'mark it at least PROTECTED B'],
  ])('is refused when its author marks it %s', async (_, label, sentence) => {
    const reply = await write(report(label, ['alder~r-orcon-named']));
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ message: string }>().message).toContain(sentence);
  });

  test('inherits what its author left open, and a third agency finds nothing of it', async () => {
    const reply = await write(report({ level: 'PROTECTED_B', releasableTo: ['alder'] }, ['alder~r-orcon-named', 'alder~r-shown'], 'Isolde Quillmere'));
    expect(reply.statusCode).toBe(200);
    const { rows } = await at.database.all.selectFrom('statement').innerJoin('label', 'label.label_id', 'statement.label_id').select(['originator_control', 'releasable_to', 'origins', 'label.agency_id'])
      .where('value', '=', 'Isolde Quillmere').execute().then((found) => ({ rows: found }));
    expect(rows).toEqual([{ originator_control: true, releasable_to: ['alder', 'birch'], origins: ['alder', 'birch'], agency_id: 'birch' }]);
    expect([await finds('bea', 'Quillmere'), await finds('ana', 'Quillmere'), await finds('cyd', 'Quillmere')]).toEqual([1, 1, 0]);
  });

  test('keeps it through a second derivation', async () => {
    const first = await write(report({ level: 'PROTECTED_B', releasableTo: ['alder'] }, ['alder~r-orcon-named'], 'Isolde Second'));
    const { id } = first.json<{ id: string }>();
    expect((await write(report({ level: 'PROTECTED_B', releasableTo: ['ALL'] }, [id], 'Isolde Third'))).statusCode).toBe(400);
    expect((await write(report({ level: 'PROTECTED_C' }, [id], 'Isolde Fourth'))).statusCode).toBe(200);
    expect(await finds('cyd', 'Isolde Fourth')).toBe(0);
  });

  test('names no report that its author cannot open: absent, forbidden and foreign are refused in the same words', async () => {
    const label = { level: 'PROTECTED_B' };
    const replies = await Promise.all(['alder~r-none', 'alder~r-own', 'alder~r-orcon', 'cedar~r-cedar-own', 'nowhere~r-1'].map(async (source) => write(report(label, [source]))));
    expect(new Set(replies.map((reply) => `${reply.statusCode} ${reply.body}`)).size).toBe(1);
    expect(replies[0]?.statusCode).toBe(400);
  });
});
