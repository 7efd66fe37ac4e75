// Attacker: a member who keeps a sentence that was taken once, and sends it along with whatever they ask next. Promises: G11, G12. Routes: every look-up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { answering, type Asked, neverWorksNow, newShift, sentence } from '../../support/night-work.js';
import { payloadAt } from '../../support/payloads.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await neverWorksNow(at, 'alder', 'ana');
});
afterAll(() => at.close());

const url = '/api/search?q=draile';
const other = '/api/search?q=tresk';

test('a sentence answers the question that it was asked of, in its session, once; and goes on the record in its words', async () => {
  const [ana, elsewhere] = [await at.seat('ana'), await at.seat('ana')];
  const asked = (await ana.get(url)).json<Asked>();
  expect(asked).toMatchObject({ error: 'one_more_sentence', prompt: { words: expect.stringMatching(/look-up for/), least: 15 } });
  expect((await ana.ask('GET', other, undefined, answering(asked))).statusCode).toBe(428);
  expect((await elsewhere.ask('GET', url, undefined, answering(asked))).statusCode).toBe(428);
  for (const poor of ['', 'work', 'x'.repeat(40), 'a b c '.repeat(300)]) expect((await ana.ask('GET', url, undefined, answering(asked, poor))).statusCode).not.toBe(200);
  const taken = await ana.ask('GET', url, undefined, answering(asked));
  expect(taken.statusCode).toBe(200);
  const { index } = taken.json<{ ledger: { index: string } }>().ledger;
  expect(await payloadAt<object>(at.house, 'alder', BigInt(index))).toMatchObject({ kind: 'answer', prompts: [{ prompt: asked.prompt.id, words: asked.prompt.words, answer: sentence, language: 'en' }] });
  await newShift(at);
  const later = await at.seat('ana');
  expect((await later.ask('GET', url, undefined, answering(asked))).statusCode).toBe(428);
});

test('asking again asks the same, and does not use up what is asked of anybody in a shift', async () => {
  await newShift(at);
  const ana = await at.seat('ana');
  const prompts: string[] = [];
  for (let nth = 0; nth < 5; nth += 1) prompts.push((await ana.get(url)).json<Asked>().prompt.id);
  expect(new Set(prompts).size).toBe(1);
});

test('nobody is asked more than three times in a shift, and the fourth says so where examiners count', async () => {
  await newShift(at);
  const statuses: number[] = [];
  for (const name of ['lamp', 'quay', 'harbour', 'tide', 'orrel']) statuses.push((await (await at.seat('ana')).get(`/api/search?q=${name}`)).statusCode);
  expect(statuses).toEqual([428, 428, 428, 200, 200]);
  expect((await at.database.db.selectFrom('friction_prompt').select('arm').execute()).map((one) => one.arm).toSorted()).toEqual(['asked', 'asked', 'asked', 'capped', 'capped']);
});
