import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Condition, not, type Scalar } from '../kernel/index.js';
import { renderCondition, sql } from './index.js';
import { type FreshDatabase, freshDatabase } from './testing.js';

interface Row { readonly id: number; readonly word: string | null; readonly rank: number | null; readonly flag: boolean | null; readonly tags: readonly string[] | null }

const columns = { word: 'word', rank: 'rank', flag: 'flag', tags: 'tags' };
const words = ['', 'a', 'B', 'é', "o'x", '{"}', '\u{1F600}', '\uFFFD'];

/** The rule in memory: a NULL column is missing, and every test of it but `present` is false. */
function holds(condition: Condition, row: Row): boolean {
  switch (condition.kind) {
    case 'always': return true;
    case 'never': return false;
    case 'and': return condition.of.every((item) => holds(item, row));
    case 'or': return condition.of.some((item) => holds(item, row));
    case 'not': return !holds(condition.of, row);
    default: return holdsFor(condition, row[condition.column as keyof Row] as Scalar | readonly string[] | null);
  }
}

type Leaf = Exclude<Condition, { kind: 'always' | 'never' | 'and' | 'or' | 'not' }>;

function holdsFor(leaf: Leaf, value: Scalar | readonly string[] | null): boolean {
  if (value === null) return false;
  const list = value as readonly Scalar[];
  switch (leaf.kind) {
    case 'compare': return compares(value as Scalar, leaf.op, leaf.value);
    case 'in': return leaf.values.includes(value as Scalar);
    case 'has': return list.includes(leaf.value);
    case 'overlaps': return leaf.values.some((item) => list.includes(item));
    case 'within': return list.every((item) => leaf.values.includes(item));
    case 'empty': return list.length === 0;
    case 'present': return true;
  }
}

function compares(left: Scalar, op: string, right: Scalar): boolean {
  const order = typeof left === 'string' ? Buffer.compare(Buffer.from(left), Buffer.from(right as string)) : Number(left) - Number(right);
  return { '=': order === 0, '<>': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[op] as boolean;
}

const word = fc.constantFrom(...words);
const rank = fc.integer({ min: -3, max: 3 });
const op = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>({ kind: 'always' }, { kind: 'never' }),
  fc.record({ kind: fc.constant('compare'), column: fc.constant('word'), op, value: word }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('compare'), column: fc.constant('rank'), op, value: rank }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('compare'), column: fc.constant('flag'), op: fc.constantFrom('=', '<>'), value: fc.boolean() }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('in'), column: fc.constant('word'), values: fc.array(word, { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('in'), column: fc.constant('rank'), values: fc.array(rank, { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('has'), column: fc.constant('tags'), value: word }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constantFrom('overlaps', 'within'), column: fc.constant('tags'), values: fc.array(word, { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('empty'), column: fc.constant('tags') }) as fc.Arbitrary<Condition>,
  fc.record({ kind: fc.constant('present'), column: fc.constantFrom('word', 'rank', 'flag', 'tags') }) as fc.Arbitrary<Condition>,
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf,
    fc.record({ kind: fc.constantFrom('and', 'or'), of: fc.array(tie('condition'), { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
    fc.record({ kind: fc.constant('not'), of: tie('condition') }) as fc.Arbitrary<Condition>),
}));

const rows: Row[] = fc.sample(fc.record({
  word: fc.option(word), rank: fc.option(rank), flag: fc.option(fc.boolean()), tags: fc.option(fc.array(word, { maxLength: 3 })),
}), { numRuns: 60, seed: 7 }).map((row, id) => ({ id, ...row }));

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ empty: true });
  await sql`create table things (id int primary key, word text, rank int8, flag boolean, tags text[])`.execute(fresh.db);
  for (const row of rows) await sql`insert into things values (${row.id}, ${row.word}, ${row.rank}, ${row.flag}, ${row.tags})`.execute(fresh.db);
});
afterAll(async () => fresh.drop());

async function found(item: Condition): Promise<number[]> {
  const result = await sql<{ id: number }>`select id from things t where ${renderCondition(item, { alias: 't', columns })} order by id`.execute(fresh.db);
  return result.rows.map((row) => row.id);
}

test('a condition finds the same rows in the database as in memory, and its negation all the others', async () => {
  await fc.assert(fc.asyncProperty(condition, async (item) => {
    expect(await found(item)).toEqual(rows.filter((row) => holds(item, row)).map((row) => row.id));
    expect(await found(not(item))).toEqual(rows.filter((row) => !holds(item, row)).map((row) => row.id));
  }), { numRuns: 300 });
});

test('a column without a place is a fault, never a guess', () => {
  for (const column of ['other', 'constructor', '__proto__']) {
    expect(() => renderCondition({ kind: 'present', column }, { alias: 't', columns })).toThrow(expect.objectContaining({ code: 'unknown_column' }) as Error);
  }
});
