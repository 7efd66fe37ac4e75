// Assessment: cycles, groups as they were judged, judgements as they are written.
import { type Static, Type } from 'typebox';
import { LabelView, NewLabel } from './labels.js';
import { LedgerReceipt, nullable } from './receipt.js';

const Bureau = Type.Object({ province: Type.String({ maxLength: 2, description: 'code of a province or territory: `ON`' }), agency: Type.String({ maxLength: 60 }) });

export const CycleLine = Type.Object({
  id: Type.String({ description: '`agency~id`' }), name: Type.String(), from: Type.String(), until: Type.String(), isOpen: Type.Boolean(), centre: Type.String(), centreName: Type.String(),
  bureaus: Type.Array(Type.Object({ province: Type.String(), provinceName: Type.String(), agency: Type.String(), agencyName: Type.String() })),
  mayJudge: Type.Boolean({ description: 'whether the reader’s agency is one of those that judge' }),
});
export type CycleLine = Static<typeof CycleLine>;

/** `GET /api/assessment/cycles`, latest first. */
export const CyclesAnswer = Type.Object({ cycles: Type.Array(CycleLine), ledger: LedgerReceipt });
export type CyclesAnswer = Static<typeof CyclesAnswer>;

const Counted = Type.Object({
  yes: Type.Integer(), no: Type.Integer(), unknown: Type.Integer(), total: Type.Integer(), low: Type.Number({ description: '0 to 1' }), high: Type.Number(), words: Type.String(),
});
/** A share with its bounds; null where there is nothing to take a share of. */
const MaybeShare = nullable(Counted);
export type AssessedShare = Static<typeof Counted>;

const Count = Type.Object({ code: Type.String(), label: Type.String(), count: Type.Integer() });

/** `GET /api/assessment/cycles/:id`: counted among what the reader may see. */
export const CycleAnswer = Type.Object({
  cycle: CycleLine, groups: Type.Integer({ description: 'groups of which the reader may see anything' }), believed: MaybeShare, assessed: MaybeShare,
  levels: Type.Array(Count), byScope: Type.Array(Type.Object({ scope: Type.String(), scopeLabel: Type.String(), level: Type.String(), count: Type.Integer() })),
  entrenched: MaybeShare, infiltrated: MaybeShare, privateSector: MaybeShare, rungs: Type.Array(Count), ledger: LedgerReceipt,
});
export type CycleAnswer = Static<typeof CycleAnswer>;

export const GroupLine = Type.Object({
  id: Type.String(), name: Type.String(), level: Type.String({ description: 'a code, `unrated`, or `conflict`' }), levelLabel: Type.String(), scope: Type.String(), scopeLabel: Type.String(), entrenched: Type.String(),
  entrenchedLabel: Type.String(), known: Type.Integer({ description: 'indicators of the group as a whole that are known' }), conflicts: Type.Integer(), of: Type.Integer(),
});
export type GroupLine = Static<typeof GroupLine>;

/** `GET /api/assessment/cycles/:id/groups`. */
export const GroupsAnswer = Type.Object({ groups: Type.Array(GroupLine), total: Type.Integer(), more: Type.Boolean(), ledger: LedgerReceipt });
export type GroupsAnswer = Static<typeof GroupsAnswer>;
export const GroupsQuestion = Type.Object({ level: Type.Optional(Type.String({ maxLength: 20 })), scope: Type.Optional(Type.String({ maxLength: 30 })), after: Type.Optional(Type.String({ maxLength: 300 })) });

export const AppraisalView = Type.Object({
  id: Type.String(), agency: Type.String(), agencyName: Type.String(), value: Type.String(), valueLabel: Type.String(), confidence: nullable(Type.String()), judgedOn: Type.String(), source: Type.String(),
  evidence: Type.Array(Type.String({ description: 'reports that the reader may open' })), criterion: nullable(Type.String()), note: nullable(Type.String()), why: nullable(Type.String()),
  isRevision: Type.Boolean(), isCentre: Type.Boolean(), label: LabelView,
});
export type AppraisalView = Static<typeof AppraisalView>;

const CellView = Type.Object({
  state: Type.Union([Type.Literal('known'), Type.Literal('conflict'), Type.Literal('unknown'), Type.Literal('unjudged')]), value: nullable(Type.String()), valueLabel: nullable(Type.String()),
  reconciled: Type.Boolean({ description: 'the centre decided where bureaus differ' }), given: Type.Array(Type.String()),
});
export type CellView = Static<typeof CellView>;

export const MatrixLine = Type.Object({
  indicator: Type.String(), label: Type.String(), definition: Type.String(), scheme: Type.String(), subject: Type.String(), subjectLabel: Type.String(), cell: CellView, voices: Type.Array(AppraisalView),
  earlier: Type.Array(Type.Object({ cycle: Type.String(), cell: CellView })),
});
export type MatrixLine = Static<typeof MatrixLine>;

const SchemeScore = Type.Object({
  scheme: Type.String(), label: Type.String(), point: nullable(Type.Number({ description: 'by the published rule; null where there is none and something is unknown' })), floor: Type.Number(), ceiling: Type.Number(), most: Type.Number(),
  knownShare: Type.Number(), unknown: Type.Integer(), conflicts: Type.Integer(), confidence: nullable(Type.String({ description: 'the lowest of what is known' })), isOurs: Type.Boolean({ description: 'scales are ours, not published' }),
});
export type SchemeScore = Static<typeof SchemeScore>;

