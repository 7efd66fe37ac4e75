// Attacker: an insider who reads the record for what it says of others: whose entry lies at an index, what a proof or a hold is about, what
// their own entry says beyond what they were shown. Promises: G4, G11. Routes: GET /api/ledger/record, GET /api/ledger/entries/:agency/:index,
// GET /api/ledger/holds, POST /api/ledger/shred and /api/ledger/holds/lift.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let bea: Seat;
let dex: Seat;
let bex: Seat;
let heads: readonly { readonly agencyId: string; readonly origin: string; readonly size: bigint }[];
beforeAll(async () => {
  at = await openHouse();
  [bea, dex, bex] = [await at.seat('bea'), await at.seat('dex'), await at.seat('bex')];
  await dex.get('/api/search?q=marisse');
  await bea.get('/api/search?q=marisse');
  heads = await at.house.ledger.heads();
});
afterAll(() => at.close());

interface Line { readonly index: string; readonly actor: string; readonly shown: number }
const record = async (seat: Seat, more = '') => (await seat.get(`/api/ledger/record?limit=200${more}`)).json<{ entries: Line[] }>().entries;

describe('an entry', () => {
  test('of somebody else, at every index of every log, is an entry that is not there', async () => {
    const own = new Set((await record(bea)).map((one) => one.index));
    const nowhere = kept(await bea.get('/api/ledger/entries/birch/999999'));
    for (const { agencyId, size } of heads) {
      for (let index = 0n; index < size && index < 25n; index += 1n) {
        if (agencyId === 'birch' && own.has(index.toString())) continue;
        expect([agencyId, index, kept(await bea.get(`/api/ledger/entries/${agencyId}/${index}`))]).toEqual([agencyId, index, nowhere]);
      }
    }
  });
  test('is found by no other form of its agency or index', async () => {
    const index = (await record(dex))[0]?.index ?? '0';
    const nowhere = kept(await bea.get('/api/ledger/entries/birch/999999'));
    for (const place of [`BIRCH/${index}`, `birch%20/${index}`, `birch%2Fx/${index}`, `node/${index}`, `birch/0${index}`]) {
      expect([place, kept(await bea.get(`/api/ledger/entries/${place}`)).status]).toEqual([place, nowhere.status]);
      expect((await bea.get(`/api/ledger/entries/${place}`)).body).not.toContain('dex@birch');
    }
  });
});

describe('one’s own record', () => {
  test('has nobody else’s entries, from whatever index it is read on', async () => {
    const size = heads.find((one) => one.agencyId === 'birch')?.size ?? 0n;
    for (let before = 0n; before <= size + 1n; before += 3n) {
      for (const line of await record(bea, `&before=${before}`)) expect([before, line.actor]).toEqual([before, 'bea@birch']);
    }
  });
  test('says of a search for what is hidden what it says of one for nothing', async () => {
    const said = async (word: string) => {
      const { ledger } = (await bea.get(`/api/search?q=${word}`)).json<{ ledger: { index: string } }>();
      const { payload } = (await bea.get(`/api/ledger/entries/birch/${ledger.index}`)).json<{ payload: string }>();
      const { id: _, asked: __, ...entry } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, unknown>;
      return entry;
    };
    expect(await said('quorvane')).toEqual(await said('qxzjvkwb'));
    expect(await said('zondarik')).toEqual(await said('qxzjvkwb'));
  });
  test('counts as shown what was shown: an entry for a page with much that is hidden names none of that', async () => {
    const { ledger, entity } = (await bea.get('/api/entities/alder~p-mixed')).json<{ ledger: { index: string }; entity: { statements: { id: string }[] } }>();
    const { payload } = (await bea.get(`/api/ledger/entries/birch/${ledger.index}`)).json<{ payload: string }>();
    const { shown } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { shown: { agencyId: string; ids: string[] }[] };
    expect(shown.flatMap((one) => one.ids.map((id) => `${one.agencyId}~${id.slice(1)}`)).toSorted()).toEqual(entity.statements.map((one) => one.id).toSorted());
  });
});

describe('an examiner’s steps', () => {
  const birch = () => heads.find((one) => one.agencyId === 'birch');
  test('name an entry of another agency as they name any that is no request: the answer says nothing of what it is', async () => {
    const alder = heads.find((one) => one.agencyId === 'alder');
    const answers = new Set<string>();
    for (let index = 0n; index < 8n; index += 1n) {
      const reply = await bex.ask('POST', '/api/ledger/shred', { agency: 'birch', month: '2018-01', request: `${alder?.origin ?? ''}#${index}` });
      expect(reply.statusCode).not.toBe(200);
      answers.add(`${reply.statusCode} ${reply.body}`);
    }
    expect([...answers]).toHaveLength(1);
    const own = await bex.ask('POST', '/api/ledger/shred', { agency: 'birch', month: '2018-01', request: `${birch()?.origin ?? ''}#0` });
    expect([...answers]).toEqual([`${own.statusCode} ${own.body}`]);
  });
  test('find no hold by its name that is not theirs, and lift none', async () => {
    const exa = await at.seat('exa');
    expect((await exa.ask('POST', '/api/ledger/holds', { agency: 'alder', fromMonth: '2018-01', toMonth: '2018-02', reason: 'a proceeding that nobody knows of' })).statusCode).toBe(200);
    const { holds } = (await exa.get('/api/ledger/holds')).json<{ holds: { id: string }[] }>();
    expect((await bex.get('/api/ledger/holds')).json<{ holds: unknown[] }>().holds).toEqual([]);
    const lift = async (hold: string) => kept(await bex.ask('POST', '/api/ledger/holds/lift', { hold }));
    const [theirs, nobodys] = [await lift(holds[0]?.id ?? ''), await lift('alder-99')];
    expect([theirs.status, theirs.body.replace(/birch#\d+/, '#')]).toEqual([nobodys.status, nobodys.body.replace(/birch#\d+/, '#')]);
  });
});
