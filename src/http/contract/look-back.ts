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
  act: Type.String({ description: '`search`, `view`, `expand`, `export`, `report`, `whoSees`, `lookBack`, `denied`, `listed`' }), about: Type.Integer({ description: 'its place among what was named, each once, and then among `parties`' }),
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
export const LookBackAnswer = Type.Object({
  parties: Type.Array(Type.String(), { description: 'whoever was in the incidents among what was named, as far as the reader sees them: they are looked for too' }),
  firstDay: Day, lastDay: Day, lines: Type.Array(Line), isCut: Type.Boolean(), people: Type.Array(Person), ledger: LedgerReceipt,
});
export type LookBackAnswer = Static<typeof LookBackAnswer>;

export const LookBackRebuilt = Type.Object({ ledger: LedgerReceipt });

const Days = { from: Day, to: Day };
export const ReverseRequest = Type.Object({ user: Type.String({ maxLength: 200 }), ...Days, why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: Type.Optional(Type.String({ maxLength: 60 })) });
export type ReverseRequest = Static<typeof ReverseRequest>;
export const ReverseQuestion = Type.Object({ user: Type.String({ maxLength: 200 }), ...Days });
export type ReverseQuestion = Static<typeof ReverseQuestion>;
export const LookBackStep = Type.Object({ approval: Type.String({ description: '`agency~approval`: what a second person is asked' }), ledger: LedgerReceipt });
export type LookBackStep = Static<typeof LookBackStep>;

const isAlone = Type.Boolean({ description: 'nobody else had said so when they looked: entered by themself, or afterwards' });
const ReverseLine = Type.Object({ ...Type.Omit(Line, ['about', 'user']).properties, named: nullable(Type.String({ description: 'null: a search, or what the reader may not see' })),
  shift: nullable(Type.Object({ kind: Type.String({ description: '`shift`, `overtime`, `court`, `callout`, `leave`, or `off`' }), isAlone })), dispatch: nullable(Type.Object({ incident: nullable(Type.String({ description: 'null: they were sent nowhere' })), isAlone })),
});
export type ReverseLine = Static<typeof ReverseLine>;
const entered = { byThemself: Type.Boolean(), entered: nullable(Type.String()) };
const Duty = Type.Object({
  hasRoster: Type.Boolean({ description: 'false: neither the node’s roster nor a table beside the record has a shift of theirs' }), shifts: Type.Array(Type.Object({ starts: Type.String(), ends: Type.String(), kind: Type.String(), ...entered })),
  hasDispatches: Type.Boolean({ description: 'false: there is no table of dispatches' }), dispatches: Type.Array(Type.Object({ incident: Type.String(), starts: Type.String(), ends: nullable(Type.String()), ...entered })),
  unread: Type.Array(Type.String({ description: 'a file that could not be read' })),
});
/** `POST /api/watch/reverse`. */
export const ReverseAnswer = Type.Object({
  user: Type.String(), unit: nullable(Type.String()), role: Type.String(), cases: Type.Array(Type.Object({ caseRef: Type.String(), from: Day, to: nullable(Day) })), signIns: Type.Array(Type.String()), duty: Duty,
  lines: Type.Array(ReverseLine), isCut: Type.Boolean(), ledger: LedgerReceipt,
});
export type ReverseAnswer = Static<typeof ReverseAnswer>;

const reader = {
  to: Type.String({ minLength: 3, maxLength: 200, description: 'who reads it: name, service, office' }), key: Type.String({ maxLength: 1000, description: 'the public half of their key, as `custos watch look-back-key` writes it (JSON Web Key, P-256)' }),
};
export const ExportRequest = Type.Object({ ...LookBackQuestion.properties, lastDay: Day, ...reader, why: Type.String({ minLength: 10, maxLength: 500 }), approverAgency: Type.Optional(Type.String({ maxLength: 60 })) });
export type ExportRequest = Static<typeof ExportRequest>;
export const ExportQuestion = Type.Object({ ...LookBackQuestion.properties, lastDay: Day, ...reader });
export type ExportQuestion = Static<typeof ExportQuestion>;
/** `POST /api/watch/look-back/export`. */
export const ExportAnswer = Type.Object({
  file: Type.String({ description: 'sealed to that key (JSON Web Encryption); `custos watch look-back-open` reads it. No answer to a prompt is in it' }), name: Type.String({ description: 'what the file may be called' }),
  sha256: Type.String({ description: 'of the text inside; stands in the agency’s log, in entry `seal`' }), reader: Type.String({ description: 'fingerprint of the key, in groups of four' }),
  markings: Type.Array(Type.String(), { description: 'of the package, and of what it names: they go along, and bind its reader' }), caveats: Type.Array(Type.String(), { description: 'what its reader is told before a line of it' }), seal: LedgerReceipt, ledger: LedgerReceipt,
});
export type ExportAnswer = Static<typeof ExportAnswer>;
