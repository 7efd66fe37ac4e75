// What leaves the house and in which shape. A leaf: the browser and the terminal know the server by this file alone.
import { type Static, type TSchema, Type } from 'typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The record of the step that gave an answer. Integers as decimal strings, hashes and bytes as base64. */
export const LedgerReceipt = Type.Object({
  origin: Type.String(), index: Type.String(), size: Type.String(), root: Type.String(), leafHash: Type.String(),
  entry: Type.String({ description: 'the leaf: a small record with the commitment to the payload' }),
  proof: Type.Array(Type.String(), { description: 'inclusion proof, RFC 6962, from the leaf upward' }),
  checkpoint: Type.String({ description: 'C2SP signed note over origin, size and root' }),
});
export type LedgerReceipt = Static<typeof LedgerReceipt>;

/** `error`: a closed code. `message`: what happened and what to do. */
export interface Problem {
  readonly error: string;
  readonly message: string;
}

const Purpose = Type.Object({ code: Type.String(), label: Type.String() });
const CaseChoice = Type.Object({ ref: Type.String(), title: Type.String() });

export const Me = Type.Object({
  user: Type.String(), displayName: Type.String(), role: Type.String(), agency: Type.String(), agencyName: Type.String(),
  purposes: Type.Array(Purpose), cases: Type.Array(CaseChoice), purpose: nullable(Type.String()), caseRef: nullable(Type.String()),
  csrf: Type.String({ description: 'send back as header x-custos-csrf with every request that changes something' }), demo: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const DemoPerson = Type.Object({
  user: Type.String(), displayName: Type.String(), role: Type.String(), agency: Type.String(), agencyName: Type.String(),
  purposes: Type.Array(Type.String()), purposeLabels: Type.Array(Type.String()), cases: Type.Array(Type.String()),
});
export type DemoPerson = Static<typeof DemoPerson>;

/** `GET /api/demo/people`: only a demo folder answers. The password of every demo person is `demo`. */
export const DemoPeople = Type.Array(DemoPerson);
export type DemoPeople = Static<typeof DemoPeople>;

export const SignIn = Type.Object({ user: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) });
export const WorkContext = Type.Object({ purpose: Type.String({ maxLength: 100 }), caseRef: Type.String({ maxLength: 200 }) });

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

export const LabelView = Type.Object({
  level: Type.String(), levelLabel: Type.String(), text: Type.String({ description: 'the whole marking as it is printed' }),
  caveats: Type.Array(Type.String()), releasableTo: Type.Array(Type.String()), originatorControl: Type.Boolean(),
  permittedUses: Type.Array(Type.String()),
});
export type LabelView = Static<typeof LabelView>;

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

/** The entity as FollowTheMoney JSON: the visible statements of this one entity. */
export const FtmAnswer = Type.Object({
  entity: Type.Object({ id: Type.String(), schema: Type.String(), properties: Type.Record(Type.String(), Type.Array(Type.String())) }), ledger: LedgerReceipt,
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

export const RecordEntry = Type.Object({
  origin: Type.String(), index: Type.String(), recordedAt: Type.String({ description: 'RFC 3339, UTC' }), action: Type.String(),
  purpose: nullable(Type.String()), caseRef: nullable(Type.String()), actor: Type.String(),
  outcome: Type.String({ description: 'allowed or refused' }), policies: Type.Array(Type.String()),
  asked: Type.String({ description: 'what was asked, as canonical JSON' }), shown: Type.Integer({ description: 'how many items the answer showed' }),
});
export type RecordEntry = Static<typeof RecordEntry>;
export const RecordQuery = Type.Object({
  scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('agency')])), before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export const RecordAnswer = Type.Object({ entries: Type.Array(RecordEntry), ledger: LedgerReceipt });
export type RecordAnswer = Static<typeof RecordAnswer>;

/** One entry whole: its payload, its salt and a proof at the log's present size, to be checked where it is read. */
export const EntryAnswer = Type.Object({
  entry: RecordEntry, payload: Type.String({ description: 'base64 of the canonical JSON that the commitment covers' }), salt: Type.String(),
  receipt: LedgerReceipt, ledger: LedgerReceipt,
});
export type EntryAnswer = Static<typeof EntryAnswer>;

/** `GET /api/ledger/heads`: public by design; sizes and roots only. */
export const LedgerHeads = Type.Object({
  running: Type.Boolean(), reason: nullable(Type.String()),
  logs: Type.Array(Type.Object({ agency: Type.String(), origin: Type.String(), size: Type.String(), root: Type.String(), checkpoint: Type.String(), key: Type.String({ description: 'C2SP verifier key: name+hash+key' }) })),
});
export type LedgerHeads = Static<typeof LedgerHeads>;

/** `GET /api/reference`: words and codes that everyone may know. */
export const Reference = Type.Object({
  schemata: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), edge: Type.Boolean() })),
  agencies: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  levels: Type.Array(Type.Object({ code: Type.String(), label: Type.String(), rank: Type.Integer() })),
});
export type Reference = Static<typeof Reference>;

