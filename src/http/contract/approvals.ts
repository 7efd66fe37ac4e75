// Acts that take two: what one asked another to approve, and what one may approve.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Person = Type.Object({ user: Type.String(), displayName: Type.String(), agency: Type.String(), agencyName: Type.String() });

export const ApprovalView = Type.Object({
  id: Type.String({ description: '`agency~approval`' }), kind: Type.String({ description: 'unseal_source, destroy_source, amend_source, change_policy, change_people, second_person, assure_partner' }),
  subject: Type.String({ description: 'canonical JSON: exactly what is approved' }), subjectHash: Type.String({ description: 'SHA-256 of the subject; sent back with the decision' }),
  why: Type.String(), askedBy: Person, askedAt: Type.String(), expiresAt: Type.String(), approverAgency: Type.String(),
  state: Type.String({ description: 'pending, approved, refused, withdrawn, taken, expired' }),
  decidedBy: nullable(Person), decidedAt: nullable(Type.String()), decidedWhy: nullable(Type.String()),
});
export type ApprovalView = Static<typeof ApprovalView>;

/** `waiting`: what the caller may approve, and nothing else that waits. */
export const ApprovalsAnswer = Type.Object({ mine: Type.Array(ApprovalView), waiting: Type.Array(ApprovalView), ledger: LedgerReceipt });
export type ApprovalsAnswer = Static<typeof ApprovalsAnswer>;

export const ApprovalVerdict = Type.Object({
  kind: Type.String({ maxLength: 60 }), subjectHash: Type.String({ minLength: 64, maxLength: 64, description: 'of the subject as it was shown' }),
  why: Type.String({ minLength: 10, maxLength: 500 }),
}, { additionalProperties: false });
export type ApprovalVerdict = Static<typeof ApprovalVerdict>;

export const ApprovalStep = Type.Object({ id: Type.String(), state: Type.String(), ledger: LedgerReceipt });
export type ApprovalStep = Static<typeof ApprovalStep>;

/** How many requests wait for this person; those that they may not decide do not count. */
export const ApprovalsWaiting = Type.Object({ waiting: nullable(Type.Integer({ description: 'null while the ledger does not run' })) });
export type ApprovalsWaiting = Static<typeof ApprovalsWaiting>;
