// Passkeys and stepping up, in the JSON forms of WebAuthn Level 3 (section 5.1): bytes are base64url.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

/** Bytes as base64url; whether they are any is judged with what they say. */
const Bytes = (maxLength: number) => Type.String({ maxLength });
const CredentialId = Bytes(1_400);
const Transport = Type.Union([Type.Literal('ble'), Type.Literal('cable'), Type.Literal('hybrid'), Type.Literal('internal'), Type.Literal('nfc'), Type.Literal('smart-card'), Type.Literal('usb')]);
const Descriptor = Type.Object({ id: Type.String(), type: Type.Literal('public-key'), transports: Type.Optional(Type.Array(Transport)) });

/** `PublicKeyCredentialRequestOptionsJSON`. */
export const UseOptions = Type.Object({
  challenge: Type.String(), rpId: Type.String(), timeout: Type.Integer(), userVerification: Type.Literal('required'),
  allowCredentials: Type.Optional(Type.Array(Descriptor)),
});
export type UseOptions = Static<typeof UseOptions>;

/** `PublicKeyCredentialCreationOptionsJSON`. */
export const NewPasskeyOptions = Type.Object({
  rp: Type.Object({ id: Type.String(), name: Type.String() }),
  user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  challenge: Type.String(), timeout: Type.Integer(), attestation: Type.Literal('none'),
  pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
  excludeCredentials: Type.Array(Descriptor),
  authenticatorSelection: Type.Object({ residentKey: Type.Literal('required'), requireResidentKey: Type.Literal(true), userVerification: Type.Literal('required') }),
});
export type NewPasskeyOptions = Static<typeof NewPasskeyOptions>;

/** `AuthenticationResponseJSON`, as far as it is read. */
export const AssertionBody = Type.Object({
  id: CredentialId, type: Type.Literal('public-key'),
  response: Type.Object({ clientDataJSON: Bytes(8_000), authenticatorData: Bytes(8_000), signature: Bytes(8_000), userHandle: Type.Optional(nullable(Bytes(100))) }),
});
export type AssertionBody = Static<typeof AssertionBody>;

/** `RegistrationResponseJSON`, as far as it is read, with the name that the person gives it. */
export const NewPasskey = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  credential: Type.Object({
    id: CredentialId, type: Type.Literal('public-key'),
    response: Type.Object({ clientDataJSON: Bytes(8_000), attestationObject: Bytes(60_000), transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })) }),
  }),
});
export type NewPasskey = Static<typeof NewPasskey>;

export const PasskeyView = Type.Object({
  id: Type.String(), name: Type.String(), createdAt: Type.String(), lastUsedAt: nullable(Type.String()),
  backedUp: Type.Boolean({ description: 'the maker of the device keeps a copy of the key' }),
  stopped: Type.Boolean({ description: 'its counter went back: it opens nothing any more' }),
});
export type PasskeyView = Static<typeof PasskeyView>;
export const PasskeysAnswer = Type.Object({
  passkeys: Type.Array(PasskeyView), ledger: LedgerReceipt,
  lastStays: Type.Boolean({ description: 'the last working one cannot be removed by its owner, because there is no other way to sign in' }),
});
export type PasskeysAnswer = Static<typeof PasskeysAnswer>;
export const PasskeyChanged = Type.Object({ ledger: LedgerReceipt });
export type PasskeyChanged = Static<typeof PasskeyChanged>;

/** How this person steps up: by a passkey, or, in a demo folder and without one, by the password. `none`: they have no way yet. */
export const StepUpOptions = Type.Object({ by: Type.Union([Type.Literal('passkey'), Type.Literal('password'), Type.Literal('none')]), options: Type.Optional(UseOptions) });
export type StepUpOptions = Static<typeof StepUpOptions>;
/** One of the two. */
export const StepUp = Type.Object({ credential: Type.Optional(AssertionBody), password: Type.Optional(Type.String({ maxLength: 200 })) });
export type StepUp = Static<typeof StepUp>;
export const SteppedUp = Type.Object({ until: Type.String(), ledger: LedgerReceipt });
export type SteppedUp = Static<typeof SteppedUp>;

/** An administrator takes away all passkeys of somebody of their own agency. */
export const WithdrawPasskeys = Type.Object({ user: Type.String({ minLength: 1, maxLength: 200, description: 'user name, without the agency' }) });
