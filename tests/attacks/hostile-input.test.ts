// Text that tries to be more than text: SQL, paths, prototype keys, control characters, sizes. A clear refusal or an empty answer, never a hint.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { walksOf } from '../support/routes.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(async () => at.close());

const search = async (params: Record<string, string>) => bea.get(`/api/search?${new URLSearchParams(params).toString()}`);
const sql = [`' or 1=1 --`, `'; drop table statement; --`, `") union select value from statement --`, `%`, `\\`, `{a,b}`, `:q & | !`, `1:quorvane`, `$1`, `"quorvane"`];
const tricks = ['../../etc/passwd', '..%2f..%2fetc', 'alder~../p-own', 'alder~p-own%00', 'alder~p-own\n', 'alder ~p-own', 'ALDER~p-own', 'alder~P-OWN', 'alder~p-own ', `alder~p-own' or '1'='1`, '~', 'alder~~p-own', '__proto__~constructor'];

describe('SQL and paths', () => {
  test('in the words of a search find what the words find, and nothing hidden', async () => {
    for (const q of sql) {
      const reply = await search({ q });
      expect([q, [200, 400].includes(reply.statusCode)]).toEqual([q, true]);
      expect(reply.body).not.toContain('Quorvane');
    }
    expect((await search({ q: 'marisse' })).json().total).toBeGreaterThan(0);
  });
  test('in filters and ids find nothing', async () => {
    for (const trick of [...sql, ...tricks]) {
      const id = encodeURIComponent(trick.slice(0, 300));
      for (const url of [`/api/entities/${id}`, `/api/reports/${id}`, `/api/entities/${id}/neighbours`, `/api/search?q=marisse&agency=${id}`, `/api/search?q=marisse&group=${id}`, `/api/ledger/entries/${id}/0`]) {
        const reply = await bea.get(url);
        expect([url, [200, 400, 404].includes(reply.statusCode)]).toEqual([url, true]);
        expect(reply.body).not.toContain('Quorvane');
        if (reply.statusCode === 200) expect(reply.json().total).toBe(0);
      }
    }
  });
  test('any text at all in any place gives a plain answer, never a fault', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), fc.constantFrom(...sql, ...tricks, '\u0000', '\ud800', 'é́', '﷽'));
    await fc.assert(fc.asyncProperty(text, fc.constantFrom('q', 'agency', 'schema', 'group', 'from', 'asOf', 'knownAt', 'limit', 'offset'), async (value, name) => {
      const reply = await search({ q: 'marisse', [name]: value });
      expect([200, 400]).toContain(reply.statusCode);
    }), { numRuns: 120 });
  });
});

describe('sizes, characters, dates and words that do not exist', () => {
  test.each([
    ['1 character', { q: 'a' }, 400], ['nothing but blanks', { q: '     ' }, 400], ['201 characters', { q: 'a'.repeat(201) }, 400], ['10,000 characters', { q: 'a'.repeat(10_000) }, 400],
    ['control characters', { q: 'mar\u0007isse' }, 400], ['a null character', { q: 'mar\u0000isse' }, 400], ['no letter', { q: '!!! ???' }, 400], ['200 characters', { q: 'ab '.repeat(66).trim() }, 200],
    ['no date', { q: 'marisse', from: 'not a date' }, 400], ['a day that is none', { q: 'marisse', asOf: '2026-02-30' }, 400], ['no such schema', { q: 'marisse', schema: 'Persona' }, 400],
    ['a schema of the prototype', { q: 'marisse', schema: 'constructor' }, 400], ['too many', { q: 'marisse', limit: '101' }, 400], ['a group that is no id', { q: 'marisse', group: 'tidewater' }, 400],
  ])('a search with %s', async (_, params, status) => {
    const reply = await search(params);
    expect(reply.statusCode).toBe(status);
    if (status === 400) expect(reply.json()).toEqual({ error: 'bad_input', message: expect.stringMatching(/^[^{}]{15,200}$/) });
  });
  test('the record’s own numbers', async () => {
    for (const before of ['99999999999999999999', '-1', 'x', '1e9']) expect((await bea.get(`/api/ledger/record?before=${before}`)).statusCode).toBe(400);
    for (const index of ['99999999999999999999', '-1', 'x']) expect([400, 404]).toContain((await bea.get(`/api/ledger/entries/birch/${index}`)).statusCode);
    expect((await bea.get('/api/ledger/record?before=999999999999999999')).statusCode).toBe(200);
  });
  test('a null character anywhere in a body is refused, with its depth and place of its sender’s choice', async () => {
    for (const walk of walksOf(at.routes).filter((one) => one.isGuarded && typeof one.body === 'object' && one.body !== null)) {
      const [first = ''] = Object.keys(walk.body as object);
      const reply = await bea.ask(walk.method as 'POST', walk.url, { ...(walk.body as object), [first]: 'a\u0000b' });
      expect([walk.route, reply.statusCode]).toEqual([walk.route, 400]);
    }
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const reply = await bea.ask('POST', '/api/corrections', deep, { 'content-type': 'application/json' });
    expect(reply.statusCode).toBe(400);
  });
  test('keys of the prototype in a body change no object and reach no row', async () => {
    const body = '{"entity":"alder~p-shown","why":"a reason","__proto__":{"polluted":true}}';
    const reply = await bea.ask('POST', '/api/corrections', body, { 'content-type': 'application/json' });
    expect(reply.statusCode).toBe(400);
    await bea.ask('POST', '/api/corrections', '{"entity":"alder~p-shown","why":"a reason","constructor":{"prototype":{"polluted":true}}}', { 'content-type': 'application/json' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
  test('an error repeats nothing of what was typed', async () => {
    const secret = 'hunter2-secret';
    const replies = [await search({ q: secret.repeat(20) }), await search({ q: 'marisse', from: secret }), await search({ q: 'marisse', limit: secret }), await bea.get(`/api/entities/${secret}`),
      await bea.ask('POST', '/api/corrections', { entity: secret, why: secret }), await at.app.inject({ method: 'GET', url: `/api/${secret}` })];
    for (const reply of replies) expect([reply.statusCode >= 400, reply.body.includes('hunter2')]).toEqual([true, false]);
  });
});
