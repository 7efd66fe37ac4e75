// Tables that several detectors prepare alike are known by what they hold, whatever number stands in their names.
import { expect, test } from 'vitest';
import { canary } from '../detect-canary.js';
import { PreparedTables } from './prepared.js';

const first = canary;
const asking = (number: number, ...prepare: readonly string[]) => ({ ...first, number, prepare });
const made = (name: string, select: string): string => `CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`;

test('what holds the same is shared, through tables that it reads; what one asks alone, or reads something else, is not', () => {
  const tables = new PreparedTables([
    asking(1, made('d1_a', 'SELECT 1'), made('d1_b', 'FROM d1_a'), made('d1_c', 'SELECT 2')),
    asking(2, made('d2_a', 'SELECT 1'), made('d2_b', 'FROM d2_a'), made('d2_x', 'SELECT 3'), made('d2_y', 'FROM d2_x')),
    asking(3, made('d3_x', 'SELECT 4'), made('d3_y', 'FROM d3_x')),
  ]);
  const keys = ['d1_a AS SELECT 1', 'd1_b AS FROM d1_a', 'd1_c AS SELECT 2', 'd2_a AS SELECT 1', 'd2_b AS FROM d2_a', 'd2_x AS SELECT 3', 'd2_y AS FROM d2_x'].map((one) => tables.sharedBy(`CREATE OR REPLACE TEMP TABLE ${one}`)?.key);
  expect(keys[0]).toBeDefined();
  expect(keys[1]).toBeDefined();
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys.slice(3, 5)).toEqual(keys.slice(0, 2));
  expect([keys[2], ...keys.slice(5)]).toEqual([undefined, undefined, undefined]);
});
