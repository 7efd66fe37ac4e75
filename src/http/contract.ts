// What leaves the house and in which shape. A leaf: the browser and the terminal know the server by this file and its folder alone.
import { type Static, Type } from 'typebox';
import { LabelView, NewLabel } from './contract/labels.js';
import { LedgerReceipt, nullable } from './contract/receipt.js';

export * from './contract/access.js';
export * from './contract/approvals.js';
export * from './contract/assurances.js';
export * from './contract/derived-releases.js';
export * from './contract/break-glass.js';
export * from './contract/canaries.js';
export * from './contract/annual-reports.js';
export * from './contract/figures.js';
export * from './contract/gaps.js';
export * from './contract/labels.js';
export * from './contract/assessment.js';
export * from './contract/labels.js';
export * from './contract/cases.js';
export * from './contract/claims.js';
export * from './contract/delegations.js';
export * from './contract/friction.js';
export * from './contract/roster.js';
export * from './contract/ledger.js';
export * from './contract/drugs.js';
export * from './contract/notes.js';
export * from './contract/notices.js';
export * from './contract/operations.js';
export * from './contract/passkeys.js';
export * from './contract/administration.js';
export * from './contract/people.js';
export * from './contract/precursors.js';
export * from './contract/requirements.js';
export * from './contract/routes.js';
export * from './contract/policies.js';
export * from './contract/prompts.js';
export * from './contract/requests.js';
export * from './contract/sign-on.js';
export * from './contract/sources.js';
export * from './contract/feeds.js';
export * from './contract/live.js';
export * from './contract/look-back.js';
export * from './contract/reviews.js';
export * from './contract/watch.js';
export { LedgerReceipt } from './contract/receipt.js';

/** `error`: a closed code. `message`: what happened and what to do. */
export interface Problem {
  readonly error: string;
  readonly message: string;
  /** Of `one_more_sentence` (428): send the same again with header `x-custos-answers` `[{prompt, version, answer}]`. */
  readonly prompt?: { readonly id: string; readonly version: number; readonly words: string; readonly least: number };
}

export const SearchQuery = Type.Object({
  q: Type.String(), schema: Type.Optional(Type.String({ maxLength: 60 })), agency: Type.Optional(Type.String({ maxLength: 60 })),
  group: Type.Optional(Type.String({ maxLength: 300, description: 'entity id of a criminal group' })),
  from: Type.Optional(Type.String({ description: 'report date, YYYY-MM-DD' })), to: Type.Optional(Type.String()),
  asOf: Type.Optional(Type.String({ description: 'true on this day, YYYY-MM-DD' })),
  knownAt: Type.Optional(Type.String({ description: 'as known to the registry at this day' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })), offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 900 })),
});
export type SearchQuery = Static<typeof SearchQuery>;

export const SearchHit = Type.Object({
  id: Type.String(), schema: Type.String(), caption: Type.String(), names: Type.Array(Type.String()), score: Type.Number({ description: '0 to 1' }),
  matched: Type.Object({ prop: Type.String(), propLabel: Type.String(), value: Type.String() }), originators: Type.Array(Type.String()),
  notices: Type.Array(Type.String({ description: 'codes: stale_list, no_force_in_canada, fictional' })), lastReportedOn: nullable(Type.String()),
});
export type SearchHit = Static<typeof SearchHit>;

export const Facet = Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer() });
export const SearchAnswer = Type.Object({
  results: Type.Array(SearchHit), total: Type.Integer({ description: 'entities among what the caller may see; at most 1,000 are ranked' }),
  facets: Type.Object({ schema: Type.Array(Facet), agency: Type.Array(Facet) }), ledger: LedgerReceipt,
});
export type SearchAnswer = Static<typeof SearchAnswer>;

export const Grade = Type.Object({ scale: Type.String(), code: Type.String(), label: Type.String() });
export type Grade = Static<typeof Grade>;

export const ReportRef = Type.Object({
  id: Type.String({ description: '`agency~report`' }), title: Type.String(), reportedOn: nullable(Type.String()), sourceRef: nullable(Type.String()),
  originator: Type.String(), originatorName: Type.String(), sourceGrade: nullable(Grade), informationGrade: nullable(Grade), label: LabelView,
  retention: nullable(Type.String()), reviewDue: nullable(Type.String()), notices: Type.Array(Type.String()),
});
export type ReportRef = Static<typeof ReportRef>;

