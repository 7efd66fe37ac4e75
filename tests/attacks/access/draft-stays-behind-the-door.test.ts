// Attackers: a colleague, an administrator of disk and database, and an examiner, who look for the draft that somebody had checked; and readers who hold a text of their own against
// figures that they may not see. Promises: G1, G4, G7. Routes: POST /api/figures/check.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sql } from '../../../src/db/index.js';
import type { CheckOutcome } from '../../../src/http/contract.js';
import { LedgerError } from '../../../src/ledger/index.js';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await report();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => at.close());

/** Groups of alder: every third is entrenched, every third is not, of the rest nothing is said; the last two are regional, the others national. */
async function report(): Promise<void> {
  const statements = Array.from({ length: 22 }, (_, nth) => nth).flatMap((nth) => {
    const say = (prop: string, value: string) => ({ entityId: `grp-${nth}`, schema: 'CriminalGroup', prop, value });
    return [say('name', `Group Number${nth}`), say('scope', nth >= 20 ? 'regional' : 'national'), ...(nth % 3 === 2 ? [] : [say('entrenched', nth % 3 === 0 ? 'yes' : 'no')])];
  });
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'Groups', reportedOn: '2026-02-01', label: { ...shownLabel, level: 'SECRET', releasableTo: [] }, retentionBasis: 'five years',
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
}

const word = 'Zyqomber';
const draft = `Alder police hold 8 entrenched groups, says ${word}. Alder police hold 13 entrenched groups, and 17 entrenched groups. At least 369 groups are trying to infiltrate government.`;
const check = (who: Seat, text: string) => who.ask('POST', '/api/figures/check', { text });
const outcomeOf = (body: string): CheckOutcome => JSON.parse(body.trim().split('\n').at(-1) ?? '');
const verdictsOf = async (who: Seat, text: string): Promise<string[]> => outcomeOf((await check(who, text)).body).claims.map(({ value, verdict, figure }) => `${value} ${verdict} ${figure?.id.split('~')[0] ?? '-'}`);

describe('what somebody pastes', () => {
  test('is on the record by its hash and its length, and lies nowhere: not in the log, not in the database, not on the disk', async () => {
    const ana = await at.seat('ana');
    const reply = await check(ana, draft);
    expect(reply.statusCode).toBe(200);
    const { ledger, claims } = outcomeOf(reply.body);
    expect(claims).toHaveLength(4);
    const entries = await openedEntries(at.house, 'alder');
    const entry = entries.find(({ index }) => index === BigInt(ledger.index));
    expect(JSON.parse(entry?.text ?? '{}')).toMatchObject({ kind: 'answer', action: 'viewFigures', asked: { check: { sha256: createHash('sha256').update(draft).digest('hex'), characters: draft.length } } });
    for (const agencyId of ['alder', 'birch', 'cedar', 'node']) expect([agencyId, (await openedEntries(at.house, agencyId)).filter(({ text }) => text.toLowerCase().includes(word.toLowerCase()))]).toEqual([agencyId, []]);
    expect(await dump()).not.toMatch(new RegExp(word, 'i'));
    expect(filesWith(word)).toEqual([]);
  });
  test('is in no refusal: too long, in no form, with nothing to write the record on', async () => {
    const ana = await at.seat('ana');
    const long = await check(ana, `${word} ${'a'.repeat(2 * 1024 * 1024)}`);
    expect([long.statusCode, long.json()]).toEqual([400, { error: 'bad_input', message: 'the text is longer than 2 MB; check it in parts. Nothing of it was kept' }]);
    for (const body of [{ text: [word] }, { text: 12, [word]: 1 }, { text: `${word}\u0000` }, { text: draft, language: word }]) {
      const reply = await ana.ask('POST', '/api/figures/check', body);
      expect([reply.statusCode, reply.body.includes(word)]).toEqual([400, false]);
    }
    vi.spyOn(at.house.ledger, 'appendAll').mockRejectedValue(new LedgerError('stopped', 'the disk said no'));
    const down = await check(ana, draft);
    expect([down.statusCode, down.body.includes(word), down.body.includes('claims')]).toEqual([503, false, false]);
  });
  test('is for those who read figures: an examiner and a stranger check nothing', async () => {
    expect((await check(await at.seat('exa'), draft)).statusCode).toBe(403);
    expect((await at.app.inject({ method: 'POST', url: '/api/figures/check', payload: { text: draft } })).statusCode).toBe(401);
  });
});

describe('a figure that its asker may not see', () => {
  test('is as if there were none: the same bytes before it was computed and after, for another agency and for a colleague who is not cleared', async () => {
    const [ana, bea, ivo] = [await at.seat('ana'), await at.seat('bea'), await at.seat('ivo')];
    const before = await Promise.all([bea, ivo].map(async (who) => kept(await check(who, draft))));
    expect(await verdictsOf(ana, draft)).toEqual(['8 no_figure -', '13 no_figure -', '17 no_figure -', '369 reads_unknown_as_yes cisc-2022-influence-or-access']);
    expect((await ana.ask('POST', '/api/figures', { query: 'group-entrenched' })).statusCode).toBe(200);
    expect(await verdictsOf(ana, draft)).toEqual(['8 agrees alder', '13 contradicts alder', '17 reads_unknown_as_yes alder', '369 reads_unknown_as_yes cisc-2022-influence-or-access']);
    expect(await Promise.all([bea, ivo].map(async (who) => kept(await check(who, draft))))).toEqual(before);
  });
  test('once published says what is public of it, and its holder has a receipt of who held a text against it', async () => {
    const [ana, ora, bea] = [await personAt(at, 'ana'), await personAt(at, 'ora'), await at.seat('bea')];
    const { id } = (await ana.ask('POST', '/api/figures', { query: 'group-entrenched', scope: 'national' })).json<{ id: string }>();
    const url = `/api/figures/${encodeURIComponent(id)}/publish`;
    const why = { why: 'for the annual report of the agency' };
    await approve(ora, (await ana.ask('POST', url, why)).json<{ approval: string }>().approval);
    expect((await ana.ask('POST', url, why)).json()).toMatchObject({ state: 'done' });
    const text = `Of the national groups, alder police count 7 that are entrenched, says ${word}. Alder police hold 8 entrenched groups.`;
    const outcome = outcomeOf((await check(bea, text)).body);
    expect(outcome.claims.map(({ value, verdict, figure }) => [value, verdict, figure?.id ?? null, figure?.isReleased ?? null])).toEqual([[7, 'agrees', id, true], [8, 'no_figure', null, null]]);
    const [receipt] = (await openedEntries(at.house, 'alder')).toReversed().filter(({ text: entry }) => entry.includes('"kind":"receipt"'));
    expect(JSON.parse(receipt?.text ?? '{}')).toMatchObject({ actor: { agency: 'birch', member: 'bea' }, action: 'viewFigures', asked: null });
  });
});

async function dump(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(at.database.db);
  const texts = await Promise.all(rows.map(async ({ name }) => (await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} t`.execute(at.database.db)).rows[0]?.text ?? ''));
  return texts.join(' ');
}

/** Files of the data folder in which a word stands. */
function filesWith(text: string): string[] {
  try {
    return execFileSync('grep', ['-rlai', text, at.folder], { encoding: 'utf8' }).split('\n').filter((line) => line !== '');
  } catch (fault) {
    // 1: in none.
    if ((fault as { status?: number }).status === 1) return [];
    throw fault;
  }
}
