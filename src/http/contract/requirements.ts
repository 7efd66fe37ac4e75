// Collection requirements: what an agency asks others to find out, and what came back.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

export const RequirementState = Type.Union([Type.Literal('open'), Type.Literal('partial'), Type.Literal('answered'), Type.Literal('nothing_known'), Type.Literal('withheld'), Type.Literal('withdrawn')]);
export type RequirementStateCode = Static<typeof RequirementState>;
const Kind = Type.Union([Type.Literal('answered'), Type.Literal('partial'), Type.Literal('nothing_known'), Type.Literal('withheld')]);
export type RequirementAnswerKind = Static<typeof Kind>;
const Answer = Type.Object({ kind: Kind, words: Type.String(), reports: Type.Array(Type.String()), by: Type.String(), at: Type.String(), marking: Type.String() });

const shared = {
  id: Type.String({ description: '`agency~id`' }), words: Type.String(), group: nullable(Type.Object({ ref: Type.String(), name: Type.String() })), indicator: nullable(Type.Object({ code: Type.String(), label: Type.String() })),
  route: nullable(Type.String()), askedBy: Type.String(), at: Type.String(), dueOn: Type.String({ description: 'the last day' }), isOverdue: Type.Boolean(), marking: Type.String(), state: RequirementState, answers: Type.Array(Answer),
};
/** For who asks. */
export const SentRequirement = Type.Object({ ...shared, to: Type.String(), withdrawn: nullable(Type.Object({ why: Type.String(), by: Type.String(), at: Type.String() })) });
export type SentRequirement = Static<typeof SentRequirement>;
export const SentRequirements = Type.Object({ requirements: Type.Array(SentRequirement), ledger: LedgerReceipt });
export type SentRequirements = Static<typeof SentRequirements>;
/** For who was asked: nothing of whom else, of why it was withdrawn, or of what it would narrow. */
export const ReceivedRequirement = Type.Object({ ...shared, from: Type.String(), mayAnswer: Type.Boolean() });
export type ReceivedRequirement = Static<typeof ReceivedRequirement>;
export const ReceivedRequirements = Type.Object({ requirements: Type.Array(ReceivedRequirement), ledger: LedgerReceipt });
export type ReceivedRequirements = Static<typeof ReceivedRequirements>;

export const NewRequirement = Type.Object({
  agencies: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 20, description: 'none of them learns of the others' }), group: Type.Optional(Type.String({ maxLength: 300 })), indicator: Type.Optional(Type.String({ maxLength: 60 })),
  route: Type.Optional(Type.String({ maxLength: 60 })), words: Type.String({ minLength: 10, maxLength: 2_000, description: 'what the asked agency reads' }), dueOn: Type.String({ maxLength: 10 }), level: Type.String({ maxLength: 60 }),
});
export type NewRequirement = Static<typeof NewRequirement>;
export const RequirementsSent = Type.Object({ ids: Type.Array(Type.String()), ledger: LedgerReceipt });
export type RequirementsSent = Static<typeof RequirementsSent>;

export const NewRequirementAnswer = Type.Object({ kind: Kind, words: Type.String({ maxLength: 4_000 }), reports: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 }), level: Type.String({ maxLength: 60 }) });
export type NewRequirementAnswer = Static<typeof NewRequirementAnswer>;
export const WithdrawRequirement = Type.Object({ why: Type.String({ minLength: 3, maxLength: 500, description: 'for your own agency; the asked one reads that it is withdrawn' }) });
export const RequirementActed = Type.Object({ ledger: LedgerReceipt });
export type RequirementActed = Static<typeof RequirementActed>;
