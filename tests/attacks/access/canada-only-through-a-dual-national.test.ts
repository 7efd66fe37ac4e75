// Canadian Eyes Only reached through a second passport, a posting abroad or a secondment: every citizenship counts, the employer's country counts,
// and only a waiver of the originator's agency, on record and for a time, sets a second citizenship aside (G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
beforeAll(async () => void (at = await openHouse()));
afterAll(async () => at.close());

const change = async (set: { citizenships?: string[]; seconded_from?: string }) => at.database.db.updateTable('member').set(set).where('agency_id', '=', 'birch').where('member_id', '=', 'bea').execute();
const found = async () => (await (await at.seat('bea')).get('/api/search?q=Umfelwin')).json<{ total: number }>().total;
const waive = async (who: string) => (await personAt(at, who)).ask('POST', '/api/delegations', { kind: 'eyes_only', grantee: 'bea@birch', until: new Date(Date.now() + 3_600_000).toISOString(), why: 'joint team' });

describe('what is for Canadian eyes only', () => {
  test('is seen by who is Canadian and nothing else', async () => {
    await change({ citizenships: ['CA'] });
    expect(await found()).toBe(1);
  });
  test.each([[['GB']], [['CA', 'GB']], [[]]])('is not there for citizenships %o', async (citizenships) => {
    await change({ citizenships });
    expect(await found()).toBe(0);
  });
  test('is not there on secondment from a foreign partner, whatever the passport', async () => {
    await change({ citizenships: ['CA'], seconded_from: 'yew' });
    expect(await found()).toBe(0);
    await change({ seconded_from: 'cedar' });
    expect(await found()).toBe(1);
    await change({ seconded_from: '' });
  });
  test('opens to a dual national by the originator’s own waiver, not by another agency’s, and not without a named citizenship', async () => {
    await change({ citizenships: ['CA', 'GB'] });
    expect((await waive('cyd')).statusCode).toBe(200);
    expect(await found()).toBe(0);
    const given = await waive('ana');
    expect(await found()).toBe(1);
    await change({ citizenships: ['GB'] });
    expect(await found()).toBe(0);
    await change({ citizenships: ['CA', 'GB'] });
    await (await at.seat('ana')).ask('DELETE', `/api/delegations/${given.json<{ id: string }>().id}`);
    expect(await found()).toBe(0);
  });
});
