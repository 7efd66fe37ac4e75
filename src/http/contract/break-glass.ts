// Emergency access and its reviews.
import { type Static, Type } from 'typebox';
import { RecordEntry } from './ledger.js';
import { LedgerReceipt, nullable } from './receipt.js';

export const NewBreakGlass = Type.Object({ reason: Type.String({ maxLength: 2_000, description: 'at least 20 characters: what the danger is and what you look for' }) });
export const OpenedBreakGlass = Type.Object({ id: Type.String(), until: Type.String({ description: 'RFC 3339, UTC' }), ledger: LedgerReceipt });
export type OpenedBreakGlass = Static<typeof OpenedBreakGlass>;
export const EndedBreakGlass = Type.Object({ ledger: LedgerReceipt });

const Outcome = Type.Union([Type.Literal('justified'), Type.Literal('justified_with_advice'), Type.Literal('not_justified'), Type.Literal('passed_on')]);
const Opinion = Type.Object({ role: Type.String(), outcome: Type.String(), why: Type.String(), at: Type.String() });
export const BreakGlassView = Type.Object({
  id: Type.String(), user: Type.String(), purpose: Type.String(), caseRef: Type.String(), openedAt: Type.String(), until: Type.String(), endedAt: nullable(Type.String()),
  reviewDue: Type.String(), reviewedAt: nullable(Type.String()), outcome: nullable(Type.String({ description: 'the stricter of two opinions' })),
  opinions: Type.Array(Opinion, { description: 'complete once both have spoken; before, a reviewer sees their own' }),
});
export type BreakGlassView = Static<typeof BreakGlassView>;

/** `GET /api/break-glass`: one's own. */
export const OwnBreakGlass = Type.Object({
  timesThisWeek: Type.Integer(), reviewOverdue: Type.Boolean(), glasses: Type.Array(BreakGlassView), ledger: LedgerReceipt,
});
export type OwnBreakGlass = Static<typeof OwnBreakGlass>;

/** `GET /api/break-glass/reviews`: those that the reader may review. */
export const BreakGlassReviews = Type.Object({ reviews: Type.Array(BreakGlassView), ledger: LedgerReceipt });
export type BreakGlassReviews = Static<typeof BreakGlassReviews>;

/** One with all that was asked under it, from the record. */
export const BreakGlassReview = Type.Object({
  glass: BreakGlassView, reason: Type.String(), entries: Type.Array(RecordEntry), isCut: Type.Boolean({ description: 'there were more entries than are shown' }), ledger: LedgerReceipt,
});
export type BreakGlassReview = Static<typeof BreakGlassReview>;

export const NewGlassOpinion = Type.Object({ outcome: Outcome, why: Type.String({ minLength: 10, maxLength: 2_000 }) });
export const GivenGlassOpinion = Type.Object({ ledger: LedgerReceipt });
