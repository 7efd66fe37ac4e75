// Attacker: whoever speaks to the database as the node does, by an injected statement or a part of the node gone wrong. Promise: G4, G2.
// Each function of the gate is called with labels forged, missing, empty, doubled and many; each write without its entry.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Db, sql } from '../../../src/db/index.js';
import { gateFunctions } from '../../../src/db/gate/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { hidden } from '../../support/world.js';

const surname = hidden['own']?.surname ?? '';
const shownName = 'Marisse Draile';
let at: TestHouse;
let app: Db;
let close: () => Promise<void>;
/** Labels that bea may see, and the one that hides from her. */
let visible: readonly number[];
let dark: number;
/** Every statement by its agency and number, which tell nothing by themselves: what `THEIRS` stands for in a call. */
let theirs: string;

beforeAll(async () => {
  at = await openHouse();
  // A judgement that all may see and one that alder alone may, of a group that all may see.
  const { rows: labels } = await sql<{ label_id: number; shown: boolean }>`select distinct on (s.value) s.label_id, s.value = 'MS-13 Tidewater' as shown from statement s where s.agency_id = 'alder' and s.value in ('MS-13 Tidewater', 'Quorvane Circle')`.execute(at.database.all);
  for (const one of labels) await sql`select gate.add_appraisals(1, 'alder', 'alder~2026', 'ana', now(), array[${one.shown ? 'app-shown' : 'app-own'}], array['alder'], array['g-tide'], array['level'], array[''], array['high'], array['low'], array['2026-03-01']::date[],
    array[${one.shown ? 'a source' : `${surname} says so`}], array[''], array[null]::text[], array[null]::text[], array[null]::text[], array[null]::text[], array[${one.label_id}]::int[])`.execute(at.database.db);
  // Rows of an operation, what waits and what was decided: one each that all may see, and one that alder alone may.
  for (const [at_, one] of labels.entries()) {
    const [note, id] = [one.shown ? 'a note' : `${surname} was there`, `'w-${at_ + 1}'`];
    const texts = (...values: readonly string[]): string => values.map((value) => `array[${value}]::text[]`).join(', ');
    await sql.raw(`select gate.add_operation_rows(1, 'alder', 'alder~op', 'imp', ${one.label_id}, 'ana', now(), ${texts("'alder'", id, "'occurrence'", `'O-${at_ + 1}'`)}, array['2026-03-01']::date[], ${texts("''", 'null')}, array[true], ${texts("''")}, array[null]::numeric[], ${texts("''")}, array[null]::numeric[],
      ${texts("''", "'alder'", "''", "''", "''", `'${note}'`, "''", "''", "''", "'c'")})`).execute(at.database.db);
    await sql.raw(`select gate.set_operation_rows_aside(1, 'alder', 'alder~op', 'imp', ${one.label_id}, 'ana', now(), array['qr-${at_}'], array[2], array['${note}'], array[null]::text[], array[true], array['[]'])`).execute(at.database.db);
    await sql.raw(`select gate.add_operation_merge(1, 'alder', 'alder~op', 'mrg-${at_}', 'same', array['a', 'b'], 'a', '${note}', ${one.label_id}, 'ana', now())`).execute(at.database.db);
  }
  ({ db: app, close } = await connect({ connectionString: at.database.appUrl, poolSize: 1 }));
  visible = (await at.plan('bea', 'search')).labelIds;
  ({ label_id: dark } = await at.database.all.selectFrom('statement').select('label_id').where('value', 'like', `%${surname}%`).executeTakeFirstOrThrow());
  const known = await at.database.all.selectFrom('statement').select(['agency_id', 'statement_id']).execute();
  theirs = `${text(known.map((one) => one.agency_id))}, array[${known.map((one) => one.statement_id).join(', ')}]::bigint[]`;
});
afterAll(async () => {
  await close();
  await at.close();
});

const text = (items: readonly string[]): string => `array[${items.map((item) => `'${item}'`).join(', ')}]::text[]`;
const alder = text(['alder', 'alder', 'birch']);
const entities = text(['p-own', 'p-shown', 'b-dup']);
const reports = text(['r-own', 'r-shown', 'r-birch']);
/** Keys of both words under every label there is, as one who forges them would ask. */
const everyKey = `array(select label_id || ':' || w from label, unnest(${text([surname.toLowerCase(), 'marisse'])}) w)`;
const keysAndOne = `${everyKey}, array[1, cardinality(${everyKey}) + 1], 100`;

