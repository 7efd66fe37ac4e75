// What a report is made of, and nothing beside it: released figures as they stood at a day, each with its hash. The same evidence gives the same bytes (G8).
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { checkFigure, type Figure, publicFigures } from '../../figures/index.js';
import type { ReleasedFigure } from '../../figures/stored/index.js';
import { asJson, BadInput, canonicalJson, hashOf } from '../../kernel/index.js';

export interface EvidenceFigure extends ReleasedFigure {
  /** SHA-256 of the figure's canonical JSON. */
  readonly hash: string;
}

export interface Evidence {
  readonly format: typeof format;
  readonly asOf: string;
  /** By id. */
  readonly figures: readonly EvidenceFigure[];
}

const format = 'custos-annual-evidence/1';

/** The public figures of the house at that day and `stored`, those of the registry that were published by then. Throws `BadInput` when `asOf` is no day. */
export function evidenceAt(asOf: string, stored: readonly ReleasedFigure[]): Evidence {
  if (!isDay(asOf)) throw new BadInput(`\`${asOf.slice(0, 60)}\` is no day; write it as 2026-01-31`, { fr: `\`${asOf.slice(0, 60)}\` n’est pas un jour ; écrivez-le comme 2026-01-31` });
  const reference = [...publicFigures.values()]
    .filter(({ isReleased, effectiveFrom, effectiveTo }) => isReleased && effectiveFrom <= asOf && (effectiveTo === null || asOf <= effectiveTo))
    .map((figure, _, all): ReleasedFigure => ({ figure: withDisputesAmong(figure, all), publishedOn: figure.effectiveFrom, rowsHash: null, earlier: [] }));
  const figures = [...reference, ...stored].map((one): EvidenceFigure => ({ ...one, hash: hashOf(asJson(one.figure)) })).toSorted((a, b) => (a.figure.id < b.figure.id ? -1 : 1));
  return { format, asOf, figures };
}

/** A dispute with a figure that was not there yet is of a later day. */
function withDisputesAmong(figure: Figure, all: readonly Figure[]): Figure {
  return { ...figure, disputes: figure.disputes.filter(({ against }) => against === undefined || all.some(({ id }) => id === against)) };
}

export function evidenceHash(evidence: Evidence): string {
  return hashOf(asJson(evidence));
}

/** As it is kept beside a report, and read again by `readEvidence`. */
export function evidenceText(evidence: Evidence): string {
  return `${canonicalJson(asJson(evidence))}\n`;
}

const Words = Type.Object({ en: Type.String(), fr: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const ValueShape = Type.Union([
  Type.Object({ kind: Type.Literal('number'), precision: Type.Enum(['exactly', 'at_least', 'more_than', 'at_most', 'less_than', 'nearly', 'approximately']), number: Type.String() }),
  Type.Object({ kind: Type.Literal('interval'), low: Type.String(), high: Type.String() }),
  Type.Object({ kind: Type.Literal('share'), counts: Type.Object({ yes: Count, no: Type.Optional(Count), unknown: Count, withheld: Type.Optional(Count), total: Count }) }),
  Type.Object({ kind: Type.Enum(['withheld', 'suppressed', 'unknown']) }), Type.Object({ kind: Type.Literal('incomplete_list'), listed: Count }), Type.Object({ kind: Type.Literal('words'), words: Words }),
  Type.Object({ kind: Type.Literal('parts'), total: Count, parts: Type.Array(Type.Object({ code: Type.String(), words: Words, count: Type.Union([Count, Type.Null()]) }), { maxItems: 1_000 }) }),
]);
const PeriodShape = Type.Union([
  Type.Object({ kind: Type.Enum(['calendar_year', 'report_year']), year: Type.Integer() }), Type.Object({ kind: Type.Literal('fiscal_year'), calendar: Type.Enum(['ca', 'us']), year: Type.Integer() }),
  Type.Object({ kind: Type.Literal('from_to'), from: Type.String(), to: Type.String() }), Type.Object({ kind: Type.Literal('at'), day: Type.String() }), Type.Object({ kind: Type.Literal('not_stated') }),
]);
const nullable = <T extends TSchema>(shape: T) => Type.Union([shape, Type.Null()]);
const FigureShape = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 300 }), label: Words, measure: Type.String(), population: Type.String(), unit: Type.String(), period: PeriodShape, value: ValueShape, base: nullable(Type.String()),
  of: Type.Record(Type.String(), Type.String()), standing: Type.Enum(['published', 'claimed', 'derived']), method: nullable(Words), asOf: Type.String(), revision: Type.Integer(),
  source: Type.Object({ by: Words, where: Words, cited: Type.String(), confirmed: Type.Enum(['seen', 'reported', 'general_knowledge']) }),
  disputes: Type.Array(Type.Object({ about: Type.Enum(['value', 'period', 'population', 'measure', 'base']), words: Words, against: Type.Optional(Type.String()) })),
  caveats: Type.Array(Words), doesNotSay: Type.Array(Words), evidence: Type.Null(), isReleased: Type.Literal(true), effectiveFrom: Type.String(), effectiveTo: nullable(Type.String()),
});
const EvidenceShape = Type.Object({
  format: Type.Literal(format), asOf: Type.String(),
  figures: Type.Array(Type.Object({
    figure: FigureShape, hash: Type.String(), publishedOn: Type.String(), rowsHash: nullable(Type.String()),
    earlier: Type.Array(Type.Object({ revision: Type.Integer(), publishedOn: Type.String(), value: ValueShape, rowsHash: Type.String() })),
  }), { maxItems: 20_000 }),
});

/** Evidence from a file that somebody kept or sent. Throws `BadInput`: no JSON, another shape, a figure that means nothing, that is not public, or that was changed since it was hashed. */
export function readEvidence(text: string): Evidence {
  const read = parsed(text);
  const figures = new Map(read.figures.map(({ figure }) => [figure.id, figure]));
  // The figure of a whole may stand outside the report; that a base is named is checked where figures are made.
  const wrong = read.figures.find(({ figure, hash }) => hashOf(asJson(figure)) !== hash || checkFigure(figure, (id) => figures.get(id) ?? figure).length > 0);
  if (wrong !== undefined || !isDay(read.asOf)) throw new BadInput(`\`${wrong?.figure.id.slice(0, 60) ?? read.asOf.slice(0, 60)}\` was changed or cannot be read; take the evidence that the report came with`, { fr: `\`${wrong?.figure.id.slice(0, 60) ?? read.asOf.slice(0, 60)}\` a été modifié ou ne peut être lu ; prenez les éléments livrés avec le rapport` });
  return read;
}

function parsed(text: string): Static<typeof EvidenceShape> {
  try {
    const read: unknown = JSON.parse(text);
    if (Value.Check(EvidenceShape, read)) return read;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  throw new BadInput('this is no evidence of a report; name the `evidence.json` that stands beside one', { fr: 'ceci n’est pas l’ensemble d’éléments d’un rapport ; nommez l’`evidence.json` qui l’accompagne' });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
