import { afterEach, expect, test, vi } from 'vitest';
import { run } from '../../tests/support/terminal-run.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('a refused comparison is an answer with every reason and the months that are shared', async () => {
  const { code, out } = await run('seizures', 'compare', 'cbsa-fy2023', 'cbp-north-fy2024', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ from: 'cbsa-fy2023', to: 'cbp-north-fy2024', comparable: false, overlap: { from: '2023-10-01', to: '2024-03-31', months: 6 }, effort: [null, null] });
  expect((await run('seizures', 'compare', 'cbsa-fy2023', 'cbp-north-fy2024')).out).toMatch(/not comparable:[\s\S]*counted_by[\s\S]*shared period: 2023-10-01 … 2024-03-31, 6 months\neffort: not stated, not stated/);
  expect(await run('seizures', 'compare', 'cbsa-fy2023', 'nothing')).toMatchObject({ code: 2, said: expect.stringMatching(/no public figure `nothing`/) as string });
});

test('the claims are told with their verdicts, in both languages', async () => {
  expect(JSON.parse((await run('seizures', 'claims', '--json')).out)).toHaveLength(11);
  expect((await run('seizures', 'claims')).out).toMatch(/cbsa-up-775: .*\n {2}→ period disputed/);
  vi.stubEnv('LC_ALL', 'fr_CA.UTF-8');
  expect((await run('seizures', 'claims')).out).toMatch(/up-300-to-1000: .*\n {2}→ inutilisable/);
});

test('a release is composed from public figures without a node, and its hour has a zone', async () => {
  const about = ['--figures', 'sprint-arrests, sprint-fentanyl', '--name-en', 'the sprint', '--name-fr', 'le sprint'] as const;
  const { code, out } = await run('notes', 'compose', ...about, '--embargo', '2026-03-01T10:00:00-05:00');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: 'release', embargoUntil: '2026-03-01T10:00:00-05:00', response: { en: expect.stringContaining('[[sprint-fentanyl@1]]') as string, fr: expect.stringContaining('[[incomplete]]') as string } });
  expect(await run('notes', 'compose', ...about, '--embargo', 'noon')).toMatchObject({ code: 2, said: expect.stringMatching(/with its zone/) as string });
  expect(await run('notes', 'compose', '--figures', 'sprint-arrests,cbsa-fy2023', '--name-en', 'x', '--name-fr', 'x')).toMatchObject({ code: 2, said: expect.stringMatching(/two periods/) as string });
});
