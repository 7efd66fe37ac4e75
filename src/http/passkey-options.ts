// What a browser is asked for: always a person whom the device verified, never mere presence (WebAuthn Level 3, section 5.4.4).
import type { Member } from '../access/index.js';
import { keyAlgorithms, type Passkey, type RelyingParty } from '../access/passkey/index.js';
import type { AssertionBody, NewPasskeyOptions, UseOptions } from './contract.js';

const timeout = 120_000;
type Transport = NonNullable<NewPasskeyOptions['excludeCredentials'][number]['transports']>[number];
const transports: readonly Transport[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

export function newPasskeyOptions(party: RelyingParty, member: Member, asked: { challenge: string; userHandle: string; have: readonly Passkey[] }): NewPasskeyOptions {
  return {
    rp: { id: party.id, name: 'Custos' },
    user: { id: asked.userHandle, name: `${member.userName}@${member.agencyId}`, displayName: member.displayName },
    challenge: asked.challenge, timeout, attestation: 'none',
    pubKeyCredParams: keyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: asked.have.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  };
}

/** Without `allow` the device offers the person their own passkeys, and the answer is the same for everyone. */
export function useOptions(party: RelyingParty, challenge: string, allow: readonly Passkey[]): UseOptions {
  return { challenge, rpId: party.id, timeout, userVerification: 'required', ...(allow.length > 0 && { allowCredentials: allow.map(descriptorOf) }) };
}

export function assertionOf({ id, response }: AssertionBody) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? undefined };
}

function descriptorOf({ credentialId, transports: known }: Passkey) {
  return { id: credentialId, type: 'public-key' as const, transports: transports.filter((one) => known.includes(one)) };
}
