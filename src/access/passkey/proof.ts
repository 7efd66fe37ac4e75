// Whether a device has proven what it says (WebAuthn Level 3, sections 7.1 and 7.2): our origin, our name, this challenge, and a person whom
// it verified by PIN or finger. Presence alone is not enough. Anything wrong, or unreadable, is a no.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Assertion, NewCredential, Passkey, RelyingParty } from './passkey.js';

/** EdDSA, ES256, RS256 (COSE): what devices make today. */
export const keyAlgorithms: readonly number[] = [-8, -7, -257];

export interface ProvenCredential {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly backedUp: boolean;
}

export interface ProvenUse {
  readonly counter: number;
  readonly backedUp: boolean;
}

/** Read at the first ceremony: its certificate readers take half a second to load, and most starts never need them. */
const verifier = () => import('@simplewebauthn/server');

export async function proveCredential(party: RelyingParty, challenge: string, given: NewCredential): Promise<ProvenCredential | undefined> {
  const response: RegistrationResponseJSON = {
    id: given.id, rawId: given.id, type: 'public-key', clientExtensionResults: {},
    response: { clientDataJSON: given.clientDataJSON, attestationObject: given.attestationObject },
  };
  try {
    if (isFramed(given.clientDataJSON)) return undefined;
    const { verifyRegistrationResponse } = await verifier();
    const { registrationInfo: info } = await verifyRegistrationResponse({
      response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true,
      supportedAlgorithmIDs: [...keyAlgorithms],
    });
    if (info === undefined || !info.userVerified || info.credential.id !== given.id) return undefined;
    return { credentialId: info.credential.id, publicKey: info.credential.publicKey, counter: info.credential.counter, backedUp: info.credentialBackedUp };
  } catch {
    return undefined; // what does not parse proves nothing, and its parser's words are not repeated
  }
}

/** `counter` is what the device says; whether it grew is judged by the store, after the signature was found good. */
export async function proveUse(party: RelyingParty, challenge: string, given: Assertion, passkey: Passkey): Promise<ProvenUse | undefined> {
  if (given.id !== passkey.credentialId || (given.userHandle !== undefined && given.userHandle !== passkey.userHandle)) return undefined;
  const response: AuthenticationResponseJSON = {
    id: given.id, rawId: given.id, type: 'public-key', clientExtensionResults: {},
    response: { clientDataJSON: given.clientDataJSON, authenticatorData: given.authenticatorData, signature: given.signature },
  };
  try {
    if (isFramed(given.clientDataJSON)) return undefined;
    const { verifyAuthenticationResponse } = await verifier();
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    return verified && info.userVerified ? { counter: info.newCounter, backedUp: info.credentialBackedUp } : undefined;
  } catch {
    return undefined;
  }
}

/** A page of somebody else's that shows ours in a frame would choose what the person answers. */
function isFramed(clientDataJSON: string): boolean {
  const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
  return typeof said !== 'object' || said === null || ('crossOrigin' in said && said.crossOrigin !== false) || 'topOrigin' in said;
}
