// Ranking in, files out: everything that a run says, in the shapes of the published contract (docs/users/watch-evidence.md).
import { groupBy } from '../../kernel/index.js';
import type { Language } from '../detector.js';
import type { EvidenceSummary } from '../evidence/summary.js';
import { writeExplained } from '../explain/explained-file.store.js';
import type { Candidate } from '../rank/candidate.js';
import { compareText } from '../rank/draw.js';
import type { Material } from '../rank/finding.js';
import { choosePrompts } from '../rank/prompts.js';
import type { Ranking } from '../rank/weeks.js';
import { hasTable, missingNeeds } from '../scan/needs.store.js';
import { writeQuarantine } from '../evidence/quarantine.store.js';
import type { Workspace } from '../workspace.store.js';
import { accessesOf, type AlertRecord, auditRecord, leadRecord, rankRecords } from './alert-record.js';
import { type Coverage, coverageOf, type DetectorRun } from './coverage.js';
import { countGroups } from './fairness.js';
import { OutFiles } from './out-files.js';
import { type PageRecords, pageRecords } from './page-records.js';
import { promptRecord, type PromptRecord, sortPrompts } from './prompt-record.js';
import { reportHtml } from './report.js';
import type { Picture } from './report-alert.js';
import { TEMPLATE_TABLES } from './sentences.js';
import type { Shown } from './shown.js';
import { loadOpenAccesses, loadShownAccesses, loadShownFindings, loadSubjects, loadNextShifts, type ShownAccess } from './shown.store.js';
import { loadExplainedShare, loadLookback, loadPeriod, type LookbackRecord } from './tables.store.js';

/** Below one nat (odds under three to one) a candidate is not worth a line; beyond five budgets nobody reads on. */
const LEAST_NATS = 1;
const REST_BUDGETS = 5;

export interface RunTerms {
  readonly out: string;
  readonly language: Language;
  readonly evidence: EvidenceSummary;
  readonly runs: readonly DetectorRun[];
  readonly material: Material;
  readonly ranking: Ranking;
  readonly budget: Coverage['budget'];
  /** Whether the outcome tells in both languages what a page shows, and to whom which of it is not shown. */
  readonly forPage?: boolean;
  /** No report and no table of every look-up: for whoever does this every few seconds (`live/`). */
  readonly alertsOnly?: boolean;
}

export interface RunOutcome {
  readonly coverage: Coverage;
  readonly alerts: readonly AlertRecord[];
  readonly page?: PageRecords;
}

export async function writeRun(workspace: Workspace, terms: RunTerms): Promise<RunOutcome> {
  const { material, ranking } = terms;
  const prompts = choosePrompts(material, ranking);
  const kept = restWorthALine(terms);
  const candidates = [...ranking.alerts.flatMap((one) => (one.kind === 'lead' ? [one.candidate] : [])), ...kept.map((one) => one.candidate)];
  const shown = await loadShown(workspace, terms, [...candidates.flatMap((one) => one.score.findings), ...prompts.flatMap((one) => one.findings)]);
  const { alerts, pictures } = await alertRecords(workspace, ranking, shown);
  const rest = rankRecords(kept.map(({ candidate, week }) => leadRecord(candidate, week, shown)));
  const shifts = await loadNextShifts(workspace, prompts.map((one) => ({ actor: one.actor, afterMs: one.findings[0]?.atMs ?? 0 })));
  const questions = prompts.map((one, index) => promptRecord(one, shifts.get(index), shown));
  const lookback = await hasTable(workspace, 'lookback') ? await loadLookback(workspace) : [];
  const coverage = await coverageFor(workspace, terms, { alerts, rest, questions });
  await (terms.alertsOnly === true ? publishAlerts : publish)(workspace, terms.out, { alerts, rest, prompts: sortPrompts(questions), lookback, coverage, pictures });
  if (terms.forPage !== true) return { coverage, alerts };
  const tell = async (language: Language) => ({ coverage: await coverageFor(workspace, { ...terms, language }, { alerts, rest, questions }), alerts: (await alertRecords(workspace, ranking, { ...shown, language })).alerts });
  const page = await pageRecords(workspace, { told: { en: await tell('en'), fr: await tell('fr') }, pictures, prompts: sortPrompts(questions), rest, lookback, material });
  return { coverage, alerts, page };
}

function restWorthALine({ ranking, budget, material }: RunTerms): { candidate: Candidate; week: number }[] {
  const most = REST_BUDGETS * budget.alerts_per_week * Math.max(1, material.weeks.last - material.weeks.first + 1);
  return ranking.rest.filter((one) => one.candidate.score.total >= LEAST_NATS).toSorted((a, b) => b.candidate.score.total - a.candidate.score.total).slice(0, most);
}

