import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../db/index.js';
import { type FreshDatabase, freshDatabase } from '../db/testing.js';
import { type Ledger, LedgerMirror, openLedger, verifyLedger } from './index.js';
import { freshFolder } from './testing.js';

const folder = freshFolder();
let ledger: Ledger;
let database: FreshDatabase;
let mirror: LedgerMirror;

beforeAll(async () => {
  database = await freshDatabase();
  ledger = await openLedger({ folder });
  mirror = new LedgerMirror(database.db);
  await ledger.appendAll(Array.from({ length: 1200 }, (_, n) => ({
    agencyId: n % 3 === 0 ? 'rcmp' : 'opp',
    payload: { actor: { agency: 'opp', member: n % 2 === 0 ? 'ana' : 'ben' }, action: n % 5 === 0 ? 'search' : 'open', case: 'C-1', n },
  })));
});
afterAll(async () => {
  await ledger.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const verify = async () => verifyLedger({ folder, mirror: mirror.reader() });

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
    expect(await new LedgerMirror(database.db).catchUp(ledger)).toBe(0);
  });

  test('shows a member their own record, newest first, page by page', async () => {
    const query = { agencyId: 'opp', actorAgencyId: 'opp', actorId: 'ana', action: 'search', caseId: 'C-1', limit: 3 };
    const first = await mirror.entriesOf(query);
    const second = await mirror.entriesOf({ ...query, before: first.at(-1)?.index ?? 0n });
    const numbers = [...first, ...second].map(({ payload }) => /"n":(\d+)/.exec(Buffer.from(payload).toString())?.[1]);
    expect(numbers).toEqual(['1190', '1180', '1160', '1150', '1130', '1120']);
    expect(await mirror.entriesOf({ ...query, actorId: 'nobody' })).toEqual([]);
  });

  test.each([
    ['a payload edited', sql`update ledger_mirror set payload = convert_to('{"n":0}', 'UTF8') where agency_id = 'opp' and log_index = 7`],
    ['a name edited in the search column alone', sql`update ledger_mirror set actor_id = 'eve' where agency_id = 'opp' and log_index = 7`],
    ['a date edited', sql`update ledger_mirror set recorded_at = recorded_at - interval '1 day' where agency_id = 'opp' and log_index = 7`],
    ['a salt edited', sql`update ledger_mirror set salt = '\\x00' where agency_id = 'opp' and log_index = 7`],
    ['a row deleted in the middle', sql`delete from ledger_mirror where agency_id = 'opp' and log_index = 7`],
    ['a row added', sql`insert into ledger_mirror select agency_id, 5000, recorded_at, entry, salt, payload from ledger_mirror where agency_id = 'sq'`],
    ['a log added', sql`insert into ledger_mirror select 'ghost', 0, recorded_at, entry, salt, payload from ledger_mirror where agency_id = 'sq'`],
  ])('%s is a difference', async (_, tampering) => {
    await tampering.execute(database.db);
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.mirror?.differences).toBeGreaterThan(0);
    expect(report.problems[0]).toMatchObject({ code: 'mirror_differs' });
    await sql`truncate ledger_mirror`.execute(database.db);
    await new LedgerMirror(database.db).catchUp(ledger);
    expect(await verify()).toMatchObject({ ok: true });
  });
});
