// The words of controlled material leave it by another door: translated, summed up, or set in a report whose paragraphs claim fewer inputs than they
// have or a weaker marking than these. Each carries the caveat of what it draws on, paragraph by paragraph (domain.md section 3; G5), and a refusal
// says the same of an input that is hidden and of one that never was (G4).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let [bea, cyd]: Seat[] = [];
beforeAll(async () => {
  at = await openHouse();
  [bea, cyd] = [await at.seat('bea'), await at.seat('cyd')];
});
afterAll(async () => at.close());

const [controlled, open] = ['alder~r-orcon-named', 'alder~r-shown'];
const note = (name: string, more: object = {}) => [
  { entity: 'note', schema: 'Note', prop: 'name', value: name, ...more }, { entity: 'note', schema: 'Note', prop: 'description', value: `${name} in other words`, ...more },
];
const body = (statements: readonly object[], more: object = {}) => ({
  title: 'In other words', reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B' },
  derivedFrom: [controlled], retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [], statements, ...more,
});
const post = async (given: object, url = '/api/reports') => {
  const reply = await bea?.ask('POST', url, given);
  if (reply === undefined) throw new Error('nobody asks');
  return reply;
};
const finds = async (by: Seat | undefined, word: string) => (await by?.get(`/api/search?q=${word}`))?.json<{ total: number }>().total;

describe.each([
  ['a report', 'Ingolwyn', {}], ['a translation', 'Traduction Ingolmar', { lang: 'fra' }], ['a summary', 'Ingolbert in brief', {}],
])('%s of controlled material', (_, name, more) => {
  test.each([
    ['is for everybody', { releasableTo: ['ALL'] }], ['is without control', { originatorControl: false }], ['is at a lower level', { level: 'UNCLASSIFIED' }],
    ['says that it was released', { releasableTo: ['ALL'], releasedTo: ['cedar'], releasedFor: ['intelligence_analysis'] }], ['has other origins', { origins: [], releasableTo: ['cedar'] }],
  ])('is refused when it %s, as a report and as a paragraph', async (__, label) => {
    const marked = { level: 'PROTECTED_B', ...label };
    expect((await post(body(note(name, more), { label: marked }))).statusCode).toBe(400);
    expect((await post(body(note(name, { ...more, label: marked, derivedFrom: [controlled] })))).statusCode).toBe(400);
    expect((await post(body(note(name, { ...more, label: marked })))).statusCode).toBe(400);
  });
  test('keeps the caveat when nothing is said', async () => {
    const word = name.split(' ').find((one) => one.startsWith('Ingol')) ?? name;
    expect((await post(body(note(name, more)))).statusCode).toBe(200);
    expect([await finds(bea, word), await finds(cyd, word)]).toEqual([1, 0]);
  });
});

describe('a paragraph', () => {
  test('carries the caveat of its own inputs, and no less; one that names none carries that of them all', async () => {
    const statements = [['p1', 'Openly Quandell', [open]], ['p2', 'Closely Quorrel', [controlled]], ['p3', 'Neither Quistan', []]].map(([entity, value, derivedFrom]) => ({ entity, schema: 'Note', prop: 'name', value, derivedFrom }));
    expect((await post(body(statements, { derivedFrom: [open, controlled] }))).statusCode).toBe(200);
    expect([await finds(cyd, 'Quandell'), await finds(cyd, 'Quorrel'), await finds(cyd, 'Quistan'), await finds(bea, 'Quistan')]).toEqual([1, 0, 0, 1]);
  });
  test('says nothing of its report’s heading to who reads it alone', async () => {
    const { results } = (await cyd?.get('/api/search?q=Quandell'))?.json() ?? {};
    const page = await cyd?.get(`/api/entities/${encodeURIComponent(results[0].id)}`);
    expect(page?.body).not.toMatch(/In other words"|Quorrel|ORCON/);
  });
});

test.each([['/api/reports'], ['/api/reports/labels']])('%s refuses an input that is hidden, absent, foreign or left out of the report in one way', async (url) => {
  const sources = ['alder~r-own', 'alder~r-orcon', 'cedar~r-cedar-own', 'alder~r-none', 'nowhere~r-1'];
  const named = await Promise.all(sources.map(async (source) => post(body(note('Ingolfast'), { derivedFrom: [source] }), url)));
  const leftOut = await Promise.all([...sources, open].map(async (source) => post(body(note('Ingolfast', { derivedFrom: [source] })), url)));
  for (const replies of [named, leftOut]) expect([...new Set(replies.map((reply) => `${reply.statusCode} ${reply.body}`))]).toEqual([expect.stringMatching(/^400 /)]);
});

test('the label is shown before anything is written, as it will be', async () => {
  const reply = await post({ label: { level: 'PROTECTED_B' }, derivedFrom: [open, controlled], statements: [{ derivedFrom: [open] }, { derivedFrom: [controlled] }, {}] }, '/api/reports/labels');
  expect(reply.json()).toMatchObject({ report: { text: 'PROTECTED B // ORCON // REL TO birch' }, statements: [{ text: 'PROTECTED B // REL TO ALL' }, { text: 'PROTECTED B // ORCON // REL TO alder, birch' }, { text: 'PROTECTED B // ORCON // REL TO birch' }] });
});