export const StatementView = Type.Object({
  id: Type.String({ description: '`agency~number`' }), entity: Type.String(), prop: Type.String(), propLabel: Type.String(),
  type: Type.String({ description: 'FollowTheMoney property type: name, date, country, entity, text …' }), value: Type.String(),
  caption: nullable(Type.String({ description: 'what a value of type entity or country or topic is called' })), lang: nullable(Type.String()),
  label: LabelView, validFrom: nullable(Type.String()), validTo: nullable(Type.String()), recordedOn: Type.String(),
  report: Type.String({ description: 'id of one of `reports`' }),
});
export type StatementView = Static<typeof StatementView>;

export const JudgementView = Type.Object({
  id: Type.String(), left: Type.String(), right: Type.String(), verdict: Type.String(), why: Type.String(), decidedBy: Type.String(),
  decidedOn: Type.String(),
});

export const EntityView = Type.Object({
  id: Type.String(), schema: Type.String(), schemaLabel: Type.String(), caption: Type.String(), names: Type.Array(Type.String()),
  linked: Type.Array(Type.String({ description: 'ids judged to be the same' })), judgements: Type.Array(JudgementView),
  notices: Type.Array(Type.String()), statements: Type.Array(StatementView), reports: Type.Array(ReportRef),
});
export type EntityView = Static<typeof EntityView>;
export const EntityAnswer = Type.Object({ entity: EntityView, ledger: LedgerReceipt });
export type EntityAnswer = Static<typeof EntityAnswer>;

/** The entity as FollowTheMoney JSON: the visible statements of this one entity, and the marking of each value as our own import reads it. */
export const FtmAnswer = Type.Object({
  entity: Type.Object({
    id: Type.String(), schema: Type.String(), properties: Type.Record(Type.String(), Type.Array(Type.String())),
    custosValues: Type.Array(Type.Object({ prop: Type.String(), values: Type.Array(Type.String()), label: Type.String() })),
  }), ledger: LedgerReceipt,
});
export type FtmAnswer = Static<typeof FtmAnswer>;

/** What absent, forbidden and foreign look like, all three (G4). Status 404. */
export const NothingToShow = Type.Object({ error: Type.Literal('nothing_to_show'), message: Type.String(), ledger: LedgerReceipt });

export const Node = Type.Object({ id: Type.String(), schema: Type.String(), caption: Type.String() });
export const Edge = Type.Object({
  id: Type.String(), source: Type.String(), target: Type.String(), schema: Type.String(), label: Type.String(), from: nullable(Type.String()),
  to: nullable(Type.String()),
});
export const NeighboursAnswer = Type.Object({ nodes: Type.Array(Node), edges: Type.Array(Edge), ledger: LedgerReceipt });
export type NeighboursAnswer = Static<typeof NeighboursAnswer>;

export const ReportAnswer = Type.Object({
  report: ReportRef, statements: Type.Array(StatementView), ledger: LedgerReceipt,
  more: Type.Boolean({ description: 'the report states more to this reader than one answer holds; search within it' }),
});
export type ReportAnswer = Static<typeof ReportAnswer>;

/** `GET /api/reference`: words and codes that everyone may know. */
export const Reference = Type.Object({
  schemata: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), edge: Type.Boolean() })),
  agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  levels: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), rank: Type.Integer() })),
  purposes: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
  clearances: Type.Array(Type.Object({ code: Type.String(), rank: Type.Integer() }), { description: 'lowest first' }),
  gateways: Type.Array(Type.Object({
    code: Type.String(), from: Type.String(), to: Type.Array(Type.String()), under: nullable(Type.String({ description: 'the basis that a label must name' })), statute: Type.String(),
    label: Type.String(), effectiveFrom: nullable(Type.String()), effectiveTo: nullable(Type.String()),
  }), { description: 'sectors between which information may pass, and by which statute' }),
});
export type Reference = Static<typeof Reference>;

