// Signing in from elsewhere, and one's own sessions.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

/** `GET /api/sign-on`: whom people may sign in with. A browser goes to `/api/sign-on/:id`. */
export const SignOnChoices = Type.Object({ providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) });
export type SignOnChoices = Static<typeof SignOnChoices>;

export const OwnSessionView = Type.Object({
  id: Type.String(), isThis: Type.Boolean(), signedInBy: Type.String({ description: 'password, oidc or passkey' }), signedInAt: Type.String(), lastSeenAt: Type.String(),
  expiresAt: Type.String(), address: nullable(Type.String()), device: nullable(Type.String({ description: 'what the browser says of itself' })),
});
export type OwnSessionView = Static<typeof OwnSessionView>;
export const OwnSessions = Type.Object({ sessions: Type.Array(OwnSessionView), ledger: LedgerReceipt });
export type OwnSessions = Static<typeof OwnSessions>;
export const SessionsEnded = Type.Object({ ended: Type.Integer(), ledger: LedgerReceipt });
export type SessionsEnded = Static<typeof SessionsEnded>;
/** `DELETE /api/session` of a session that a provider opened: where the browser ends the provider's own. */
export const SignedOut = Type.Object({ providerSignOut: nullable(Type.String()) });
export type SignedOut = Static<typeof SignedOut>;
