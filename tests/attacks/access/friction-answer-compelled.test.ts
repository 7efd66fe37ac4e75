// Attacker: a criminal investigator, who would use against a colleague what the door made them say. Promises: G11, G12; answers are compelled (domain.md section 4).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { answering, type Asked, neverWorksNow, sentence } from '../../support/night-work.js';

let at: TestHouse;
let entry: string;
const url = '/api/search?q=draile';

beforeAll(async () => {
  at = await openHouse();
  await neverWorksNow(at, 'alder', 'ana');
  const ana = await at.seat('ana');
  const asked = (await ana.get(url)).json<Asked>();
  entry = (await ana.ask('GET', url, undefined, answering(asked))).json<{ ledger: { index: string } }>().ledger.index;
});
afterAll(() => at.close());

test('who said it and who examines read the sentence; whoever investigates, administers or works elsewhere does not', async () => {
  const places = [`/api/ledger/entries/alder/${entry}`, '/api/ledger/record?scope=mine', '/api/ledger/record?scope=agency'];
  const reads = async (who: string): Promise<boolean> => {
    const seat = await at.seat(who);
    return (await Promise.all(places.map((place) => seat.get(place)))).some(({ body }) => body.includes(sentence) || body.includes(Buffer.from(sentence).toString('base64').slice(0, 20)));
  };
  expect([await reads('exa'), await reads('ana')]).toEqual([true, true]);
  for (const who of ['ivo', 'pia', 'adam', 'bea', 'bex', 'sol']) expect([who, await reads(who)]).toEqual([who, false]);
});

test('no later permit lets one in: an examiner under an investigator’s purpose is kept out by a forbid', async () => {
  const exa = await at.house.people.memberById('alder', 'exa', at.house.door.today());
  if (exa === undefined) throw new Error('nobody is called exa');
  const member = { ...exa, purposes: [...exa.purposes, 'criminal_investigation'] };
  expect(at.house.door.allows({ member, purpose: 'integrity_review', caseRef: 'alder~oak' }, 'viewLedger')).toBe(true);
  const refused = await at.house.door.ask({ member, purpose: 'criminal_investigation', caseRef: 'alder~oak' }, { action: 'viewLedger', asked: {}, agencyId: 'alder' });
  expect(refused).toMatchObject({ refused: true });
  expect(JSON.stringify(at.house.policies.inForce.source.texts)).toContain('compelled-answers-stay-with-those-who-watch');
});

test('what asking changes is shown to those who examine, and to nobody else; few people are no figure', async () => {
  for (const who of ['ana', 'ivo', 'adam', 'sol']) expect([who, (await (await at.seat(who)).get('/api/watch/friction')).statusCode]).toEqual([who, 403]);
  for (const who of ['exa', 'ira']) expect((await (await at.seat(who)).get('/api/watch/friction')).json()).toMatchObject({ mode: 'on', least: 20, asked: null, held: null });
});
