// Attacker: an insider who writes a hidden id so that a check sees one text and the store another: null characters, look-alikes, other
// normal forms, marks of direction, doubled encodings, lengths at the edge. Promise: G4. Routes: every reading line of tests/support/asking.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWays, type Thing } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { absentTwin, askWay, foreigner, type Pair, pairsOf } from '../../support/insiders.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let pair: Pair;
beforeAll(async () => {
  at = await openHouse();
  pair = (await pairsOf(at, foreigner))[0] as Pair;
});
afterAll(() => at.close());

const odd: Readonly<Record<string, (id: string) => string>> = {
  'a null character at the end': (id) => `${id}\u0000`, 'a null character within': (id) => id.replace('p-', 'p\u0000-').replace('r-', 'r\u0000-'), 'a look-alike (Cyrillic)': (id) => id.replace('e', 'е').replace('o', 'о'),
  'full-width letters': (id) => id.replace('alder', 'ａｌｄｅｒ'), 'a combining mark': (id) => `${id}\u0301`, 'a zero-width space': (id) => id.replace('~', '~\u200b'), 'a mark of direction': (id) => `\u202e${id}`,
  'a soft hyphen': (id) => id.replace('-', '\u00ad-'), 'a byte-order mark': (id) => `\ufeff${id}`, 'half a surrogate pair': (id) => `${id}\ud800`.slice(0, -1) + '%ED%A0%80', 'encoded twice': (id) => encodeURIComponent(id),
  'another tilde': (id) => id.replace('~', '\u223c'), 'a dot-less i': (id) => id.replace('i', 'ı'), 'a ligature': (id) => `${id}ﬁ`, 'the longest id': (id) => id.padEnd(300, 'x'), 'one longer': (id) => id.padEnd(301, 'x'),
  'beyond every address': (id) => id.padEnd(20_000, 'x'), 'a line': (id) => `${id}\r\nx-custos-as: ana`, 'an emoji': (id) => `${id}👁`,
};

describe.each(Object.entries(odd))('%s', (_, bend) => {
  test('makes a hidden id what an absent one is', async () => {
    const bent = (thing: Thing): Thing => ({ ...thing, entity: bend(thing.entity), report: bend(thing.report), word: thing.word });
    for (const way of readingWays) {
      const [hidden, absent] = [bent(pair.hidden), bent(absentTwin(pair.hidden))];
      const [one, other] = [await askWay(at, foreigner, way, hidden), await askWay(at, foreigner, way, absent)];
      expect([way.route, kept(one, hidden)]).toEqual([way.route, kept(other, absent)]);
      expect([way.route, [200, 400, 403, 404, 414, 431].includes(one.statusCode) ? 'plain' : one.statusCode, one.body.includes('Quorvane')]).toEqual([way.route, 'plain', false]);
    }
  });
});
