// Asking other agencies, and answering as the owner.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

/** `to`: an agency, or `sector:police` for every other agency of a sector. */
export const NewOwnerRequest = Type.Object({ to: Type.String({ minLength: 1, maxLength: 80 }), words: Type.String({ minLength: 3, maxLength: 2_000 }) });
/** The same whatever anybody holds: sent; you will hear from them if they choose to answer. */
export const SentOwnerRequest = Type.Object({ id: Type.String(), state: Type.Literal('sent'), ledger: LedgerReceipt });
export type SentOwnerRequest = Static<typeof SentOwnerRequest>;

const Answer = Type.Object({ agency: Type.String(), kind: Type.String(), words: Type.String(), reports: Type.Array(Type.String()), at: Type.String() });
export const OwnRequest = Type.Object({ id: Type.String(), to: Type.String(), words: Type.String(), at: Type.String(), purpose: Type.String(), caseRef: Type.String(), answers: Type.Array(Answer) });
export type OwnRequest = Static<typeof OwnRequest>;
export const OwnRequests = Type.Object({ requests: Type.Array(OwnRequest), ledger: LedgerReceipt });
export type OwnRequests = Static<typeof OwnRequests>;

export const RequestToUs = Type.Object({
  id: Type.String(), agency: Type.String(), member: Type.String(), words: Type.String(), purpose: Type.String(), caseRef: Type.String(), at: Type.String(),
  state: Type.String({ description: 'open, answered, or closed in silence' }), answer: nullable(Answer),
});
export type RequestToUs = Static<typeof RequestToUs>;
export const RequestsToUs = Type.Object({ requests: Type.Array(RequestToUs), ledger: LedgerReceipt });
export type RequestsToUs = Static<typeof RequestsToUs>;

/** `reports`: of your own agency, to release or the sanitised ones. `silent` closes it; the asker sees nothing of that. */
export const NewOwnerAnswer = Type.Object({
  kind: Type.Union([Type.Literal('words'), Type.Literal('released'), Type.Literal('sanitised'), Type.Literal('silent')]),
  words: Type.String({ maxLength: 4_000 }), reports: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 }),
});
export const GivenOwnerAnswer = Type.Object({ ledger: LedgerReceipt });
