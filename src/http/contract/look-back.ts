// Who looked at something: as lines, as people against what would be expected of them, as days.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
export const LookBackQuestion = Type.Object({
  entities: Type.Array(Type.String({ maxLength: 300 }), { minItems: 1, maxItems: 20, description: '`agency~id`: a person, an address, a vehicle, a group; several for an incident' }),
  lastDay: Type.Optional(Day), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660, description: '90 unless said' })),
});
export type LookBackQuestion = Static<typeof LookBackQuestion>;

const Line = Type.Object({
  index: Type.String({ description: 'of the entry in the agency’s log' }), at: Type.String(),
  act: Type.String({ description: '`search`, `view`, `expand`, `export`, `report`, `whoSees`, `lookBack`, `denied`, `listed`' }), about: Type.Integer({ description: 'which of what was asked' }),
  outcome: Type.String({ description: '`shown`, `nothing`, `refused`, `gone`: the month was destroyed' }), user: Type.String(), purpose: nullable(Type.String()), caseRef: nullable(Type.String()),
  onCase: nullable(Type.Boolean({ description: 'on the case that they stated, that day; null: unknown' })), because: Type.Array(Type.String({ description: '`own_work`, `others_work`, `request`' })),
  signIn: nullable(Type.Object({ index: Type.String(), at: Type.String() })),
});
export type LookBackLine = Static<typeof Line>;

const Person = Type.Object({
  user: Type.String({ description: 'empty: has left' }), unit: nullable(Type.String()), role: nullable(Type.String()), looks: Type.Integer(), volume: Type.Integer({ description: 'all look-ups of theirs in these days' }),
  expected: nullable(Type.Number()), chance: nullable(Type.Number({ description: 'that their work alone makes as many, Poisson' })), days: Type.Array(Type.Object({ day: Day, looks: Type.Integer() })),
});
export type LookBackPerson = Static<typeof Person>;

/** `POST /api/watch/look-back`. */
export const LookBackAnswer = Type.Object({ firstDay: Day, lastDay: Day, lines: Type.Array(Line), isCut: Type.Boolean(), people: Type.Array(Person), ledger: LedgerReceipt });
export type LookBackAnswer = Static<typeof LookBackAnswer>;

export const LookBackRebuilt = Type.Object({ ledger: LedgerReceipt });

const Days = { from: Day, to: Day };
export const ReverseRequest = Type.Object({ user: Type.String({ maxLength: 200 }), ...Days, why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: Type.Optional(Type.String({ maxLength: 60 })) });
export type ReverseRequest = Static<typeof ReverseRequest>;
export const ReverseQuestion = Type.Object({ user: Type.String({ maxLength: 200 }), ...Days });
export type ReverseQuestion = Static<typeof ReverseQuestion>;
export const LookBackStep = Type.Object({ approval: Type.String({ description: '`agency~approval`: what a second person is asked' }), ledger: LedgerReceipt });
export type LookBackStep = Static<typeof LookBackStep>;

const ReverseLine = Type.Object({ ...Type.Omit(Line, ['about', 'user']).properties, named: nullable(Type.String({ description: 'null: a search, or what the reader may not see' })) });
export type ReverseLine = Static<typeof ReverseLine>;
/** `POST /api/watch/reverse`. */
export const ReverseAnswer = Type.Object({
  user: Type.String(), unit: nullable(Type.String()), role: Type.String(), cases: Type.Array(Type.Object({ caseRef: Type.String(), from: Day, to: nullable(Day) })), signIns: Type.Array(Type.String()),
  lines: Type.Array(ReverseLine), isCut: Type.Boolean(), ledger: LedgerReceipt,
});
export type ReverseAnswer = Static<typeof ReverseAnswer>;

export const ExportRequest = Type.Object({ ...LookBackQuestion.properties, lastDay: Day, why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: Type.Optional(Type.String({ maxLength: 60 })) });
export type ExportRequest = Static<typeof ExportRequest>;
export const ExportQuestion = Type.Object({ ...LookBackQuestion.properties, lastDay: Day });
export type ExportQuestion = Static<typeof ExportQuestion>;
/** `POST /api/watch/look-back/export`. */
export const ExportAnswer = Type.Object({
  content: Type.String({ description: 'canonical JSON: what was asked, what was found, who, with whom; no answer to a prompt is in it. Not encrypted' }),
  sha256: Type.String({ description: 'of `content`; stands in the agency’s log, in entry `seal`' }), seal: LedgerReceipt,
  proofs: Type.String({ description: 'lines for `custos ledger check-proofs`: an inclusion proof for each entry and for the seal, and the signed checkpoints' }), ledger: LedgerReceipt,
});
export type ExportAnswer = Static<typeof ExportAnswer>;
