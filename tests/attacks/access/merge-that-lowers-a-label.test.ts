// Two records judged to be the same person: the closed one takes on the markings of the open one, or the link itself tells. Statements never move
// and keep their own labels; who may not see one record sees the other as if there were no link (G4, G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => void (at = await openHouse()));
afterAll(async () => at.close());

const page = async (who: string, id: string) => {
  const reply = await (await at.seat(who)).get(`/api/entities/${id}`);
  return { status: reply.statusCode, body: reply.body.replace(/"ledger":\{.*\}/, '') };
};
const labelsOf = async (entityId: string) => (await sql`select value, label_id, entered_label_id from statement where entity_id = ${entityId} order by statement_id`.execute(at.database.db)).rows;

describe('a judgement between a closed and an open record', () => {
  test('changes no label, shows nobody more than before, and its undoing neither', async () => {
    const kinds = ['own', 'orcon', 'compartment', 'level', 'restricted', 'sealed'];
    const before = { rows: await Promise.all(kinds.map(async (kind) => labelsOf(`p-${kind}`))), bea: await page('bea', 'alder~p-shown'), closed: await page('bea', 'alder~p-own') };
    const ana = await at.seat('ana');
    const made = await Promise.all(kinds.map(async (kind) => (await ana.ask('POST', '/api/judgements', { left: 'alder~p-shown', right: `alder~p-${kind}`, verdict: 'same', why: 'same face on two papers' })).json<{ id: string }>().id));
    expect(await Promise.all(kinds.map(async (kind) => labelsOf(`p-${kind}`)))).toEqual(before.rows);
    expect(await page('bea', 'alder~p-shown')).toEqual(before.bea);
    expect(await page('bea', 'alder~p-own')).toEqual(before.closed);
    expect((await page('ana', 'alder~p-shown')).body).toContain('Quorvane');
    for (const id of made) await ana.ask('DELETE', `/api/judgements/${id}`, { why: 'two people after all' });
    expect((await page('ana', 'alder~p-shown')).body).not.toContain('Quorvane');
    expect(await page('bea', 'alder~p-shown')).toEqual(before.bea);
  });

  test('finds nothing under the closed name that leads to the open one', async () => {
    const ana = await at.seat('ana');
    await ana.ask('POST', '/api/judgements', { left: 'alder~p-shown', right: 'alder~p-own', verdict: 'same', why: 'same face on two papers' });
    const hits = (await (await at.seat('bea')).get('/api/search?q=Quorvane')).json<{ total: number }>().total;
    expect(hits).toBe(0);
  });
});
