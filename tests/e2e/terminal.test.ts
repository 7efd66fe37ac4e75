// The terminal keeps its contract: one JSON document on stdout, every error on stderr, and an exit code that a script can rely on;
// the same whether a node runs or the command has to start one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemoFolder, processesOf, runFolder, type StartedNode, startNode } from './node.js';
import { custos, custosHere, documentOf, type Said } from './terminal.js';

const data = resolve('..', 'shared', 'data');
const examples = resolve('docs', 'examples');
const okonedo = ['--as', 'm.okonedo', '--purpose', 'intelligence_analysis', '--case', 'nsrp~larkspur'];
const drayle = 'nsrp~person-yfa4dgn0';
const decimal = /^(0|[1-9]\d*)$/;
const hash = /^[A-Za-z0-9+/]{43}=$/;

interface Counts {
  readonly reports: number;
  readonly statements: number;
  readonly entities: number;
  readonly quarantined: number;
  readonly unchanged: boolean;
}
type Ledger = Readonly<Record<'origin' | 'index' | 'size' | 'root', string>>;

let folder: string;
let drafts: string;
let node: StartedNode | undefined;

beforeAll(async () => {
  folder = await copyDemoFolder('terminal');
  drafts = runFolder('drafts');
  mkdirSync(drafts, { recursive: true });
});
afterAll(async () => {
  await node?.stop();
  expect(processesOf(folder)).toEqual([]);
});

function draft(name: string, content: string | Uint8Array): string {
  const path = join(drafts, name);
  writeFileSync(path, content);
  return path;
}

const run = (...args: string[]): Promise<Said> => custos(folder, args);
const keysOf = (value: object): string[] => Object.keys(value).toSorted();

function expectLedger(ledger: Ledger, origin: string): void {
  expect(keysOf(ledger)).toEqual(['index', 'origin', 'root', 'size']);
  expect(ledger.origin).toBe(origin);
  expect(ledger.index).toMatch(decimal);
  expect(ledger.size).toMatch(decimal);
  expect(BigInt(ledger.size)).toBeGreaterThan(BigInt(ledger.index));
  expect(ledger.root).toMatch(hash);
}

function expectRefused(said: Said, code: number, words: RegExp): void {
  expect(said).toMatchObject({ code, stdout: '' });
  expect(said.stderr).toMatch(words);
  // A sentence for a person, never a stack.
  expect(said.stderr).not.toMatch(/\n\s+at |node:internal|Error:/);
}

describe('without a node', () => {
  test('a command starts one, and leaves nothing behind', async () => {
    const people = documentOf(await run('demo', 'people', '--json')) as Record<string, unknown>[];
    expect(people.length).toBe(108);
    for (const one of people) expect(keysOf(one)).toEqual(['agency', 'cases', 'purposes', 'role', 'user']);
    expect(people.find((one) => one['user'] === 'm.okonedo')).toEqual({
      user: 'm.okonedo', role: 'analyst', agency: 'nsrp', purposes: expect.arrayContaining(['intelligence_analysis']) as unknown, cases: expect.arrayContaining(['nsrp~larkspur']) as unknown,
    });
    expect(processesOf(folder)).toEqual([]);
  });

  test('two terminals at once both get their answer', async () => {
    const both = await Promise.all([run('search', 'Drayle', ...okonedo, '--json'), run('entity', drayle, ...okonedo, '--json')]);
    const [found, seen] = [documentOf(both[0]) as { ledger: Ledger }, documentOf(both[1]) as { ledger: Ledger }];
    expect(found.ledger.index).not.toBe(seen.ledger.index);
    expect(processesOf(folder)).toEqual([]);
  });
});

