// Promise: with the agencies' keys in a PKCS#11 token a stolen disk opens no source, and what the token holds cannot be copied (G6).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemRandom } from '../../src/kernel/index.js';
import { loadPkcs11 } from '../../src/ledger/signer/index.js';
import { ck } from '../../src/ledger/signer/pkcs11-module.js';
import { TokenSession } from '../../src/ledger/signer/token-session.js';
import { TokenAgencyKeys } from '../../src/ledger/sources/index.js';
import { lacking, library } from './soft-token.js';

const pin = '31415926';

describe.skipIf(lacking !== undefined)(lacking === undefined ? 'an agency’s key in a token' : `an agency’s key in a token (skipped: ${lacking})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'custos-source-token-'));
  const key = systemRandom(32);
  let keys: TokenAgencyKeys;

  beforeAll(() => {
    mkdirSync(`${folder}/tokens`);
    writeFileSync(`${folder}/softhsm2.conf`, `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n`);
    process.env['SOFTHSM2_CONF'] = `${folder}/softhsm2.conf`;
    const { status, stderr } = spawnSync('softhsm2-util', ['--init-token', '--free', '--label', 'sources', '--pin', pin, '--so-pin', '11223344'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    keys = new TokenAgencyKeys({ module: loadPkcs11(), library: library ?? '', token: 'sources', pin, random: systemRandom });
  });
  afterAll(() => {
    keys.close();
    delete process.env['SOFTHSM2_CONF'];
    rmSync(folder, { recursive: true, force: true });
  });

  test('wraps and unwraps the key of a source, for that source and that agency only', () => {
    const wrapped = keys.wrap('alder', 'S-1', key);
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false);
    expect(keys.unwrap('alder', 'S-1', wrapped)).toEqual(Uint8Array.from(key));
    keys.wrap('birch', 'S-1', key);
    for (const [agency, source] of [['alder', 'S-2'], ['birch', 'S-1']] as const) expect(() => keys.unwrap(agency, source, wrapped)).toThrow(expect.objectContaining({ code: 'damaged' }));
    const changed = Uint8Array.from(wrapped);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(() => keys.unwrap('alder', 'S-1', changed)).toThrow(expect.objectContaining({ code: 'damaged' }));
    expect(keys.unwrap('alder', 'S-1', wrapped)).toEqual(Uint8Array.from(key));
  });
  test('an agency that has no key in the token is told so', () => {
    expect(() => keys.unwrap('cedar', 'S-1', systemRandom(60))).toThrow('without it they stay sealed for good');
  });
  test('the token does not give the key away', () => {
    const session = Reflect.get(keys, 'session') as TokenSession;
    const [object] = session.find(ck.secretKey, 'custos:sources:alder', ck.aes);
    const value = 0x11;
    expect(() => session.read(object ?? Buffer.alloc(0), [value])).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
