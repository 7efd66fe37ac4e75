// Attacker: whoever finds the one route that nobody attacked. Promise: G4. Routes: all guarded ones, from the route table itself.
// A new route is told here what it owes: one line in tests/support/asking.ts, by which every attack of this folder asks it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent, ways } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { askWay, foreigner, insiders, pairsOf, shown } from '../../support/insiders.js';
import { walksOf } from '../../support/routes.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

describe('the list of ways to ask', () => {
  test('covers every guarded route, and no route that is not there', () => {
    const table = walksOf(at.routes).filter((walk) => walk.isGuarded && walk.method !== 'HEAD').map((walk) => `${walk.method} ${walk.route}`);
    const listed = new Set([...ways.map((way) => way.route), ...Object.keys(silent)]);
    const missing = [...new Set(table)].filter((route) => !listed.has(route));
    const gone = [...listed].filter((route) => !table.includes(route));
    expect({ missing, gone }, `add to tests/support/asking.ts, for each route under \`missing\`, either a line in \`ways\` (GET: get('/api/x/:id', (thing) => url); else: write('POST /api/x', (thing) => body)) `
      + 'that asks it about thing.entity, thing.report, thing.statement or thing.word, or, when nothing in the registry can be named to it, a line in `silent` that says why and names its test').toEqual({ missing: [], gone: [] });
  });
  test('asks each reading route of something that is shown, and hears more than of nothing', async () => {
    const [pair] = await pairsOf(at, foreigner);
    if (pair === undefined) throw new Error('nothing is hidden');
    for (const way of ways.filter((one) => one.tells)) {
      const [there, nowhere] = [await askWay(at, foreigner, way, shown), await askWay(at, foreigner, way, pair.absent)];
      const told = kept(there, shown).body !== kept(nowhere, pair.absent).body;
      // A misspelt word of five letters or more still finds its name; only then does sameness say something.
      expect([way.route, way.url(shown), there.statusCode, told]).toEqual([way.route, way.url(shown), 200, true]);
    }
  });
  test('writes with each writing way, so that its sameness is not that of a refusal', async () => {
    for (const insider of insiders) {
      const [pair] = await pairsOf(at, insider);
      if (pair === undefined) throw new Error('nothing is hidden');
      const codes = await Promise.all(ways.filter((way) => !way.tells).map(async (way) => [way.route, (await askWay(at, insider, way, pair.absent)).statusCode] as const));
      const written = new Set(codes.filter(([, code]) => code === 200).map(([route]) => route));
      expect([insider.name, ways.filter((way) => !way.route.startsWith('GET')).map((way) => way.route).filter((route) => !written.has(route))]).toEqual([insider.name, []]);
    }
  });
});
