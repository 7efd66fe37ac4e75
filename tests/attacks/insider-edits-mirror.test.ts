// An administrator of the database rewrites the copy of the record that people search in. The verifier believes the files alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../src/db/index.js';
import { commitTo, parseEntry, verifyLedger } from '../../src/ledger/index.js';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const bea = await at.seat('bea');
  await bea.get('/api/search?q=marisse');
  // Rows missing at the very end are only behind; a gap is a difference.
  await bea.get('/api/entities/alder~p-shown');
  await at.house.mirror.catchUp(at.house.ledger);
});
afterAll(async () => at.close());

const verify = async () => verifyLedger({ folder: at.house.ledgerFolder, mirror: at.house.mirror.reader() });
const change = async (statement: string) => sql.raw(statement).execute(at.database.db);
/** The administrator cannot tell which rows are bea's searches: they take the first of the log. */
const one = `agency_id = 'birch' and log_index = 0`;

test.each([
  ['rewritten ciphertext', `update ledger_mirror set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) where ${one}`],
  ['an entry given to somebody else', `update ledger_mirror set actor_tag = sha256('dex') where ${one}`],
  ['an entry back-dated', `update ledger_mirror set recorded_at = recorded_at - interval '1 year' where ${one}`],
  ['a deleted entry', `delete from ledger_mirror where ${one}`],
])('%s is found, and the copy is not believed', async (_, attack) => {
  await at.house.mirror.catchUp(at.house.ledger);
  expect(await verify()).toMatchObject({ ok: true, mirror: { differences: 0 } });
  await change(`create table kept as select * from ledger_mirror`);
  await change(attack);
  const report = await verify();
  expect(report.ok).toBe(false);
  expect(report.mirror?.differences).toBeGreaterThan(0);
  await change('delete from ledger_mirror');
  await change('insert into ledger_mirror select * from kept');
  await change('drop table kept');
});

test('a person who reads their own entry gets the one of the files, whatever the copy says', async () => {
  const seat = await at.seat('bea');
  const { index } = (await seat.get('/api/search?q=marisse')).json().ledger;
  await at.house.mirror.catchUp(at.house.ledger);
  await change(`update ledger_mirror set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) where agency_id = 'birch' and log_index = ${String(index)}`);
  const entry = (await seat.get(`/api/ledger/entries/birch/${String(index)}`)).json();
  const leaf = parseEntry(Buffer.from(entry.receipt.entry, 'base64'));
  const claimed = commitTo(Buffer.from(entry.salt, 'base64'), Buffer.from(entry.payload, 'base64'));
  expect(Buffer.from(claimed).equals(leaf.commitment)).toBe(true);
  expect(Buffer.from(entry.payload, 'base64').toString()).toContain('"marisse"');
});

test('an entry of somebody else that the copy gives to a person is not opened for them', async () => {
  const dex = await at.seat('dex');
  const bea = await at.seat('bea');
  const { index } = (await dex.get('/api/search?q=lantern')).json().ledger;
  const own = (await bea.get('/api/search?q=marisse')).json().ledger;
  await at.house.mirror.catchUp(at.house.ledger);
  await change(`update ledger_mirror set actor_tag = (select actor_tag from ledger_mirror where agency_id = 'birch' and log_index = ${String(own.index)}) where agency_id = 'birch' and log_index = ${String(index)}`);
  const reply = await bea.get(`/api/ledger/entries/birch/${String(index)}`);
  expect(reply.statusCode).toBe(503);
  expect(reply.body).not.toContain(Buffer.from('lantern').toString('base64').slice(0, 8));
});
