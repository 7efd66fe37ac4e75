import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../db/index.js';
import { type FreshDatabase, freshDatabase } from '../db/testing.js';
import { type Ledger, LedgerMirror, verifyLedger } from './index.js';
import { freshFolder, openTestLedger, type TestLedger } from './testing.js';

const folder = freshFolder();
let open: TestLedger;
let ledger: Ledger;
let database: FreshDatabase;
let mirror: LedgerMirror;

beforeAll(async () => {
  database = await freshDatabase();
  open = await openTestLedger(folder);
  ({ ledger } = open);
  mirror = new LedgerMirror(database.db, ledger.terms);
  await ledger.appendAll(Array.from({ length: 1200 }, (_, n) => ({
    agencyId: n % 3 === 0 ? 'rcmp' : 'opp',
    payload: { actor: { agency: 'opp', member: n % 2 === 0 ? 'ana' : 'ben' }, action: n % 5 === 0 ? 'search' : 'open', case: 'C-1', n },
  })));
});
afterAll(async () => {
  await open.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const verify = async () => verifyLedger({ folder: `${folder}/ledger`, mirror: mirror.reader() });

describe('mirror', () => {
  test('that has nothing yet is behind, not different', async () => {
    expect(await verify()).toMatchObject({ ok: true, mirror: { rows: 0, behind: 1200, differences: 0 } });
  });

  test('catches up, once though asked twice, and agrees row by row', async () => {
    expect(await Promise.all([mirror.catchUp(ledger), mirror.catchUp(ledger)])).toEqual([1200, 1200]);
    expect(await mirror.catchUp(ledger)).toBe(0);
    await ledger.append({ agencyId: 'sq', payload: { text: 'nothing to search by \0' } });
    expect(await verify()).toMatchObject({ ok: true, mirror: { rows: 1200, behind: 1, differences: 0 } });
    expect(await mirror.catchUp(ledger)).toBe(1);
    expect(await new LedgerMirror(database.db, ledger.terms).catchUp(ledger)).toBe(0);
  });

  test('shows a member their own record, newest first, page by page', async () => {
    const query = { agencyId: 'opp', actor: 'opp~ana', action: 'search', caseRef: 'C-1', limit: 3 };
    const first = await mirror.entriesOf(query);
    const second = await mirror.entriesOf({ ...query, before: first.at(-1)?.index ?? 0n });
    // Of every three numbers the first went to another log.
    const numbers = [1190n, 1180n, 1160n, 1150n, 1130n, 1120n].map((n) => n - n / 3n - 1n);
    expect([...first, ...second].map(({ index }) => index)).toEqual(numbers);
    expect(await mirror.entriesOf({ ...query, actor: 'opp~nobody' })).toEqual([]);
    expect(await mirror.entriesOf({ ...query, actor: 'ana' })).toEqual([]);
  });

  test('tells whoever reads the database nothing of what the entries say', async () => {
    const { rows } = await sql<{ line: string }>`select ledger_mirror::text as line from ledger_mirror where agency_id = 'opp' limit 50`.execute(database.db);
    for (const word of ['ana', 'search', 'C-1']) expect(rows.filter(({ line }) => line.includes(Buffer.from(word).toString('hex')))).toEqual([]);
  });

  test.each([
    ['a sealed byte edited', sql`update ledger_mirror set sealed = set_byte(sealed, 70, get_byte(sealed, 70) # 1) where agency_id = 'opp' and log_index = 7`],
    ['sealed bytes cut off', sql`update ledger_mirror set sealed = '' where agency_id = 'opp' and log_index = 7`],
    ['a name edited in the search column alone', sql`update ledger_mirror set actor_tag = (select actor_tag from ledger_mirror where agency_id = 'opp' and log_index = 6) where agency_id = 'opp' and log_index = 7`],
    ['a date edited', sql`update ledger_mirror set recorded_at = recorded_at - interval '1 day' where agency_id = 'opp' and log_index = 7`],
    ['an entry edited', sql`update ledger_mirror set entry = entry || '\\x20' where agency_id = 'opp' and log_index = 7`],
    ['a row deleted in the middle', sql`delete from ledger_mirror where agency_id = 'opp' and log_index = 7`],
    ['a row added', sql`insert into ledger_mirror select agency_id, 5000, recorded_at, entry, sealed, actor_tag, action_tag, case_tag from ledger_mirror where agency_id = 'sq'`],
    ['a log added', sql`insert into ledger_mirror select 'ghost', 0, recorded_at, entry, sealed, actor_tag, action_tag, case_tag from ledger_mirror where agency_id = 'sq'`],
  ])('%s is a difference', async (_, tampering) => {
    await tampering.execute(database.db);
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.mirror?.differences).toBeGreaterThan(0);
    expect(report.problems[0]).toMatchObject({ code: 'mirror_differs' });
    await sql`truncate ledger_mirror`.execute(database.db);
    await new LedgerMirror(database.db, ledger.terms).catchUp(ledger);
    expect(await verify()).toMatchObject({ ok: true });
  });
});
