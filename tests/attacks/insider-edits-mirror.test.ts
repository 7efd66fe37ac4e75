// An administrator of the database rewrites the copy of the record that people search in. The verifier believes the files alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../src/db/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const bea = await at.seat('bea');
  await bea.get('/api/search?q=marisse');
  // Rows missing at the very end are only behind; a gap is a difference.
  await bea.get('/api/entities/alder~p-shown');
  await at.house.mirror.catchUp(at.house.ledger);
}, 120_000);
afterAll(async () => at.close());

const verify = async () => verifyLedger({ folder: at.house.ledgerFolder, mirror: at.house.mirror.reader() });
const change = async (statement: string) => sql.raw(statement).execute(at.database.db);
const searches = `agency_id = 'birch' and actor_id = 'bea' and action = 'search'`;

test.each([
  ['a rewritten payload', `update ledger_mirror set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"marisse"', '"weather"'), 'UTF8') where ${searches}`],
  ['an entry given to somebody else', `update ledger_mirror set actor_id = 'dex' where ${searches}`],
  ['an entry back-dated', `update ledger_mirror set recorded_at = recorded_at - interval '1 year' where ${searches}`],
  ['a deleted entry', `delete from ledger_mirror where ${searches}`],
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

test('a person who reads their own entry gets the one of the files, or none: a forged copy does not prove', async () => {
  const seat = await at.seat('bea');
  const { index } = (await seat.get('/api/search?q=marisse')).json().ledger;
  await at.house.mirror.catchUp(at.house.ledger);
  await change(`update ledger_mirror set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"marisse"', '"weather"'), 'UTF8') where agency_id = 'birch' and log_index = ${String(index)}`);
  const entry = (await seat.get(`/api/ledger/entries/birch/${String(index)}`)).json();
  const { commitTo, parseEntry } = await import('../../src/ledger/index.js');
  const leaf = parseEntry(Buffer.from(entry.receipt.entry, 'base64'));
  const claimed = commitTo(Buffer.from(entry.salt, 'base64'), Buffer.from(entry.payload, 'base64'));
  expect(Buffer.from(claimed).equals(leaf.commitment)).toBe(false);
});
