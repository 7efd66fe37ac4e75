// What one person opened to another for a time.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const NewDelegation = Type.Object({
  kind: Type.Union([Type.Literal('case'), Type.Literal('eyes_only')], { description: 'the compartment of the case at hand, or your agency’s waiver of a second citizenship' }),
  grantee: Type.String({ minLength: 3, maxLength: 200, description: '`name@agency`' }),
  until: Type.String({ maxLength: 40, description: 'RFC 3339; within 92 days' }), from: Type.Optional(Type.String({ maxLength: 40, description: 'RFC 3339; at once when absent' })),
  why: Type.String({ minLength: 3, maxLength: 2_000 }),
});
export type NewDelegation = Static<typeof NewDelegation>;
export const DelegationGiven = Type.Object({ id: Type.String({ description: '`agency~delegation`' }), ledger: LedgerReceipt });
export type DelegationGiven = Static<typeof DelegationGiven>;
export const DelegationTakenBack = Type.Object({ ledger: LedgerReceipt });
export type DelegationTakenBack = Static<typeof DelegationTakenBack>;

export const DelegationView = Type.Object({
  id: Type.String(), kind: Type.String(), caseRef: nullable(Type.String()), isMine: Type.Boolean({ description: 'you gave it; otherwise you hold it' }),
  grantor: Type.String(), grantee: Type.String(), from: Type.String(), until: Type.String(), why: Type.String(), givenAt: Type.String(), takenBackAt: nullable(Type.String()),
  isOpen: Type.Boolean({ description: 'it holds at this moment' }),
});
export type DelegationView = Static<typeof DelegationView>;
export const DelegationsAnswer = Type.Object({ delegations: Type.Array(DelegationView), ledger: LedgerReceipt });
export type DelegationsAnswer = Static<typeof DelegationsAnswer>;
