import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { runTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-annual-command-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const written = { out: '', said: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => ((written.out += String(words)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => ((written.said += String(words)), true));
  return { code: await runTerminal(['report', 'annual', ...argv]), ...written };
}

test('a report is made without a node, in three forms with its evidence, and again from that evidence to the byte', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'deep', 'second')];
  const made = await run('--as-of', '2026-03-31', '--lang', 'fr', '--out', first, '--json');
  expect(made.code).toBe(0);
  expect(readdirSync(first).toSorted()).toEqual(['annual-report-2026-03-31-fr.html', 'annual-report-2026-03-31-fr.pdf', 'annual-report-2026-03-31-fr.xlsx', 'evidence.json']);
  expect((await run('--evidence', join(first, 'evidence.json'), '--lang', 'fr', '--out', second)).code).toBe(0);
  for (const name of readdirSync(first)) expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true);
}, 120_000);

test('bad input ends with 2 and leaves nothing', async () => {
  const out = join(folder, 'none');
  writeFileSync(join(folder, 'a-file'), '{}');
  for (const argv of [['--as-of', '2026-02-30'], ['--as-of', '9999-01-01'], [], ['--evidence', join(folder, 'a-file')], ['--as-of', '2026-03-31', '--evidence', join(folder, 'a-file')]]) {
    expect(await run(...argv, '--lang', 'en', '--out', out)).toMatchObject({ code: 2, out: '' });
  }
  expect(await run('--as-of', '2026-03-31', '--lang', 'de', '--out', out)).toMatchObject({ code: 2 });
  expect(await run('--as-of', '2026-03-31', '--lang', 'en', '--out', join(folder, 'a-file'))).toMatchObject({ code: 2 });
  expect(existsSync(out)).toBe(false);
});
