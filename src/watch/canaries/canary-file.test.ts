import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { canaryForms, openFile, rowsOf, sealFile } from './canary-file.js';

const rows = [
  { id: 'nk-1', name: 'Ann Bly', properties: { birthDate: '1980-01-02' }, mark: 'a'.repeat(16) },
  { id: 'nk-004711', name: 'Zoë-Éléonore "Zo" Çağlar', properties: { nationality: 'ca', birthDate: '1990-11-12' }, mark: 'b'.repeat(16) },
];

test.each(canaryForms)('rows as `%s` are of one length in bytes, and each bears its mark', (form) => {
  const lines = rowsOf(form, rows).trimEnd().split('\n').slice(form === 'csv' || form === 'evidence' ? 1 : 0);
  expect(lines).toHaveLength(2);
  expect(new Set(lines.map((line) => Buffer.byteLength(line))).size).toBe(1);
  expect(lines.map((line) => /([ab])\1{15}/.exec(line)?.[0])).toEqual(rows.map((one) => one.mark));
});

test('each form has the words of its system', () => {
  expect(rowsOf('csv', rows).split('\n')[0]).toBe('id,name,birthDate,nationality,mark,pad');
  expect(rowsOf('evidence', rows).split('\n').slice(0, 2)).toEqual(['subject_type,subject_id,mark,pad', expect.stringMatching(/^person,nk-1,a+,\.+$/)]);
  expect(JSON.parse(rowsOf('ecs', rows).split('\n')[0] ?? '')).toMatchObject({ user: { id: 'nk-1', full_name: 'Ann Bly' }, labels: { birthDate: '1980-01-02' } });
});

test('a sealed file opens with its words, and with no others, nor changed', () => {
  const sealed = sealFile('rows', 'some words of mine', randomBytes);
  expect(sealed).not.toContain('rows"');
  expect(openFile(sealed, 'some words of mine')).toBe('rows');
  for (const bad of [() => openFile(sealed, 'other words of mine'), () => openFile(sealed.replace(/"tag":"./, '"tag":"'), 'some words of mine'), () => openFile('{}', ''), () => openFile('rows', 'x')]) expect(bad).toThrow(expect.objectContaining({ code: 'bad_input' }));
});
