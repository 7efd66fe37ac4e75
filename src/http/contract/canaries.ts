// Records of people who do not exist, for the examiner who keeps them.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const NewCanaries = Type.Object({
  count: Type.Integer({ minimum: 1, maximum: 20 }), system: Type.String({ minLength: 2, maxLength: 60, description: '`custos`, or the system that you carry the rows to' }),
  rotateDays: Type.Integer({ minimum: 14, maximum: 400, description: 'after so many days each is withdrawn and another takes its place' }), until: Type.String({ maxLength: 10, description: 'YYYY-MM-DD' }),
  why: Type.String({ minLength: 10, maxLength: 500 }),
});
export type NewCanaries = Static<typeof NewCanaries>;

/** `requested`: send the same again once a second person approved. */
export const CanariesOrdered = Type.Object({ state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), approval: nullable(Type.String()), ledger: LedgerReceipt });
export type CanariesOrdered = Static<typeof CanariesOrdered>;

export const CanaryLine = Type.Object({
  id: Type.String(), system: Type.String(), state: Type.Union([Type.Literal('waiting'), Type.Literal('planted'), Type.Literal('retired')]), entity: Type.String(), name: Type.String(),
  properties: Type.Record(Type.String(), Type.String()), dueAt: Type.String(), rotateAt: Type.String(), until: Type.String(),
  meetings: Type.Array(Type.Object({ at: Type.String(), actor: Type.String(), action: Type.String(), entry: Type.String({ description: '`agency#index`' }) })),
});
export type CanaryLine = Static<typeof CanaryLine>;

/** `GET /api/watch/canaries`: the caller's own. */
export const CanariesAnswer = Type.Object({
  canaries: Type.Array(CanaryLine), blendsIn: Type.Boolean({ description: 'five records of the agency or more are for leads only already, as every canary is' }), ledger: LedgerReceipt,
});
export type CanariesAnswer = Static<typeof CanariesAnswer>;
