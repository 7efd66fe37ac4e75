// Attacker: an analyst who types nearly what they suspect, and listens for a suggestion. Promise: G4: only visible spellings are tried, so a
// hidden name is suggested to nobody, in no spelling and by no sound. Routes: GET /api/search (the one that forgives slips; there is no
// route that suggests: typing suggests from the person's own searches, in the browser).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { hidden } from '../../support/world.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(() => at.close());

const search = (text: string) => `/api/search?q=${encodeURIComponent(text)}`;
/** One slip of each kind, and the word by its sound. */
function slips(word: string): string[] {
  const mid = Math.floor(word.length / 2);
  const [head, tail] = [word.slice(0, mid), word.slice(mid)];
  return [word.toLowerCase(), word.toUpperCase(), head + tail.slice(1), `${head}x${tail}`, `${head}x${tail.slice(1)}`, head.slice(0, -1) + tail.slice(0, 1) + head.slice(-1) + tail.slice(1),
    word.replace('k', 'c').replace('v', 'f').replace('qu', 'kw'), word.normalize('NFD'), `${word}s`, word.split('').join('\u200b')];
}

describe('slips of a hidden name', () => {
  test.each(Object.entries(hidden).map(([kind, { surname }]) => [kind, surname] as const))('%s: %s', async (_, surname) => {
    const nothing = kept(await bea.get(search('qxzjvkwb')));
    const beside = kept(await bea.get(search('Marisse qxzjvkwb')));
    for (const text of slips(surname)) {
      expect([text, kept(await bea.get(search(text)))]).toEqual([text, nothing]);
      expect([text, kept(await bea.get(search(`Marisse ${text}`)))]).toEqual([text, beside]);
    }
  });
});

test('the same slips find a name that is shown, so that the silence says something', async () => {
  for (const text of ['Mariise', 'Marise', 'Velmond', 'Velmnud', 'Fabricant']) expect([text, (await bea.get(search(text))).json<{ total: number }>().total > 0]).toEqual([text, true]);
});

describe('a name that was shown and is no longer', () => {
  test('is suggested to nobody who may not see it any more', async () => {
    const review = await at.seat('ana/records_review');
    expect((await bea.get(search('Velmond'))).json<{ total: number }>().total).toBe(1);
    expect((await review.ask('POST', '/api/restrictions', { entity: 'alder~p-named', kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'acquitted on all counts' })).statusCode).toBe(200);
    const nothing = kept(await bea.get(search('qxzjvkwb')));
    for (const text of ['Velmond', 'Velmund', 'Corin Velmund', 'Corin']) expect([text, kept(await bea.get(search(text)))]).toEqual([text, nothing]);
  });
  test('hidden spellings do not push out visible ones, however many there are', async () => {
    const before = kept(await bea.get(search('Draille')));
    const statements = Array.from({ length: 600 }, (_, i) => ({ entityId: `many-${i}`, schema: 'Organization', prop: 'name', value: `Drail${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + (Math.floor(i / 26) % 26))}` }));
    await at.house.authoring.report(await at.plan('ana', 'createReport'), {
      agencyId: 'alder', reportId: 'r-many', title: 'Many', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B' }, retentionBasis: 'five years', parts: [],
    }, statements);
    expect(kept(await bea.get(search('Draille')))).toEqual(before);
  });
});
