import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkClaims } from '../claims/index.js';
import { referenceFigures } from '../index.js';
import { readPublicCheck, withoutComments } from './index.js';
import { parsePublicCheck } from './public-check.js';

test('the public check is off without a file, and a file that says something else stops the node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custos-public-'));
  expect(readPublicCheck(folder)).toMatchObject({ isOpen: false });
  writeFileSync(join(folder, 'claim-check.json'), '{"public": true, "perMinute": 4}');
  expect(readPublicCheck(folder)).toEqual({ isOpen: true, perMinute: 4, longest: 100_000 });
  rmSync(folder, { recursive: true });
  for (const text of ['', '[]', 'null', '{}', '{"public": "yes"}', '{"public": true, "perMinute": 0}', '{"public": true, "longest": 1.5}', '{"public": true, "longest": 9e9}', '{"open": true}', '{"public": true, "keep": true}']) {
    expect(() => parsePublicCheck(text), text).toThrow(/claim-check\.json/);
  }
});

test.each(['Comments', '12 comments', 'Reader comments (3)', 'COMMENTS:', 'Commentaires', '4 commentaires', 'Commentaires des lecteurs', 'Join the conversation', 'Leave a reply', 'Laisser un commentaire'])('what stands below `%s` is left out', (heading) => {
  expect(withoutComments(`The sprint led to 524 arrests.\n\n${heading}\nI say 900 groups.`)).toEqual({ text: 'The sprint led to 524 arrests.\n\n', left: true });
});

test.each(['He had no comments.', 'Comments by the minister were heard by 12 people.', 'Les commentaires du ministre portaient sur 12 groupes.', 'commentary'])('`%s` is the article’s own', (line) => {
  expect(withoutComments(`${line}\nThe end.`).left).toBe(false);
});

test('a paraphrased result has no word of the text', () => {
  const text = 'Aurelia Quillfeather of Wobbleton said that 12 Quillfeathers, more than 369 Wobbletonians and $813,954.27 were seized from six of eight zanies, up 775 per cent, and hundreds of Zyqombers.';
  const told = JSON.stringify(checkClaims(text, referenceFigures, { isParaphrased: true }));
  expect(told).toContain('775%');
  expect(told).not.toMatch(/quillfeather|wobbleton|zanies|zyqomber|aurelia|said/i);
});
