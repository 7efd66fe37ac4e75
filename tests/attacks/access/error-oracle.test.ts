// Attacker: an insider who makes things fail and reads how: casts, keys that exist, references, versions, lengths, a write twice over.
// Promise: G4: an error speaks of the request's form and of nothing that is stored. Routes: every way of tests/support/asking.ts, reading and writing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Thing, ways } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { askWay, foreigner, type Pair, pairsOf, seatFor } from '../../support/insiders.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let pairs: readonly Pair[];
beforeAll(async () => {
  at = await openHouse();
  pairs = (await pairsOf(at, foreigner)).filter(({ name }) => ['own: a person', 'another agency’s own'].includes(name));
});
afterAll(() => at.close());

/** What a database, a parser or a stack would say of itself. */
const innerWords = /duplicate key|violates|constraint|syntax error|invalid input|SQLSTATE|22P02|23505|23503|postgres|kysely|at \/|node_modules|\.ts:|gate\./i;
const bent = (thing: Thing, bend: (text: string) => string): Thing => ({ entity: bend(thing.entity), report: bend(thing.report), statement: bend(thing.statement), word: thing.word });
const bends: Readonly<Record<string, (text: string) => string>> = {
  'a cast': (text) => `${text}::int`, 'a number too great': (text) => `${text}99999999999999999999999`, 'a negative number': (text) => text.replace('~', '~-1'),
  'too long': (text) => text + 'x'.repeat(270), 'far too long': (text) => text + 'x'.repeat(5_000), 'an operator': (text) => `${text}' || pg_sleep(0) || '`, 'a brace': (text) => `{${text}}`,
};

describe.each(Object.entries(bends))('%s', (_, bend) => {
  test('beside a hidden id and beside one that is nowhere fails alike, in plain words', async () => {
    for (const way of ways) {
      for (const { name, hidden, absent } of pairs) {
        const [one, other] = [bent(hidden, bend), bent(absent, bend)];
        // A word is not bent; what an import has just made of it is found by whoever made it.
        if (way.url(one) === way.url(hidden) && way.body === undefined) continue;
        if (JSON.stringify([way.url(one), way.body?.(one)]) === JSON.stringify([way.url(other), way.body?.(other)])) continue;
        const [first, second] = [await askWay(at, foreigner, way, one), await askWay(at, foreigner, way, other)];
        expect([way.route, name, kept(first, one)]).toEqual([way.route, name, kept(second, other)]);
        expect([way.route, first.statusCode < 500, innerWords.test(first.body.replaceAll(one.entity, ''))]).toEqual([way.route, true, false]);
      }
    }
  });
});

describe('a write twice over', () => {
  test('says the second time about a hidden thing what it says about none', async () => {
    for (const way of ways.filter((one) => !one.route.startsWith('GET'))) {
      for (const { name, hidden, absent } of pairs) {
        await askWay(at, foreigner, way, hidden);
        await askWay(at, foreigner, way, absent);
        expect([way.route, name, kept(await askWay(at, foreigner, way, hidden), hidden)]).toEqual([way.route, name, kept(await askWay(at, foreigner, way, absent), absent)]);
      }
    }
  });
  test('at the same moment by two people leaves two receipts and no fault', async () => {
    const [bea, dex] = [await seatFor(at, foreigner), await at.seat('dex')];
    const body = { entity: pairs[0]?.hidden.entity, why: 'a reason of some length' };
    const replies = await Promise.all([bea, dex, bea, dex].map((seat) => seat.ask('POST', '/api/corrections', body)));
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200]);
  });
  test('to a version that does not exist conflicts with nothing', async () => {
    const bea = await seatFor(at, foreigner);
    for (const { hidden, absent } of pairs) {
      const ask = async (thing: Thing) => kept(await bea.ask('POST', '/api/corrections', { entity: thing.entity, why: 'a reason of some length', version: 7 }, { 'if-match': '"7"', 'if-unmodified-since': 'Wed, 21 Oct 2015 07:28:00 GMT' }), thing);
      expect(await ask(hidden)).toEqual(await ask(absent));
    }
  });
});
