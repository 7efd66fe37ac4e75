// What a run covered and what it did not: the first thing to read. A detector that could not run says so; silence is never "clean".
import type { Detector, Language } from '../detector.js';
import type { EvidenceSummary } from '../evidence/summary.js';
import { BASE_RATE } from '../rank/base-rate.js';
import { HARM_POSTERIOR, LEAD_POSTERIOR } from '../rank/score.js';
import type { GroupCount } from './fairness.js';

export interface DetectorRun {
  readonly detector: Detector;
  readonly findings: number;
  readonly missing: readonly string[];
}

export interface ExplainedShare {
  readonly accesses: number;
  readonly independent: number;
  readonly self_made: number;
  readonly after_the_fact: number;
  readonly none: number;
  readonly first_accesses: number;
  readonly first_accesses_independent: number;
}

export interface Coverage {
  readonly language: Language;
  readonly period: { readonly first_access_at: string | null; readonly last_access_at: string | null; readonly first_week: string | null; readonly last_week: string | null };
  readonly tables: readonly { readonly table: string; readonly state: 'read' | 'missing'; readonly files: readonly string[]; readonly rows: number; readonly quarantined: number; readonly duplicates: number; readonly unknown_columns: readonly string[]; readonly notes: readonly string[] }[];
  readonly notes: readonly string[];
  readonly explained: ExplainedShare & { readonly share_explained: number | null; readonly share_first_explained: number | null };
  readonly detectors: readonly { readonly number: number; readonly name: string; readonly family: string; readonly state: 'ran' | 'cannot run'; readonly why: string | null; readonly findings: number; readonly question: string }[];
  readonly budget: { readonly per_thousand: number; readonly actors: number; readonly alerts_per_week: number; readonly seed: string };
  readonly ranking: { readonly base_rate: number; readonly least_probability_of_a_lead: number; readonly least_probability_of_harm: number };
  readonly alerts: { readonly leads: number; readonly audits: number; readonly prompts: number; readonly below_budget: number; readonly below_budget_left_out: number; readonly by_unit: readonly GroupCount[]; readonly by_sex: readonly GroupCount[] };
}

export interface CoverageParts extends Pick<Coverage, 'period' | 'budget' | 'alerts' | 'language'> {
  readonly evidence: EvidenceSummary;
  readonly runs: readonly DetectorRun[];
  readonly explained: ExplainedShare;
}

export function coverageOf(parts: CoverageParts): Coverage {
  const { language, evidence, runs, explained, period, budget, alerts } = parts;
  return {
    language, period,
    tables: evidence.tables.map((one) => ({
      table: one.table, state: one.files.length === 0 ? 'missing' : 'read', files: one.files, rows: one.rows, quarantined: one.quarantined, duplicates: one.duplicates,
      unknown_columns: one.unknownColumns, notes: one.notes.map((note) => note[language]),
    })),
    notes: evidence.notes.map((note) => note[language]),
    explained: { ...explained, share_explained: share(explained.independent, explained.accesses), share_first_explained: share(explained.first_accesses_independent, explained.first_accesses) },
    detectors: runs.map(({ detector, missing, findings }) => ({
      number: detector.number, name: detector.name, family: detector.family, state: missing.length === 0 ? 'ran' : 'cannot run', why: missing.length === 0 ? null : `cannot run: needs ${missing.join(', ')}`,
      findings, question: detector.question[language],
    })),
    budget, ranking: { base_rate: BASE_RATE, least_probability_of_a_lead: LEAD_POSTERIOR, least_probability_of_harm: HARM_POSTERIOR }, alerts,
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round(part / whole * 10_000) / 10_000);
