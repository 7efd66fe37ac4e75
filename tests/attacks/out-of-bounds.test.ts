// A member asks for more than is theirs: another's case, a closed case, a purpose not held, a lapsed clearance, an administrator's curiosity.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

const state = async (who: string, purpose: string, caseRef: string) => (await at.seat(`${who}/`)).ask('PUT', '/api/session/context', { purpose, caseRef });
/** Puts a context into the session behind the door's back: the door decides afresh for every question. */
async function withContext(who: string, purpose: string, caseRef: string, url = '/api/search?q=marisse') {
  const seat = await at.seat(`${who}/`);
  await at.house.sessions.setContext(seat.token, purpose, caseRef);
  return seat.get(url);
}

describe('a case or purpose that is not theirs', () => {
  test.each([
    ['somebody else’s case', 'intelligence_analysis', 'alder~oak', 'case_not_open'], ['a closed case', 'intelligence_analysis', 'birch~shut', 'case_not_open'],
    ['a case that does not exist', 'intelligence_analysis', 'birch~none', 'case_not_open'], ['a compartment of others', 'intelligence_analysis', 'alder~pine', 'case_not_open'],
    ['a purpose not held', 'officer_safety', 'birch~elm', 'purpose_not_held'], ['a purpose that does not exist', 'curiosity', 'birch~elm', 'purpose_not_held'],
    ['the operator’s purpose', 'published_list_import', 'birch~elm', 'purpose_not_held'],
  ])('%s is refused when stated and when used', async (_, purpose, caseRef, code) => {
    for (const reply of [await state('bea', purpose, caseRef), await withContext('bea', purpose, caseRef)]) {
      expect([reply.statusCode, reply.json().error]).toEqual([403, code]);
      // What can be mended is said; what exists elsewhere is not.
      expect(reply.json().message).toMatch(/yours are/);
      expect(reply.body).not.toMatch(/Oak|Pine|Shut/);
    }
  });
  test('no purpose and no case: nothing is asked', async () => {
    const seat = await at.seat('bea/');
    for (const url of ['/api/search?q=marisse', '/api/entities/alder~p-shown', '/api/reports/alder~r-shown']) {
      const reply = await seat.get(url);
      expect([url, reply.statusCode, reply.json().error]).toEqual([url, 400, 'bad_input']);
    }
  });
  test('a compartment opens for its own case alone, even to its members', async () => {
    expect((await (await at.seat('pia')).get('/api/entities/alder~p-compartment')).statusCode).toBe(200);
    expect((await (await at.seat('pia/intelligence_analysis/alder~oak')).get('/api/entities/alder~p-compartment')).statusCode).toBe(404);
  });
  test('an assignment that has ended, and a case closed since signing in, end at once', async () => {
    const dex = await at.seat('dex');
    const { db } = at.database;
    await db.updateTable('case_assignment').set({ to_on: '2021-01-01' }).where('member_id', '=', 'dex').execute();
    expect((await dex.get('/api/search?q=marisse')).statusCode).toBe(403);
    await db.updateTable('case_assignment').set({ to_on: null }).where('member_id', '=', 'dex').execute();
    await db.updateTable('case_file').set({ closed_on: '2026-01-01' }).where('case_id', '=', 'elm').execute();
    expect((await dex.get('/api/search?q=marisse')).json().error).toBe('case_not_open');
    await db.updateTable('case_file').set({ closed_on: null }).where('case_id', '=', 'elm').execute();
  });
});

describe('a clearance', () => {
  test('that has lapsed opens nothing', async () => {
    const reply = await withContext('lou', 'intelligence_analysis', 'cedar~fir');
    expect([reply.statusCode, reply.json().error]).toEqual([403, 'not_allowed']);
  });
  test('reaches to its rank and no further', async () => {
    const ivo = await at.seat('ivo');
    expect((await ivo.get('/api/entities/alder~p-shown')).statusCode).toBe(200);
    expect((await ivo.get('/api/entities/alder~p-level')).statusCode).toBe(404);
    await at.database.db.updateTable('member').set({ clearance_rank: 0 }).where('member_id', '=', 'ivo').execute();
    expect((await ivo.get('/api/entities/alder~p-shown')).statusCode).toBe(404);
    await at.database.db.updateTable('member').set({ clearance_rank: 2 }).where('member_id', '=', 'ivo').execute();
  });
});

describe('those who run or watch the house', () => {
  test('an administrator sees no content, whatever purpose they are given', async () => {
    await at.database.db.updateTable('member').set({ purposes: ['audit', 'intelligence_analysis'] }).where('member_id', '=', 'adam').execute();
    for (const purpose of ['audit', 'intelligence_analysis']) {
      for (const url of ['/api/search?q=marisse', '/api/entities/alder~p-shown', '/api/entities/alder~p-shown/neighbours', '/api/entities/alder~p-shown/ftm', '/api/reports/alder~r-shown', '/api/ledger/record?scope=agency']) {
        const reply = await withContext('adam', purpose, 'alder~oak', url);
        expect([url, reply.statusCode]).toEqual([url, 403]);
      }
    }
  });
  test('an examiner reads the agency’s log, for that purpose, and not another agency’s', async () => {
    const exa = await at.seat('exa');
    expect((await exa.get('/api/ledger/record?scope=agency')).statusCode).toBe(200);
    expect((await exa.get('/api/ledger/entries/alder/0')).statusCode).toBe(200);
    expect((await exa.get('/api/ledger/entries/birch/0')).statusCode).toBe(404);
    expect((await (await at.seat('bea')).get('/api/ledger/record?scope=agency')).statusCode).toBe(403);
  });
  test('a desk officer does not export, an investigator does not restrict', async () => {
    expect((await (await at.seat('dex')).get('/api/entities/alder~p-shown/ftm')).statusCode).toBe(403);
    const reply = await (await at.seat('ivo')).ask('POST', '/api/restrictions', { entity: 'alder~p-shown', kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'no basis at all' });
    expect(reply.statusCode).toBe(403);
  });
});
