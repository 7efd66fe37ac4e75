// Attacker: somebody who keeps an address: of a search with its filters and place, of a page, an export, an entry of the record; and opens it when
// the right to it is over, or hands it to somebody else. There are no stored searches; an address is all that can be saved. Promise: G4:
// it is asked as a new question, and says no more than the address of nothing.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let [bea, pia]: Seat[] = [];
beforeAll(async () => {
  at = await openHouse();
  [bea, pia] = [await at.seat('bea'), await personAt(at, 'pia')];
});
afterAll(() => at.close());

/** What somebody would keep of `word`, `entity` and `report`; the same of nothing beside it, as long. */
interface Kept { readonly word: string; readonly id: string }
const addresses = ({ word, id }: Kept): string[] => [
  `/api/search?q=${word}`, `/api/search?q=${word}&limit=1&offset=0`, `/api/search?q=${word}&schema=Person&from=2020-01-01`, `/api/search?q=${word}&agency=alder&knownAt=2030-01-01`,
  `/api/entities/alder~p-${id}`, `/api/entities/alder~p-${id}?knownAt=2030-01-01`, `/api/entities/alder~p-${id}/ftm`, `/api/entities/alder~p-${id}/neighbours`, `/api/reports/alder~r-${id}`,
  `/api/access/who-sees/entities/alder~p-${id}`, `/api/access/who-sees/reports/alder~r-${id}`,
];
const nothing: Kept = { word: 'Qxzjvkwb', id: 'compartmenz' };
/** Released to bea by a delegation of alder's case, and by nothing else. */
const lent: Kept = { word: 'Jexolare', id: 'compartment' };
const shown: Kept = { word: 'Draile', id: 'shown' };

const masked = (text: string, { word, id }: Kept) => text.replaceAll(word, '*').replaceAll(`-${id}`, '-*');
async function asOfNothing(seat: Seat, saved: Kept): Promise<void> {
  for (const [i, url] of addresses(saved).entries()) {
    const [one, other] = [await seat.get(url), await seat.get(addresses(nothing)[i] ?? '')];
    expect([url, masked(JSON.stringify(kept(one)), saved)]).toEqual([url, masked(JSON.stringify(kept(other)), nothing)]);
  }
}
async function tells(seat: Seat, saved: Kept): Promise<void> {
  for (const url of addresses(saved)) {
    const reply = await seat.get(url);
    expect([url, reply.statusCode, url.includes('search') ? reply.json<{ total: number }>().total > 0 : true]).toEqual([url, 200, true]);
  }
}

/** Lends the compartment; returns how it is taken back. */
async function lend(): Promise<() => Promise<unknown>> {
  const reply = await pia?.ask('POST', '/api/delegations', { kind: 'case', grantee: 'bea@birch', until: new Date(Date.now() + 3_600_000).toISOString(), why: 'one joint interview' });
  if (reply?.statusCode !== 200) throw new Error(reply?.body);
  return async () => pia?.ask('DELETE', `/api/delegations/${encodeURIComponent(reply.json<{ id: string }>().id)}`);
}
let mend: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await mend?.();
  mend = undefined;
});
const ofBea = (set: object) => at.database.db.updateTable('member').set(set).where('agency_id', '=', 'birch').where('member_id', '=', 'bea').execute();
const ofBirch = (active: boolean) => at.database.db.updateTable('member').set({ active }).where('agency_id', '=', 'birch').execute();
const ofCase = (closed: string | null) => at.database.db.updateTable('case_file').set({ closed_on: closed }).where('case_id', '=', 'elm').execute();

describe('an address kept', () => {
  test('while a compartment was lent is, once that was taken back, the address of nothing', async () => {
    const takeBack = await lend();
    await tells(await at.seat('bea'), lent);
    await takeBack();
    await asOfNothing(await at.seat('bea'), lent);
  });
  test('and once the time of the loan ran out', async () => {
    mend = await lend();
    const seat = await at.seat('bea');
    await tells(seat, lent);
    await at.database.db.updateTable('delegation').set({ from_at: new Date('2020-01-01'), until_at: new Date('2020-01-02') }).where('taken_back_at', 'is', null).execute();
    await asOfNothing(seat, lent);
  });

  const endings: Readonly<Record<string, readonly [status: number, end: () => Promise<unknown>, undo: () => Promise<unknown>]>> = {
    'the clearance of its keeper ran out': [403, () => ofBea({ clearance_until: '2020-01-01' }), () => ofBea({ clearance_until: '9999-12-31' })],
    'its keeper is suspended': [403, () => ofBea({ suspended: true }), () => ofBea({ suspended: false })],
    'the case was closed': [403, () => ofCase('2026-01-01'), () => ofCase(null)],
    'its keeper’s agency has left': [401, () => ofBirch(false), () => ofBirch(true)],
  };
  test.each(Object.entries(endings))('says nothing when %s, nor does a session that was open', async (_, [status, end, undo]) => {
    const seat = await at.seat('bea');
    await tells(seat, shown);
    mend = undo;
    await end();
    for (const url of addresses(shown)) {
      const reply = await seat.get(url);
      expect([url, reply.statusCode, /Marisse|Draile|Northgate/.test(reply.body)]).toEqual([url, status, false]);
    }
    await asOfNothing(seat, shown);
  });

  test('and handed to somebody else is their own question, under their own labels', async () => {
    mend = await lend();
    await tells(await at.seat('bea'), lent);
    for (const who of ['cyd', 'fia', 'yan']) await asOfNothing(await at.seat(who), lent);
    // What an examiner of the same agency finds in the record is that it was asked, by its address; opening it is theirs to answer for.
    await asOfNothing(await at.seat('eli'), lent);
  });
  test('of an entry of the record opens for nobody else’s agency, and says nothing more than one that is not there', async () => {
    const { ledger } = (await (await at.seat('bea')).get('/api/search?q=Draile')).json<{ ledger: { index: string } }>();
    const cyd = await at.seat('cyd');
    const [real, none] = [await cyd.get(`/api/ledger/entries/birch/${ledger.index}`), await cyd.get('/api/ledger/entries/birch/999999')];
    expect([kept(real).status, kept(real)]).toEqual([none.statusCode, kept(none)]);
    const own = await bea?.get(`/api/ledger/entries/birch/${ledger.index}`);
    expect(own?.statusCode).toBe(200);
  });
});

test('there is no other place where a search is kept: no table, no route and no answer of one', async () => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(at.database.all);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ name }) => /saved|query|queries|search|bookmark|watchlist|result/.test(name))).toEqual([]);
  expect([...new Set(at.routes.map(({ url }) => url))].filter((url) => /search|saved|bookmark|subscri/.test(url))).toEqual(['/api/search']);
});
