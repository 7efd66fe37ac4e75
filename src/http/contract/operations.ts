// Joint operations: the plan, the totals by the rule that releases them, rows as far as the reader may see them, what waits to be mended, and what people decided.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Party = Type.Object({ agency: Type.String({ minLength: 1, maxLength: 60 }), role: Type.Union([Type.Literal('lead'), Type.Literal('partner')]) });
export type OperationParty = Static<typeof Party>;

export const OperationLine = Type.Object({
  id: Type.String({ description: '`agency~id`' }), name: Type.String({ description: 'short, without the agency' }), aim: Type.String(), from: Type.String(), to: Type.String(), days: Type.Integer({ description: 'first and last day included' }), agencies: Type.Array(Party),
  keeper: Type.String({ description: 'the agency that keeps it; `node`: whoever runs the node' }), standing: Type.Union([Type.Literal('keeper'), Type.Literal('part')], { description: 'as what the reader’s agency stands to it' }),
});
export type OperationLine = Static<typeof OperationLine>;
/** `GET /api/operations`: those that the reader’s agency keeps or takes part in, latest first. */
export const OperationsAnswer = Type.Object({ operations: Type.Array(OperationLine), ledger: LedgerReceipt });
export type OperationsAnswer = Static<typeof OperationsAnswer>;

export const NewOperation = Type.Object({
  id: Type.String({ maxLength: 100, description: 'short and in the address: `sprint-2024`' }), aim: Type.Optional(Type.String({ maxLength: 1_000 })), from: Type.String({ maxLength: 40, description: 'YYYY-MM-DD' }), to: Type.String({ maxLength: 40 }),
  agencies: Type.Array(Party, { minItems: 1, maxItems: 500 }),
});
export type NewOperation = Static<typeof NewOperation>;
export const OperationStep = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type OperationStep = Static<typeof OperationStep>;

const Count = Type.Object({ count: Type.Integer() });
const ProposedMerge = Type.Object({
  rows: Type.Array(Type.Object({ ref: Type.String({ description: 'names the row where a merge is decided' }), agency: Type.String(), row: Type.String({ description: 'the number that the agency gave it' }) })), why: Type.String(),
  effect: Type.Object({ kind: Type.String(), commodity: Type.String(), unit: Type.String(), records: Type.Integer(), quantity: nullable(Type.String()) }, { description: 'what merging them takes from the totals' }),
});
export type ProposedMerge = Static<typeof ProposedMerge>;
/** `GET /api/operations/:id`: totals over every row, by the rule that releases them; of rows, only what the reader may see. */
export const OperationAnswer = Type.Object({
  operation: OperationLine, rule: Type.Object({ code: Type.String(), words: Type.String() }, { description: 'why the reader may have the totals' }),
  occurrences: Count, arrests: Type.Object({ count: Type.Integer(), persons: Type.Object({ low: Type.Integer(), high: Type.Integer() }, { description: 'a range where it is not known who was arrested' }) }), charges: Count, labs: Count,
  seizures: Type.Array(Type.Object({ commodity: Type.String(), unit: Type.String(), quantity: Type.String({ description: 'a decimal; never added across units' }), records: Type.Integer() })),
  quarantined: Type.Integer({ description: 'rows that the reader’s own agency brought in and that wait to be mended' }), proposedMerges: Type.Array(ProposedMerge, { description: 'counted as separate until decided; those of which the reader may see every row' }),
  missing: Type.Array(Type.String(), { description: 'agencies that have not reported' }), asOf: Type.String(), knownAt: nullable(Type.String()), ledger: LedgerReceipt,
});
export type OperationAnswer = Static<typeof OperationAnswer>;

const when = {
  asOf: Type.Optional(Type.String({ maxLength: 40, description: 'what had happened by this day, YYYY-MM-DD; a moment (ISO 8601): what was known then too' })),
  knownAt: Type.Optional(Type.String({ maxLength: 40, description: 'as known at the end of this day, or at this moment' })),
};
export const OperationQuestion = Type.Object(when);
export type OperationQuestion = Static<typeof OperationQuestion>;
export const OperationRowsQuestion = Type.Object({
  ...when, kind: Type.Optional(Type.String({ maxLength: 20 })), agency: Type.Optional(Type.String({ maxLength: 60 })), commodity: Type.Optional(Type.String({ maxLength: 40 })),
  after: Type.Optional(Type.String({ maxLength: 300, description: 'the `after` of the page before' })),
});