describe('with a node', () => {
  beforeAll(async () => {
    node = await startNode(folder);
  });

  test('a search answers with what it found and the entry that recorded it', async () => {
    const answer = documentOf(await run('search', 'sinaloa', ...okonedo, '--json')) as { results: Record<string, unknown>[]; ledger: Ledger };
    for (const one of answer.results) expect(keysOf(one)).toEqual(['caption', 'id', 'names', 'schema', 'score']);
    const listed = answer.results.find((one) => one['id'] === 'ca-ps~ca-list-1515766');
    expect(listed).toMatchObject({ schema: 'Organization', caption: 'El Cartel de Sinaloa', names: expect.arrayContaining(['Sinaloa Cartel']) as unknown, score: expect.any(Number) as unknown });
    expectLedger(answer.ledger, 'custos.example/nsrp');
    const next = documentOf(await run('search', 'sinaloa', ...okonedo, '--json')) as { ledger: Ledger };
    expect(BigInt(next.ledger.index)).toBeGreaterThan(BigInt(answer.ledger.index));
  });

  test('an entity comes with every statement and the reports that they rest on', async () => {
    const { entity, ledger } = documentOf(await run('entity', drayle, ...okonedo, '--json')) as { entity: Record<string, unknown> & { statements: { report: string }[]; reports: { id: string }[] }; ledger: Ledger };
    expect(entity).toMatchObject({ id: drayle, schema: 'Person', caption: 'Corwin Drayle', notices: ['fictional'] });
    const reports = new Set(entity.reports.map((one) => one.id));
    expect(entity.statements.filter((one) => !reports.has(one.report))).toEqual([]);
    expect(keysOf(entity.statements[0] ?? {})).toEqual(['caption', 'entity', 'id', 'label', 'lang', 'prop', 'propLabel', 'recordedOn', 'report', 'type', 'validFrom', 'validTo', 'value']);
    expectLedger(ledger, 'custos.example/nsrp');
  });

  test('absent and hidden are refused in the same words', async () => {
    const officer = ['--as', 'j.whitford', '--purpose', 'officer_safety', '--case', 'hvps~desk', '--json'];
    const [hidden, absent] = [await run('entity', 'nsrp~person-rgk407z1', ...officer), await run('entity', 'nsrp~person-rgk407z2', ...officer)];
    expectRefused(hidden, 3, /nothing to show/);
    expect(absent).toEqual(hidden);
  });

  test.skipIf(!existsSync(join(data, 'SOR-2002-284.xml')))('Canada’s list comes in from its statute, and the same file again changes nothing', async () => {
    const files = [join(data, 'SOR-2002-284.xml'), '--fr', join(data, 'DORS-2002-284.xml'), '--json'];
    await expectTwice(['listing', ...files]);
    const { results } = documentOf(await run('search', 'Boko Haram', ...okonedo, '--json')) as { results: { caption: string }[] };
    expect(results[0]?.caption).toMatch(/boko haram|Jama/i);
  });

  test.skipIf(!existsSync(join(data, 'ofac-2021-sdn.csv')))('the OFAC list comes in, and the same files again change nothing', async () => {
    await expectTwice(['ofac', '--sdn', join(data, 'ofac-2021-sdn.csv'), '--alt', join(data, 'ofac-2021-alt.csv'), '--add', join(data, 'ofac-2021-add.csv'), '--json']);
  });

  test.each(['persons-of-interest', 'group-members', 'seizures'])('the worked example %s comes in, and again changes nothing', async (name) => {
    const outcome = await expectTwice(['csv', join(examples, `${name}.csv`), '--map', join(examples, `${name}.mapping.json`), ...okonedo, '--json']);
    expect(outcome.entities).toBeGreaterThan(0);
    expect(outcome.quarantined).toBe(0);
  });

  test('FollowTheMoney lines come in; a changed file adds and keeps', async () => {
    const person = (notes: string[]) => JSON.stringify({ id: 'ftm-1', schema: 'Person', properties: { name: ['Xanthippe Umbral-Test'], notes } });
    const outcome = await expectTwice(['ftm', draft('people.jsonl', `${person(['first'])}\n`), ...okonedo, '--source', 'test people', '--json']);
    expect(outcome).toMatchObject({ reports: 1, entities: 1, quarantined: 0 });
    const changed = documentOf(await run('import', 'ftm', draft('people.jsonl', `${person(['second'])}\n`), ...okonedo, '--source', 'test people', '--json')) as Counts;
    expect(changed).toMatchObject({ entities: 0, unchanged: false });
    const { entity } = documentOf(await run('entity', 'nsrp~ftm-1', ...okonedo, '--json')) as { entity: { statements: { prop: string; value: string }[] } };
    expect(entity.statements.filter((one) => one.prop === 'notes').map((one) => one.value).toSorted()).toEqual(['first', 'second']);
  });

  test('rows that cannot be used are set aside with row, column and reason; the rest comes in', async () => {
    const lines = ['{"id":"q-1","schema":"Person","properties":{"name":["Quarantina Probe"],"birthDate":["not a date"]}}', '{"id":"q-2","schema":"Nonsense","properties":{"name":["x"]}}', 'no json at all'];
    const outcome = documentOf(await run('import', 'ftm', draft('bad-rows.jsonl', lines.join('\n')), ...okonedo, '--json')) as Counts & { quarantine: { row: number; column: string | null; reason: string }[] };
    expect(outcome).toMatchObject({ entities: 1, quarantined: 3 });
    expect(outcome.quarantine.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(outcome.quarantine[0]?.column).toBe('birthDate');
  });

  test('a person signs in once, and searches without naming themselves', async () => {
    const own = { XDG_CONFIG_HOME: join(drafts, 'config') };
    const wrong = await custos(folder, ['login', 'm.okonedo'], own, 'wrong\n');
    expect(wrong.code).toBe(3);
    const login = await custos(folder, ['login', 'm.okonedo'], own, 'demo\n');
    expect(login).toMatchObject({ code: 0, stdout: expect.stringContaining('Mireille Okonedo') as unknown });
    const found = await custos(folder, ['search', 'Drayle', '--purpose', 'intelligence_analysis', '--case', 'nsrp~larkspur', '--json'], own);
    expectLedger((documentOf(found) as { ledger: Ledger }).ledger, 'custos.example/nsrp');
    expect((await custos(folder, ['logout'], own)).code).toBe(0);
    expect((await custos(folder, ['search', 'Drayle', '--purpose', 'intelligence_analysis', '--case', 'nsrp~larkspur'], own)).code).toBe(2);
  });

  test('the record shows one’s own entries', async () => {
    const { entries, ledger } = documentOf(await run('ledger', 'record', ...okonedo, '--json')) as { entries: { actor: string; action: string }[]; ledger: Ledger };
    expect(entries.length).toBeGreaterThan(3);
    expect(new Set(entries.map((one) => one.actor))).toEqual(new Set(['m.okonedo@nsrp']));
    expectLedger(ledger, 'custos.example/nsrp');
  });

  test('two terminals at once share the node', async () => {
    const many = await Promise.all(['Drayle', 'Tallow'].map((words) => run('search', words, ...okonedo, '--json')));
    expect(new Set(many.map((said) => (documentOf(said) as { ledger: Ledger }).ledger.index)).size).toBe(2);
  });

  test.each<[why: string, code: number, words: RegExp, args: () => string[]]>([
    ['a file that is not there', 2, /cannot be read/, () => ['import', 'ftm', join(drafts, 'nowhere.jsonl')]],
    ['a folder in place of a file', 2, /cannot be read/, () => ['import', 'ftm', drafts]],
    ['a mapping that is not there', 2, /cannot be read/, () => ['import', 'csv', join(examples, 'seizures.csv'), '--map', join(drafts, 'nowhere.json')]],
    ['a mapping that names a column which the table has not', 2, /has no column `person_id`.*it has `exhibit/s, () => ['import', 'csv', join(examples, 'seizures.csv'), '--map', join(examples, 'group-members.mapping.json')]],
    ['a mapping that is no JSON', 2, /mapping/, () => ['import', 'csv', join(examples, 'seizures.csv'), '--map', draft('broken.json', '{')]],
    ['a label that does not exist', 2, /no handling level/, () => ['import', 'ftm', draft('empty.jsonl', ''), '--label', 'NO SUCH LEVEL']],
    ['an import without its mapping', 2, /--map/, () => ['import', 'csv', join(examples, 'seizures.csv')]],
    ['an import whose date is none', 2, /not a date/, () => ['import', 'ftm', draft('dated.jsonl', '{"id":"d-1","schema":"Person","properties":{"name":["Dated"]}}'), '--date', 'not a date']],
    ['a list that is no XML', 2, /./, () => ['import', 'listing', draft('list.xml', 'this is no list')]],
    ['a date that is none', 2, /`from` is not a date; write it as YYYY-MM-DD/, () => ['search', 'Drayle', '--from', 'yesterday', ...okonedo]],
    ['a day that no calendar has', 2, /not a date/, () => ['entity', drayle, '--as-of', '2025-02-30', ...okonedo]],
    ['a search of one character', 2, /at least 2 characters/, () => ['search', 's', ...okonedo]],
    ['a search of 10,000 characters', 2, /200 characters at most/, () => ['search', 'a'.repeat(10_000), ...okonedo]],
    ['a search of control characters', 2, /control characters/, () => ['search', '\u0001\u0002\u0003', ...okonedo]],
    ['a schema that does not exist', 2, /no such schema/, () => ['search', 'Drayle', '--schema', 'Nonsense', ...okonedo]],
    ['an id of another form', 2, /`agency~id`/, () => ['entity', 'no-id', ...okonedo]],
    ['a person who does not exist', 2, /demo people/, () => ['search', 'Drayle', '--as', 'nobody.here', '--purpose', 'intelligence_analysis', '--case', 'nsrp~larkspur']],
    ['nobody', 2, /--as/, () => ['search', 'Drayle']],
    ['no purpose', 2, /--purpose/, () => ['search', 'Drayle', '--as', 'm.okonedo', '--case', 'nsrp~larkspur']],
    ['no case', 2, /--case/, () => ['search', 'Drayle', '--as', 'm.okonedo', '--purpose', 'intelligence_analysis']],
    ['an option that does not exist', 2, /unknown option/, () => ['search', 'Drayle', '--nonsense', ...okonedo]],
    ['a command that does not exist', 2, /unknown command/, () => ['nonsense']],
    ['a purpose that is not held', 3, /you do not hold the purpose `audit`/, () => ['search', 'Drayle', '--as', 'm.okonedo', '--purpose', 'audit', '--case', 'nsrp~larkspur']],
    ['a closed case', 3, /is not an open case of yours/, () => ['search', 'Drayle', '--as', 't.halvard', '--purpose', 'intelligence_analysis', '--case', 'nsrp~saltmarsh']],
    ['another agency’s case', 3, /is not an open case of yours/, () => ['search', 'Drayle', '--as', 'm.okonedo', '--purpose', 'intelligence_analysis', '--case', 'hvps~greyfinch']],
  ])('%s ends with %i', async (_why, code, words, args) => {
    expectRefused(await custosHere(folder, [...args(), '--json']), code, words);
  });

  test('bad input and a refusal end the process with 2 and 3', async () => {
    expectRefused(await run('entity', 'no-id', ...okonedo), 2, /`agency~id`/);
    expectRefused(await run('search', 'Drayle', '--as', 'm.okonedo', '--purpose', 'audit', '--case', 'nsrp~larkspur'), 3, /you do not hold the purpose `audit`/);
  });

  test('the record verifies after all of it', async () => {
    const found = documentOf(await run('ledger', 'verify', '--json')) as { ok: boolean; logs: Record<string, string>[]; mirror: Record<string, number> };
    expect(found.ok).toBe(true);
    expect(found.logs.map((log) => log['origin'])).toEqual(expect.arrayContaining(['custos.example/nsrp', 'custos.example/hvps', 'custos.example/node']));
    for (const log of found.logs) {
      expect(keysOf(log)).toEqual(['origin', 'root', 'size']);
      expect(log['size']).toMatch(decimal);
      expect(log['root']).toMatch(hash);
    }
    expect(keysOf(found.mirror)).toEqual(['behind', 'differences', 'rows']);
    expect(found.mirror['differences']).toBe(0);
    expect(found.mirror['rows']).toBeGreaterThan(1500);
  });
});

test('outside a demo folder nobody is who they say: `--as` is refused', async () => {
  const plain = runFolder('plain');
  const said = await custos(plain, ['search', 'Drayle', ...okonedo, '--json'], { CUSTOS_DEMO: '0' });
  expectRefused(said, 3, /`--as` works in a demo folder only; here people use `custos login`/);
  expect(JSON.parse(readFileSync(join(plain, 'folder.json'), 'utf8'))).toMatchObject({ demo: false });
  // What a folder is was settled when it was made: the surroundings do not change it.
  expectRefused(await custos(plain, ['demo', 'people', '--json'], { CUSTOS_DEMO: '1' }), 3, /not a demo folder/);
  expect(processesOf(plain)).toEqual([]);
});

/** Imports a file twice: the second time nothing is written, and it says so. */
async function expectTwice(args: readonly string[]): Promise<Counts> {
  const first = documentOf(await run('import', ...args)) as Counts;
  expect(keysOf(first)).toEqual(['entities', 'quarantine', 'quarantined', 'reports', 'statements', 'unchanged']);
  expect(first.unchanged).toBe(false);
  expect(first.statements).toBeGreaterThan(0);
  const again = documentOf(await run('import', ...args)) as Counts;
  expect(again).toEqual({ reports: 0, statements: 0, entities: 0, quarantined: 0, unchanged: true, quarantine: [] });
  return first;
}
