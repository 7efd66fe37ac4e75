// Attacker: an administrator of the database. The copy of the record there is ciphertext under blind search terms: he edits a row,
// deletes one, adds one, gives one to somebody else.
// Found by verification when it next runs (`mirror_differs`, with the entry's number): each row is compared with the tree, and its
// search terms with those inside what was sealed. Rows missing at the very end are only behind, and are counted as that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { type FreshDatabase, freshDatabase } from '../../../src/db/testing.js';
import { LedgerMirror, verifyLedger } from '../../../src/ledger/index.js';
import { openTestLedger, type TestLedger } from '../../../src/ledger/testing.js';
import { freshPlace } from '../../support/ledger-scene.js';

const folder = freshPlace();
let database: FreshDatabase;
let opened: TestLedger;
let mirror: LedgerMirror;
const actor = (member: string) => ({ agency: 'opp', member, user: member, role: 'analyst' });
beforeAll(async () => {
  database = await freshDatabase();
  opened = await openTestLedger(folder);
  mirror = new LedgerMirror(database.db, opened.ledger.terms);
  for (const [turn, member] of ['ana', 'dex', 'ana', 'ivo'].entries()) {
    await opened.ledger.append({ agencyId: 'opp', payload: { kind: 'answer', actor: actor(member), action: 'search', case: 'opp~oak', turn } });
  }
  await mirror.catchUp(opened.ledger);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const run = async (statement: string) => sql.raw(statement).execute(database.db);
const verify = () => verifyLedger({ folder: `${folder}/ledger`, mirror: mirror.reader() });
const row = 'where agency_id = \'opp\' and log_index = 1';

/** What is found while the attack stands; the table is as before afterwards. */
async function under(attack: string) {
  await run('create table kept as select * from ledger_mirror');
  try {
    await run(attack);
    return await verify();
  } finally {
    await run('delete from ledger_mirror');
    await run('insert into ledger_mirror select * from kept');
    await run('drop table kept');
  }
}

test('control: untouched, and with only its end missing', async () => {
  expect(await verify()).toMatchObject({ ok: true, mirror: { rows: 4, behind: 0, differences: 0 } });
  expect(await under('delete from ledger_mirror where log_index = 3')).toMatchObject({ ok: true, mirror: { rows: 3, behind: 1, differences: 0 } });
  expect(await verify()).toMatchObject({ ok: true });
});

const copied = (columns: string, from: string) => `insert into ledger_mirror (agency_id, log_index, recorded_at, entry, sealed, actor_tag, action_tag, case_tag) select ${columns} from ledger_mirror ${from}`;
test.each([
  ['sealed bytes edited', `update ledger_mirror set sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) ${row}`, [1n]],
  ['sealed bytes of another entry', `update ledger_mirror set sealed = (select sealed from ledger_mirror where log_index = 0) ${row}`, [1n]],
  ['the entry’s own words edited', `update ledger_mirror set entry = set_byte(entry, 20, get_byte(entry, 20) # 1) ${row}`, [1n]],
  ['another date', `update ledger_mirror set recorded_at = recorded_at - interval '1 month' ${row}`, [1n]],
  ['deleted from the middle', `delete from ledger_mirror ${row}`, [1n]],
  ['two rows exchanged', 'update ledger_mirror set log_index = case log_index when 1 then 102 when 2 then 101 else log_index end; update ledger_mirror set log_index = log_index - 100 where log_index > 100', [1n, 2n]],
  ['a row added at the end', copied('agency_id, 4, recorded_at, entry, sealed, actor_tag, action_tag, case_tag', row), [4n]],
  ['a row added before the first', copied('agency_id, -1, recorded_at, entry, sealed, actor_tag, action_tag, case_tag', row), [-1n]],
  ['a row of a log that there is not', copied('\'rcmp\', 0, recorded_at, entry, sealed, actor_tag, action_tag, case_tag', row), [0n]],
  ['given to somebody else', `update ledger_mirror set actor_tag = (select actor_tag from ledger_mirror where log_index = 0) ${row}`, [1n]],
  ['hidden from its owner', `update ledger_mirror set actor_tag = decode(repeat('00', 16), 'hex') ${row}`, [1n]],
  ['another action', `update ledger_mirror set action_tag = set_byte(action_tag, 0, get_byte(action_tag, 0) # 1) ${row}`, [1n]],
  ['another case', `update ledger_mirror set case_tag = set_byte(case_tag, 0, get_byte(case_tag, 0) # 1) ${row}`, [1n]],
])('%s', async (_, attack, indexes) => {
  const { problems, ok } = await under(attack);
  expect(ok).toBe(false);
  expect(problems.map(({ code, index }) => [code, index])).toEqual(indexes.map((index) => ['mirror_differs', index]));
});
