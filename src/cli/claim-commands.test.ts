import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { runTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-claims-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function check(text: string | Buffer, ...options: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const file = join(folder, 'text.txt');
  writeFileSync(file, text);
  const written = { out: '', said: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => ((written.out += String(words)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => ((written.said += String(words)), true));
  return { code: await runTerminal(['figures', 'check', file, ...options]), ...written };
}

test('each claim of an article comes with seven fields and no more', async () => {
  const { code, out } = await check('At least 369 crime groups are trying to infiltrate government.', '--json');
  expect(code).toBe(0);
  const claims = JSON.parse(out) as readonly object[];
  expect(claims).toEqual([expect.objectContaining({ value: 369, unit: 'groups', verdict: 'reads_unknown_as_yes', figure: 'cisc-2022-influence-or-access' })]);
  expect(Object.keys(claims[0] ?? {})).toEqual(['sentence', 'value', 'unit', 'verdict', 'figure', 'explanation', 'correction']);
});

test('old word processors are read, and what is no text or too long ends with 2', async () => {
  expect((await check(Buffer.from('Le sprint a men\xe9 \xe0 524 arrestations.', 'latin1'))).out).toMatch(/AGREES {2}sprint-arrests/);
  expect(await check(Buffer.from([80, 75, 3, 4, 0, 0]))).toMatchObject({ code: 2, out: '' });
  expect(await check('x'.repeat(2 * 1024 * 1024 + 1))).toMatchObject({ code: 2, out: '', said: expect.stringMatching(/longer than 2 MB/) as string });
  expect(await check('', '--json')).toMatchObject({ code: 0, out: '[]\n' });
});
