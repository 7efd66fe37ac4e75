// Keys that cannot be copied: made inside a PKCS#11 token, never to leave it. The signer's folder keeps the public halves only.
// What the token's library answers is checked: it is somebody else's code, and the token may be another one today.
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { KEY_BYTES, type NoteSigner, type NoteVerifier, verifierOf } from '../format/key.js';
import { KeyFolder } from '../key-folder.js';
import type { KeyStore } from './keys.js';
import { ck, type Pkcs11Module } from './pkcs11-module.js';
import { TokenSession } from './token-session.js';

export interface TokenOptions {
  readonly module: Pkcs11Module;
  /** Path of the token's library. */
  readonly library: string;
  /** Label of the token. */
  readonly token: string;
  readonly pin: string;
}

/** `edwards25519`, as PKCS#11 v3.0 section 2.3.10 names the curve: a DER PrintableString. */
const curve = Buffer.from('130c656477617264733235353139', 'hex');
const SIGNATURE_BYTES = 64;

export class TokenKeys implements KeyStore {
  private readonly session: TokenSession;
  private readonly publicHalves: KeyFolder;

  /** Throws `unavailable` when the library or the token cannot be used. */
  constructor(
    private readonly layer: FileLayer,
    private readonly folder: string,
    { module, library, token, pin }: TokenOptions,
  ) {
    this.session = new TokenSession(module, library, token, pin);
    this.publicHalves = new KeyFolder(layer, folder);
    this.publicHalves.make();
    layer.syncFolder(folder);
  }

  agencies(): readonly string[] {
    return this.publicHalves.agencies();
  }

  key(agencyId: string): NoteSigner {
    const known = this.publicHalves.verifier(agencyId);
    const found = this.find(known.name);
    if (found?.vkey !== known.vkey) {
      throw new LedgerError('damaged', `the key of the log of \`${agencyId}\` is not in the token, or is another; insert the token that the log began with`);
    }
    return this.signerOf(found);
  }

  make(agencyId: string, origin: string): NoteSigner {
    const verifier = this.find(origin) ?? this.generate(origin);
    writeWhole(this.layer, `${this.folder}/keys`, `${agencyId}.pub`, `${verifier.vkey}\n`);
    return this.signerOf(verifier);
  }

  close(): void {
    this.session.close();
  }

  private signerOf(verifier: NoteVerifier): NoteSigner {
    const label = labelOf(verifier.name);
    return {
      verifier,
      get skey(): string {
        throw new LedgerError('bad_key', 'a key in a token cannot be read; ask the token to sign');
      },
      sign: (text) => {
        const signature = this.session.use((pkcs11, session) => {
          pkcs11.C_SignInit(session, { mechanism: ck.eddsa }, this.session.privateKey(label));
          return pkcs11.C_Sign(session, Buffer.from(text), Buffer.alloc(SIGNATURE_BYTES));
        });
        // A wrong signature must not become a note: under a known key it would read as tampering.
        if (!verifier.verify(text, signature)) throw new LedgerError('unavailable', 'what the token signed does not hold; look at the token');
        return signature;
      },
    };
  }

  private find(origin: string): NoteVerifier | undefined {
    const label = labelOf(origin);
    const [pair, more] = this.session.find(ck.publicKey, label);
    if (pair === undefined) return undefined;
    if (more !== undefined) throw new LedgerError('damaged', `the token holds two keys labelled \`${label}\`; find out which is the log's`);
    const [sensitive, never] = this.session.read(this.session.privateKey(label), [ck.alwaysSensitive, ck.neverExtractable]);
    if (sensitive?.[0] !== 1 || never?.[0] !== 1) {
      throw new LedgerError('damaged', `the key labelled \`${label}\` was not made in the token, or can be taken out: whoever put it there may hold a copy`);
    }
    const [point] = this.session.read(pair, [ck.ecPoint]);
    return verifierOf(origin, pointOf(point ?? Buffer.alloc(0)));
  }

  private generate(origin: string): NoteVerifier {
    const label = labelOf(origin);
    this.session.use((pkcs11, session) => pkcs11.C_GenerateKeyPair(session, { mechanism: ck.edwardsPair }, [
      { type: ck.class, value: ck.publicKey }, { type: ck.keyType, value: ck.edwards }, { type: ck.token, value: true }, { type: ck.private, value: false },
      { type: ck.label, value: label }, { type: ck.ecParams, value: curve }, { type: ck.verify, value: true },
    ], [
      { type: ck.class, value: ck.privateKey }, { type: ck.keyType, value: ck.edwards }, { type: ck.token, value: true }, { type: ck.private, value: true },
      { type: ck.label, value: label }, { type: ck.sensitive, value: true }, { type: ck.extractable, value: false }, { type: ck.sign, value: true },
    ]));
    const made = this.find(origin);
    if (made === undefined) throw new LedgerError('unavailable', `the token made no key labelled \`${label}\`; look whether it is full`);
    return made;
  }
}

function labelOf(origin: string): string {
  return `custos:${origin}`;
}

/** The 32 bytes of an Ed25519 point: a DER OCTET STRING in most tokens, bare in some. */
function pointOf(value: Buffer): Uint8Array {
  const isWrapped = value.length === KEY_BYTES + 2 && value[0] === 0x04 && value[1] === KEY_BYTES;
  return Uint8Array.from(isWrapped ? value.subarray(2) : value);
}
