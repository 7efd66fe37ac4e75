// Attacker: an agency's administrator who wants two people under one order to pass for two chains of command, or themselves out of their own.
// Promise: G6, G11: whose orders somebody takes is changed by two, never by whoever it concerns, and a unit of a bare name becomes nobody's chain.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let [adam, exa]: Person[] = [];
const why = 'a new desk for the first of May';
const draft = { unit: 'harbour', parent: 'crime', nameEn: 'Harbour', nameFr: 'Port' };
beforeAll(async () => {
  at = await openHouse();
  // Adam answers to a unit that nobody made: he is in nobody's other chain. Exa is of the standards branch.
  await at.database.db.updateTable('member').set({ unit: 'ghost' }).where('member_id', '=', 'adam').execute();
  [adam, exa] = [await personAt(at, 'adam'), await personAt(at, 'exa')];
});
afterAll(async () => at.close());

const make = async (by: Person | undefined, more: object = {}) => by?.ask('POST', '/api/units', { why, ...draft, ...more });
const units = async () => (await at.house.units.of('alder')).map((one) => one.unitId).toSorted();
const placed = async (member: string, unit: string | null) => adam?.ask('PUT', `/api/people/${member}`, { why, person: { unit } });
const unitOf = async (member: string) => (await at.house.roster.one('alder', member))?.unit;

describe('a new unit', () => {
  test('takes a second person, of whom there is none for somebody without a known chain: it is not even asked', async () => {
    const before = await units();
    expect((await make(adam))?.json()).toMatchObject({ error: 'nobody_to_approve' });
    expect(await units()).toEqual(before);
  });
  test('is not made of the name that its maker stands under: it would be their own other chain', async () => {
    expect([(await make(adam, { unit: 'ghost' }))?.statusCode, (await units()).includes('ghost')]).toEqual([403, false]);
  });
  test.each([
    ['above everything', { parent: null }], ['above itself', { unit: 'loop', parent: 'loop' }], ['under a unit of another agency', { parent: 'office' }], ['under nothing', { parent: 'no-such' }], ['once more', { unit: 'drugs' }],
    ['with a member', { members: ['adam'] }], ['with an agency id of its own', { agencyId: 'birch' }], ['already approved', { approved: true }], ['with a control character', { unit: 'har\u0007bour' }],
  ])('is not made %s', async (_, more) => {
    const before = await units();
    expect([(await make(adam, more))?.statusCode, await units()]).toEqual([400, before]);
  });
  test('is not made in another agency, nor by anybody else', async () => {
    expect((await make(adam, { agency: 'birch' }))?.statusCode).toBe(403);
    for (const who of ['exa', 'ana', 'sol']) {
      const person = await personAt(at, who);
      expect([who, (await make(person))?.statusCode, (await person.get('/api/units')).statusCode]).toEqual([who, 403, 403]);
    }
  });
  test('stands once a second person of another chain approved it', async () => {
    await at.database.db.updateTable('member').set({ unit: 'crime' }).where('member_id', '=', 'adam').execute();
    adam = await personAt(at, 'adam');
    const { approval } = (await make(adam))?.json<{ approval: string }>() ?? { approval: '' };
    const { waiting } = (await exa?.get('/api/approvals'))?.json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>() ?? { waiting: [] };
    const shown = waiting.find(({ id }) => id === approval);
    expect((await exa?.ask('POST', `/api/approvals/${approval}/approve`, { kind: shown?.kind, subjectHash: shown?.subjectHash, why }))?.statusCode).toBe(200);
    expect((await make(adam))?.json()).toMatchObject({ state: 'done' });
    expect(await units()).toContain('harbour');
  });
});

describe('a member', () => {
  test('is moved into a unit and out of one by two, and never by themselves', async () => {
    for (const unit of ['standards', null]) {
      expect([unit, (await placed('ana', unit))?.json<{ state: string }>().state, await unitOf('ana')]).toEqual([unit, 'requested', 'drugs']);
      expect([unit, (await placed('adam', unit))?.statusCode, await unitOf('adam')]).toEqual([unit, 403, 'crime']);
    }
  });
  test('is listed under the unit that they name, to their own administrator alone', async () => {
    const list = (await adam?.get('/api/units'))?.json<{ units: { unit: string; parent: string | null; members: { member: string }[] }[] }>();
    expect(list?.units.find((one) => one.unit === 'drugs')).toMatchObject({ parent: 'crime' });
    expect(list?.units.find((one) => one.unit === 'drugs')?.members.map(({ member }) => member)).toEqual(expect.arrayContaining(['ana', 'eda', 'sol', 'sue']));
    expect((await adam?.get('/api/units?agency=birch'))?.statusCode).toBe(403);
  });
});
