// Releasing a derived report: asked by its author's agency, decided by each originator; and the label that a draft would inherit.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const agencies = Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 50 });
const purposes = Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 20 });
const Terms = Type.Object({ agencies: Type.Array(Type.String()), purposes: Type.Array(Type.String()) });

export const NewReleaseRequest = Type.Object({
  report: Type.String({ maxLength: 300, description: 'a derived report of your agency' }), agencies, purposes,
  why: Type.String({ minLength: 10, maxLength: 500, description: 'the originators read it' }),
}, { additionalProperties: false });
export type NewReleaseRequest = Static<typeof NewReleaseRequest>;
/** The same whoever the originators are and whatever they hold. */
export const SentReleaseRequest = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type SentReleaseRequest = Static<typeof SentReleaseRequest>;

export const AskedReleaseView = Type.Object({
  id: Type.String(), report: Type.String(), at: Type.String(), why: Type.String(), agencies: Type.Array(Type.String()), purposes: Type.Array(Type.String()),
  state: Type.String({ description: 'asked, in_effect, or withdrawn by yourself; who has not agreed, and why, is not told' }), inEffect: Terms,
});
export type AskedReleaseView = Static<typeof AskedReleaseView>;
export const AskedReleases = Type.Object({ requests: Type.Array(AskedReleaseView), ledger: LedgerReceipt });
export type AskedReleases = Static<typeof AskedReleases>;

export const ReceivedReleaseView = Type.Object({
  id: Type.String(), report: Type.String(), agency: Type.String(), member: Type.String(), at: Type.String(), why: Type.String(), agencies: Type.Array(Type.String()), purposes: Type.Array(Type.String()),
  inputs: Type.Array(Type.String(), { description: 'reports of your own agency that went in' }), markings: Type.Array(Type.String(), { description: 'under which you gave them' }),
  adds: Type.Array(Type.Object({
    agency: Type.String(), before: Type.Integer({ description: 'people who could see your part today, at most: rounded up to tens' }), after: Type.Integer({ description: 'who could see it in this report once it is released, likewise' }),
  })),
  released: nullable(Terms),
});
export type ReceivedReleaseView = Static<typeof ReceivedReleaseView>;
export const ReceivedReleases = Type.Object({ requests: Type.Array(ReceivedReleaseView), ledger: LedgerReceipt });
export type ReceivedReleases = Static<typeof ReceivedReleases>;

export const NewRelease = Type.Object({ agencies, purposes, why: Type.String({ minLength: 10, maxLength: 500 }) }, { additionalProperties: false });
export const TakenBack = Type.Object({ why: Type.String({ minLength: 3, maxLength: 500 }) }, { additionalProperties: false });
export const ReleaseGiven = Type.Object({ state: Type.String({ description: 'waiting for the second person, released, or taken_back' }), ledger: LedgerReceipt });
export type ReleaseGiven = Static<typeof ReleaseGiven>;
export const ReleaseWithdrawn = Type.Object({ ledger: LedgerReceipt });
export type ReleaseWithdrawn = Static<typeof ReleaseWithdrawn>;
