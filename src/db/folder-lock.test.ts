import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, identityOf, lockFolder } from './index.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'custos-lock-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder has one holder, and a release frees it', () => {
  const lock = lockFolder(folder, 'lock');
  expect(holderOf(folder, 'lock')?.pid).toBe(process.pid);
  expect(() => lockFolder(folder, 'lock')).toThrow(expect.objectContaining({ code: 'folder_in_use' }));
  lock.release();
  expect(holderOf(folder, 'lock')).toBeUndefined();
  lockFolder(folder, 'lock').release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of an ended process is taken over', async () => {
  const child = spawn('sleep', ['0.2']);
  writeFileSync(join(folder, 'lock'), JSON.stringify(identityOf(child.pid ?? 0)));
  expect(() => lockFolder(folder, 'lock')).toThrow(/process \d+/);
  await new Promise((resolve) => child.once('exit', resolve));
  lockFolder(folder, 'lock');
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('a number in use again by another process is not the holder', () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, startTicks: '1' }));
  lockFolder(folder, 'lock').release();
});

test('a lock cut short by a power failure names nobody', () => {
  writeFileSync(join(folder, 'lock'), '{"pid":');
  writeFileSync(join(folder, 'lock.next'), '');
  lockFolder(folder, 'lock').release();
  expect(readdirSync(folder)).toEqual([]);
});
