// Attacker: an insider who writes in order to learn: a write that names a hidden entity, report, statement or word, that says again what
// is hidden, or that meets its key. Promise: G4: it is answered as one that names nothing. Routes: every writing line of tests/support/asking.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writingWays } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { askWay, insiders, pairsOf, seatFor } from '../../support/insiders.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

type Sizes = Readonly<Record<string, number>>;
const sizes = async (): Promise<Sizes> => Object.fromEntries((await at.house.ledger.heads()).map(({ agencyId, size }) => [agencyId, Number(size)]));
const grown = (from: Sizes, to: Sizes): Sizes => Object.fromEntries(Object.keys(to).map((agency) => [agency, (to[agency] ?? 0) - (from[agency] ?? 0)]));

describe.each(insiders)('$name', (insider) => {
  test.each(writingWays.map((way, i) => [`${way.route} (${i})`, way, 'ABCDEFGHIJKLMNOPQRSTUVWXY'[i % 25]] as const))('%s', async (_, way, mark) => {
    await seatFor(at, insider, way);
    for (const { name, hidden, absent } of (await pairsOf(at, insider, mark)).filter((pair) => !pair.name.endsWith('an edge'))) {
      const before = await sizes();
      const one = kept(await askWay(at, insider, way, hidden), hidden);
      const between = await sizes();
      expect([name, one]).toEqual([name, kept(await askWay(at, insider, way, absent), absent)]);
      // The sizes of the logs are public: as many entries in each of them.
      expect([name, grown(before, between)]).toEqual([name, grown(between, await sizes())]);
    }
  });
});
