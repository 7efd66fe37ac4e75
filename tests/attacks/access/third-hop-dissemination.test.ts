// What goes from one agency to a second goes on to a third: by the receiver's own release, through an agency of another sector, through a partner
// abroad, or by somebody seconded. Each hop asks the first originator again, and every gateway on the way (third-party rule; G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => void (at = await openHouse()));
afterAll(async () => at.close());

const found = async (who: string, name: string) => (await (await at.seat(who)).get(`/api/search?q=${encodeURIComponent(name)}`)).json<{ total: number }>().total;
const write = async (who: string, name: string, label: object, derivedFrom?: readonly string[]) => (await at.seat(who)).ask('POST', '/api/reports', {
  title: name, reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label, retentionBasis: 'five years', reviewDue: '2030-01-01',
  parts: [{ entity: 'one', part: 'associate' }], statements: [{ entity: 'one', schema: 'Person', prop: 'name', value: name }], ...(derivedFrom && { derivedFrom }),
});
const assure = async (kinds: readonly string[], expires = '2099-01-01', outcome = 'may_share') => {
  for (const kind of kinds) {
    await at.database.db.insertInto('assurance').values({
      agency_id: 'alder', assurance_id: `${kind}-${expires}-${outcome}`, partner_agency_id: 'yew', kind, outcome, decided_by: 'chief', decided_on: '2025-01-01', expires_on: expires, reference: 'memo 1', intent_index: 0n,
    }).execute();
  }
};

describe('between sectors', () => {
  test('police never query the financial-intelligence unit: only its own disclosure comes out, to whom it names', async () => {
    expect([await found('bea', 'Penhallow'), await found('ana', 'Penhallow'), await found('fia', 'Penhallow')]).toEqual([0, 0, 1]);
    expect([await found('bea', 'Fennimore'), await found('ana', 'Fennimore')]).toEqual([1, 0]);
  });
  test('voluntary information goes in', async () => expect(await found('fia', 'Marisse Draile')).toBeGreaterThan(0));
  test('taxpayer and customs information stays without its statute, and goes to whom it is named under it', async () => {
    expect([await found('bea', 'Oldacre'), await found('bea', 'Sunniva')]).toEqual([0, 0]);
    expect((await write('tia', 'Ludovic Excise', { level: 'PROTECTED_B', releasableTo: ['birch'], disclosedUnder: 'ITA_241' })).statusCode).toBe(200);
    expect((await write('pat', 'Ludovic Harbour', { level: 'PROTECTED_B', releasableTo: ['birch'], disclosedUnder: 'ITA_241' })).statusCode).toBe(200);
    expect([await found('bea', 'Ludovic Excise'), await found('ana', 'Ludovic Excise'), await found('bea', 'Ludovic Harbour')].map((total) => total > 0)).toEqual([true, false, true]);
  });
  test('a disclosure does not go on in a report of its receiver', async () => {
    expect((await write('bea', 'Disa Onward', { level: 'PROTECTED_B', releasableTo: ['alder'] }, ['fiu~r-fiu-disclosed'])).statusCode).toBe(400);
    expect((await write('bea', 'Disa Inward', { level: 'PROTECTED_B' }, ['fiu~r-fiu-disclosed'])).statusCode).toBe(200);
    expect([await found('bea', 'Disa Inward'), await found('ana', 'Disa Inward'), await found('tia', 'Disa Inward')].map((total) => total > 0)).toEqual([true, false, false]);
  });
});

describe('across the border', () => {
  const both = ['mistreatment_risk', 'reliability'];
  test('nothing goes out or is used until a decision and a statement are in force, and with that agency alone', async () => {
    const seen = async () => [await found('yan', 'Marisse Draile'), await found('ana', 'Wexcombe'), await found('bea', 'Wexcombe')].map((total) => total > 0);
    expect(await seen()).toEqual([false, false, false]);
    await assure(['mistreatment_risk']);
    expect(await seen()).toEqual([false, false, false]);
    await assure(['reliability'], '2025-02-01');
    expect(await seen()).toEqual([false, false, false]);
    await assure(['reliability']);
    expect(await seen()).toEqual([true, true, false]);
    await assure(both, '2098-01-01', 'may_not_share');
    expect(await seen()).toEqual([false, false, false]);
  });
});
