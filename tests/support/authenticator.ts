// A device of the tests that makes and uses passkeys (ES256), and lies where it is told to. Its bytes are those of WebAuthn Level 3, section 6.1.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a device may say untruly; left out, it is honest. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** The device asked for neither PIN nor finger. */
  readonly unverified?: boolean;
  readonly absent?: boolean;
  readonly counter?: number;
  readonly framed?: boolean;
  readonly userHandle?: string | null;
  readonly id?: string;
  /** Signs with another key than the one that was registered. */
  readonly otherKey?: boolean;
}

export interface Party {
  readonly id: string;
  readonly origin: string;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const backupFlags = 0x08 | 0x10;

/** One passkey on one device. */
export class Authenticator {
  readonly id = base64url(randomBytes(16));
  readonly party: Party;
  userHandle = '';
  counter = 0;
  readonly counts: boolean;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #others = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** `counts`: a device of its own whose counter grows; else a synced passkey, which always says 0. */
  constructor(party: Party, counts = true) {
    this.party = party;
    this.counts = counts;
  }

  /** The JSON form of `navigator.credentials.create`. */
  create(options: { challenge: string; user: { id: string } }, lies: Lies = {}) {
    this.userHandle = options.user.id;
    const credentialId = Buffer.from(lies.id ?? this.id, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), length(credentialId), credentialId, coseKey(this.#keys.publicKey)]);
    const authData = Buffer.concat([this.#facts(lies, 0x40), attested]);
    const attestation = new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(authData)]]);
    return {
      id: lies.id ?? this.id, rawId: lies.id ?? this.id, type: 'public-key', clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, lies), transports: ['internal', 'telepathy'],
        attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      },
    };
  }

  /** The JSON form of `navigator.credentials.get`. */
  get(options: { challenge: string }, lies: Lies = {}) {
    if (this.counts) this.counter += 1;
    const authData = this.#facts(lies, 0);
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, lies);
    const { privateKey } = lies.otherKey === true ? this.#others : this.#keys;
    const signature = sign('sha256', Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]), privateKey);
    const userHandle = lies.userHandle === undefined ? this.userHandle : lies.userHandle;
    return {
      id: lies.id ?? this.id, rawId: lies.id ?? this.id, type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData: base64url(authData), signature: base64url(signature), ...(userHandle !== null && { userHandle }) },
    };
  }

  #facts(lies: Lies, more: number): Buffer {
    const flags = (lies.absent === true ? 0 : 0x01) | (lies.unverified === true ? 0 : 0x04) | (this.counts ? 0 : backupFlags) | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? this.counter);
    return Buffer.concat([sha256(Buffer.from(lies.rpId ?? this.party.id)), Buffer.from([flags]), counter]);
  }

  #clientData(type: string, challenge: string, lies: Lies): string {
    const said = {
      type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? this.party.origin, crossOrigin: lies.framed === true,
      ...(lies.framed === true && { topOrigin: 'https://frame.example' }),
    };
    return base64url(Buffer.from(JSON.stringify(said)));
  }
}

function length(bytes: Uint8Array): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return size;
}

/** COSE, RFC 9053: EC2, ES256, P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  return Buffer.from(isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, point(x)], [-3, point(y)]])));
}
