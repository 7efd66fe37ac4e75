// Sealed sources: for those who handle them. What a list shows is numbers and dates; words leave once, to one person, after two agreed.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const SourceField = Type.Object({ field: Type.String({ description: 'name, alias, born, contact, handler, reports, notes' }), version: Type.Integer(), sealedAt: Type.String() });

export const SourceLine = Type.Object({
  id: Type.String({ description: 'reference number within the own agency' }), state: Type.String({ description: 'sealed or destroyed' }), sealedAt: Type.String(),
  destroyedAt: nullable(Type.String()), fields: Type.Array(SourceField),
});
export type SourceLine = Static<typeof SourceLine>;

export const SourcesAnswer = Type.Object({ sources: Type.Array(SourceLine), ledger: LedgerReceipt });
export type SourcesAnswer = Static<typeof SourcesAnswer>;

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Why = Type.String({ minLength: 10, maxLength: 500 });
const FieldNames = Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 20 });
const FieldTexts = Type.Array(Type.Object({ field: Type.String({ maxLength: 20 }), text: Type.String({ minLength: 1, maxLength: 4_000 }) }), { minItems: 1, maxItems: 20 });
const strict = { additionalProperties: false };

export const NewSource = Type.Object({ id: Id, fields: FieldTexts }, strict);
export const SourceVersions = Type.Object({ fields: FieldTexts }, strict);
export const OpeningRequest = Type.Object({ fields: FieldNames, why: Why, approverAgency: Type.Optional(Type.String({ maxLength: 64 })) }, strict);
export const SourceOpening = Type.Object({ fields: FieldNames }, strict);
export const DestructionRequest = Type.Object({ why: Why, approverAgency: Type.Optional(Type.String({ maxLength: 64 })) }, strict);

export const SourceStep = Type.Object({ id: Type.String(), approval: nullable(Type.String({ description: '`agency~approval` that a second person decides' })), ledger: LedgerReceipt });
export type SourceStep = Static<typeof SourceStep>;

/** Shown once and kept nowhere. */
export const OpenedSourceAnswer = Type.Object({
  id: Type.String(), fields: Type.Array(Type.Object({ field: Type.String(), version: Type.Integer(), text: Type.String() })),
  watermark: Type.String({ description: 'who opened it with whom, when, and the entry' }), ledger: LedgerReceipt,
});
export type OpenedSourceAnswer = Static<typeof OpenedSourceAnswer>;
