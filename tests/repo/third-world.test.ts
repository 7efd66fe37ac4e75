// The town that nobody tunes on: made twice it is the same, and what the examiner cannot read of it is what was spoilt on purpose.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorldTruth } from '../../bench/watch/truth.js';
import { makeThirdWorld, type Planted } from '../../bench/watch/third-world/world.js';

const OPTIONS = { seed: 5, actors: 110, weeks: 4, offenderShare: 0.1 };

describe('the third world', () => {
  const folder = mkdtempSync(join(tmpdir(), 'third-'));
  let planted: Planted | undefined;
  beforeAll(async () => { planted = await makeThirdWorld(OPTIONS, join(folder, 'one')); });

  it('is the same, byte for byte, for the same seed', async () => {
    await makeThirdWorld(OPTIONS, join(folder, 'two'));
    const [one, two] = ['one', 'two'].map((name) => digests(join(folder, name)));
    expect(one).toHaveLength(22);
    expect(two).toEqual(one);
  });

  it('blames each wrong look on an offender of that kind', () => {
    const truth = JSON.parse(readFileSync(join(folder, 'one/truth.json'), 'utf8')) as WorldTruth;
    const wrong = readFileSync(join(folder, 'one/truth.csv'), 'utf8').split('\n').slice(1).map((line) => line.split(',')).filter((cells) => (cells[4] ?? '') !== '');
    expect(truth.offenders).toHaveLength(11);
    expect(truth.actors).toHaveLength(110);
    expect(wrong.filter(([, , , blame = '', kind]) => !truth.offenders.some((one) => one.kind === kind && one.actors.includes(blame)))).toEqual([]);
    expect(truth.offenders.filter((one) => !wrong.some(([, , , blame = '', kind]) => one.kind === kind && one.actors.includes(blame)))).toEqual([]);
  });

  // The program as it was built: without a build there is nothing to ask.
  it.runIf(existsSync('dist/main.js'))('has no lines that the examiner cannot read but those spoilt on purpose', () => {
    execFileSync(process.execPath, ['bin/custos.mjs', 'watch', 'scan', join(folder, 'one/evidence'), '--out', join(folder, 'out')], { stdio: 'ignore' });
    const { tables } = JSON.parse(readFileSync(join(folder, 'out/coverage.json'), 'utf8')) as { tables: readonly { table: string; state: string; quarantined: number; duplicates: number; unknown_columns: readonly string[] }[] };
    expect(tables.filter((one) => one.state !== 'read' || one.unknown_columns.length > 0)).toEqual([]);
    expect(Object.fromEntries(tables.filter((one) => one.quarantined > 0).map((one) => [one.table, one.quarantined]))).toEqual(planted?.broken);
    expect(tables.reduce((sum, one) => sum + one.duplicates, 0)).toBe(planted?.doubled);
  });
});

function digests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.name} ${createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex')}`).toSorted((a, b) => a.localeCompare(b));
}
