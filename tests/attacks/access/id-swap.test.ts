// Attacker: an insider who puts another id where theirs stood: of another kind, another agency, another form. Promise: G4: hidden,
// foreign and absent are one answer. Routes: every reading line of tests/support/asking.ts (what writes is asked in write-side-probes.test.ts).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWays, type Thing } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { absentTwin, askWay, foreigner, insiders, type Pair, pairsOf } from '../../support/insiders.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

describe.each(insiders)('$name', (insider) => {
  test.each(readingWays.map((way, i) => [`${way.route} (${i})`, way] as const))('%s', async (_, way) => {
    const pairs = await pairsOf(at, insider);
    const nowhere = kept(await askWay(at, insider, way, (pairs[0] as Pair).absent), pairs[0]?.absent);
    for (const { name, hidden } of pairs) expect([name, kept(await askWay(at, insider, way, hidden), hidden)]).toEqual([name, nowhere]);
  });
});

describe('an id', () => {
  const swapped = ({ entity, report, ...rest }: Thing): Thing[] => [
    { ...rest, entity: report, report: entity },
    ...['ALDER~p-own', 'alder~P-OWN', 'alder~p-own ', ' alder~p-own', 'alder~p-own~', 'alder~~p-own', 'alder~p%2Down', 'birch~p-own', 'cedar~p-own', 'node~p-own', 'nowhere~p-own', 'alder~p-own;', 'alder~p-own\n', 'alder~r-own'].map((id) => ({ ...rest, entity: id, report: id })),
  ];
  test('of another kind, agency, case or spelling is answered as one that is nowhere', async () => {
    const [pair] = await pairsOf(at, foreigner);
    if (pair === undefined) throw new Error('nothing is hidden');
    for (const way of readingWays) {
      for (const thing of swapped(pair.hidden)) {
        const nowhere = absentTwin({ ...thing, entity: 'alder~p-nobody', report: 'alder~r-nobody' });
        expect([way.route, thing.entity, kept(await askWay(at, foreigner, way, thing), pair.hidden)]).toEqual([way.route, thing.entity, kept(await askWay(at, foreigner, way, nowhere), pair.hidden)]);
      }
    }
  });
});
