// The walls between rooms stand, and would be seen to fall.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWalls } from '../../tools/test-walls.mjs';

const root = process.cwd();
let house: string;

/** A small house of the same plan, whose walls may be broken. */
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'custos-walls-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  put('src/kernel/index.ts', 'export const one = 1;');
  put('src/db/index.ts', `export const two = 2;`);
  put('src/ledger/index.ts', `export { three } from './three.js';`);
  put('src/ledger/three.ts', `import { one } from '../kernel/index.js';\nexport const three = one + 2;`);
  put('src/access/index.ts', `export { three } from '../ledger/index.js';`);
  put('src/watch/index.ts', `export { three } from '../ledger/index.js';`);
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(house, path, '..'), { recursive: true });
  writeFileSync(join(house, path), text);
}

test('a sound house passes', async () => {
  expect(await checkWalls(house)).toBe(6);
});

const breaks = [
  ['an import upward', 'src/kernel/up.ts', `export { two } from '../db/index.js';`, 'no-import-upward-from-kernel'],
  ['an import sideways', 'src/matching/side.ts', `export { three } from '../ledger/index.js';`, 'no-import-sideways-among-ledger-matching'],
  ['the maker of worlds in the examiner', 'src/worlds/peek.ts', `export { three } from '../watch/index.js';`, 'no-import-sideways-among-watch-worlds'],
  ['a way in beside the door', 'src/access/window.ts', `export { three } from '../ledger/three.js';`, 'enter-by-the-front-door'],
  ['a type that goes in beside the door', 'src/access/shutter.ts', `import type { three } from '../ledger/three.js';\nexport type T = typeof three;`, 'enter-by-the-front-door'],
  ['SQL outside a store', 'src/access/plan.ts', `export { two } from '../db/index.js';`, 'only-stores-touch-db'],
  ['the driver outside db', 'src/access/raw.store.ts', `export { Pool } from 'pg';`, 'only-db-holds-the-driver'],
  ['the browser inside the house', 'web/page.ts', `export { three } from '../src/ledger/index.js';`, 'web-knows-only-the-contract'],
  ['a circle', 'src/ledger/three.ts', `export const three = 3;\nexport * from './index.js';`, 'no-circular'],
] as const;

test('each wall that is broken is named, with the file that broke it', async () => {
  for (const [, path, text] of breaks) put(path, text);
  const said = await checkWalls(house).then(() => 'nothing', String);
  for (const [what, path, , rule] of breaks) expect(said.split('\n').some((line) => line.includes(rule) && line.includes(path)), what).toBe(true);
});

test('a house in which nothing can be read does not pass', async () => {
  rmSync(join(house, 'src'), { recursive: true });
  put('src/note.txt', 'no module');
  await expect(checkWalls(house)).rejects.toThrow(/0 modules/);
});