/** `GET /api/assessment/groups/:id`. */
export const AppraisedGroupAnswer = Type.Object({
  group: Type.Object({ id: Type.String(), name: Type.String(), linked: Type.Array(Type.String()) }), cycle: CycleLine, cycles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  judges: Type.Array(Type.Object({ agency: Type.String(), agencyName: Type.String(), provinces: Type.Array(Type.String()), isCentre: Type.Boolean() })), rows: Type.Array(MatrixLine), schemes: Type.Array(SchemeScore), ledger: LedgerReceipt,
});
export type AppraisedGroupAnswer = Static<typeof AppraisedGroupAnswer>;
export const AppraisedGroupQuestion = Type.Object({ cycle: Type.Optional(Type.String({ maxLength: 120, description: 'the open or latest one where it is left out' })) });

/** `GET /api/assessment/groups/:id/history`: all that was said of one cell, latest first. */
export const CellHistoryAnswer = Type.Object({ history: Type.Array(Type.Intersect([AppraisalView, Type.Object({ enteredAt: Type.String() })])), ledger: LedgerReceipt });
export type CellHistoryAnswer = Static<typeof CellHistoryAnswer>;
export const CellHistoryQuestion = Type.Object({ cycle: Type.String({ maxLength: 120 }), indicator: Type.String({ maxLength: 60 }), subject: Type.Optional(Type.String({ maxLength: 300 })) });

const Coded = Type.Object({ code: Type.String(), label: Type.String() });
/** `GET /api/assessment/indicators`: what may be judged, the same for everyone. */
export const IndicatorsAnswer = Type.Object({
  indicators: Type.Array(Type.Object({
    code: Type.String(), label: Type.String(), definition: Type.String(), scheme: Type.String(), schemeLabel: Type.String(), values: Type.Array(Coded), subjects: nullable(Type.String()),
    needsCriterion: Type.Boolean(), needsEvidence: Type.Boolean(),
  })),
  subjects: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), values: Type.Array(Coded) })),
});
export type IndicatorsAnswer = Static<typeof IndicatorsAnswer>;

export const NewCycle = Type.Object({
  id: Type.String({ maxLength: 60, description: 'short and in the address: `2026`' }), nameEn: Type.String({ minLength: 1, maxLength: 120 }), nameFr: Type.String({ minLength: 1, maxLength: 120 }),
  from: Type.String({ maxLength: 40, description: 'YYYY-MM-DD' }), until: Type.String({ maxLength: 40 }), bureaus: Type.Array(Bureau, { maxItems: 50 }),
});
export type NewCycle = Static<typeof NewCycle>;
export const CloseCycle = Type.Object({ why: Type.String({ minLength: 10, maxLength: 500 }) });
export const CycleStep = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type CycleStep = Static<typeof CycleStep>;

const NewAppraisal = Type.Object({
  group: Type.String({ maxLength: 300 }), indicator: Type.String({ maxLength: 60 }), subject: Type.Optional(Type.String({ maxLength: 300, description: '`police/corruption`, `ON`, `any`, the id of a group; none for an indicator of the group as a whole' })),
  value: Type.String({ maxLength: 60 }), confidence: Type.Optional(Type.String({ maxLength: 20, description: 'low, moderate, high; none for unknown' })), judgedOn: Type.String({ maxLength: 40 }), source: Type.String({ maxLength: 300 }),
  evidence: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 })), criterion: Type.Optional(Type.String({ maxLength: 500 })), note: Type.Optional(Type.String({ maxLength: 2_000 })),
  why: Type.Optional(Type.String({ maxLength: 500, description: 'what changed, where the agency judged it before' })), label: Type.Optional(NewLabel),
});
export const NewAppraisals = Type.Object({ cycle: Type.String({ maxLength: 120 }), judgements: Type.Array(NewAppraisal, { minItems: 1, maxItems: 200 }) });
export type NewAppraisals = Static<typeof NewAppraisals>;
export const AppraisalsWritten = Type.Object({ ids: Type.Array(Type.String()), ledger: LedgerReceipt });
export type AppraisalsWritten = Static<typeof AppraisalsWritten>;

/** One of `csv` and `workbook`. Asked for as `application/x-ndjson` it answers in lines: `{"progress": {"done", "total"}}` while rows are looked at, then `AppraisalFileTaken`. */
export const AppraisalFile = Type.Object({
  cycle: Type.String({ maxLength: 120 }),
  workbook: Type.Optional(Type.String({ maxLength: 5_400_000, description: 'a workbook (.xlsx) in base64: its first sheet, with the same columns' })),
  csv: Type.Optional(Type.String({ maxLength: 3_500_000, description: 'columns `group`, `indicator`, `value`, `judged_on`, `source`; if need be `subject`, `confidence`, `evidence` (apart by spaces), `criterion`, `note`, `why`, `cycle`' })),
});
export type AppraisalFile = Static<typeof AppraisalFile>;
export const AppraisalFileTaken = Type.Object({
  rows: Type.Integer(), taken: Type.Integer(), quarantined: Type.Array(Type.Object({ row: Type.Integer({ description: 'as a spreadsheet numbers it' }), why: Type.String() })), ledger: LedgerReceipt,
});
export type AppraisalFileTaken = Static<typeof AppraisalFileTaken>;
