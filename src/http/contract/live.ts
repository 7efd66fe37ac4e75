// The live examiner: whether it is on, how far it is, and from which systems it takes logs.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Lane = Type.Object({
  name: Type.String({ description: '`node`: the record of this node; `systems`: logs of other systems' }), lookUps: Type.Integer({ description: 'examined in the last pass, of the last 26 weeks' }), quarantined: Type.Integer(),
  lastPassAt: nullable(Type.String()), lastPassMs: Type.Number(), completePassAt: nullable(Type.String()), completePassMs: Type.Number({ description: 'over everything; the same as the last pass where that is quick' }), lastDelayMs: nullable(Type.Number({ description: 'from the look-up, or its arrival, to the lead: of the last one that is this reader’s to see' })), problem: nullable(Type.String()),
});
export type LiveLane = Static<typeof Lane>;

/** `GET /api/watch/live`. */
export const LiveAnswer = Type.Object({
  isOn: Type.Boolean(), startedBy: nullable(Type.String()), startedAt: nullable(Type.String()), endedAt: nullable(Type.String()), endedWhy: nullable(Type.String({ description: '`stopped` or `rights_ended`' })),
  endedBy: nullable(Type.String()), perThousand: nullable(Type.Number()), lanes: Type.Array(Lane), mayStart: Type.Boolean(), ledger: LedgerReceipt,
});
export type LiveAnswer = Static<typeof LiveAnswer>;

export const StartLive = Type.Object({ perThousand: Type.Number({ exclusiveMinimum: 0, maximum: 1000, description: 'alerts per 1,000 people and ISO week, at most' }) });
export type StartLive = Static<typeof StartLive>;
export const LiveStep = Type.Object({ ledger: LedgerReceipt });
export type LiveStep = Static<typeof LiveStep>;
