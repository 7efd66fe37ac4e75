import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { runTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-draft-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const written = { out: '', said: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => ((written.out += String(words)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => ((written.said += String(words)), true));
  return { code: await runTerminal(['figures', ...argv]), ...written };
}

test('the words of likelihood stand with their bands in both languages, and confidence apart from them', async () => {
  const all = JSON.parse((await run('likelihood', '--json')).out) as { bands: readonly { code: string; low: number; high: number; en: readonly string[]; fr: readonly string[]; source: string }[]; confidence: readonly { code: string }[] };
  expect(all.bands.map(({ low, high, en }) => [low, high, en[0]])).toEqual([
    [1, 5, 'almost no chance'], [5, 20, 'very unlikely'], [20, 45, 'unlikely'], [45, 55, 'roughly even chance'], [55, 80, 'likely'], [80, 95, 'very likely'], [95, 99, 'almost certain'],
  ]);
  expect(all.bands.every(({ fr, source }) => fr.length > 0 && source !== '')).toBe(true);
  expect(all.confidence.map(({ code }) => code)).toEqual(['low', 'moderate', 'high']);
  expect(JSON.parse((await run('likelihood', '20', '--json')).out)).toMatchObject({ bands: [{ code: 'very-unlikely' }, { code: 'unlikely' }] });
  expect((await run('likelihood', '99.9')).out).toMatch(/^no word/);
  expect(await run('likelihood', 'often')).toMatchObject({ code: 2, out: '' });
});

test('a draft comes back with its marks, and bad input ends with 2', async () => {
  const file = join(folder, 'draft.txt');
  writeFileSync(file, 'We assess with high confidence that this is likely.');
  expect(JSON.parse((await run('draft', file, '--json')).out)).toMatchObject([{ mark: 'mixes_likelihood_and_confidence', at: [0, 51] }]);
  expect((await run('draft', file)).out).toMatch(/^MIXES LIKELIHOOD AND CONFIDENCE\n {2}We assess/);
  expect(await run('draft', file, '--lang', 'de')).toMatchObject({ code: 2 });
  expect(await run('draft', join(folder, 'absent.txt'))).toMatchObject({ code: 2 });
});
