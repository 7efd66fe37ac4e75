// Attacker: an insider who wants to know which operations there are, who works on them, and an administrator who wants their titles, or to close
// what is not theirs. Promise: G4: a case that one is not on is not there; G6: who administers sees references, no titles.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => void (at = await openHouse()));
afterAll(async () => at.close());

const why = 'the operation ended in spring';
interface Cases { mine: { ref: string; title: string; closedOn: string | null; members: { member: string }[] }[]; agency: { ref: string; title: string; count: number; members: object[] }[] | null }
const casesOf = async (who: string) => (await (await at.seat(who)).get('/api/cases')).json<Cases>();
const close = async (who: string, name: string, more: object = {}) => (await at.seat(who)).ask('POST', `/api/cases/${name}/close`, { why, ...more });

test('one sees one’s own cases with who else is on them, closed ones too, and no other', async () => {
  const { mine, agency } = await casesOf('ana');
  expect([mine.map(({ ref }) => ref).toSorted(), agency]).toEqual([['alder~oak', 'alder~old'], null]);
  expect(mine.find(({ ref }) => ref === 'alder~oak')?.members.map(({ member }) => member)).toEqual(expect.arrayContaining(['ana', 'ivo', 'pia']));
  // Without the receipt: by chance its proof spells anything.
  const theirs = await casesOf('bea');
  expect(JSON.stringify([theirs.mine, theirs.agency])).not.toMatch(/pine|oak|well/i);
});
test('an administrator sees references of their own agency, without titles, and nobody’s name', async () => {
  const { agency } = await casesOf('ada');
  expect(agency?.map(({ ref, title }) => [ref, title]).toSorted()).toEqual([['birch~elm', ''], ['birch~ford', ''], ['birch~gate', ''], ['birch~shut', '']]);
  expect([agency?.find(({ ref }) => ref === 'birch~elm')?.count, agency?.flatMap(({ members }) => members)]).toEqual([5, []]);
});
test('nobody else closes one, and another agency’s, a closed one and nobody’s are one answer', async () => {
  for (const who of ['ana', 'exa', 'sol']) expect([who, (await close(who, 'oak')).statusCode]).toEqual([who, 403]);
  expect((await close('ada', 'oak', { agency: 'alder' })).statusCode).toBe(403);
  const [theirs, shut, nobodys] = [await close('ada', 'oak'), await close('ada', 'shut'), await close('ada', 'no-such')];
  expect([theirs.statusCode, theirs.body, shut.body]).toEqual([400, nobodys.body, nobodys.body]);
  expect((await close('ada', 'elm', { closedOn: '2020-01-01' })).statusCode).toBe(400);
});
test('a case that is closed opens nothing from that moment', async () => {
  const pia = await at.seat('pia');
  expect((await pia.get('/api/search?q=Jexolare')).json<{ total: number }>().total).toBe(1);
  expect((await close('adam', 'pine')).json()).toMatchObject({ state: 'done' });
  expect((await pia.get('/api/search?q=Jexolare')).statusCode).toBe(403);
  expect((await casesOf('pia')).mine.find(({ ref }) => ref === 'alder~pine')?.closedOn).toBe(at.house.door.today());
});
