// Bad evidence: counted, quarantined, said; never a crash, never a silent "clean".
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyWorkspace, evidenceSet, type EvidenceTables, type TestWorkspace, workspaceOf } from '../../../tests/support/evidence-set.js';
import { writeQuarantine } from './quarantine.store.js';
import type { ReadOptions } from './read-evidence.js';
import type { TableSummary } from './summary.js';

const open: (() => void)[] = [];
afterEach(() => { for (const close of open.splice(0)) close(); });

async function reading(source: EvidenceTables | string, options: ReadOptions = {}): Promise<TestWorkspace> {
  const read = await workspaceOf(source, options);
  open.push(read.close);
  return read;
}

/** A folder with files as they stand. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

const header = 'event_id,occurred_at,actor_id,action,subject_type,subject_id,query_text';
const csv = (...lines: string[]): string => [header, ...lines, ''].join('\n');
const line = (id: string, text = '', at = '2026-03-01T10:00:00Z'): string => `${id},${at},A,search,person,P1,${text}`;
const access = { occurred_at: '2026-03-01T10:00:00Z', actor_id: 'A', subject_id: 'P1' };
const table = (read: TestWorkspace, name: string): TableSummary => read.summary.tables.find((one) => one.table === name) as TableSummary;
const codes = (summary: TableSummary): readonly string[] => summary.notes.map(({ code }) => code);
const ids = async (read: TestWorkspace): Promise<unknown[]> => (await read.workspace.rows('SELECT event_id FROM accesses ORDER BY event_id')).map((row) => row['event_id']);
const texts = async (read: TestWorkspace): Promise<unknown[]> => (await read.workspace.rows('SELECT query_text FROM accesses ORDER BY event_id')).map((row) => row['query_text']);
const quarantined = async (read: TestWorkspace): Promise<unknown[]> => (await read.workspace.rows('SELECT coalesce("row", line) AS place, column_name, value, reason FROM quarantine ORDER BY place')).map((row) => [Number(row['place']), row['column_name'], row['value'], row['reason']]);

describe('what ends a run, with exit code 2', () => {
  test.each<[string, EvidenceTables | string, RegExp]>([
    ['no table of accesses', { actors: [{ actor_id: 'A' }] }, /no table `accesses`/],
    ['no access in it', { accesses: [] }, /no row that can be examined \(0 could/],
    ['an empty file', folderOf({ 'accesses.csv': '' }), /no row that can be examined/],
    ['a header alone', folderOf({ 'accesses.csv': `${header}\n` }), /no row that can be examined/],
    ['a required column of another name', folderOf({ 'accesses.csv': csv(line('e1')).replace('actor_id', 'officer') }), /`accesses.csv` has no column `actor_id`.*custos watch map/],
    ['a required column missing from another table', folderOf({ 'accesses.csv': csv(line('e1')), 'roster.csv': 'actor_id,starts_at,kind\nA,2026-03-01T10:00:00Z,shift\n' }), /`roster.csv` has no column `ends_at`.*`roster`/],
    ['times that say no offset', { accesses: [{ ...access, occurred_at: '2026-03-01 10:00:00' }] }, /carry no offset.*--timezone/],
    ['nothing readable', { accesses: [{ ...access, occurred_at: 'yesterday' }] }, /1 could not be read.*`occurred_at`: this is no time/],
    ['a spreadsheet', folderOf({ 'accesses.csv': Buffer.from('504b030414000600', 'hex') }), /`accesses.csv` is a spreadsheet/],
    ['a Parquet file cut short', folderOf({ 'accesses.parquet': Buffer.from('PAR1 and then nothing') }), /looks like Parquet and cannot be read/],
    ['no such folder', '/nowhere/at/all', /nothing at/],
  ])('%s', async (_what, source, said) => {
    const { workspace, close } = await emptyWorkspace();
    open.push(close);
    const { readEvidence } = await import('../index.js');
    await expect(readEvidence(workspace, typeof source === 'string' ? source : evidenceSet(source))).rejects.toThrow(expect.objectContaining({ code: 'bad_input', message: expect.stringMatching(said) }));
  });

  test.each([['Mars/Olympus', /no time zone is named `Mars\/Olympus`.*`America\/Toronto`/], ['los angeles', /`America\/Los_Angeles`/], ['-05:00', /no time zone/]])('a time zone named `%s`', async (timezone, said) => {
    await expect(workspaceOf({ accesses: [access] }, { timezone })).rejects.toThrow(said);
  });
});

test('rows that cannot be read stand in the quarantine with place, column, value and reason; an access keeps what can be read of it', async () => {
  const read = await reading({
    accesses: [access, { ...access, occurred_at: 'soon' }, { ...access, occurred_at: '1970-01-01T00:00:00Z' }, { ...access, actor_id: ' ' }, { ...access, result_count: 'many', terminal_x_m: '12,5' }, { ...access, event_id: null }],
    cases: [{ case_id: 'C1', opened_at: '2026-03-02T00:00:00Z', closed_at: '2026-03-01T00:00:00Z' }, { case_id: 'C2', opened_at: '2026-03-02T00:00:00Z' }],
    roster: [{ actor_id: 'A', starts_at: '2026-03-01 08:00', ends_at: '2026-03-01T16:00:00Z', kind: 'shift' }, { actor_id: 'A', starts_at: '2026-03-01T08:00:00Z', ends_at: '2026-03-01T16:00:00Z', kind: 'Shift' }],
  });
  expect([table(read, 'accesses').rows, table(read, 'accesses').quarantined, codes(table(read, 'accesses'))]).toEqual([2, 4, ['value_left_out']]);
  expect([table(read, 'cases').rows, table(read, 'cases').quarantined, table(read, 'roster').rows, table(read, 'roster').quarantined, codes(table(read, 'roster'))]).toEqual([1, 1, 1, 1, ['no_offset']]);
  expect(await read.workspace.rows("SELECT result_count, terminal_x_m FROM accesses WHERE event_id = 'e5'")).toEqual([{ result_count: null, terminal_x_m: 12.5 }]);
  expect(await read.workspace.rows('SELECT table_name, rows, quarantined FROM loaded ORDER BY 1')).toEqual([{ table_name: 'accesses', rows: 2n, quarantined: 4n }, { table_name: 'cases', rows: 1n, quarantined: 1n }, { table_name: 'roster', rows: 1n, quarantined: 1n }]);
  const file = join(tmpdir(), `quarantine-${process.pid}.csv`);
  await writeQuarantine(read.workspace, file);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual([
    'table,file,row,line,column,value,reason,kept',
    'accesses,accesses.jsonl,2,,occurred_at,soon,this is no time (RFC 3339: 2026-03-01T14:05:00Z),false',
    'accesses,accesses.jsonl,3,,occurred_at,1970-01-01 00:00:00,before 1990; the clock had lost its time,false',
    'accesses,accesses.jsonl,4,,actor_id,,nothing stands here; the column is required,false',
    'accesses,accesses.jsonl,5,,result_count,many,this is no number,true',
    'accesses,accesses.jsonl,6,,event_id,,nothing stands here; the column is required,false',
    'cases,cases.jsonl,1,,closed_at,2026-03-01 00:00:00,it ends before it begins (`opened_at`),false',
    'roster,roster.jsonl,1,,starts_at,2026-03-01 08:00,this time has no offset; name its time zone with --timezone,false',
  ]);
});

test('what a sealed table holds stands in no quarantine and no note', async () => {
  const read = await reading({ accesses: [access], sealed_subjects: [{ subject_type: 'person', subject_id: 'P-SECRET', kind: null }, { subject_type: 'SECRET-TYPE', subject_id: 'P-SECRET', kind: 'SECRET-KIND' }], canaries: [{ subject_type: null, subject_id: 'P-SECRET' }] });
  expect(await quarantined(read)).toEqual([[1, 'kind', '(sealed)', 'nothing stands here; the column is required'], [1, 'subject_type', '(sealed)', 'nothing stands here; the column is required']]);
  expect(JSON.stringify(read.summary).toUpperCase()).not.toContain('SECRET');
});

test('of rows with one identifier the first stays: the same again is counted, another is quarantined', async () => {
  const read = await reading({ accesses: [access, { ...access, event_id: 'e1' }, { ...access, event_id: 'e1', subject_id: 'P2' }], roster: [1, 2].map(() => ({ actor_id: 'A', starts_at: '2026-03-01T08:00:00Z', ends_at: '2026-03-01T16:00:00Z', kind: 'shift' })) });
  const { rows, quarantined: bad, duplicates } = table(read, 'accesses');
  expect({ rows, bad, duplicates, roster: table(read, 'roster').duplicates, left: table(read, 'roster').rows }).toEqual({ rows: 1, bad: 1, duplicates: 1, roster: 1, left: 1 });
  expect(await quarantined(read)).toEqual([[3, 'event_id', 'e1', 'an earlier row with the same identifier says something else (row 1); that one was kept']]);
});

test('an unsorted file and a clock that jumped are counted, and put in order', async () => {
  const minutes = Array.from({ length: 60 }, (_, at) => ({ ...access, occurred_at: `2026-03-05T10:${String(at).padStart(2, '0')}:00Z` }));
  const read = await reading({ accesses: [...minutes, { ...access, event_id: 'back', occurred_at: '2026-03-01T10:00:00Z' }] });
  expect(codes(table(read, 'accesses'))).toEqual(['unsorted', 'clock_jump']);
  expect((await read.workspace.rows('SELECT event_id FROM accesses ORDER BY access LIMIT 1'))[0]?.['event_id']).toBe('back');
});

test('words nobody knows are kept and said; unknown columns are listed; unnamed actors are counted', async () => {
  const read = await reading({ accesses: [{ ...access, action: 'Peek At', shoe_size: 43 }] });
  expect(await read.workspace.rows('SELECT action FROM accesses')).toEqual([{ action: 'peek_at' }]);
  expect([codes(table(read, 'accesses')), table(read, 'accesses').unknownColumns, read.summary.notes.map(({ code, count }) => [code, count])]).toEqual([['unknown_word'], ['shoe_size'], [['unnamed_actors', 1]]]);
});

test('hours that a zone leaves out are read an hour later, hours that it strikes twice as the second', async () => {
  const times = ['2025-03-09 02:30:00', '2025-11-02 01:30:00', '2025-11-02 01:30:00-07:00', '2025-12-01 12:00:00'];
  const read = await reading({ accesses: times.map((occurred_at) => ({ ...access, occurred_at })) }, { timezone: 'America/Los_Angeles' });
  expect((await read.workspace.rows('SELECT a.at AS instant FROM accesses a ORDER BY event_id')).map((row) => (row['instant'] as Date).toISOString().slice(0, 16))).toEqual(['2025-03-09T10:30', '2025-11-02T09:30', '2025-11-02T08:30', '2025-12-01T20:00']);
  expect(table(read, 'accesses').notes.map(({ code, count }) => [code, count]).filter(([code]) => String(code).startsWith('hour'))).toEqual([['hour_left_out', 1], ['hour_twice', 1]]);
});

describe('files as they come', () => {
  test.each<[string, string | Buffer]>([
    ['semicolons', csv(line('e1', 'Zoé')).replaceAll(',', ';')],
    ['tabs, and the line by which a spreadsheet names its delimiter', `sep=\t\n${csv(line('e1', 'Zoé')).replaceAll(',', '\t')}`],
    ['CRLF and a quoted line feed', csv(line('e1', '"Zoé"')).replaceAll('\n', '\r\n')],
    ['carriage returns alone', csv(line('e1', 'Zoé')).replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${csv(line('e1', 'Zoé'))}`],
    ['Windows-1252', Buffer.from(csv(line('e1', 'Zoé')), 'latin1')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${csv(line('e1', 'Zoé'))}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(csv(line('e1', 'Zoé')), 'utf16le')],
    ['gzip', gzipSync(csv(line('e1', 'Zoé')))],
    ['an ending that lies', `${JSON.stringify({ ...access, event_id: 'e1', action: 'search', subject_type: 'person', query_text: 'Zoé' })}\n`],
    ['one JSON list', JSON.stringify([{ ...access, event_id: 'e1', action: 'search', subject_type: 'person', query_text: 'Zoé' }], undefined, 2)],
    ['JSON over several lines', JSON.stringify({ ...access, event_id: 'e1', action: 'search', subject_type: 'person', query_text: 'Zoé' }, undefined, 2)],
    ['headers with blanks and capitals', csv(line('e1', 'Zoé')).replace('event_id,occurred_at', 'Event ID, Occurred At')],
    ['lines that end in two ways', `${csv(line('e1', 'Zoé')).replaceAll('\n', '\r\n')}\n`],
  ])('%s', async (_what, content) => {
    const read = await reading(folderOf({ 'accesses.csv': content }));
    expect([await ids(read), await texts(read)]).toEqual([['e1'], ['Zoé']]);
  });

  test('encodings that change within a file, and line ends', async () => {
    const read = await reading(folderOf({ 'accesses.csv': Buffer.concat([Buffer.from(csv(line('e1', 'Zoé'))), Buffer.from(`${line('e2', '“Zoé”')}\r\n`.replace('“', '\x93').replace('”', '\x94'), 'latin1'), Buffer.from(`${line('e3', '"two\nlines"')}\n`)]) }));
    expect([await texts(read), codes(table(read, 'accesses'))]).toEqual([['Zoé', '“Zoé”', 'two\nlines'], ['encoding', 'line_ends']]);
  });

  test('a quotation mark that is never closed takes its own line and no other', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => line(`e${at}`, at === 10 || at === 20_000 ? '"never closed' : 'plain words that stand there'));
    const read = await reading(folderOf({ 'accesses.csv': csv(...many) }));
    expect([table(read, 'accesses').rows, table(read, 'accesses').quarantined]).toEqual([29_998, 2]);
    expect(await quarantined(read)).toEqual([10, 20_000].map((at) => [0, null, line(`e${at}`, '"never closed'), 'a quotation mark opens in this line and is never closed']));
  });

  test('lines with too many or too few columns, and broken JSON lines', async () => {
    const read = await reading(folderOf({ 'accesses.csv': csv(line('e1'), 'e2,2026-03-01T10:00:00Z', `${line('e3')},more`), 'actors.jsonl': '{"actor_id":"A"}\n{"actor_id":\n{"actor_id":"B"}\n"text"\n[1]\n' }));
    expect([await ids(read), await quarantined(read).then((rows) => rows.slice(0, 8).length)]).toEqual([['e1'], 5]);
    expect([table(read, 'accesses').quarantined, table(read, 'actors').rows, table(read, 'actors').quarantined]).toEqual([2, 2, 3]);
  });

  test('two files for one table are read one after another; an empty table is said', async () => {
    const read = await reading(folderOf({ 'accesses.csv': csv(line('e1')), 'accesses.jsonl': `${JSON.stringify({ ...access, event_id: 'e2', action: 'view', subject_type: 'person' })}\n`, 'actors.csv': '', 'notes.txt': 'x' }));
    expect([await ids(read), codes(table(read, 'accesses')), codes(table(read, 'actors')), read.summary.notes.map(({ code }) => code)]).toEqual([['e1', 'e2'], ['several_files'], ['empty_file'], ['other_files', 'unnamed_actors']]);
  });

  test('Parquet with other types than the format’s', async () => {
    const { workspace, close } = await emptyWorkspace();
    open.push(close);
    const folder = folderOf({});
    await workspace.run(`COPY (SELECT 7::BIGINT AS event_id, TIMESTAMP '2026-03-01 10:00:00' AS occurred_at, 12.0::DOUBLE AS actor_id, 'search' AS action, 'person'::ENUM('person') AS subject_type, 5.00::DECIMAL(8,2) AS subject_id, 3.0::DOUBLE AS result_count, 'x'::BLOB AS query_text) TO '${folder}/accesses.parquet' (FORMAT parquet)`);
    await workspace.run(`COPY (SELECT 12::INTEGER AS actor_id, DATE '2020-01-01' AS started_on, 1::TINYINT AS service_account) TO '${folder}/actors.parquet' (FORMAT parquet)`);
    await expect(workspaceOf(folder)).rejects.toThrow(/no offset/);
    const read = await reading(folder, { timezone: 'America/Toronto' });
    expect(await read.workspace.rows('SELECT event_id, a.at AS instant, actor_id, subject_type, subject_id, result_count, query_text, started_on, service_account, named FROM accesses a JOIN actors USING (actor) JOIN subjects USING (subject)')).toEqual([
      { event_id: '7', instant: new Date('2026-03-01T15:00:00Z'), actor_id: '12', subject_type: 'person', subject_id: '5', result_count: 3n, query_text: 'x', started_on: new Date('2020-01-01'), service_account: true, named: true },
    ]);
  });
});

test('a row is found by its number, in a file that two threads read', async () => {
  const { workspace, close } = await emptyWorkspace();
  open.push(close);
  const folder = folderOf({});
  await workspace.run('SET preserve_insertion_order = true');
  await workspace.run(`COPY (SELECT 'e' || i AS event_id, CASE WHEN i = 90001 THEN 'soon' ELSE strftime(TIMESTAMP '2026-03-01' + INTERVAL (i) SECOND, '%Y-%m-%dT%H:%M:%SZ') END AS occurred_at, 'A' AS actor_id, 'search' AS action, 'person' AS subject_type, 'P1' AS subject_id FROM range(1, 120001) t(i)) TO '${folder}/accesses.parquet' (FORMAT parquet, ROW_GROUP_SIZE 10000)`);
  const read = await reading(folder);
  expect([await quarantined(read), table(read, 'accesses').notes]).toEqual([[[90001, 'occurred_at', 'soon', 'this is no time (RFC 3339: 2026-03-01T14:05:00Z)']], []]);
});

test('circles of parents, supervisors and households are said, and a circle of households is one', async () => {
  const read = await reading({
    accesses: [access], ties: [{ person_a: 'P1', person_b: 'P2', kind: 'parent' }, { person_a: 'P1', person_b: 'P2', kind: 'child' }, { person_a: 'P2', person_b: 'P3', kind: 'parent' }],
    actors: [{ actor_id: 'A', supervisor_id: 'B' }, { actor_id: 'B', supervisor_id: 'A' }], persons: [{ person_id: 'P1', household_id: 'P2' }, { person_id: 'P2', household_id: 'P1' }, { person_id: 'P3', household_id: 'H9' }],
  });
  expect(read.summary.notes.map(({ code, count }) => [code, count])).toEqual([['circle_of_parents', 2], ['circle_of_supervisors', 2], ['circle_of_households', 2]]);
  expect((await read.workspace.rows('SELECT household_id FROM persons ORDER BY person')).map((row) => row['household_id'])).toEqual(['P1', 'P1', 'H9']);
});
