// Minister's notes, news releases, commitments, series and maps of figures.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Text = Type.String({ maxLength: 20_000, description: 'a number stands as `[[ID@REVISION]]` and prints from its figure' });
const Both = Type.Object({ en: Text, fr: Text });
const texts = { title: Both, question: Both, tasking: Both, response: Both, background: Both, qa: Type.Optional(Type.Array(Type.Object({ question: Both, answer: Both }), { maxItems: 50, description: 'of a news release' })) };
const Kind = Type.Union([Type.Literal('note'), Type.Literal('release')]);

export const NewNote = Type.Object({
  ...texts, kind: Type.Optional(Kind), embargoUntil: Type.Optional(Type.String({ maxLength: 40, description: 'of a release: a moment with its zone, before which nobody outside reads it' })), level: Type.Optional(Type.String({ maxLength: 40, description: 'of its label; PROTECTED_B when absent' })),
  revises: Type.Optional(Type.String({ maxLength: 300, description: 'the note of which this is a new revision; with `from` and `why`' })), from: Type.Optional(Type.Integer({ minimum: 1, description: 'the revision that its author read' })),
  why: Type.Optional(Type.String({ maxLength: 500 })),
});
export type NewNote = Static<typeof NewNote>;
export const NoteWritten = Type.Object({ id: Type.String(), revision: Type.Integer(), ledger: LedgerReceipt });
export type NoteWritten = Static<typeof NoteWritten>;

const State = Type.Union([Type.Literal('draft'), Type.Literal('signed'), Type.Literal('released')]);
export const NoteLine = Type.Object({
  id: Type.String({ description: '`agency~id`' }), revision: Type.Integer(), title: Type.String(), state: State, agency: Type.String(), signatures: Type.Integer(), writtenAt: Type.String(), marks: Type.Integer({ description: 'figures of it that were corrected since' }),
  kind: Kind, embargoUntil: nullable(Type.String({ description: 'before it nobody outside reads it' })),
});
export type NoteLine = Static<typeof NoteLine>;
export const NotesAnswer = Type.Object({ notes: Type.Array(NoteLine), ledger: LedgerReceipt });
export type NotesAnswer = Static<typeof NotesAnswer>;

const Stretch = Type.Object({ text: Type.String(), ref: nullable(Type.String({ description: 'the figure that printed it' })), revision: nullable(Type.Integer()) });
const Stretches = Type.Array(Stretch);
const Answered = Type.Array(Type.Object({ question: Stretches, answer: Stretches }));
const Printed = Type.Object({ title: Stretches, question: Stretches, tasking: Stretches, response: Stretches, background: Stretches, qa: Type.Optional(Answered) });
export type NotePrinted = Static<typeof Printed>;
const Mark = Type.Object({ ref: Type.String(), revision: Type.Integer(), now: Type.Integer(), asOf: Type.String(), why: nullable(Type.String()) });

const Footing = Type.Object({ ref: Type.String(), revision: Type.Integer(), label: Type.String(), value: Type.String(), period: Type.String(), source: Type.String(), doesNotSay: Type.Array(Type.String()) });
export const NoteDetail = Type.Object({
  ...NoteLine.properties, printed: Type.Object({ en: Printed, fr: Printed }), printedHash: Type.String({ description: 'of what is printed: whoever signs signs this' }),
  figures: Type.Array(Footing),
  texts: nullable(Type.Object(texts)), author: nullable(Type.String()), signedBy: Type.Array(Type.Object({ by: Type.String(), at: Type.String() })),
  released: nullable(Type.Object({ at: Type.String(), why: Type.String() })), obstacles: Type.Array(Type.Object({ code: Type.String(), about: Type.String() })), corrected: Type.Array(Mark),
  history: Type.Array(Type.Object({ revision: Type.Integer(), writtenAt: Type.String(), why: nullable(Type.String()), author: nullable(Type.String()), releasedAt: nullable(Type.String()) })),
});
export type NoteDetail = Static<typeof NoteDetail>;
export const NoteAnswer = Type.Object({ note: NoteDetail, ledger: LedgerReceipt });
export type NoteAnswer = Static<typeof NoteAnswer>;

export const SignNote = Type.Object({ revision: Type.Integer({ minimum: 1 }), printedHash: Type.String({ minLength: 64, maxLength: 64, description: 'as it was read' }) });
export type SignNote = Static<typeof SignNote>;
export const ReleaseNote = Type.Object({ revision: Type.Integer({ minimum: 1 }), why: Type.String({ minLength: 10, maxLength: 500 }) });
export type ReleaseNote = Static<typeof ReleaseNote>;
export const NoteStepped = Type.Object({ state: Type.Union([Type.Literal('signed'), Type.Literal('released')]), ledger: LedgerReceipt });
export type NoteStepped = Static<typeof NoteStepped>;

