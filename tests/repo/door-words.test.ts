// Whatever the door, the rooms behind it and the keepers of keys say to a person has its French. (That a refusal has it, the type of `refuse` holds.)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Withdrawn } from '../../src/access/errors.js';
import { rightsChanged } from '../../src/access/why-not.js';
import { inFrench } from '../../src/http/key-refusal.js';
import { problemOf } from '../../src/http/problem.js';
import { said, sentenceNames } from '../../src/http/said.js';

const sources = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts')).map((path) => join(folder, path));

/** The text of each call of `name`, from its parenthesis to the one that closes it. */
function callsOf(name: string, text: string): string[] {
  return text.split(`${name}(`).slice(1).map((rest) => {
    let depth = 1;
    const end = rest.split('').findIndex((letter) => (depth += letter === '(' ? 1 : letter === ')' ? -1 : 0) === 0);
    return rest.slice(0, end);
  });
}

test('what a person is told to mend is said in French too', () => {
  // Imports are read from files at the terminal, by whoever runs a node; their faults quote columns and lines.
  const files = ['src/access', 'src/http', 'src/registry', 'src/kernel'].flatMap(sources).filter((path) => !/registry\/import-/.test(path));
  const calls = files.flatMap((path) => callsOf('new BadInput', readFileSync(path, 'utf8')).map((call) => `${path}: ${call}`));
  expect(calls.length).toBeGreaterThan(80);
  expect(calls.filter((call) => !/\bfr\b/.test(call))).toEqual([]);
});

test('each sentence that the node says for itself has both languages', () => {
  for (const name of sentenceNames) {
    const [en, fr] = [said(name, 'en'), said(name, 'fr')];
    expect([name, fr.error, fr.message.length > 10, fr.message === en.message]).toEqual([name, en.error, true, false]);
  }
});

test('each reason of the keepers of keys has its French', () => {
  const texts = ['src/ledger/payload', 'src/ledger/sources'].flatMap(sources).map((path) => readFileSync(path, 'utf8'));
  const reasons = texts.flatMap((text) => [...text.matchAll(/(?:\brefused\(|'(?:not_granted|not_found|destroyed)', )['`]((?:[^'`\\]|\\`|`(?=[^)]*')){6,}?)['`](?:\)|, )/g)]).map((found) => (found[1] ?? '')
    .replaceAll('\\`', '`').replaceAll('${month}', '2026-01').replaceAll(/\$\{new Date.*\}/g, '2031-01-31'));
  expect(reasons.length).toBeGreaterThan(15);
  const other = inFrench('');
  expect(reasons.filter((reason) => inFrench(reason) === other)).toEqual([]);
});

test('what was allowed and is not any more is told in the language of the caller', () => {
  const fault = new Withdrawn('rights_ended', rightsChanged);
  expect([problemOf(fault, 'en'), problemOf(fault, 'fr')]).toEqual([
    { status: 403, body: { error: 'not_allowed', message: rightsChanged.message } }, { status: 403, body: { error: 'not_allowed', message: rightsChanged.fr } },
  ]);
});
