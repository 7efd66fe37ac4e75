// The vault keeps a key durable and wrapped, under the name it was made for, and after shredding nothing of it.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diskLayer, type FileLayer } from '../file-layer.js';
import { KeyVault } from './key-vault.js';
import { keyPlace } from './testing.js';

const coded = (code: string) => expect.objectContaining({ code });
const tombstone = { state: 'destroyed', destroyedAtMs: 5, request: { origin: 'custos.example/alder', index: 1n }, approval: { origin: 'custos.example/birch', index: 2n } } as const;
const month = '2026-03';

describe('a month’s key', () => {
  test('is the same after a restart, and different for each month and agency', () => {
    const place = keyPlace();
    const vault = KeyVault.open(place);
    const key = vault.keyToSeal('alder', month);
    expect(key).toHaveLength(32);
    expect(vault.keyToSeal('birch', month)).not.toEqual(key);
    expect(vault.keyToSeal('alder', '2026-04')).not.toEqual(key);
    const tag = vault.tagKey();
    vault.close();
    const again = KeyVault.open(place);
    expect(Buffer.from(again.keyToOpen('alder', month))).toEqual(Buffer.from(key));
    expect(Buffer.from(again.tagKey())).toEqual(Buffer.from(tag));
    again.close();
  });

  test('is readable to the owner alone and lies nowhere unwrapped', () => {
    const place = keyPlace();
    const vault = KeyVault.open(place);
    const key = Buffer.from(vault.keyToSeal('alder', month)).toString('base64');
    vault.close();
    expect(statSync(place.folder).mode & 0o777).toBe(0o700);
    const files = readdirSync(place.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const file of files) {
      expect(readFileSync(`${file.parentPath}/${file.name}`, 'utf8')).not.toContain(key);
      if (file.name !== 'lock') expect(statSync(`${file.parentPath}/${file.name}`).mode & 0o777).toBe(0o600);
    }
  });

  test('opens with the examiner’s key when the agency has taken its own away, and with neither not at all', () => {
    const place = keyPlace();
    const vault = KeyVault.open(place);
    const key = Buffer.from(vault.keyToSeal('alder', month));
    vault.close();
    rmSync(`${place.folder}/agency/alder.kek`);
    const examiner = KeyVault.open(place);
    expect(Buffer.from(examiner.keyToOpen('alder', month))).toEqual(key);
    examiner.close();
    rmSync(`${place.folder}/examiner.kek`);
    const nobody = KeyVault.open(place);
    expect(() => nobody.keyToOpen('alder', month)).toThrow(coded('damaged'));
    nobody.close();
  });

  test('cannot be passed off as another month’s', () => {
    const place = keyPlace();
    const vault = KeyVault.open(place);
    vault.keyToSeal('alder', month);
    vault.close();
    renameSync(`${place.folder}/months/alder/${month}.json`, `${place.folder}/months/alder/2026-02.json`);
    const moved = KeyVault.open(place);
    expect(() => moved.keyToOpen('alder', '2026-02')).toThrow(coded('damaged'));
    expect(() => moved.keyToOpen('alder', month)).toThrow(coded('damaged'));
    moved.close();
  });

  test.each(['../alder', '', 'a/b', '.', 'x'.repeat(65)])('is not looked for outside the folder: agency `%s`', (agencyId) => {
    const vault = KeyVault.open(keyPlace());
    expect(() => vault.keyToSeal(agencyId, month)).toThrow(coded('bad_entry'));
    expect(() => vault.keyToOpen('alder', '../../etc')).toThrow(coded('bad_entry'));
    vault.close();
  });
});

test('one process has the folder', () => {
  const place = keyPlace();
  const vault = KeyVault.open(place);
  expect(() => KeyVault.open(place)).toThrow(coded('locked'));
  vault.close();
  KeyVault.open(place).close();
});

describe('shredding', () => {
  test('leaves a tombstone, and no key under any holder', () => {
    const place = keyPlace();
    const vault = KeyVault.open(place);
    vault.keyToSeal('alder', month);
    const before = readFileSync(`${place.folder}/months/alder/${month}.json`, 'utf8');
    vault.shred('alder', month, tombstone);
    expect(() => vault.keyToOpen('alder', month)).toThrow(coded('destroyed'));
    expect(() => vault.keyToSeal('alder', month)).toThrow(coded('destroyed'));
    expect(() => vault.shred('alder', month, tombstone)).toThrow(coded('destroyed'));
    vault.close();
    expect(readdirSync(`${place.folder}/months/alder`)).toEqual([`${month}.json`]);
    expect(before).toContain('wrapped');
    expect(readFileSync(`${place.folder}/months/alder/${month}.json`, 'utf8')).not.toContain('wrapped');
    const again = KeyVault.open(place);
    expect(again.months()).toEqual([{ agencyId: 'alder', month, file: tombstone }]);
    again.close();
  });

  test.each(['before the overwriting', 'after the overwriting'])('that a crash cut off %s is finished at the next start', (when) => {
    const place = keyPlace();
    const broken: FileLayer = {
      ...diskLayer,
      rename(from, to) {
        if (from.endsWith('.shredding')) throw new Error('the power went');
        diskLayer.rename(from, to);
      },
    };
    const vault = KeyVault.open({ ...place, layer: broken });
    vault.keyToSeal('alder', month);
    const file = `${place.folder}/months/alder/${month}.json`;
    const whole = readFileSync(file);
    expect(() => vault.shred('alder', month, tombstone)).toThrow('the power went');
    vault.close();
    if (when === 'before the overwriting') writeFileSync(file, whole);
    expect(existsSync(`${place.folder}/months/alder/${month}.shredding`)).toBe(true);
    const again = KeyVault.open(place);
    expect(again.month('alder', month)).toEqual(tombstone);
    expect(() => again.keyToOpen('alder', month)).toThrow(coded('destroyed'));
    again.close();
  });
});