export const NewStatement = Type.Object({
  entity: Type.String({ maxLength: 300, description: 'existing `agency~id` of the own agency, or a local name for a new one' }),
  schema: Type.String({ maxLength: 60 }), prop: Type.String({ maxLength: 60 }), value: Type.String({ maxLength: 65_000 }),
  lang: Type.Optional(Type.String({ maxLength: 3 })), validFrom: Type.Optional(Type.String({ maxLength: 32 })),
  validTo: Type.Optional(Type.String({ maxLength: 32 })),
});
export const NewPart = Type.Object({
  entity: Type.String({ maxLength: 300 }), part: Type.String({ maxLength: 40, description: 'suspect, associate, witness, victim or complainant' }),
  basis: Type.Optional(Type.String({ maxLength: 2_000, description: 'required of a suspect: the basis of suspicion' })),
});
export const NewLabel = Type.Object({
  level: Type.String({ maxLength: 40 }), releasableTo: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 400 })),
  citizenshipsOnly: Type.Optional(Type.Array(Type.String({ maxLength: 2 }), { maxItems: 10 })), originatorControl: Type.Optional(Type.Boolean()),
  purposes: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  permittedUses: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 })),
  caveats: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 })), caseRef: Type.Optional(Type.String({ maxLength: 200 })),
});
export type NewLabel = Static<typeof NewLabel>;
export const NewReport = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 500 }), reportedOn: Type.String({ maxLength: 10 }),
  sourceRef: Type.Optional(Type.String({ maxLength: 100, description: 'a reference number, never a name' })),
  sourceGrade: Type.Object({ scale: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 10 }) }),
  informationGrade: Type.Object({ scale: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 10 }) }), label: NewLabel,
  retentionBasis: Type.String({ minLength: 1, maxLength: 200 }), reviewDue: Type.String({ maxLength: 10 }),
  parts: Type.Array(NewPart, { maxItems: 500 }), statements: Type.Array(NewStatement, { minItems: 1, maxItems: 5_000 }),
});
export type NewReport = Static<typeof NewReport>;
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

/** The last line of `POST /api/operator/verify` (the node's own socket only); lines before it are `{"progress":{"done","total"}}`. */
export const VerifyAnswer = Type.Object({
  ok: Type.Boolean(), logs: Type.Array(Type.Object({ origin: Type.String(), size: Type.String(), root: Type.String() })),
  mirror: Type.Object({ rows: Type.Integer(), behind: Type.Integer(), differences: Type.Integer() }),
  registry: nullable(Type.Object({
    intents: Type.Integer(), rows: Type.Integer(), differences: Type.Integer(), dangling: Type.Integer(),
    shredded: Type.Integer({ description: 'entries whose payload key was destroyed' }),
  }, { description: 'null: not compared, for nothing can be recorded and so no payload opened' })),
  problems: Type.Array(Type.Object({ log: Type.String(), index: nullable(Type.String()), code: Type.String(), message: Type.String() })),
});
export type VerifyAnswer = Static<typeof VerifyAnswer>;

/** What one verification found: counts only. `by`: role and agency of who ran it in a browser, null for the operator of the node. */
export const Verification = Type.Object({
  at: Type.String({ description: 'when it began, RFC 3339, UTC' }), tookMs: Type.Integer({ minimum: 0 }),
  by: nullable(Type.Object({ role: Type.String(), agency: Type.String() })),
  outcome: Type.Union([Type.Literal('ok'), Type.Literal('problems'), Type.Literal('cancelled'), Type.Literal('fault')]),
  logs: Type.Array(Type.Object({ origin: Type.String(), size: Type.String() })),
  mirror: nullable(Type.Object({ rows: Type.Integer(), behind: Type.Integer(), differences: Type.Integer() })),
  registry: nullable(Type.Object({ intents: Type.Integer(), rows: Type.Integer(), differences: Type.Integer(), dangling: Type.Integer(), shredded: Type.Integer() })),
  receiptsMissing: nullable(Type.Integer({ description: 'null: this verification did not look for them' })),
  problems: Type.Record(Type.String(), Type.Integer(), { description: 'how many problems of each code' }),
});
export type Verification = Static<typeof Verification>;