/** `GET /api/public/releases` and `…/ID`: what is out, in the reader's language. */
const ReleaseLine = Type.Object({ id: Type.String(), revision: Type.Integer(), agency: Type.String(), title: Type.String(), outAt: Type.String() });
export const PublicReleases = Type.Object({ releases: Type.Array(ReleaseLine) });
export type PublicReleases = Static<typeof PublicReleases>;
export const PublicReleaseAnswer = Type.Object({
  ...ReleaseLine.properties, language: Type.Union([Type.Literal('en'), Type.Literal('fr')]), body: Stretches, background: Stretches, qa: Answered, figures: Type.Array(Footing),
  listComplete: Type.Boolean({ description: 'false: what it lists is not all of it' }), corrections: Type.Array(Type.Object({ revision: Type.Integer(), at: Type.String(), why: Type.String() })),
  corrected: Type.Array(Type.Object({ ref: Type.String(), from: Type.Integer(), to: Type.Integer() }), { description: 'figures of it that were published anew since' }),
});
export type PublicReleaseAnswer = Static<typeof PublicReleaseAnswer>;

/** `GET /api/notes/corrections`. */
export const CorrectionsAnswer = Type.Object({
  corrections: Type.Array(Type.Object({
    kind: Type.Union([Type.Literal('note'), Type.Literal('figure')]), note: Type.String(), title: Type.String(), figure: nullable(Type.String()), from: Type.Integer(), to: Type.Integer(), why: nullable(Type.String()), at: Type.String(),
    releasedAt: nullable(Type.String()),
  })), ledger: LedgerReceipt,
});
export type CorrectionsAnswer = Static<typeof CorrectionsAnswer>;

const Stage = Type.Object({
  state: Type.Union([Type.Literal('number'), Type.Literal('words'), Type.Literal('unknown'), Type.Literal('withheld'), Type.Literal('suppressed')]), words: Type.String(), on: nullable(Type.String()), source: nullable(Type.String()),
});
export type CommitmentStage = Static<typeof Stage>;
export const CommitmentLine = Type.Object({
  id: Type.String(), label: Type.String(), by: Type.String(), promised: Stage, funded: Stage, delivered: Stage, revision: Type.Integer(), asOf: Type.String(), own: Type.Boolean({ description: 'brought in by the reader’s agency' }),
  doesNotSay: Type.Array(Type.String()), disputes: Type.Array(Type.String()),
});
export type CommitmentLine = Static<typeof CommitmentLine>;
/** `GET /api/commitments`. */
export const CommitmentsAnswer = Type.Object({ commitments: Type.Array(CommitmentLine), ledger: LedgerReceipt });
export type CommitmentsAnswer = Static<typeof CommitmentsAnswer>;

export const DatedTable = Type.Object({ kind: Type.Union([Type.Literal('commitments'), Type.Literal('figures')]), csv: Type.String({ minLength: 1, maxLength: 2_000_000 }) });
export type DatedTable = Static<typeof DatedTable>;
export const DatedTaken = Type.Object({
  taken: Type.Integer(), unchanged: Type.Integer(), quarantined: Type.Array(Type.Object({ line: Type.Integer(), why: Type.String() })), ledger: LedgerReceipt,
});
export type DatedTaken = Static<typeof DatedTaken>;

const Reasons = Type.Array(Type.Object({ code: Type.String(), words: Type.String() }));
/** `GET /api/figures/:id/trend`. */
export const TrendAnswer = Type.Object({
  unit: Type.String(), label: Type.String(),
  points: Type.Array(Type.Object({
    id: Type.String(), revision: Type.Integer(), label: Type.String(), period: Type.String(), value: Type.String(), population: Type.String(), at: nullable(Type.String({ description: 'place on the axis of time; null where the period is not stated' })),
    low: nullable(Type.String()), high: nullable(Type.String({ description: 'open where null; both null: no number, which is not zero' })), approximate: Type.Boolean(), kind: Type.String({ description: 'of value' }), standing: Type.String(),
  })),
  joins: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), joined: Type.Boolean({ description: 'a line only then' }), conflict: Type.Boolean(), reasons: Reasons })), ledger: LedgerReceipt,
});
export type TrendAnswer = Static<typeof TrendAnswer>;

const ProvinceState = Type.Union([
  Type.Literal('number'), Type.Literal('share'), Type.Literal('unknown'), Type.Literal('withheld'), Type.Literal('suppressed'), Type.Literal('not_stated'), Type.Literal('other'),
]);
export type ProvinceState = Static<typeof ProvinceState>;
/** `GET /api/figures/:id/provinces`. */
export const ProvincesAnswer = Type.Object({
  label: Type.String(), period: Type.String(), unit: Type.String(),
  provinces: Type.Array(Type.Object({
    province: Type.String(), name: Type.String(), state: ProvinceState,
    value: nullable(Type.String()), number: nullable(Type.Number({ description: 'for drawing alone' })), figure: nullable(Type.String()), revision: nullable(Type.Integer()),
  })), ledger: LedgerReceipt,
});
export type ProvincesAnswer = Static<typeof ProvincesAnswer>;
