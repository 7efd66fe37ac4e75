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
    case 'present': return valueOf(row, condition.column) !== null;
    case 'has': return listHolds(row, condition.column, (list) => list.includes(condition.value));
    case 'overlaps': return listHolds(row, condition.column, (list) => condition.values.some((item) => list.includes(item)));
    case 'within': return listHolds(row, condition.column, (list) => list.every((item) => condition.values.includes(item)));
    case 'empty': return listHolds(row, condition.column, (list) => list.length === 0);
    case 'in': return scalarHolds(row, condition.column, (value) => condition.values.includes(value));
    case 'compare': return scalarHolds(row, condition.column, (value) => compares(value, condition.op, condition.value));
    default: return condition satisfies never;
  }
}

function valueOf(row: Row, column: string): Scalar | readonly Scalar[] | null {
  return new Map<string, Scalar | readonly Scalar[] | null>(Object.entries(row)).get(column) ?? null;
}

function listHolds(row: Row, column: string, is: (list: readonly Scalar[]) => boolean): boolean {
  const value = valueOf(row, column);
  return value !== null && typeof value === 'object' && is(value);
}

function scalarHolds(row: Row, column: string, is: (value: Scalar) => boolean): boolean {
  const value = valueOf(row, column);
  return value !== null && typeof value !== 'object' && is(value);
}

function compares(left: Scalar, op: string, right: Scalar): boolean {
  const order = typeof left === 'string' ? Buffer.compare(Buffer.from(left), Buffer.from(String(right))) : Number(left) - Number(right);
  const answers = new Map([['=', order === 0], ['<>', order !== 0], ['<', order < 0], ['<=', order <= 0], ['>', order > 0], ['>=', order >= 0]]);
  return answers.get(op) === true;
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
    expect(() => renderCondition({ kind: 'present', column }, { alias: 't', columns })).toThrow(expect.objectContaining({ code: 'unknown_column' }));
  }
});
