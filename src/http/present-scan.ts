// A scan as a page shows it: the same words as its report, in the reader's language.
import type { FoundScan, ScanView, ShownScan } from '../watch/office/index.js';
import type { AlertView, ScanFindings, ScanLine } from './contract.js';
import type { Language } from './language.js';

const moment = (ms: number): string => new Date(ms).toISOString();

export function presentScan({ row, state, progress, counts }: ScanView, language: Language): ScanLine {
  return {
    id: row.scanId, source: row.source, evidence: row.evidence, from: row.fromDay, to: row.toDay, perThousand: row.perThousand, memory: row.memory, timezone: row.timezone, startedBy: row.startedBy,
    startedAt: moment(row.startedAtMs), endedAt: row.endedAtMs === null ? null : moment(row.endedAtMs), state, problem: row.problem?.[language] ?? null, progress, counts: counts ?? null,
  };
}

export function presentFindings(shown: NonNullable<FoundScan['shown']>, language: Language): ScanFindings {
  const { coverage: { period, tables, notes, explained, budget }, detectors, alerts, prompts, lookback, units, sexes } = shown[language];
  return {
    from: period.first_access_at, to: period.last_access_at, people: budget.actors, alertsPerWeek: budget.alerts_per_week, notes: [...notes],
    detectors: detectors.map(({ name, question, why }) => ({ name, question, needs: why === null ? null : why.replace('cannot run: needs ', '') })),
    tables: tables.map((one) => ({ table: one.table, missing: one.state === 'missing', rows: one.rows, quarantined: one.quarantined, duplicates: one.duplicates, notes: [...one.notes] })),
    explained: {
      accesses: explained.accesses, independent: explained.independent, selfMade: explained.self_made, afterTheFact: explained.after_the_fact, none: explained.none,
      firstAccesses: explained.first_accesses, firstIndependent: explained.first_accesses_independent,
    },
    alerts: alerts.map(presentAlert), units: [...units], sexes: [...sexes],
    lookback: lookback.map((one) => ({ incident: one.incident_id, rank: one.rank, actor: one.actor_id, score: one.score, events: [...one.event_ids] })),
    prompts: prompts.map((one) => ({ id: one.prompt_id, actor: one.actor_id, subjectType: one.subject_type, subject: one.subject_id, at: one.accessed_at, askAt: one.ask_at, week: one.week, question: one.question[language] })),
  };
}

export function presentAlert({ picture, ...one }: ShownScan['alerts'][number]): AlertView {
  return {
    id: one.alert_id, kind: one.kind, rank: one.rank, score: one.score, actors: one.actor_id === undefined ? [...(one.actors ?? [])] : [one.actor_id], detectors: [...one.detectors],
    subjectType: one.subject_type, subject: one.subject_id, firstAt: one.first_access_at, lastAt: one.last_access_at, events: [...one.event_ids], week: one.week, reasons: [...one.reasons],
    considered: [...one.explanations_considered], weights: Object.entries(one.weights ?? {}).map(([family, nats]) => ({ family, nats })), probability: one.probability ?? null,
    looks: [...picture.momentsMs], things: picture.things.map((thing) => ({ ...thing })),
  };
}
