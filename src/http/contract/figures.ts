// Figures: the public ones that the house answers for, and those computed from the registry.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const line = {
  id: Type.String({ description: 'a code of a reference figure, or `agency~id` of a computed one' }), kind: Type.Union([Type.Literal('reference'), Type.Literal('stored')]),
  label: Type.String(), value: Type.String({ description: 'in words; a share with its bounds and its unknown' }), period: Type.String(), measure: Type.String(), population: Type.String(),
  standing: Type.Union([Type.Literal('published'), Type.Literal('claimed'), Type.Literal('derived')]), isReleased: Type.Boolean({ description: 'whether the public may see it' }), revision: Type.Integer(),
  disputed: Type.Boolean(),
};
export const FigureLine = Type.Object(line);
export type FigureLine = Static<typeof FigureLine>;

const Counts = Type.Object({
  yes: Type.Integer(), no: nullable(Type.Integer({ description: 'null where nobody stated it' })), unknown: Type.Integer(), withheld: Type.Integer(), total: Type.Integer(), low: Type.Number({ description: '0 to 1' }), high: Type.Number(),
});
export type FigureCounts = Static<typeof Counts>;

export const FigureDetail = Type.Object({
  ...line, counts: nullable(Counts), source: Type.String(), cited: Type.String(), method: nullable(Type.String()), asOf: Type.String(), base: nullable(Type.String({ description: 'the figure of the whole' })),
  caveats: Type.Array(Type.String()), doesNotSay: Type.Array(Type.String()), disputes: Type.Array(Type.Object({ about: Type.String(), words: Type.String(), against: nullable(Type.String()) })),
  evidence: nullable(Type.Object({ query: Type.String(), version: Type.Integer(), rowsHash: Type.String(), rows: Type.Integer(), computedAt: Type.String(), computedBy: Type.String() })),
  revisions: Type.Array(Type.Object({ revision: Type.Integer(), asOf: Type.String(), rowsHash: Type.String(), computedBy: Type.String(), why: nullable(Type.String()) })),
  notReleased: Type.Array(Type.String({ description: 'agencies whose part is not released yet' })), published: nullable(Type.Object({ revision: Type.Integer(), at: Type.String(), by: Type.Array(Type.String()) })),
});
export type FigureDetail = Static<typeof FigureDetail>;

/** `GET /api/figures`. */
export const FiguresAnswer = Type.Object({ figures: Type.Array(FigureLine), queries: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })), ledger: LedgerReceipt });
export type FiguresAnswer = Static<typeof FiguresAnswer>;
export const FigureAnswer = Type.Object({ figure: FigureDetail, ledger: LedgerReceipt });
export type FigureAnswer = Static<typeof FigureAnswer>;

const Span = Type.Array(nullable(Type.String()), { minItems: 2, maxItems: 2, description: 'from and to; null is open' });
/** `GET /api/figures/:id/comparison?with=ID`. */
export const ComparisonAnswer = Type.Object({
  comparable: Type.Boolean(), unit: nullable(Type.String()), difference: nullable(Span), ratio: nullable(Span), percentChange: nullable(Span),
  direction: nullable(Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('same'), Type.Literal('not_known')])), conflict: Type.Boolean(),
  reasons: Type.Array(Type.Object({ code: Type.String(), words: Type.String() })), ledger: LedgerReceipt,
});
export type ComparisonAnswer = Static<typeof ComparisonAnswer>;

export const RecomputedAnswer = Type.Object({ same: Type.Boolean(), rowsHash: Type.String(), was: Type.String(), ledger: LedgerReceipt });
export type RecomputedAnswer = Static<typeof RecomputedAnswer>;

export const NewFigure = Type.Object({
  query: Type.String({ maxLength: 60 }), scope: Type.Optional(Type.String({ maxLength: 60, description: 'local, regional, interprovincial, national or international' })),
  revises: Type.Optional(Type.String({ maxLength: 300, description: 'the figure of which this is a new revision; with `why`' })), why: Type.Optional(Type.String({ maxLength: 500 })),
});
export type NewFigure = Static<typeof NewFigure>;
export const FigureComputed = Type.Object({ id: Type.String(), revision: Type.Integer(), ledger: LedgerReceipt });
export type FigureComputed = Static<typeof FigureComputed>;

export const PublishFigure = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }) });
export const ReleaseFigure = Type.Object({ agency: Type.String({ maxLength: 60 }), why: Type.String({ minLength: 10, maxLength: 500 }) });
/** `requested`: send the same again once a second person approved. */
export const FigureStepped = Type.Object({ state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), approval: nullable(Type.String()), ledger: LedgerReceipt });
export type FigureStepped = Static<typeof FigureStepped>;
