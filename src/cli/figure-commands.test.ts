import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { referenceText } from '../kernel/index.js';
import { runTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-figures-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const written = { out: '', said: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.said += String(text)), true));
  return { code: await runTerminal(argv), ...written };
}

test('a share is told with its bounds, without a node', async () => {
  const { code, out } = await run('figures', 'share', '--yes', '29', '--unknown', '369', '--total', '647', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ bounds: [0.0448, 0.6151], wording: { en: '4.5% confirmed; up to 61.5%; unknown 57.0%' } });
});

test('what does not add up, and numbers in another format, end with 2 and the number’s name', async () => {
  expect(await run('figures', 'share', '--yes', '300', '--unknown', '369', '--total', '647')).toMatchObject({ code: 2, out: '', said: expect.stringMatching(/`total` 647/) as string });
  expect(await run('figures', 'share', '--yes', '1 234,5', '--unknown', '369', '--total', '647')).toMatchObject({ code: 2, said: expect.stringMatching(/`--yes` is `1 234,5`/) as string });
  expect(await run('figures', 'show', 'nothing')).toMatchObject({ code: 2 });
});

test.each([
  [['--yes', '29', '--no', '300', '--unknown', '369', '--total', '647'], /`yes` 29 \+ `no` 300 \+ `unknown` 369 = 698 is more than `total` 647/],
  [['--yes', '29', '--no', '100', '--unknown', '369', '--total', '647'], /leaves 149 of `total` 647 in no state/],
  [['--yes', '0', '--unknown', '0', '--total', '0'], /no share of nothing/],
  [['--yes=-29', '--unknown', '369', '--total', '647'], /`--yes` is `-29`; there are no fewer than none/],
  [['--yes', '29', '--unknown', '369', '--withheld=-1', '--total', '647'], /`--withheld` is `-1`/],
  [['--yes', '4.5%', '--unknown', '57%', '--total', '647'], /`--yes` is a percentage, and a percentage without its base is no count/],
  [['--yes', '4,5 pour cent', '--unknown', '369', '--total', '647'], /`--yes` is a percentage/],
  [['--yes', '29 kg', '--unknown', '369', '--total', '647 lb'], /`--yes` is in `kg` and `--total` in `lb`; a share is of one thing/],
  [['--yes', '29 groups', '--unknown', '369', '--total', '647'], /`--yes` has a unit \(`groups`\)/],
  [['--yes', '29', '--unknown', '3,69', '--total', '647'], /`--unknown` is `3,69`; a count is a whole number/],
  [['--yes', '1e3', '--unknown', '0', '--total', '1000'], /`--yes`/],
  [['--yes', '99999999999999999999', '--unknown', '0', '--total', '1'], /`--yes`/],
])('%j is refused, and the wrong number named', async (argv, why) => {
  expect(await run('figures', 'share', ...argv)).toMatchObject({ code: 2, out: '', said: expect.stringMatching(why) as string });
});

test('a refused comparison is an answer with its reasons', async () => {
  const { code, out } = await run('figures', 'compare', 'cbsa-fy2023', 'cbp-north-fy2024', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ comparable: false, reasons: expect.arrayContaining([expect.objectContaining({ code: 'fiscal_calendar' })]) as object[] });
});

test('a group nobody looked at is assessed with what is known of it, which is nothing', async () => {
  const file = join(folder, 'group.json');
  const scheme = JSON.parse(referenceText('assessment/sleipnir.json')) as { attributes: readonly { code: string }[] };
  writeFileSync(file, JSON.stringify({ attributes: Object.fromEntries(scheme.attributes.map(({ code }) => [code, 'unknown'])) }));
  const { code, out } = await run('assess', 'sleipnir', '--json', file);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ point: 380, floor: 0, ceiling: 760, knownShare: 0 });
});

test('commitments, series and the map are told without a node, and a table is checked before it is sent', async () => {
  expect((await run('figures', 'commitments')).out).toMatch(/rcmp-officers-1000\s+1,000 officers\s+unknown\s+unknown/);
  const { out } = await run('figures', 'trend', 'cisc-2022-influence-or-access', '--json');
  expect(JSON.parse(out)).toMatchObject({ unit: 'percent', joins: expect.arrayContaining([expect.objectContaining({ joined: false, to: 'cisc-2025-national-attempt' })]) as object[] });
  expect((await run('figures', 'map', 'cisc-2021-national-hlt')).out).toMatch(/Nunavut\s+not_stated/);
  const file = join(folder, 'table.csv');
  writeFileSync(file, 'id,label_en,label_fr,by_en,by_fr,unit,promised,promised_on,funded,funded_on,delivered,delivered_on,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr\nx,a,b,c,d,officer,"1 234,5",2026-01-01,,,,,s,s,2026-01-01,n,n\n');
  expect((await run('figures', 'commitments', '--check', file)).out).toMatch(/^0 rows can be read, 1 quarantined\n2: a number is not plain digits/);
  expect(await run('figures', 'commitments', '--check', join(folder, 'none.csv'))).toMatchObject({ code: 2 });
});