export const NewStatement = Type.Object({
  entity: Type.String({ maxLength: 300, description: 'existing `agency~id` of the own agency, or a local name for a new one' }),
  schema: Type.String({ maxLength: 60 }), prop: Type.String({ maxLength: 60 }), value: Type.String({ maxLength: 65_000 }),
  lang: Type.Optional(Type.String({ maxLength: 3 })), validFrom: Type.Optional(Type.String({ maxLength: 32 })),
  validTo: Type.Optional(Type.String({ maxLength: 32 })),
  label: Type.Optional(NewLabel),
  derivedFrom: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50, description: 'of the reports that the whole was written from, those that this statement draws on: it keeps the strictest of theirs' })),
});
export const NewPart = Type.Object({
  entity: Type.String({ maxLength: 300 }), part: Type.String({ maxLength: 40, description: 'suspect, associate, witness, victim or complainant' }),
  basis: Type.Optional(Type.String({ maxLength: 2_000, description: 'required of a suspect: the basis of suspicion' })),
});
export const NewReport = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 500 }), reportedOn: Type.String({ maxLength: 10 }),
  sourceRef: Type.Optional(Type.String({ maxLength: 100, description: 'a reference number, never a name' })),
  restsOnSource: Type.Optional(Type.Boolean({ description: 'rests on a sealed source: leaves by no export and is not disclosed to a court' })),
  sourceGrade: Type.Object({ scale: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 10 }) }),
  informationGrade: Type.Object({ scale: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 10 }) }), label: NewLabel,
  retentionBasis: Type.String({ minLength: 1, maxLength: 200 }), reviewDue: Type.String({ maxLength: 10 }),
  parts: Type.Array(NewPart, { maxItems: 500 }), statements: Type.Array(NewStatement, { minItems: 1, maxItems: 5_000 }),
  derivedFrom: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50, description: 'reports that it was written from: it keeps the strictest of their markings' })),
});
export type NewReport = Static<typeof NewReport>;
/** A draft, and the labels that it would get. */
export const InheritedLabels = Type.Object({ report: LabelView, statements: Type.Array(LabelView), ledger: LedgerReceipt });
export type InheritedLabels = Static<typeof InheritedLabels>;
export const DraftLabels = Type.Object({
  label: Type.Optional(NewLabel), derivedFrom: Type.Array(Type.String({ maxLength: 300 }), { minItems: 1, maxItems: 50 }),
  statements: Type.Array(Type.Object({ label: Type.Optional(NewLabel), derivedFrom: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50 })) }), { maxItems: 200 }),
});
export const Written = Type.Object({ id: Type.String(), statements: Type.Integer(), ledger: LedgerReceipt });
export type Written = Static<typeof Written>;

export const NewJudgement = Type.Object({
  left: Type.String({ maxLength: 300 }), right: Type.String({ maxLength: 300 }),
  verdict: Type.Union([Type.Literal('same'), Type.Literal('different')]), why: Type.String({ minLength: 3, maxLength: 2_000 }),
});
export const UndoJudgement = Type.Object({ why: Type.String({ minLength: 3, maxLength: 2_000 }) });
export const NewCorrection = Type.Object({
  entity: Type.String({ maxLength: 300 }), statement: Type.Optional(Type.String({ maxLength: 300 })),
  why: Type.String({ minLength: 3, maxLength: 4_000 }),
});
export const NewRestriction = Type.Object({
  entity: Type.String({ maxLength: 300 }), kind: Type.Union([Type.Literal('acquittal'), Type.Literal('record_suspension'), Type.Literal('youth')]),
  effectiveOn: Type.String({ maxLength: 10, description: 'for youth: the last day of the access period' }),
  basis: Type.String({ minLength: 3, maxLength: 2_000 }),
});

/** The last line of an import's stream; the lines before it are `{"progress":{"done","total"}}`. */
export const ImportOutcome = Type.Object({
  reports: Type.Integer(), statements: Type.Integer(), entities: Type.Integer(), quarantined: Type.Integer(),
  unchanged: Type.Boolean({ description: 'the same file was imported before; nothing was written' }),
  quarantine: Type.Array(Type.Object({ row: Type.Integer(), column: nullable(Type.String()), reason: Type.String() })),
  ledger: Type.Array(LedgerReceipt),
});
export type ImportOutcome = Static<typeof ImportOutcome>;

export * from './contract/headers.js';
