// Attackers: whoever works with the person who had to answer; the person themself, who examines; a criminal investigator, an auditor, an administrator, another
// agency; an examiner who would read who was asked without opening it. Promises: G4, G11, G12. Routes: /api/reviews/answers and below.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhyPrompt } from '../../../src/watch/desk/incoming.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let seats: Readonly<Record<'exa' | 'ira' | 'eda' | 'bex', Seat>>;
const [said, list] = ['My sister had called from that street', '/api/reviews/answers'];
const now = Date.now();
const prompt = (id: string, who: string): WhyPrompt => ({
  promptId: id, namesOf: [`alder~${who}`], lookedAtMs: now - 86_400_000, askAtMs: null, eventId: 'alder#12', question: { en: 'On 2 March you looked up a person. What was it for?', fr: 'Le 2 mars, vous avez consulté une personne. Dans quel but ?' },
});
beforeAll(async () => {
  at = await openHouse();
  await at.house.reviews.asking.ask('alder', [prompt('why-ana', 'ana'), prompt('why-exa', 'exa'), prompt('why-pia', 'pia')], now);
  const ana = await at.seat('ana');
  expect((await ana.ask('POST', '/api/reviews/questions/why-ana', { answer: said })).statusCode).toBe(200);
  seats = { exa: await at.seat('exa'), ira: await at.seat('ira'), eda: await at.seat('eda'), bex: await at.seat('bex') };
}, 120_000);
afterAll(() => at.close());

const idsOf = async (who: Seat): Promise<string[]> => (await who.get(list)).json<{ questions: { id: string }[] }>().questions.map((one) => one.id).toSorted();

test('the list names nobody and says nothing; one opened is who was asked, what, and what they said, in the record of the agency', async () => {
  const all = await seats.exa.get(list);
  expect(all.body).not.toMatch(/sister|"ana"|"pia"|March/);
  expect(await idsOf(seats.exa)).toEqual(['why-ana', 'why-pia']);
  const one = await seats.exa.get(`${list}/why-ana`);
  expect(one.json()).toMatchObject({ user: 'ana', question: expect.stringContaining('On 2 March'), answer: said, overdue: false });
  expect((await seats.exa.ask('GET', `${list}/why-ana`, undefined, { 'accept-language': 'fr' })).body).toContain('Dans quel but');
  expect((await seats.exa.get(`${list}/why-pia`)).json()).toMatchObject({ user: 'pia', answer: null, answeredAt: null });
  const { index } = one.json<{ ledger: { index: string } }>().ledger;
  const entry = await payloadAt<object>(at.house, 'alder', BigInt(index));
  expect(entry).toMatchObject({ action: 'readCompelledAnswer', actor: { member: 'exa' }, shown: [{ agencyId: 'alder', ids: ['why-ana'] }] });
  expect(JSON.stringify(entry)).not.toContain('sister');
});

test('nobody finds what concerns themself, their unit or their chain; another agency finds nothing: as if it were nowhere', async () => {
  // exa and ira are of one unit; eda answers to the same superior as ana.
  expect([await idsOf(seats.ira), await idsOf(seats.eda), await idsOf(seats.bex)]).toEqual([['why-ana', 'why-pia'], ['why-exa', 'why-pia'], []]);
  for (const [who, id] of [['exa', 'why-exa'], ['ira', 'why-exa'], ['eda', 'why-ana'], ['bex', 'why-ana']] as const) {
    const [hidden, absent] = [await seats[who].get(`${list}/${id}`), await seats[who].get(`${list}/why-${'x'.repeat(id.length - 4)}`)];
    expect([who, hidden.statusCode, kept(hidden)]).toEqual([who, 404, kept(absent)]);
  }
});

test('it is read in an integrity review by those who review, and by nobody for anything else', async () => {
  await at.database.db.updateTable('member').set({ purposes: ['integrity_review', 'audit'] }).where('member_id', '=', 'ira').execute();
  const others = [await at.seat('ira/audit/alder~oak'), await at.seat('ivo'), await at.seat('ana'), await at.seat('adam')];
  for (const who of others) {
    const answers = [await who.get(list), await who.get(`${list}/why-ana`), await who.get(`${list}/why-none`)] as const;
    expect(answers.map((one) => one.statusCode)).toEqual([403, 403, 403]);
    expect(answers.map((one) => one.body).join(' ')).not.toContain('sister');
    expect(kept(answers[1])).toEqual(kept(answers[2]));
  }
});

test('whoever moves into the chain of somebody who was asked reads it no more', async () => {
  await at.database.db.updateTable('member').set({ unit: 'drugs' }).where('member_id', '=', 'ira').execute();
  expect(await idsOf(await at.seat('ira'))).toEqual(['why-exa', 'why-pia']);
});
