// An administrator of the database, bought, gives a statement a milder label, or lifts a restriction. The audit finds each of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../src/db/index.js';
import { auditRegistry } from '../../src/registry/index.js';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const review = await at.seat('ana/records_review');
  const reply = await review.ask('POST', '/api/restrictions', { entity: 'alder~p-places', kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'acquitted in court' });
  expect(reply.statusCode).toBe(200);
});
afterAll(async () => at.close());

const change = async (statement: string) => sql.raw(statement).execute(at.database.db);
const codes = async () => (await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).problems.map((one) => one.code);
const openLabel = `(select label_id from label where canon like '%"levelCode":"PROTECTED_B"%' and agency_id = 'alder' and releasable_to = '{ALL}' and restricted is null
  and expires_on is null and case_ref is null and not sealed and not originator_control and purposes = '{}' and citizenships_only = '{}')`;

describe('the audit', () => {
  test('finds nothing where a restriction explains the stricter label', async () => expect(await codes()).toEqual([]));
  test('finds a statement whose label was lowered', async () => {
    await change(`update statement set label_id = ${openLabel} where value = 'Edda Quorvane'`);
    expect(await codes()).toContain('row_relabelled');
    await change(`update statement set label_id = entered_label_id where value = 'Edda Quorvane'`);
    expect(await codes()).toEqual([]);
  });
  test('finds one whose entered label was changed along with it', async () => {
    await change(`update statement set label_id = ${openLabel}, entered_label_id = ${openLabel} where value = 'Edda Quorvane'`);
    expect(await codes()).toContain('row_differs');
    await change(`update statement set (label_id, entered_label_id) = (select label_id, entered_label_id from statement where value = 'Quorvane keeps to the own rule') where value = 'Edda Quorvane'`);
    expect(await codes()).toEqual([]);
  });
  test('finds a label whose own row was made milder', async () => {
    await change(`update label set releasable_to = '{ALL}' where label_id = (select label_id from statement where value = 'Edda Quorvane')`);
    expect((await codes()).length).toBeGreaterThan(0);
    await change(`update label set releasable_to = '{}' where label_id = (select label_id from statement where value = 'Edda Quorvane')`);
    expect(await codes()).toEqual([]);
  });
  test('finds a restriction that was lifted', async () => {
    await change(`update statement set label_id = entered_label_id where entity_id = 'p-places'`);
    expect(await codes()).toContain('row_relabelled');
    await change(`update statement set label_id = (select label_id from label where restricted = 'acquittal' and canon like '%ALL%' and agency_id = 'alder' limit 1) where entity_id = 'p-places'`);
    expect(await codes()).toEqual([]);
  });
  test('finds a restricted statement that was given any other label: a restriction explains the stricter one alone', async () => {
    await change(`update statement set label_id = (select label_id from label where releasable_to = '{birch}' and not originator_control order by label_id limit 1) where value = 'Olwen Tresk'`);
    expect(await codes()).toContain('row_relabelled');
    await change(`update statement set label_id = (select label_id from statement where value = '1 Old Quay') where value = 'Olwen Tresk'`);
  });
  test('finds a restriction that nobody announced', async () => {
    await change(`insert into restriction (agency_id, restriction_id, entity_id, kind, effective_on, basis, decided_by, decided_at, intent_index)
      values ('alder', 'rst-planted', 'p-named', 'acquittal', '2026-01-01', 'none', 'nobody', now(), 0)`);
    expect(await codes()).toContain('restriction_unannounced');
    await change(`delete from restriction where restriction_id = 'rst-planted'`);
    expect(await codes()).toEqual([]);
  });
  test('finds a statement made to vanish by its dates or its search keys', async () => {
    await change(`update statement set known_to = now() where value = 'Tamsin Orrel'`);
    expect(await codes()).toContain('row_differs');
    await change(`update statement set known_to = null where value = 'Tamsin Orrel'`);
    expect(await codes()).toEqual([]);
  });
});

test('the reader gains nothing from a key that was planted beside a hidden statement', async () => {
  const bea = await at.seat('bea');
  await change(`update statement set keys = keys || array[${openLabel} || ':quorvane'] where value = 'Edda Quorvane'`);
  expect((await bea.get('/api/search?q=quorvane')).json()).toMatchObject({ results: [], total: 0 });
});
