// The claim check: each number that a text states, held against figures.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Language = Type.Union([Type.Literal('en'), Type.Literal('fr')]);

/** `POST /api/figures/check` and `POST /api/public/figures/check`. */
export const CheckText = Type.Object({ text: Type.String({ description: 'plain text, at most 2 MB' }), language: Type.Optional(Language) });
export type CheckText = Static<typeof CheckText>;

const verdict = Type.Union([
  Type.Literal('agrees'), Type.Literal('contradicts'), Type.Literal('reads_unknown_as_yes'), Type.Literal('other_population'), Type.Literal('other_measure'), Type.Literal('period_disputed'),
  Type.Literal('not_comparable'), Type.Literal('small_base'), Type.Literal('uncheckable'), Type.Literal('no_figure'),
]);
export type ClaimVerdict = Static<typeof verdict>;

const FigureTold = Type.Object({ id: Type.String(), label: Type.String(), value: Type.String(), period: Type.String(), source: Type.String(), isReleased: Type.Boolean({ description: 'whether the public may see it; a correction that tells another figure is not sent outside' }) });

const claim = {
  value: nullable(Type.Number({ description: 'null where words give no number' })), unit: Type.String(), verdict, figure: nullable(FigureTold),
  explanation: Type.String({ description: 'in the language of the text' }), correction: nullable(Type.String({ description: 'can be sent as it stands' })),
  from: Type.Integer({ description: 'place in the text, UTF-16 units' }), to: Type.Integer(),
};
const counts = Type.Array(Type.Object({ verdict, count: Type.Integer() }));

export const CheckedClaim = Type.Object({ ...claim, sentence: Type.String() });
export type CheckedClaim = Static<typeof CheckedClaim>;

/** The last line of `POST /api/figures/check`. `counts` counts all; `claims` are the first 2,000. */
export const CheckOutcome = Type.Object({ claims: Type.Array(CheckedClaim), counts, language: Language, ledger: LedgerReceipt });
export type CheckOutcome = Static<typeof CheckOutcome>;

/** `read`: the number as it was stated, in words of our own; nothing else of the text is in the answer. */
export const PublicClaim = Type.Object({ ...claim, read: Type.String() });
export type PublicClaim = Static<typeof PublicClaim>;
export const PublicCheckAnswer = Type.Object({ claims: Type.Array(PublicClaim), counts, language: Language, leftComments: Type.Boolean({ description: 'what readers wrote below an article was left out' }) });
export type PublicCheckAnswer = Static<typeof PublicCheckAnswer>;

export const PublicCheckRefused = Type.Object({ error: Type.String(), message: Type.String() });

/** `GET /api/public/figures/check`. */
export const PublicCheckTerms = Type.Object({ open: Type.Boolean(), longest: Type.Integer({ description: 'characters' }), perMinute: Type.Integer() });
export type PublicCheckTerms = Static<typeof PublicCheckTerms>;