const Row = Type.Object({
  ref: Type.String(), row: Type.String(), agency: Type.String(), broughtInBy: Type.String(), kind: Type.String(), occurrence: Type.String(), date: Type.String(), province: Type.String(),
  person: Type.String({ description: 'named, unsure or none: who it is leaves the node in no answer' }), commodity: Type.String(), quantity: nullable(Type.String()), unit: Type.String(), purity: nullable(Type.String()), currency: Type.String(),
  lead: Type.String({ description: 'who owns it' }), assists: Type.Array(Type.String()), exhibit: Type.String(), direction: Type.String(), note: Type.String(), marking: Type.String(), revision: Type.Integer(), knownFrom: Type.String(), knownTo: nullable(Type.String()),
});
export type OperationRowView = Static<typeof Row>;
/** `GET /api/operations/:id/rows`: those that the reader may see. */
export const OperationRowsAnswer = Type.Object({ rows: Type.Array(Row), after: nullable(Type.String()), ledger: LedgerReceipt });
export type OperationRowsAnswer = Static<typeof OperationRowsAnswer>;
/** `GET /api/operations/:id/rows/:agency/:row`: every revision, latest first. */
export const OperationRowAnswer = Type.Object({ revisions: Type.Array(Row), ledger: LedgerReceipt });
export type OperationRowAnswer = Static<typeof OperationRowAnswer>;

const Reason = Type.Object({ column: Type.String(), value: Type.String({ description: 'as given; empty where it says who somebody is' }), reason: Type.String() });
const Waiting = Type.Object({ id: Type.String(), line: Type.Integer({ description: 'as a spreadsheet numbers it' }), cells: Type.Record(Type.String(), Type.String()), reasons: Type.Array(Reason), enteredBy: Type.String(), at: Type.String() });
export type OperationWaiting = Static<typeof Waiting>;
/** `GET /api/operations/:id/quarantine`: of what the reader’s own agency brought in. */
export const OperationQuarantineAnswer = Type.Object({ rows: Type.Array(Waiting), after: nullable(Type.String()), ledger: LedgerReceipt });
export type OperationQuarantineAnswer = Static<typeof OperationQuarantineAnswer>;
export const MendRow = Type.Object({
  set: Type.Record(Type.String(), Type.String({ maxLength: 2_000 }), { description: 'columns and what they should say' }), confirm: Type.Optional(Type.Boolean({ description: 'what was asked about stands as it is' })),
});
export type MendRow = Static<typeof MendRow>;
export const RowMended = Type.Object({ taken: Type.Boolean(), reasons: Type.Array(Reason, { description: 'what is still wrong' }), ledger: LedgerReceipt });
export type RowMended = Static<typeof RowMended>;

const Decision = Type.Object({
  id: Type.String(), verdict: Type.String(), rows: Type.Array(Type.String()), keep: Type.String(), why: Type.String(), decidedBy: Type.String(), decidedAt: Type.String(), undone: nullable(Type.Object({ by: Type.String(), at: Type.String(), why: Type.String() })),
});
export type MergeDecided = Static<typeof Decision>;
/** `GET /api/operations/:id/merges`: what was decided, latest first; proposals stand with the totals. */
export const OperationMergesAnswer = Type.Object({ decisions: Type.Array(Decision), ledger: LedgerReceipt });
export type OperationMergesAnswer = Static<typeof OperationMergesAnswer>;
export const NewMerge = Type.Object({
  rows: Type.Array(Type.String({ maxLength: 400 }), { minItems: 2, maxItems: 200 }), verdict: Type.Union([Type.Literal('same'), Type.Literal('different')]), keep: Type.Optional(Type.String({ maxLength: 400, description: 'the one that counts; the first where it is left out' })),
  why: Type.String({ minLength: 10, maxLength: 500 }),
});
export type NewMerge = Static<typeof NewMerge>;
export const UndoMerge = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }) });

/** The last line of `POST /api/operations/:id/import`. */
export interface OperationImported {
  readonly rows: number;
  readonly taken: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly quarantine: readonly { readonly id: string; readonly row: number; readonly column: string; readonly value: string; readonly reason: string }[];
  readonly ledger: readonly LedgerReceipt[];
}
