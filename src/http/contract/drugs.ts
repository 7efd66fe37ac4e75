// Drug equivalence and claims about seizures: arithmetic on what is typed, and what is public.
import { type Static, Type } from 'typebox';
import { nullable } from './receipt.js';

const Interval = Type.Object({ low: Type.String(), high: Type.String() }, { description: 'decimal text' });
const Measure = Type.Union([Type.Literal('fraction'), Type.Literal('mg-per-tablet')]);

/** `GET /api/drugs/samples`. */
export const DrugSamples = Type.Object({
  referenceMg: Type.String(),
  samples: Type.Array(Type.Object({ code: Type.String(), measure: Measure, words: Type.String(), low: Type.String(), high: Type.String(), source: Type.String(), doesNotSay: Type.Array(Type.String()) })),
  potency: Type.Array(Type.Object({ code: Type.String(), words: Type.String(), low: nullable(Type.String()), high: Type.String(), source: Type.String() }), { description: 'how many times as potent as fentanyl; no purity' }),
});
export type DrugSamples = Static<typeof DrugSamples>;

const Number = Type.String({ minLength: 1, maxLength: 40, description: 'plain digits with a point' });
export const DrugQuestion = Type.Object({
  held: Type.Union([Type.Literal('kg'), Type.Literal('tablets')]), amount: Number, low: Type.Optional(Number), high: Type.Optional(Number), sample: Type.Optional(Type.String({ maxLength: 60 })), referenceMg: Type.Optional(Number),
});
export type DrugQuestion = Static<typeof DrugQuestion>;
/** `GET /api/drugs/equivalent`. Null: without a purity no dose is counted. */
export const DrugEquivalence = Type.Object({ pureKg: nullable(Interval), referenceDoses: nullable(Type.Object({ low: Type.String(), high: Type.String(), mg: Type.String() })), basis: Type.String(), doesNotSay: Type.Array(Type.String()) });
export type DrugEquivalence = Static<typeof DrugEquivalence>;

/** `GET /api/seizures/claims`. */
export const SeizureClaims = Type.Object({
  claims: Type.Array(Type.Object({
    id: Type.String(), says: Type.String(), verdict: Type.String(), note: nullable(Type.String()),
    arithmetic: Type.Array(Type.Object({ words: Type.String(), value: Type.String(), unit: Type.String() })), reasons: Type.Array(Type.Object({ code: Type.String(), words: Type.String() })),
  })),
});
export type SeizureClaims = Static<typeof SeizureClaims>;
