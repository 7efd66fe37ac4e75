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

const Part = Type.Object({ code: Type.String(), words: Type.String(), count: nullable(Type.Integer({ description: 'null: withheld, which is not zero' })) });
const Publication = Type.Object({ revision: Type.Integer(), at: Type.String(), by: Type.Array(Type.String()), value: Type.String(), corrected: Type.Boolean({ description: 'a later publication of the same figure says otherwise' }) });
const Use = Type.Object({ figure: Type.String(), label: Type.String(), where: Type.String(), revision: Type.Integer(), value: Type.String(), now: nullable(Type.Object({ revision: Type.Integer(), value: Type.String(), at: Type.String() }, { description: 'what corrects it; null: nothing' })) });

export const FigureDetail = Type.Object({
  ...line, counts: nullable(Counts), parts: nullable(Type.Array(Part)), source: Type.String(), cited: Type.String(), method: nullable(Type.String()), asOf: Type.String(), base: nullable(Type.String({ description: 'the figure of the whole' })),
  caveats: Type.Array(Type.String()), doesNotSay: Type.Array(Type.String()), disputes: Type.Array(Type.Object({ about: Type.String(), words: Type.String(), against: nullable(Type.String()) })),
  evidence: nullable(Type.Object({ query: Type.String(), version: Type.Integer(), rowsHash: Type.String(), rows: Type.Integer(), computedAt: Type.String(), computedBy: Type.String() })),
  revisions: Type.Array(Type.Object({ revision: Type.Integer(), asOf: Type.String(), rowsHash: Type.String(), computedBy: Type.String(), why: nullable(Type.String()), value: Type.String() })),
  publications: Type.Array(Publication, { description: 'oldest first' }), uses: Type.Array(Use, { description: 'where the reader’s agency used it' }),
  notReleased: Type.Array(Type.String({ description: 'agencies whose part is not released yet' })), published: nullable(Type.Object({ revision: Type.Integer(), at: Type.String(), by: Type.Array(Type.String()) })),
});
export type FigureDetail = Static<typeof FigureDetail>;

const Listed = Type.Object({ code: Type.String(), label: Type.String() });
const Field = Type.Object({
  code: Type.String(), label: Type.String(), explains: Type.String(), narrowsBy: Type.Union([Type.Literal('list'), Type.Literal('text'), Type.Literal('days'), Type.Literal('nothing')]),
  tells: Type.Array(Type.String({ description: 'share, known or by' })), values: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), saysNothing: Type.Boolean({ description: 'written, and yet not known' }) })),
});
/** What may be asked: questions that stand ready, and the words to ask another with. */
export const FigureVocabulary = Type.Object({ version: Type.Integer(), questions: Type.Array(Listed), populations: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), fields: Type.Array(Type.String()) })), fields: Type.Array(Field) });
export type FigureVocabulary = Static<typeof FigureVocabulary>;

/** `GET /api/figures`. */
export const FiguresAnswer = Type.Object({ figures: Type.Array(FigureLine), vocabulary: FigureVocabulary, corrected: Type.Array(Use, { description: 'where the reader’s agency used what was corrected since' }), ledger: LedgerReceipt });
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

const Counted = Type.Object({ revision: Type.Integer(), asOf: Type.String(), value: Type.String(), rowsHash: Type.String(), rows: Type.Integer() });
const change = {
  from: Counted, to: Counted, parts: Type.Array(Type.Object({ words: Type.String(), from: Type.Integer(), to: Type.Integer() })),
  moves: Type.Array(Type.Object({ from: nullable(Type.String({ description: 'null: not counted before' })), to: nullable(Type.String({ description: 'null: not counted any more' })), count: Type.Integer() })),
  rowsDiffer: Type.Boolean({ description: 'whether other rows were read' }), readDiffers: Type.Boolean({ description: 'counted by another version of the vocabulary' }), ledger: LedgerReceipt,
};
/** `GET /api/figures/:id/changes?from=1&to=2`. */
export const FigureChangeAnswer = Type.Object(change);
/** The last line of `POST /api/figures/:id/recount`; lines before it are `{"progress":{"done","total"}}`. `to` is what was counted just now, and kept nowhere. */
export type FigureChangeAnswer = Static<typeof FigureChangeAnswer>;

const Filter = Type.Object({
  field: Type.String({ maxLength: 60 }), is: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })), from: Type.Optional(Type.String({ maxLength: 40, description: 'YYYY-MM-DD' })), to: Type.Optional(Type.String({ maxLength: 40 })),
});
const Question = Type.Object({
  population: Type.String({ maxLength: 60, description: 'group, entity, report or statement' }), where: Type.Optional(Type.Array(Filter, { maxItems: 4 })),
  tells: Type.Object({ what: Type.String({ maxLength: 60, description: 'count, share, known or by' }), field: Type.Optional(Type.String({ maxLength: 60 })), value: Type.Optional(Type.String({ maxLength: 100 })) }),
}, { description: 'in the words of the vocabulary; instead of `query`' });
export const NewFigure = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 60, description: 'a question that stands ready, by its code' })), scope: Type.Optional(Type.String({ maxLength: 60, description: 'with `query`: local, regional, interprovincial, national or international' })), question: Type.Optional(Question),
  revises: Type.Optional(Type.String({ maxLength: 300, description: 'the figure of which this is a new revision; with `why`, and without a question' })), why: Type.Optional(Type.String({ maxLength: 500 })),
});
export type NewFigure = Static<typeof NewFigure>;
export const FigureComputed = Type.Object({ id: Type.String(), revision: Type.Integer(), ledger: LedgerReceipt });
export type FigureComputed = Static<typeof FigureComputed>;

export const PublishFigure = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }) });
export const ReleaseFigure = Type.Object({ agency: Type.String({ maxLength: 60 }), why: Type.String({ minLength: 10, maxLength: 500 }) });
/** `requested`: send the same again once a second person approved. */
export const FigureStepped = Type.Object({ state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), approval: nullable(Type.String()), ledger: LedgerReceipt });
export type FigureStepped = Static<typeof FigureStepped>;

export const RecountFigure = Type.Object({ when: Type.Union([Type.Literal('then'), Type.Literal('now')], { description: '`then`: as of the figure’s day; `now`: as of today' }) });
export type RecountFigure = Static<typeof RecountFigure>;
export const UseFigure = Type.Object({ revision: Type.Integer({ minimum: 1, description: 'that was published' }), where: Type.String({ minLength: 5, maxLength: 200 }) });
export type UseFigure = Static<typeof UseFigure>;
export const FigureUsed = Type.Object({ use: Type.String(), ledger: LedgerReceipt });
export type FigureUsed = Static<typeof FigureUsed>;
