// Attacker: whoever writes a policy, a label, a purpose or a case whose text is a piece of SQL. Promise: G3, G4. A literal of a policy reaches
// PostgreSQL as a value and never as text; and what would run all the same runs as a role that can neither read, change nor drop.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPolicyEngine } from '../../../src/access/policy-engine.js';
import { connect, type Db, renderCondition, sql } from '../../../src/db/index.js';
import { BadInput, type Condition } from '../../../src/kernel/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { hidden } from '../../support/world.js';

const surname = hidden['own']?.surname ?? '';
const hostile = [
  `' or true --`, `'; drop table statement; --`, `') or 1=1 or ('a'='`, `x' union select value from statement --`, `\\'; select 1; --`, `$1`, `$$; drop schema gate cascade; $$`,
  `{ALL,"alder"}`, `{NULL}`, `'||(select string_agg(value, ',') from statement)||'`, `"; set role keeper; --`, `\u0027 or \u0027\u0027=\u0027`, `ʼ or 1=1`, `/* */ or true /*`, `%`, `_`, `E'\\x27'`,
] as const;
const columns = {
  'resource.id': 'canon', agency: 'agency_id', level: 'level_rank', levelCode: 'level_code', releasableTo: 'releasable_to', citizenshipsOnly: 'citizenships_only',
  originatorControl: 'originator_control', purposes: 'purposes', sealed: 'sealed', caseRef: 'case_ref', restricted: 'restricted', expiresOn: 'expires_on',
};
const schema = `entity Person { word: String }; entity Label { levelCode: String, releasableTo: Set<String> };
  action "readLabel" appliesTo { principal: [Person], resource: [Label], context: {} };`;
const cedarString = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

let at: TestHouse;
let app: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  at = await openHouse();
  ({ db: app, close } = await connect({ connectionString: at.database.appUrl, poolSize: 1 }));
});
afterAll(async () => {
  await close();
  await at.close();
});

const canons = async (condition: Condition): Promise<string[]> => {
  const { rows } = await sql<{ canon: string }>`select l.canon from label l where ${renderCondition(condition, { alias: 'l', columns })} order by 1`.execute(app);
  return rows.map((row) => row.canon);
};
const world = async (): Promise<unknown> => (await sql`select (select count(*) from statement) as s, (select count(*) from label) as l, (select count(*) from pg_proc where pronamespace = 'gate'::regnamespace) as f,
  (select count(*) from pg_class where relnamespace = 'public'::regnamespace) as t`.execute(at.database.all)).rows;

describe.each(hostile)('the text %j', (text) => {
  test('in a condition is a value: it equals itself and nothing else', async () => {
    const before = await world();
    const conditions: readonly Condition[] = [
      { kind: 'compare', column: 'levelCode', op: '=', value: text }, { kind: 'compare', column: 'levelCode', op: '>', value: `~~${text}` }, { kind: 'in', column: 'caseRef', values: [text] },
      { kind: 'has', column: 'releasableTo', value: text }, { kind: 'overlaps', column: 'purposes', values: [text] }, { kind: 'and', of: [{ kind: 'has', column: 'purposes', value: text }, { kind: 'always' }] },
    ];
    for (const condition of conditions) {
      expect(await canons(condition)).toEqual([]);
      expect(renderCondition(condition, { alias: 'l', columns }).compile(app).sql).not.toContain(text.length > 2 ? text : '\u0000');
    }
    expect(await world()).toEqual(before);
  });

  test('in a policy decides by itself alone', async () => {
    const literal = cedarString(text);
    const policy = `@id("hostile") permit (principal, action == Action::"readLabel", resource) when {
      resource.levelCode == ${literal} || resource.releasableTo.contains(${literal}) || [${literal}, "x"].contains(resource.levelCode) || principal.word == ${literal} && resource.levelCode == principal.word };`;
    const engine = createPolicyEngine({ texts: [{ name: 'hostile.cedar', text: policy }], schema, obligations: [] });
    const condition = engine.condition({ type: 'Person', id: text, attrs: { word: text } }, 'readLabel', {});
    expect(JSON.stringify(condition)).toContain(JSON.stringify(text));
    expect(await canons(condition)).toEqual([]);
    expect(engine.decide({ principal: { type: 'Person', id: 'p', attrs: { word: text } }, action: 'readLabel', resource: { type: 'Label', id: 'l', attrs: { levelCode: text, releasableTo: [] } }, context: {} }).allow).toBe(true);
  });

  test('in a label, a purpose and a case never becomes a label', async () => {
    const [before, rows] = [await at.plan('bea', 'search'), await world()];
    for (const spec of [{ releasableTo: [text] }, { purposes: [text] }, { caseRef: text }]) {
      await expect(at.house.labels.intern('alder', { level: 'PROTECTED_B', ...spec })).rejects.toThrow(BadInput);
    }
    expect(await world()).toEqual(rows);
    expect((await at.plan('bea', 'search')).labelIds).toEqual(before.labelIds);
  });

  test('in the words of a search, an id and a filter finds nothing hidden', async () => {
    const bea = await at.seat('bea');
    const q = encodeURIComponent(`${surname} ${text}`);
    for (const url of [`/api/search?q=${q}`, `/api/search?q=marisse&agency=${encodeURIComponent(text)}`, `/api/entities/${encodeURIComponent(`alder~${text}`)}`, `/api/reports/${encodeURIComponent(`alder~${text}`)}`]) {
      const reply = await bea.get(url);
      expect([url, reply.statusCode < 500]).toEqual([url, true]);
      expect(reply.body.replaceAll(q, '')).not.toMatch(/p-own|syntax error|pg_|42601/);
    }
  });
});

test('a name that is no column never becomes one', () => {
  for (const column of ['label_id; drop table statement', '__proto__', 'constructor', `releasable_to" or true --`, 'canon']) {
    expect(() => renderCondition({ kind: 'present', column }, { alias: 'l', columns })).toThrow(/no column stands for/);
  }
});

test('whatever got through would run as a role that can neither read, change nor drop anything protected', async () => {
  for (const statement of ['select value from statement', 'update statement set label_id = 1', 'drop table statement', 'drop schema gate cascade', 'truncate label', `copy statement to program 'id'`,
    `select pg_read_file('/etc/passwd')`, 'create extension dblink', 'alter table statement disable row level security', 'update label set releasable_to = array[\'ALL\']', 'delete from ledger_mirror']) {
    await expect(sql.raw(statement).execute(app), statement).rejects.toMatchObject({ code: '42501' });
  }
});
