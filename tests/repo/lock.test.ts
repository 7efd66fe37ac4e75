// A clean clone installs: the lock file names every platform's packages, the pinned versions stand in step.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingOptional } from '../../tools/lock.mjs';

interface Manifest {
  readonly packages?: Readonly<Record<string, Manifest>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readJson(path: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  return manifest;
}

test('the lock file is complete; if not, run `node tools/lock.mjs`', () => {
  expect(missingOptional(readJson('package-lock.json')).map((item) => item.name)).toEqual([]);
});

test('package.json and the lock file ask for the same, and every version is exact', () => {
  const wanted = readJson('package.json');
  const locked = readJson('package-lock.json').packages?.[''];
  expect(locked?.dependencies).toEqual(wanted.dependencies);
  expect(locked?.devDependencies).toEqual(wanted.devDependencies);
  const versions = Object.values({ ...wanted.dependencies, ...wanted.devDependencies });
  expect(versions.filter((version) => !/^\d/.test(version))).toEqual([]);
});
