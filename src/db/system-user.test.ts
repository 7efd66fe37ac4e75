import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { dataFolderPath, ensureSystemUser, isRoot, reachableBy, spawnAsSystemUser } from './index.js';

const folder = mkdtempSync('/tmp/custos-user-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a closed folder on the way is found, wherever it lies', () => {
  const stranger = { uid: 54_321, gid: 54_321 };
  const inner = join(folder, 'a', 'b');
  mkdirSync(inner, { recursive: true });
  chmodSync(folder, 0o755);
  expect(reachableBy(stranger, join(inner, 'missing', 'too'))).toBe(true);
  chmodSync(join(folder, 'a'), 0o700);
  expect(reachableBy(stranger, inner)).toBe(false);
  expect(reachableBy({ uid: process.getuid?.() ?? 0, gid: 1 }, inner)).toBe(true);
});

test.runIf(isRoot())('the owner is judged by the owner bits alone', () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  chmodSync(own, 0o071);
  chownSync(own, 54_321, 54_321);
  expect(reachableBy({ uid: 54_321, gid: 54_321 }, own)).toBe(false);
  expect(reachableBy({ uid: 54_322, gid: 54_321 }, own)).toBe(true);
});

test.runIf(isRoot())('a program started as the system user has nothing of root', async () => {
  const user = ensureSystemUser();
  const child = spawnAsSystemUser(['id'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = child.stdout === null ? '' : await text(child.stdout);
  expect(said).toContain(`uid=${user?.uid}(custos)`);
  expect(said).not.toContain('root');
});

test('`CUSTOS_DATA` names the folder, and it is absolute', () => {
  expect(dataFolderPath({ CUSTOS_DATA: 'x/y' })).toBe(join(process.cwd(), 'x/y'));
  expect(dataFolderPath({ CUSTOS_DATA: '' })).not.toBe(process.cwd());
});
