// A passkey as the house knows it, and what a browser says in a ceremony. Everything in the latter is the attacker's until it is verified.

export interface Passkey {
  readonly agencyId: string;
  readonly memberId: string;
  /** Our name for it; says nothing of the device. */
  readonly passkeyId: string;
  /** The device's name for it, base64url. */
  readonly credentialId: string;
  /** What the device gives back to say whose it is: random, the same for all passkeys of one person (WebAuthn Level 3, section 14.6.1). */
  readonly userHandle: string;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  /** Whether the device keeps a copy with its maker. */
  readonly backedUp: boolean;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | undefined;
  /** Set once its counter went back: somebody may have copied the key. */
  readonly stoppedAtMs: number | undefined;
}

/** Whom a passkey is for. `id` is the host name or a parent of it, never a number; `origin` is where the pages come from, without a slash. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** What `navigator.credentials.create` gave; base64url. */
export interface NewCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
}

/** What `navigator.credentials.get` gave; base64url. */
export interface Assertion {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | undefined;
}
