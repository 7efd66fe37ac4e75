// What one more sentence before a look-up changes.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Share = Type.Object({
  people: Type.Integer(), again: Type.Integer({ description: 'of them, who made another unexplained look-up within four weeks' }), share: Type.Number({ description: '0 to 1' }),
  low: Type.Number({ description: 'with `high`: bounds that hold 95 times of 100 (Wilson)' }), high: Type.Number(),
});
export type FrictionShare = Static<typeof Share>;

/** `GET /api/watch/friction`. */
export const FrictionAnswer = Type.Object({
  mode: Type.Union([Type.Literal('off'), Type.Literal('on'), Type.Literal('randomised')]), least: Type.Integer({ description: 'people in each part before anything is shown' }),
  asked: nullable(Share), held: nullable(Share), ledger: LedgerReceipt,
});
export type FrictionAnswer = Static<typeof FrictionAnswer>;