async function loadShown(workspace: Workspace, { language, material }: RunTerms, findings: Material['findings']): Promise<Shown> {
  const ids = [...new Set(findings.map((one) => one.id))];
  const accesses = [...new Set(findings.flatMap((one) => (one.access === undefined ? [] : [one.access])))];
  const subjects = [...new Set(findings.flatMap((one) => (one.subject === undefined ? [] : [one.subject])))];
  const missing = new Map<string, readonly string[]>();
  for (const [template, tables] of Object.entries(TEMPLATE_TABLES)) {
    const absent = await missingNeeds(workspace, tables);
    if (absent.length > 0) missing.set(template, absent);
  }
  return { language, material, missing, findings: await loadShownFindings(workspace, ids), accesses: await loadShownAccesses(workspace, accesses), subjects: await loadSubjects(workspace, subjects) };
}

async function alertRecords(workspace: Workspace, ranking: Ranking, shown: Shown): Promise<{ alerts: AlertRecord[]; pictures: ReadonlyMap<string, Picture> }> {
  const open = await loadOpenAccesses(workspace, ranking.alerts.filter((one) => one.kind === 'audit'));
  const named = { ...shown, subjects: new Map([...shown.subjects, ...await loadSubjects(workspace, [...new Set([...open.values()].flat().flatMap((one) => (one.subject === undefined ? [] : [one.subject])))])]) };
  const pictures = new Map<string, Picture>();
  const records = ranking.alerts.map((alert) => {
    const accesses = alert.kind === 'lead' ? accessesOf(alert.candidate.score.findings, shown) : open.get(`${alert.week}|${alert.actor}`) ?? [];
    const record = alert.kind === 'lead' ? leadRecord(alert.candidate, alert.week, shown) : auditRecord(alert, accesses, shown);
    pictures.set(record.alert_id, pictureOf(accesses, named));
    return record;
  });
  return { alerts: rankRecords(records), pictures };
}

function pictureOf(accesses: readonly ShownAccess[], shown: Shown): Picture {
  const looks = [...groupBy(accesses, (one) => one.subject)].flatMap(([subject, own]) => {
    const named = subject === undefined ? undefined : shown.subjects.get(subject);
    return named === undefined ? [] : [{ label: `${named.type} ${named.id}`, looks: own.length }];
  });
  return { momentsMs: accesses.map((one) => one.atMs), things: looks.toSorted((a, b) => b.looks - a.looks || compareText(a.label, b.label)) };
}

interface Written {
  readonly alerts: readonly AlertRecord[];
  readonly rest: readonly AlertRecord[];
  readonly questions: readonly PromptRecord[];
}

async function coverageFor(workspace: Workspace, terms: RunTerms, { alerts, rest, questions }: Written): Promise<Coverage> {
  const { material, ranking } = terms;
  const worthALine = ranking.rest.filter((one) => one.candidate.score.total >= LEAST_NATS).length;
  return coverageOf({
    language: terms.language, evidence: terms.evidence, runs: terms.runs, budget: terms.budget,
    explained: await loadExplainedShare(workspace), period: await loadPeriod(workspace),
    alerts: {
      leads: alerts.filter((one) => one.kind === 'lead').length, audits: alerts.filter((one) => one.kind === 'audit').length, prompts: questions.length,
      below_budget: rest.length, below_budget_left_out: worthALine - rest.length,
      by_unit: countGroups(material, ranking.alerts, (peer) => peer.unit), by_sex: countGroups(material, ranking.alerts, (peer) => peer.sex),
    },
  });
}

interface Files {
  readonly alerts: readonly AlertRecord[];
  readonly rest: readonly AlertRecord[];
  readonly prompts: readonly PromptRecord[];
  readonly lookback: readonly LookbackRecord[];
  readonly coverage: Coverage;
  readonly pictures: ReadonlyMap<string, Picture>;
}

async function publishAlerts(_workspace: Workspace, out: string, { alerts, prompts }: Files): Promise<void> {
  const folder = new OutFiles(out);
  folder.writeLines('alerts.jsonl', alerts);
  folder.writeLines('prompts.jsonl', prompts);
  folder.publish();
}

async function publish(workspace: Workspace, out: string, files: Files): Promise<void> {
  const folder = new OutFiles(out);
  folder.writeLines('alerts.jsonl', files.alerts);
  folder.writeLines('below-budget.jsonl', files.rest);
  folder.writeLines('prompts.jsonl', files.prompts);
  folder.writeLines('lookback.jsonl', files.lookback);
  folder.write('coverage.json', `${JSON.stringify(files.coverage, undefined, 2)}\n`);
  folder.write('report.html', reportHtml(files));
  await writeExplained(workspace, folder.draft('explained.csv'));
  await writeQuarantine(workspace, folder.draft('quarantine.csv'));
  folder.publish();
}
