// Promise: with keys in a PKCS#11 token nothing on the signer's disk can sign, and what the token holds cannot be copied.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemRandom } from '../../src/kernel/index.js';
import { openCheckpoint } from '../../src/ledger/format/checkpoint.js';
import { parseVerifier } from '../../src/ledger/format/key.js';
import { ConsistentSigner, FileKeys, loadPkcs11, readPin, RemoteSigner, TokenKeys } from '../../src/ledger/signer/index.js';
import { ck, type Pkcs11 } from '../../src/ledger/signer/pkcs11-module.js';
import { History } from '../../src/ledger/signer/testing.js';
import { endSigner, signerPlace, startSigner } from './signer-program.js';
import { lacking, library } from './soft-token.js';

const pin = '48151623';

test('without the package the error says how to install it', () => {
  if (lacking !== 'pkcs11js is not installed') return;
  expect(() => loadPkcs11()).toThrow('npm install --no-save pkcs11js@2.1.7');
});

describe.skipIf(lacking !== undefined)(lacking === undefined ? 'a token' : `a token (skipped: ${lacking})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'custos-token-'));
  let made = 0;

  function softhsm(...args: string[]): void {
    const { status, stderr } = spawnSync('softhsm2-util', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  beforeAll(() => {
    mkdirSync(`${folder}/tokens`);
    writeFileSync(`${folder}/softhsm2.conf`, `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n`);
    process.env['SOFTHSM2_CONF'] = `${folder}/softhsm2.conf`;
    for (const label of ['custos', 'other']) softhsm('--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '11223344');
    writeFileSync(`${folder}/pin`, `${pin}\n`, { mode: 0o600 });
    writeFileSync(`${folder}/open-pin`, pin, { mode: 0o644 });
  });

  afterAll(() => {
    delete process.env['SOFTHSM2_CONF'];
    rmSync(folder, { recursive: true, force: true });
  });

  function opened(signerFolder: string, token = 'custos', words = pin): ConsistentSigner {
    return ConsistentSigner.open({ folder: signerFolder, keys: (layer, path) => new TokenKeys(layer, path, { module: loadPkcs11(), library: library ?? '', token, pin: words }) });
  }

  function freshFolder(): string {
    made += 1;
    return `${folder}/signer-${made}`;
  }

  /** Does something with the token as its user. */
  function inToken<T>(work: (pkcs11: Pkcs11, session: Buffer) => T): T {
    const pkcs11 = new (loadPkcs11().PKCS11)();
    pkcs11.load(library ?? '');
    pkcs11.C_Initialize();
    try {
      const slot = pkcs11.C_GetSlotList(true).find((one) => pkcs11.C_GetTokenInfo(one).label.trim() === 'custos') ?? Buffer.alloc(8);
      const session = pkcs11.C_OpenSession(slot, ck.serialSession | ck.rwSession);
      pkcs11.C_Login(session, ck.user, pin);
      return work(pkcs11, session);
    } finally {
      pkcs11.C_Finalize();
      pkcs11.close();
    }
  }

  test('makes the key, signs with it, and finds it again; no private half lies on the disk', async () => {
    const place = freshFolder();
    const log = new History('opp');
    const signer = opened(place);
    const vkey = await signer.keyOf(log.agencyId, log.origin);
    const { epoch } = await signer.open(0n);
    const [note = ''] = await signer.sign(epoch, [log.head(0, 3)]);
    expect(openCheckpoint(note, parseVerifier(vkey))).toMatchObject({ size: 3n });
    signer.close();
    expect(readdirSync(`${place}/keys`)).toEqual(['opp.pub']);
    const again = opened(place);
    expect(await again.keyOf(log.agencyId, log.origin)).toBe(vkey);
    expect(await again.sign(epoch, [log.head(0, 3)])).toEqual([note]);
    expect(await again.sign(epoch, [log.head(3, 9)])).toHaveLength(1);
    again.close();
  });

  test('the private half cannot be read out, even with the PIN', async () => {
    const place = freshFolder();
    const signer = opened(place);
    await signer.keyOf('spvm', 'custos.example/spvm');
    signer.close();
    const CKA_VALUE = 0x11;
    inToken((pkcs11, session) => {
      pkcs11.C_FindObjectsInit(session, [{ type: ck.class, value: ck.privateKey }, { type: ck.label, value: 'custos:custos.example/spvm' }]);
      const [key = Buffer.alloc(8)] = pkcs11.C_FindObjects(session, 2);
      pkcs11.C_FindObjectsFinal(session);
      expect(() => pkcs11.C_GetAttributeValue(session, key, [{ type: CKA_VALUE }])).toThrow('CKR_ATTRIBUTE_SENSITIVE');
      expect(pkcs11.C_GetAttributeValue(session, key, [{ type: ck.sensitive }, { type: ck.extractable }]).map(({ value }) => value[0])).toEqual([1, 0]);
    });
  });

  test('a key that a crash left without its public file is taken up again', async () => {
    const place = freshFolder();
    const first = opened(place);
    const vkey = await first.keyOf('rcmp', 'custos.example/rcmp');
    first.close();
    rmSync(`${place}/keys/rcmp.pub`);
    const again = opened(place);
    expect(await again.keyOf('rcmp', 'custos.example/rcmp')).toBe(vkey);
    again.close();
  });

  test('a key that someone brought along, and could have copied, is refused', async () => {
    const label = 'custos:custos.example/brought';
    inToken((pkcs11, session) => pkcs11.C_GenerateKeyPair(session, { mechanism: ck.edwardsPair }, [
      { type: ck.token, value: true }, { type: ck.label, value: label }, { type: ck.ecParams, value: Buffer.from('130c656477617264733235353139', 'hex') },
    ], [{ type: ck.token, value: true }, { type: ck.label, value: label }, { type: ck.sensitive, value: false }, { type: ck.extractable, value: true }]));
    const signer = opened(freshFolder());
    await expect(signer.keyOf('brought', 'custos.example/brought')).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('copy') });
    signer.close();
  });

  test('another token, a wrong PIN, no such token, keys from files: refused with what to do', async () => {
    const place = freshFolder();
    const signer = opened(place);
    await signer.keyOf('cbsa', 'custos.example/cbsa');
    signer.close();
    const code = (expected: string): unknown => expect.objectContaining({ code: expected });
    expect(() => opened(place, 'other')).toThrow(code('damaged'));
    expect(() => opened(place, 'custos', '0000')).toThrow(code('unavailable'));
    expect(() => opened(place, 'absent')).toThrow('no token is labelled `absent`');
    expect(() => ConsistentSigner.open({ folder: place, keys: (layer, path) => new FileKeys(layer, path, systemRandom) })).toThrow(code('damaged'));
    expect(() => readPin(`${folder}/open-pin`)).toThrow('chmod 600');
    expect(readPin(`${folder}/pin`)).toBe(pin);
    opened(place).close();
  });

  test('a signature that does not hold never becomes a note', async () => {
    const place = freshFolder();
    class Lying extends loadPkcs11().PKCS11 {
      private lies = 0;

      constructor() {
        super();
        const honest = this.C_Sign.bind(this);
        this.C_Sign = (session, bytes, room) => {
          const signature = honest(session, bytes, room);
          this.lies += 1;
          if (this.lies === 1) signature.writeUInt8(signature.readUInt8(5) ^ 1, 5);
          if (this.lies === 2) throw new Error('CKR_DEVICE_REMOVED:50');
          return signature;
        };
      }
    }
    const signer = ConsistentSigner.open({
      folder: place, keys: (layer, path) => new TokenKeys(layer, path, { module: { PKCS11: Lying }, library: library ?? '', token: 'custos', pin }),
    });
    const log = new History('sq');
    await signer.keyOf(log.agencyId, log.origin);
    const { epoch } = await signer.open(0n);
    for (let lie = 0; lie < 2; lie += 1) await expect(signer.sign(epoch, [log.head(0, 1)])).rejects.toMatchObject({ code: 'unavailable' });
    expect(signer.signed()).toMatchObject([{ size: 0n, note: '' }]);
    // A fault ended the session; the next call begins another.
    expect(await signer.sign(epoch, [log.head(0, 1)])).toHaveLength(1);
    signer.close();
  });

  test('the whole process with a token', async () => {
    const place = signerPlace();
    const words = ['--pkcs11', library ?? '', '--token', 'custos', '--pin-file', `${folder}/pin`];
    const child = await startSigner(place, ...words);
    const log = new History('fintrac');
    const signer = await RemoteSigner.connect(place.socket);
    const vkey = await signer.keyOf(log.agencyId, log.origin);
    const { epoch } = await signer.open(0n);
    const [note = ''] = await signer.sign(epoch, [log.head(0, 5)]);
    expect(openCheckpoint(note, parseVerifier(vkey))).toMatchObject({ size: 5n });
    signer.close();
    await endSigner(child);
    expect(readFileSync(`${place.data}/keys/fintrac.pub`, 'utf8').trim()).toBe(vkey);
    rmSync(place.folder, { recursive: true, force: true });
  });
});
