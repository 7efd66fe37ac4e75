// Attackers: a colleague who would know when somebody is on duty; an administrator who asks of another agency. Promise: G4. Route: GET /api/roster.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
const moment = (days: number, hour: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00Z`;
beforeAll(async () => {
  at = await openHouse();
  const csv = `user,starts_at,ends_at\neli,${moment(1, 8)},${moment(1, 16)}\neli,${moment(2, 8)},${moment(2, 16)}\nnobody,${moment(1, 8)},${moment(1, 16)}\n`;
  const sent = await (await at.seat('ada')).ask('POST', '/api/roster', { why: 'the duty system of today', csv });
  expect(sent.json()).toMatchObject({ taken: 2, setAside: [{ line: 4 }] });
}, 120_000);
afterAll(() => at.close());

test('who administers reads how far it goes for whom, and whose sending it was; who has none is said to have none', async () => {
  const { people } = (await (await at.seat('ada')).get('/api/roster')).json<{ people: { user: string; shifts: number }[] }>();
  expect(people.find((one) => one.user === 'eli')).toMatchObject({ shifts: 2, first: moment(1, 8).replace('Z', '.000Z'), last: moment(2, 16).replace('Z', '.000Z'), importedBy: 'ada' });
  expect(people.find((one) => one.user === 'bea')).toMatchObject({ shifts: 0, first: null, importedBy: null });
  expect(people.every((one) => !['ana', 'cyd'].includes(one.user))).toBe(true);
});

test('nobody else does, nor an administrator of another agency', async () => {
  for (const who of ['eli', 'bea', 'bex', 'ana']) expect([who, (await (await at.seat(who)).get('/api/roster')).statusCode]).toEqual([who, 403]);
  const adam = await at.seat('adam');
  expect((await adam.get('/api/roster?agency=birch')).statusCode).toBe(403);
  expect((await adam.get('/api/roster')).body).not.toContain('"eli"');
});
