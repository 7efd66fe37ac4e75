import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Verification } from './contract.js';
import { VerificationHistory } from './verification-history.js';

let folder: string;
const place = () => join(folder, 'verifications.jsonl');
const one = (second: number): Verification => ({
  at: new Date(second * 1000).toISOString(), tookMs: second, by: null, outcome: 'ok', logs: [{ origin: 'custos.example/nsrp', size: '7' }], mirror: null, registry: null, receiptsMissing: null, problems: { wrong_root: 2 },
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'custos-verifications-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the history of a new folder is empty; what is appended is read back, the newest first', async () => {
  const history = new VerificationHistory(folder);
  expect(await history.read(5)).toEqual({ verifications: [], unreadable: 0 });
  for (const second of [1, 2, 3]) await history.append(one(second));
  expect(await history.read(2)).toEqual({ verifications: [one(3), one(2)], unreadable: 0 });
  expect(await new VerificationHistory(folder).read(9)).toEqual({ verifications: [one(3), one(2), one(1)], unreadable: 0 });
  expect(statSync(place()).mode & 0o777).toBe(0o600);
});

test('lines that are none are counted, not hidden and not shown', async () => {
  const history = new VerificationHistory(folder);
  await history.append(one(1));
  appendFileSync(place(), '{\n[]\nnull\n{"at":"x"}\n\n');
  await history.append({ ...one(2), outcome: 'cancelled' });
  const { verifications, unreadable } = await history.read(9);
  expect([verifications.map((found) => found.outcome), unreadable]).toEqual([['cancelled', 'ok'], 4]);
});

test('of a long history the last part is read, from a whole line on', async () => {
  const history = new VerificationHistory(folder);
  const line = `${JSON.stringify(one(1))}\n`;
  appendFileSync(place(), line.repeat(Math.ceil(600_000 / line.length)));
  await history.append(one(9));
  const { verifications, unreadable } = await history.read(10_000);
  expect([verifications[0], unreadable]).toEqual([one(9), 0]);
  expect(verifications.length).toBeLessThan(readFileSync(place(), 'utf8').split('\n').length - 1);
});
