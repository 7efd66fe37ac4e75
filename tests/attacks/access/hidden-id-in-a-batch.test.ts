// Attacker: an insider who puts a hidden id among ids that are theirs to see, so that one answer speaks of both. Promise: G4. No route of this
// release reads by a list; what stands in its place: a name given twice, lists within one value, and the writes that name many things at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWays, type Thing } from '../../support/asking.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { foreigner, type Pair, pairsOf, shown } from '../../support/insiders.js';
import { boundary, upload } from '../../support/routes.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let bea: Seat;
let pairs: readonly Pair[];
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
  pairs = (await pairsOf(at, foreigner)).filter(({ name }) => /^(own|sealed): a person|edge from|own$/.test(name));
});
afterAll(() => at.close());

const joined = (thing: Thing, by: string): Thing => ({ ...thing, entity: `${shown.entity}${by}${thing.entity}`, report: `${shown.report}${by}${thing.report}`, word: `${shown.word} ${thing.word}` });

test.each([',', ' ', '&id=', '~'])('ids joined by “%s” are answered alike', async (by) => {
  for (const way of readingWays) {
    for (const { hidden, absent } of pairs.slice(0, 2)) {
      const [one, other] = [await bea.get(way.url(joined(hidden, by))), await bea.get(way.url(joined(absent, by)))];
      expect([way.route, kept(one, hidden)]).toEqual([way.route, kept(other, absent)]);
    }
  }
});

describe('a name given twice', () => {
  test.each(['group', 'agency', 'q', 'ids[]'])('%s', async (name) => {
    for (const { hidden, absent } of pairs) {
      const ask = async (thing: Thing) => kept(await bea.get(`/api/search?q=marisse&${name}=${encodeURIComponent(shown.entity)}&${name}=${encodeURIComponent(thing.entity)}`), thing);
      expect([name, await ask(hidden)]).toEqual([name, await ask(absent)]);
    }
  });
});

describe('a write that names many', () => {
  const statement = (entity: string, prop: string, value: string) => ({ entity, schema: 'GroupRole', prop, value });
  const report = (thing: Thing) => ({
    title: 'Many', reportedOn: '2026-01-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B' },
    retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [],
    statements: [shown.entity, thing.entity, shown.entity].flatMap((id, i) => [statement(`edge ${i}`, 'member', id), statement(`edge ${i}`, 'group', 'alder~g-tide'), statement(`edge ${i}`, 'role', 'bookkeeper')]),
  });
  test('a report with edges to shown and hidden things says how many statements it made, and shows the lit ones alone', async () => {
    for (const { name, hidden, absent } of pairs) {
      const read = async (thing: Thing) => {
        const written = await bea.ask('POST', '/api/reports', report(thing));
        const page = await bea.get(`/api/reports/${encodeURIComponent(written.json<{ id: string }>().id)}`);
        const { statements } = page.json<{ statements: { prop: string; value: string }[] }>();
        return [kept(written, thing), page.statusCode, statements.map((one) => `${one.prop} ${one.value}`)];
      };
      const found = await read(hidden);
      expect([name, found]).toEqual([name, await read(absent)]);
      expect(found[2]).toHaveLength(6);
    }
  });
  test('an import with hidden, shown and own ids in one file counts them alike', async () => {
    const send = (thing: Thing, source: string) => {
      const lines = [shown.entity, thing.entity].map((id, i) => JSON.stringify({ id: `${source}-${i}`, schema: 'GroupRole', properties: { member: [id], group: ['alder~g-tide'], role: ['bookkeeper'] } }));
      return bea.ask('POST', '/api/imports/ftm', upload(`${lines.join('\n')}\n`, { source }), { 'content-type': `multipart/form-data; boundary=${boundary}` });
    };
    for (const [i, { name, hidden, absent }] of pairs.entries()) expect([name, kept(await send(hidden, `h${i}`), hidden)]).toEqual([name, kept(await send(absent, `a${i}`), absent)]);
  });
  test('two judgements that meet in a hidden thing join nothing', async () => {
    const judge = (left: string, right: string) => bea.ask('POST', '/api/judgements', { left, right, verdict: 'same', why: 'a guess of mine' });
    for (const { name, hidden, absent } of pairs) {
      const page = async (thing: Thing) => {
        await judge(shown.entity, thing.entity);
        await judge(thing.entity, 'alder~c-firm');
        const { entity } = (await bea.get(`/api/entities/${encodeURIComponent(shown.entity)}`)).json<{ entity: { linked: string[]; judgements: unknown[] } }>();
        return [entity.linked, entity.judgements.length];
      };
      expect([name, await page(hidden)]).toEqual([name, await page(absent)]);
    }
  });
});
