// What a purpose asks of whoever states it, and the answers to it.
import { type Static, Type } from 'typebox';
import { nullable } from './receipt.js';

export const PromptReply = Type.Object({
  prompt: Type.String({ maxLength: 100 }), version: Type.Integer({ minimum: 1 }), answer: Type.String({ maxLength: 1_000 }),
});
export type PromptReply = Static<typeof PromptReply>;

export const PromptView = Type.Object({
  id: Type.String(), version: Type.Integer(), purpose: Type.String(), words: Type.String({ description: 'exactly these are shown; they go on the record' }),
  asked: Type.Union([Type.Literal('stated'), Type.Literal('lookup')], { description: 'when a purpose or a case is stated, or with every look-up (header x-custos-answers)' }),
  kind: Type.Union([Type.Literal('text'), Type.Literal('choice'), Type.Literal('reference')]),
  choices: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })), pattern: nullable(Type.String()), least: Type.Integer(),
});
export type PromptView = Static<typeof PromptView>;

/** `GET /api/prompts`: those in force today, the same for everyone. */
export const PromptsAnswer = Type.Object({ prompts: Type.Array(PromptView) });
export type PromptsAnswer = Static<typeof PromptsAnswer>;