/** What follows the labels in a call that reaches everything it can. A new function that takes labels needs its line here. */
const calls: Readonly<Record<string, string>> = {
  spellings: everyKey,
  candidates: keysAndOne,
  candidates_filtered: `${keysAndOne}, null, null, null, null, null, null, null, null`,
  search_lines: `${alder}, ${entities}, array['name']`,
  statements_of: `${alder}, ${entities}, null, null, 100`,
  statements_pointing_at: `${alder}, ${entities}, null, null, 100`,
  statements_of_report: `'alder', 'r-own', 100`,
  group_statements: 'null, 100',
  counted_records: 'null, null, null, 100',
  reports_of: `${alder}, ${reports}`,
  judgements_touching: `${alder}, ${entities}`,
  visible_of: `${alder}, ${entities}`,
  standing_under: 'THEIRS',
  groups_seen: `${text(['alder', 'alder'])}, ${text(['g-tide', 'g-own'])}`,
  appraisals_of_groups: `${text(['alder', 'alder'])}, ${text(['g-tide', 'g-own'])}, null`,
  appraisals_of_cell: "'alder', 'g-tide', 'alder~2026', 'level', ''",
  cycle_groups: `'alder~2026', ${text(['level', 'scope'])}`,
  judged_voices: `'alder~2026', ${text(['level', 'scope'])}`,
  operation_rows: "'alder~op', null, null, null, null, null, null, null, 100",
  operation_row_history: "'alder~op', 'alder', 'w-1'",
  operation_occurrences: `'alder~op', ${text(['O-1', 'O-2'])}`,
  operation_waiting: "'alder', 'alder~op', null, 100",
  operation_waiting_count: "'alder', 'alder~op', null",
  operation_merges: "'alder~op'",
};
/** What a writer is told of its own agency's rows, and the verifier of all: neither takes labels; nor does the index of looks, of which nothing is found without a keyed mark. */
const without = ['held_hashes', 'has_source', 'report_ids', 'holds_entity', 'labels_about', 'labels_in_use', 'labels_of_report', 'reports_about', 'audit_statements', 'audit_restrictions', 'audit_was_held', 'any_source', 'sources_of', 'sealed_fields', 'person_shapes', 'looked_until', 'looks_of', 'looks_last_before', 'looks_by', 'look_counts', 'look_volumes',
  // Totals of an operation are released whole to those who take part (docs/decisions/0071); of what one brought in one is told.
  'operation_tally_now', 'operation_tally_known', 'operation_persons', 'operation_meeting', 'operation_reported', 'operation_decisions', 'operation_own_occurrences', 'operation_own_waiting', 'operation_set_aside'];
/** The one write that no entry announces. */
const unannounced = ['tidy_indexes'];

async function rowsOf(name: string, labels: string): Promise<string[]> {
  const { rows } = await sql.raw<{ row: string }>(`select f::text as row from gate.${name}(${labels}, ${(calls[name] ?? '').replace('THEIRS', theirs)}) as f`).execute(app);
  return rows.map(({ row }) => row).toSorted();
}

const array = (labels: readonly number[]): string => `'{${labels.join(',')}}'::int[]`;

test('every function is asked here, or is named with those that take no labels', () => {
  const reads = gateFunctions.filter((one) => one.kind === 'read').map((one) => one.name);
  expect(reads.toSorted()).toEqual([...Object.keys(calls), ...without].toSorted());
  for (const one of gateFunctions) expect([one.name, one.takes.startsWith('p_labels int[]')]).toEqual([one.name, Object.hasOwn(calls, one.name)]);
});

