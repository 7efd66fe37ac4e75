// The examiner's scans.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Counts = Type.Object({
  lookUps: Type.Integer(), shareExplained: nullable(Type.Number({ description: '0 to 1' })), quarantined: Type.Integer(), leads: Type.Integer(), audits: Type.Integer({ description: 'drawn at random' }),
  prompts: Type.Integer(), below: Type.Integer({ description: 'below the budget' }),
});
const Progress = Type.Object({ step: Type.String(), index: Type.Integer(), count: Type.Integer(), share: Type.Number({ description: 'of the whole, 0 to 1' }) });
export type ScanProgressView = Static<typeof Progress>;

export const ScanLine = Type.Object({
  id: Type.String(), source: Type.String({ description: '`folder` or `record`' }), evidence: Type.String(), from: nullable(Type.String()), to: nullable(Type.String()), perThousand: Type.Number(),
  memory: Type.String(), timezone: nullable(Type.String()), startedBy: Type.String(), startedAt: Type.String(), endedAt: nullable(Type.String()),
  state: Type.String({ description: 'running, done, stopped, failed or interrupted (the node ended under it)' }), problem: nullable(Type.String()), progress: Progress,
  counts: nullable(Counts),
});
export type ScanLine = Static<typeof ScanLine>;

/** `GET /api/watch/scans`. */
export const ScansAnswer = Type.Object({
  scans: Type.Array(ScanLine), evidence: Type.Array(Type.String({ description: 'names of evidence folders of one’s own agency' })), mayStart: Type.Boolean(),
  memoryLimit: Type.String(), ledger: LedgerReceipt,
});
export type ScansAnswer = Static<typeof ScansAnswer>;

const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'YYYY-MM-DD, UTC' });
export const NewScan = Type.Object({
  evidence: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'name of an evidence folder; absent: the node’s own record of your agency' })), from: Type.Optional(Day), to: Type.Optional(Day),
  perThousand: Type.Number({ exclusiveMinimum: 0, maximum: 1000, description: 'alerts per 1,000 people and ISO week, at most' }),
  memory: Type.String({ pattern: '^[1-9][0-9]{0,4}(MB|GB)$' }), timezone: Type.Optional(Type.String({ maxLength: 60, description: 'of times without an offset' })),
});
export type NewScan = Static<typeof NewScan>;
export const ScanStarted = Type.Object({ id: Type.String(), ledger: LedgerReceipt });
export type ScanStarted = Static<typeof ScanStarted>;
export const ScanStep = Type.Object({ ledger: LedgerReceipt });
export type ScanStep = Static<typeof ScanStep>;

const Group = Type.Object({ name: Type.String(), people: Type.Integer(), leads: Type.Integer(), audits: Type.Integer() });
export type ScanGroup = Static<typeof Group>;
export const AlertView = Type.Object({
  id: Type.String(), kind: Type.String({ description: '`lead`, or `audit`: drawn at random' }), rank: Type.Integer(), score: Type.Number(), actors: Type.Array(Type.String()), detectors: Type.Array(Type.String()),
  subjectType: nullable(Type.String()), subject: nullable(Type.String()), firstAt: nullable(Type.String()), lastAt: nullable(Type.String()), events: Type.Array(Type.String()), week: Type.String(),
  reasons: Type.Array(Type.String()), considered: Type.Array(Type.String()), weights: Type.Array(Type.Object({ family: Type.String(), nats: Type.Number() })), probability: nullable(Type.Number()),
  looks: Type.Array(Type.Number({ description: 'milliseconds since 1970, UTC' })), things: Type.Array(Type.Object({ label: Type.String(), looks: Type.Integer() })),
});
export type AlertView = Static<typeof AlertView>;
export const WatchPrompt = Type.Object({
  id: Type.String(), actor: Type.String(), subjectType: nullable(Type.String()), subject: nullable(Type.String()), at: Type.String(), askAt: nullable(Type.String()), week: Type.String(), question: Type.String(),
});
export type WatchPrompt = Static<typeof WatchPrompt>;
export const LookbackLine = Type.Object({
  incident: Type.String(), rank: Type.Integer({ description: 'the likeliest source first' }), actor: Type.String(), score: Type.Number(), events: Type.Array(Type.String()),
});
export type LookbackLine = Static<typeof LookbackLine>;

/** What a scan found, as far as it is this reader's to see. */
export const ScanFindings = Type.Object({
  from: nullable(Type.String()), to: nullable(Type.String()), people: Type.Integer(), alertsPerWeek: Type.Integer(), notes: Type.Array(Type.String()),
  detectors: Type.Array(Type.Object({ name: Type.String(), question: Type.String(), needs: nullable(Type.String({ description: 'what was missing; null: it ran' })) })),
  tables: Type.Array(Type.Object({ table: Type.String(), missing: Type.Boolean(), rows: Type.Integer(), quarantined: Type.Integer(), duplicates: Type.Integer(), notes: Type.Array(Type.String()) })),
  explained: Type.Object({
    accesses: Type.Integer(), independent: Type.Integer(), selfMade: Type.Integer(), afterTheFact: Type.Integer(), none: Type.Integer(), firstAccesses: Type.Integer(), firstIndependent: Type.Integer(),
  }),
  alerts: Type.Array(AlertView), prompts: Type.Array(WatchPrompt), lookback: Type.Array(LookbackLine), units: Type.Array(Group), sexes: Type.Array(Group),
});
export type ScanFindings = Static<typeof ScanFindings>;

/** `GET /api/watch/scans/:scan`. */
export const ScanAnswer = Type.Object({ scan: ScanLine, mayStart: Type.Boolean(), findings: nullable(ScanFindings), ledger: LedgerReceipt });
export type ScanAnswer = Static<typeof ScanAnswer>;
