// Attacker: an administrator who was asked to open an ended operation again, so that a friend who is still on it reads its compartment once more.
// Promise: G6, G11: a closed case lends nothing until two people of different chains of command reopen it, and the record says both and since when it was closed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let [adam, exa, pia]: Person[] = [];
const why = 'the operation begins again';
beforeAll(async () => {
  at = await openHouse();
  await at.database.db.updateTable('member').set({ unit: 'crime' }).where('member_id', '=', 'adam').execute();
  [adam, exa, pia] = [await personAt(at, 'adam'), await personAt(at, 'exa'), await personAt(at, 'pia')];
});
afterAll(async () => at.close());

const reopen = async (by: Person | undefined, name: string, more: object = {}) => by?.ask('POST', `/api/cases/${name}/reopen`, { why, ...more });
const found = async () => (await pia?.get('/api/search?q=Jexolare'))?.statusCode;
const approve = async (by: Person | undefined, id: string) => {
  const { waiting } = (await exa?.get('/api/approvals'))?.json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>() ?? { waiting: [] };
  const { kind, subjectHash } = waiting.find((one) => one.id === id) ?? {};
  return (await by?.ask('POST', `/api/approvals/${id}/approve`, { kind, subjectHash, why }))?.statusCode;
};

test('nobody else reopens one, and another agency’s, an open one and nobody’s are one answer', async () => {
  for (const who of ['ana', 'exa', 'sol']) expect([who, (await reopen(await personAt(at, who), 'old'))?.statusCode]).toEqual([who, 403]);
  expect((await reopen(adam, 'shut', { agency: 'birch' }))?.statusCode).toBe(403);
  const [theirs, open, nobodys] = [await reopen(adam, 'shut'), await reopen(adam, 'oak'), await reopen(adam, 'no-such')];
  expect([theirs?.statusCode, theirs?.body, open?.body]).toEqual([400, nobodys?.body, nobodys?.body]);
  expect((await reopen(adam, 'old', { closedOn: null }))?.statusCode).toBe(400);
});
test('it lends nothing while closed or waiting, and again once another chain of command approved', async () => {
  expect(await found()).toBe(200);
  await adam?.ask('POST', '/api/cases/pine/close', { why });
  expect(await found()).toBe(403);
  const asked = (await reopen(adam, 'pine'))?.json<{ state: string; approval: string }>();
  expect([asked?.state, await found(), await approve(adam, asked?.approval ?? ''), await found()]).toEqual(['requested', 403, 404, 403]);
  expect([await approve(exa, asked?.approval ?? ''), await found()]).toEqual([200, 403]);
  expect((await reopen(adam, 'pine'))?.json()).toMatchObject({ state: 'done' });
  expect(await found()).toBe(200);
  // The approval was for that once: closed again, it is asked anew.
  await adam?.ask('POST', '/api/cases/pine/close', { why });
  expect((await reopen(adam, 'pine'))?.json()).toMatchObject({ state: 'requested' });
});
