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

/** Rows for another system, sealed with `words`; `requested`: send the same again once a second person approved. */
export const CanaryExportOrder = Type.Object({
  system: Type.String({ minLength: 2, maxLength: 60 }), form: Type.Union([Type.Literal('csv'), Type.Literal('json'), Type.Literal('ecs'), Type.Literal('evidence')], { description: '`ecs`: lines of the Elastic Common Schema; `evidence`: the table `canaries` of an evidence set' }),
  words: Type.String({ minLength: 16, maxLength: 200, description: 'what the file is sealed with; it stands nowhere' }), why: Type.String({ minLength: 10, maxLength: 500 }),
});
export type CanaryExportOrder = Static<typeof CanaryExportOrder>;
export const CanariesExported = Type.Object({ ...CanariesOrdered.properties, file: nullable(Type.String({ description: 'open it with `custos canaries open`' })) });
export type CanariesExported = Static<typeof CanariesExported>;

export const CanariesTakeOver = Type.Object({ from: Type.String({ minLength: 1, maxLength: 64, description: 'account of whoever kept them' }), why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: Type.Optional(Type.String({ maxLength: 60 })) });
export type CanariesTakeOver = Static<typeof CanariesTakeOver>;

/** Of a canary in another system: what its logs call it, or that it is out of there. */
export const CanaryTended = Type.Object({ idThere: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), isOut: Type.Optional(Type.Literal(true)) });
export type CanaryTended = Static<typeof CanaryTended>;
export const CanaryStepAnswer = Type.Object({ ledger: LedgerReceipt });
export type CanaryStepAnswer = Static<typeof CanaryStepAnswer>;

export const CanaryLine = Type.Object({
  id: Type.String(), system: Type.String(), state: Type.Union([Type.Literal('waiting'), Type.Literal('planted'), Type.Literal('retired')]), entity: Type.String(), name: Type.String(),
  properties: Type.Record(Type.String(), Type.String()), dueAt: Type.String(), rotateAt: Type.String(), until: Type.String(),
  idThere: nullable(Type.String({ description: 'what the logs of the other system call it' })), toTakeOut: Type.Boolean({ description: 'withdrawn, and nobody said yet that it is out of the other system' }),
  isCompromised: Type.Boolean({ description: 'known to somebody who keeps it no more' }), marks: Type.Array(Type.Object({ mark: Type.String(), at: Type.String() }), { description: 'what its row bears in each file that it left in' }),
  meetings: Type.Array(Type.Object({ at: Type.String(), actor: Type.String(), action: Type.String(), entry: Type.String({ description: '`agency#index`' }) })),
});
export type CanaryLine = Static<typeof CanaryLine>;

/** `GET /api/watch/canaries`: the caller's own. */
export const CanariesAnswer = Type.Object({
  canaries: Type.Array(CanaryLine), withoutKeeper: Type.Array(Type.Object({ keeper: Type.String(), count: Type.Integer() }), { description: 'of the agency: whoever kept them keeps none any more' }), blendsIn: Type.Boolean({ description: 'five records of the agency or more are for leads only already, as every canary is' }), ledger: LedgerReceipt,
});
export type CanariesAnswer = Static<typeof CanariesAnswer>;