/** `GET /api/ledger/verifications`: the newest first. `unreadable`: lines of the history that nobody can read any more. */
export const VerificationsAnswer = Type.Object({ verifications: Type.Array(Verification), unreadable: Type.Integer() });
export type VerificationsAnswer = Static<typeof VerificationsAnswer>;

const WitnessLog = Type.Object({
  agency: Type.String(), size: nullable(Type.String({ description: 'the largest size that it cosigned' })), at: nullable(Type.String()),
  state: Type.Union([Type.Literal('ok'), Type.Literal('behind'), Type.Literal('unreachable'), Type.Literal('disagrees')]),
});
export const WitnessView = Type.Object({ name: Type.String(), key: Type.String(), logs: Type.Array(WitnessLog) });
export type WitnessView = Static<typeof WitnessView>;
const Up = Type.Union([Type.Literal('running'), Type.Literal('down')]);

/** `GET /api/ledger/state`: public by design, no content. Null is *not known here*, an empty list is *none*. */
export const LedgerStateAnswer = Type.Object({
  at: Type.String({ description: 'the clock of the node, RFC 3339, UTC' }),
  writer: Type.Object({
    running: Type.Boolean(), noSpace: nullable(Type.Boolean({ description: 'the disk is too full to record anything' })),
    reason: nullable(Type.String({ description: 'why it stopped: closed, fault, or the code of the system error' })),
  }),
  logs: Type.Array(Type.Object({
    agency: Type.String(), origin: Type.String(), key: Type.String(), size: Type.String(),
    published: nullable(Type.String({ description: 'size of the checkpoint under /tlog/:agency/' })),
  })),
  witnesses: Type.Array(WitnessView), policy: nullable(Type.String({ description: 'C2SP tlog-policy text; null: the node has none, and so no witnesses' })),
  signer: nullable(Up), keys: nullable(Up),
  shredded: nullable(Type.Array(Type.Object({ agency: Type.String(), month: Type.String() }))),
  verification: nullable(Verification), verifying: nullable(Type.Object({ done: Type.Integer(), total: Type.Integer() })),
});
export type LedgerStateAnswer = Static<typeof LedgerStateAnswer>;

const AgencyId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' });
const EntryPlace = Type.String({ pattern: '^[^#\\s]{1,200}#(0|[1-9][0-9]{0,17})$', description: 'an entry, `origin#index`' });
/** Without `request` it asks; with the entry of another person's request it approves, and the month's key is destroyed. */
export const ShredStep = Type.Object({ agency: AgencyId, month: Month, request: Type.Optional(EntryPlace) });
export const NewHold = Type.Object({ agency: AgencyId, fromMonth: Month, toMonth: Month, reason: Type.String({ minLength: 10, maxLength: 500 }) });
/** Without `request` it asks; with it, it lifts. */
export const LiftStep = Type.Object({ hold: Type.String({ pattern: '^[A-Za-z0-9._-]{3,90}$' }), request: Type.Optional(EntryPlace) });
/** `entry`: the announced step, which is what an approval names. */
export const CustodyStep = Type.Object({ entry: EntryPlace, state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), ledger: LedgerReceipt });
export type CustodyStep = Static<typeof CustodyStep>;
const HeldMonths = Type.Object({
  id: Type.String(), agency: Type.String(), fromMonth: Type.String(), toMonth: Type.String(), reason: Type.String(), by: Type.String(), lifted: Type.Boolean(),
});
export const HoldsAnswer = Type.Object({ holds: Type.Array(HeldMonths), ledger: LedgerReceipt });
export type HoldsAnswer = Static<typeof HoldsAnswer>;

/** Header names. `as`, `purpose` and `case` are heard only on the node's own socket, and `as` only in a demo folder. */
export const headers = { csrf: 'x-custos-csrf', as: 'x-custos-as', purpose: 'x-custos-purpose', caseRef: 'x-custos-case', language: 'accept-language' } as const;
