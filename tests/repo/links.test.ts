// What a document points at exists: files, folders and headings. Addresses elsewhere are not asked for.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from './files.js';

const documents = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  join('data', 'SOURCES.md'),
];

/** The document without what stands in code, where brackets mean something else. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, 'code');
}

/** Targets of links and pictures, as written. */
function targetsOf(path: string): string[] {
  return [...proseOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] ?? '').filter((target) => !/^[a-z]+:/.test(target));
}

/** Names under which the headings of a document can be reached, as the hosting sites make them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map((found) => (found[1] ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-'));
}

function isThere(document: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? document : normalize(join(dirname(document), decodeURIComponent(path)));
  return existsSync(file) && (heading === undefined || headingsOf(file).includes(heading));
}

test.each(documents)('every link of %s leads somewhere', (document) => {
  expect(targetsOf(document).filter((target) => !isThere(document, target))).toEqual([]);
});

test('every document and every picture can be reached from the README', () => {
  const seen = new Set<string>(['README.md']);
  for (const document of seen) {
    const files = targetsOf(document).map((target) => normalize(join(dirname(document), target.split('#')[0] ?? ''))).filter((file) => existsSync(file));
    for (const file of files) if (/\.(md|png)$/.test(file)) seen.add(file);
  }
  const pictures = existsSync('docs/images') ? readdirSync('docs/images').map((name) => join('docs', 'images', name)) : [];
  expect([...documents, ...pictures].filter((file) => !seen.has(file))).toEqual([]);
});

test('no picture is larger than 200 kB', () => {
  expect(readdirSync('docs/images').filter((name) => statSync(join('docs', 'images', name)).size > 200_000)).toEqual([]);
});

test('every invariant that the code states names a test that is there', () => {
  const tests = filesOf('src', 'web', 'tests').filter((file) => file.includes('.test.'));
  const named = filesOf('src', 'web').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/INVARIANT:[^\n]*?([\w./-]+\.test\.tsx?)/g)].map((found) => ({ file, test: found[1] ?? '' })));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ test: name }) => !tests.some((one) => one.endsWith(`/${name}`) || one === name))).toEqual([]);
});
