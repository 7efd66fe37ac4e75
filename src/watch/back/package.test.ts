// A package in the hands of its receiver: whatever is wrong with it is said in words that tell what to do, and nothing of it is shown.
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { BadInput } from '../../kernel/index.js';
import { openedFile, sealedFile } from './package-file.js';
import { newReaderKey, parseReaderKey } from './reader-key.js';

const sealed = async () => {
  const { own, given } = await newReaderKey();
  return { own, given, file: await sealedFile('{"content":"who looked"}', { to: 'Insp. Roe', agency: 'alder', key: given }) };
};
const says = (words: string) => expect.objectContaining({ message: expect.stringContaining(words), constructor: BadInput });

test('opens for the key that it was made for, and for no other', async () => {
  const { own, given, file } = await sealed();
  expect(await openedFile(file, own)).toEqual({ content: '{"content":"who looked"}', fingerprint: given.fingerprint });
  await expect(openedFile(file, (await newReaderKey()).own)).rejects.toEqual(says('this package was made for the key'));
  await expect(openedFile(file, given.text)).rejects.toEqual(says('public half'));
  expect(file).not.toContain('who looked');
});

test('says that it is cut, changed, or no package', async () => {
  const { own, file } = await sealed();
  await expect(openedFile(file.slice(0, -40), own)).rejects.toEqual(says('cut short'));
  const at = file.length - 30;
  const changed = `${file.slice(0, at)}${file[at] === 'A' ? 'B' : 'A'}${file.slice(at + 1)}`;
  await expect(openedFile(changed, own)).rejects.toEqual(says('a byte of this package was changed'));
  const fields = JSON.parse(changed) as { sealed: string };
  await expect(openedFile(JSON.stringify({ ...fields, sha256: hash('sha256', fields.sealed, 'hex') }), own)).rejects.toEqual(says('hash and all'));
  for (const other of ['', 'hello', '{}', '{"format":"custos-look-back/1"}']) await expect(openedFile(other, own)).rejects.toEqual(says('no package'));
});

test('a key that is none, or the private half, is not taken', async () => {
  const { own, given } = await newReaderKey();
  expect(await parseReaderKey(given.text)).toEqual(given);
  await expect(parseReaderKey(own)).rejects.toEqual(says('private half'));
  const { x, y } = JSON.parse(given.text) as { x: string; y: string };
  for (const bad of ['', '[]', '{"kty":"EC"}', JSON.stringify({ kty: 'EC', crv: 'P-256', x: y, y: x }), JSON.stringify({ kty: 'RSA', crv: 'P-256', x, y })]) await expect(parseReaderKey(bad)).rejects.toEqual(says('no key for a package'));
});
