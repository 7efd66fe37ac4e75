import { afterEach, expect, test, vi } from 'vitest';
import { run } from '../../tests/support/terminal-run.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('an equivalence is an interval in the contract’s shape, and gross only without a purity', async () => {
  const { code, out } = await run('drugs', 'equivalent', '--gross-kg', '46.17', '--purity', '0.08:0.12', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ gross_kg: 46.17, pure_kg: { low: 3.6936, high: 5.5404 }, reference_doses: { low: 1_846_800, high: 2_770_200, mg: 2 }, basis: 'purity 0.08 to 0.12 as given; reference dose 2 mg' });
  expect(JSON.parse((await run('drugs', 'equivalent', '--gross-kg', '46.17', '--json')).out)).toEqual({ gross_kg: 46.17, pure_kg: null, reference_doses: null, basis: 'gross only' });
});

test('people read the interval and its sample in their language', async () => {
  expect((await run('drugs', 'equivalent', '--gross-kg', '46.17', '--sample', 'bc-2021-23')).out).toMatch(/pure: 0\.04617 – 36\.936 kg\nreference doses \(2 mg\): 23,085 – 18,468,000\nbasis: sample bc-2021-23 \(British Columbia.*median 10\.6%; under 0\.1% to over 80%; n = 8,122\)/);
  vi.stubEnv('LC_ALL', 'fr_CA.UTF-8');
  expect((await run('drugs', 'equivalent', '--tablets', '973', '--sample', 'us-tablets', '--reference-mg', '1')).out).toMatch(/comprimés: 973\nmasse pure: 0,00188762 kg\ndoses de référence \(1 mg\): 1\u00A0888\nfondement: échantillon us-tablets/);
});

test.each([
  [[], /give `--gross-kg` or `--tablets`/],
  [['--gross-kg', '1', '--tablets', '2'], /one of them alone/],
  [['--gross-kg', '1', '--purity', '8%'], /in per cent/],
  [['--gross-kg', '1', '--purity', '1.2'], /over 1/],
  [['--gross-kg', '1', '--purity', '0.2:0.1'], /from high to low/],
  [['--gross-kg', '1', '--purity', '0.1', '--sample', 'bc-2021-23'], /not both/],
  [['--gross-kg', '46,17'], /is not a number/],
  [['--gross-kg=-1'], /below zero/],
  [['--gross-kg', '1', '--sample', 'us-tablets'], /of tablets, not of mass/],
  [['--tablets', '5', '--purity', '0.1'], /`--mg-per-tablet`/],
  [['--tablets', '5', '--mg-per-tablet', '2,5'], /such as `1:2\.5`/],
])('%j is refused with what to do', async (argv, why) => {
  expect(await run('drugs', 'equivalent', ...argv)).toMatchObject({ code: 2, out: '', said: expect.stringMatching(why) as string });
});

test('samples, potency, commodities and codes are told without a node', async () => {
  expect((await run('drugs', 'samples')).out).toMatch(/us-powder-ndta-2025 .*mean 11\.36%/);
  expect((await run('drugs', 'potency')).out).toMatch(/CARFENTANIL\s+about 100/);
  expect((await run('drugs', 'commodities')).out).toMatch(/XYLAZINE_MEDETOMIDINE/);
  expect((await run('drugs', 'codes')).out).toMatch(/4270\s+2018-01-01\s+trafficking, opioid other than heroin/);
});