describe.each(Object.keys(calls))('%s', (name) => {
  test('answers under labels that reach something', async () => {
    const { rows } = await sql<{ label_id: number }>`select label_id from label`.execute(app);
    expect(await rowsOf(name, array(rows.map((row) => row.label_id)))).not.toEqual([]);
  });

  test('gives nothing for no labels: NULL, empty, NULLs in them, numbers of none', async () => {
    for (const labels of ['null', 'null::int[]', `'{}'::int[]`, `'{NULL,NULL}'::int[]`, array([-1, 0, 2_147_483_647])]) expect([labels, await rowsOf(name, labels)]).toEqual([labels, []]);
  });

  test('gives nothing hidden under the labels of another, and what is under the hidden label to nobody else', async () => {
    const answer = await rowsOf(name, array(visible));
    expect(answer.join('\n').toLowerCase()).not.toContain(surname.toLowerCase());
    for (const row of await rowsOf(name, array([dark]))) expect(answer).not.toContain(row);
  });

  test('gives the same for doubled labels, and for a hundred thousand more that are none', async () => {
    const answer = await rowsOf(name, array(visible));
    expect(await rowsOf(name, array([...visible, ...visible, ...visible]))).toEqual(answer);
    expect(await rowsOf(name, `${array(visible)} || array(select generate_series(1000001, 1100000))`)).toEqual(answer);
    expect(await rowsOf(name, `array(select generate_series(1000001, 1100000))`)).toEqual([]);
  });

  test('takes numbers alone for labels, and its fault names no row', async () => {
    for (const forged of ["'{1 or true}'", "'{*}'", "'%'", "'{1}}'", "array['ALL']"]) {
      const fault: unknown = await rowsOf(name, forged).then(() => undefined, (error: unknown) => error);
      expect([forged, (fault as { code?: string } | undefined)?.code]).toEqual([forged, expect.stringMatching(/^(22P02|42883|22P04)$/)]);
      expect((fault as Error).message).not.toMatch(new RegExp(`${surname}|${shownName}`, 'i'));
    }
  });
});

test('a report is there by a visible statement; its heading is not, where the report itself is hidden', async () => {
  const { rows: mixed } = await sql<{ agency_id: string; report_id: string; label_id: number }>`
    select distinct r.agency_id, r.report_id, r.label_id from report r join statement s using (agency_id, report_id)
    where r.label_id <> all(${[...visible]}::int[]) and s.label_id = any(${[...visible]}::int[])`.execute(at.database.all);
  expect(mixed).not.toEqual([]);
  for (const one of mixed) {
    const { rows: [found] } = await sql<{ title: string | null; source_ref: string | null; label_id: number | null }>`
      select title, source_ref, label_id from gate.reports_of(${[...visible]}::int[], array[${one.agency_id}]::text[], array[${one.report_id}]::text[])`.execute(app);
    expect(found).toEqual({ title: null, source_ref: null, label_id: null });
  }
});

describe('a write', () => {
  const writes = gateFunctions.filter((one) => one.kind === 'write' && !unannounced.includes(one.name));
  const countRows = async (): Promise<unknown> => (await sql`select (select count(*) from report) as r, (select count(*) from entity) as e, (select count(*) from statement) as s,
    (select count(*) from word) as w, (select count(*) from judgement where undone_at is null) as j, (select count(*) from restriction) as x, (select count(*) from correction) as c`.execute(at.database.all)).rows;

  test('names the entry that announced it: none without, none below zero', async () => {
    expect(writes.length).toBeGreaterThan(8);
    const before = await countRows();
    for (const { name, takes } of writes) {
      expect(takes.startsWith('p_intent bigint')).toBe(true);
      const rest = takes.split(/,\s*/).slice(1).map((one) => `, null::${one.slice(one.indexOf(' ') + 1)}`).join('');
      for (const intent of ['null', '-1']) {
        await expect(sql.raw(`select gate.${name}(${intent}${rest})`).execute(app), name).rejects.toMatchObject({ code: '22004', message: 'a write names the entry that announced it' });
      }
    }
    expect(await countRows()).toEqual(before);
  });

  test('a label moves only for a restriction that stands', async () => {
    await expect(sql`select gate.move_label(1, 'alder', 'rst-none', ${dark}, ${visible[0] ?? 0})`.execute(app)).rejects.toMatchObject({ code: 'P0002' });
  });

  test('a function that reads writes nothing: PostgreSQL itself refuses it there', async () => {
    const { rows } = await sql<{ name: string; kind: string }>`select proname as name, provolatile::text as kind from pg_proc where pronamespace = 'gate'::regnamespace order by 1`.execute(app);
    expect(rows.filter((row) => row.kind === 's').map((row) => row.name)).toEqual(gateFunctions.filter((one) => one.kind === 'read').map((one) => one.name).toSorted());
  });
});
