// Cases that one is on, with who else is; and, for an administrator, the agency's by their references alone.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const OnCase = Type.Object({ member: Type.String(), agency: Type.String(), name: Type.String(), role: Type.String() });
export const CaseView = Type.Object({
  ref: Type.String({ description: '`agency~case`' }), title: Type.String({ description: 'empty for whoever only administers it' }), openedOn: Type.String(), closedOn: nullable(Type.String()), members: Type.Array(OnCase, { description: 'empty for whoever only administers it' }), count: Type.Integer({ description: 'how many are on it today' }),
});
export type CaseView = Static<typeof CaseView>;
export const CasesAnswer = Type.Object({
  mine: Type.Array(CaseView), agency: nullable(Type.Array(CaseView, { description: 'the agency’s, without titles and names, for its administrator; null for everybody else' })), ledger: LedgerReceipt,
});
export type CasesAnswer = Static<typeof CasesAnswer>;
export const CloseCase = Type.Object({ agency: Type.Optional(Type.String({ maxLength: 64 })), why: Type.String({ minLength: 10, maxLength: 500 }) }, { additionalProperties: false });
