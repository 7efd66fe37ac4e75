// An alert as it is written down: who, what, when, why, and which innocent explanations were considered first (G12).
import { groupBy, hashOf, type Json } from '../../kernel/index.js';
import type { Detector } from '../detector.js';
import type { Candidate } from '../rank/candidate.js';
import { compareText } from '../rank/draw.js';
import { type Contact, type Finding, type Material, pairKey } from '../rank/finding.js';
import type { Score } from '../rank/score.js';
import type { Alert } from '../rank/weeks.js';
import { considered } from './considered.js';
import { isoWeek, moment } from './iso-week.js';
import { sentences } from './sentences.js';
import { rowsText, type Shown } from './shown.js';
import type { ShownAccess, ShownSubject } from './shown.store.js';

/** One line of `alerts.jsonl` or `below-budget.jsonl`. */
export interface AlertRecord {
  readonly alert_id: string;
  readonly kind: 'lead' | 'audit';
  readonly rank: number;
  readonly score: number;
  readonly actor_id?: string;
  readonly actors?: readonly string[];
  readonly detectors: readonly string[];
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly first_access_at: string | null;
  readonly last_access_at: string | null;
  readonly event_ids: readonly string[];
  readonly week: string;
  readonly reasons: readonly string[];
  readonly explanations_considered: readonly string[];
  /** Of a lead: what each family of evidence added to the score and explanations took away, in nats. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Of an audit: the chance with which anybody in the week's pool was drawn. */
  readonly probability?: number;
}

/** Of one detector so many findings are told, the heaviest first; the rest stands in `event_ids`. */
const TOLD_PER_DETECTOR = 2;

export const round = (value: number): number => Math.round(value * 1000) / 1000;
export const sortTexts = (texts: Iterable<string>): string[] => [...new Set(texts)].toSorted(compareText);

export function leadRecord(candidate: Candidate, week: number, shown: Shown): AlertRecord {
  const { score, actors } = candidate;
  const accesses = accessesOf(score.findings, shown);
  const subject = candidate.episode === undefined ? undefined : mainSubject(score.findings, shown);
  const names = sortTexts(actors.map((actor) => shown.material.peers.get(actor)?.actorId ?? ''));
  const eventIds = accesses.map((one) => one.eventId);
  const detectors = detectorsOf(score, shown.material.detectors);
  return {
    alert_id: idOf('lead', [names, detectors, subject === undefined ? null : [subject.type, subject.id], eventIds, week]), kind: 'lead', rank: 0, score: round(score.total),
    ...(names.length === 1 ? { actor_id: names[0] ?? '' } : { actors: names }), detectors,
    subject_type: subject?.type ?? null, subject_id: subject?.id ?? null, ...span(accesses.map((one) => one.atMs), score.findings),
    event_ids: eventIds, week: isoWeek(week), reasons: reasonsOf(score, shown),
    explanations_considered: considered(accesses, contactsOf(candidate, shown.material), week, shown),
    weights: weightsOf(score),
  };
}

export function auditRecord(alert: Alert & { readonly kind: 'audit' }, accesses: readonly ShownAccess[], shown: Shown): AlertRecord {
  const actorId = shown.material.peers.get(alert.actor)?.actorId ?? '';
  return {
    alert_id: idOf('audit', [actorId, alert.week]), kind: 'audit', rank: 0, score: 0, actor_id: actorId, detectors: [], subject_type: null, subject_id: null,
    ...span(accesses.map((one) => one.atMs), []), event_ids: accesses.map((one) => one.eventId), week: isoWeek(alert.week),
    reasons: [sentences.drawn(accesses.length, alert.probability)[shown.language]],
    explanations_considered: considered(accesses, [], alert.week, shown), probability: Math.round(alert.probability * 1e6) / 1e6,
  };
}

/** Best first, and the same order from run to run. */
export function rankRecords(records: readonly AlertRecord[]): AlertRecord[] {
  const ordered = records.toSorted((a, b) => compareText(b.kind, a.kind) || b.score - a.score || compareText(a.week, b.week) || compareText(a.alert_id, b.alert_id));
  return ordered.map((record, index) => ({ ...record, rank: index + 1 }));
}

export function idOf(kind: string, parts: Json): string {
  return `${kind}-${hashOf([kind, parts]).slice(0, 16)}`;
}

/** Accesses of the findings, in the order of their time. */
export function accessesOf(findings: readonly Finding[], shown: Shown): ShownAccess[] {
  const found = new Map(findings.flatMap(({ access }) => { const one = access === undefined ? undefined : shown.accesses.get(access); return one === undefined ? [] : [[one.eventId, one] as const]; }));
  return [...found.values()].toSorted((a, b) => a.atMs - b.atMs || compareText(a.eventId, b.eventId));
}

function span(momentsMs: readonly number[], findings: readonly Finding[]): Pick<AlertRecord, 'first_access_at' | 'last_access_at'> {
  const all = momentsMs.length > 0 ? momentsMs : findings.map((one) => one.atMs);
  if (all.length === 0) return { first_access_at: null, last_access_at: null };
  return { first_access_at: moment(all.reduce((a, b) => Math.min(a, b))), last_access_at: moment(all.reduce((a, b) => Math.max(a, b))) };
}

/** What most of the evidence is about. */
function mainSubject(findings: readonly Finding[], shown: Shown): ShownSubject | undefined {
  const weights = [...groupBy(findings.filter((one) => one.subject !== undefined), (one) => one.subject)].flatMap(([subject, own]) => {
    const named = subject === undefined ? undefined : shown.subjects.get(subject);
    return named === undefined ? [] : [{ named, weight: round(own.reduce((sum, one) => sum + one.llr, 0)) }];
  });
  return weights.toSorted((a, b) => b.weight - a.weight || compareText(`${a.named.type} ${a.named.id}`, `${b.named.type} ${b.named.id}`))[0]?.named;
}

/** Those that count first, then whatever else met the same accesses. */
function detectorsOf(score: Score, detectors: readonly Detector[]): string[] {
  const counting = score.families.map((one) => one.detector);
  const others = [...new Set(score.findings.map((one) => one.detector))].filter((one) => !counting.includes(one)).toSorted((a, b) => a - b);
  return [...counting, ...others].map((one) => detectors[one]?.name ?? '');
}

function reasonsOf(score: Score, shown: Shown): string[] {
  const names = detectorsOf(score, shown.material.detectors);
  const own = groupBy(score.findings, (one) => shown.material.detectors[one.detector]?.name ?? '');
  const told = names.flatMap((name) => {
    const heaviest = (own.get(name) ?? []).toSorted((a, b) => b.llr - a.llr || b.atMs - a.atMs || b.id - a.id).slice(0, TOLD_PER_DETECTOR);
    return heaviest.toSorted((a, b) => a.atMs - b.atMs || a.id - b.id).map((one) => reasonOf(one, shown));
  });
  return [...new Set(told)];
}

function reasonOf(finding: Finding, shown: Shown): string {
  const detail = shown.findings.get(finding.id);
  const sentence = shown.material.detectors[finding.detector]?.say[shown.language](detail?.facts ?? {}) ?? '';
  const event = finding.access === undefined ? undefined : shown.accesses.get(finding.access)?.eventId;
  return `${sentence}${rowsText([...(event === undefined ? [] : [`accesses:${event}`]), ...(detail?.rows ?? [])], shown.language)}`;
}

function weightsOf(score: Score): Record<string, number> {
  const families = score.families.map((one): [string, number] => [one.family, round(one.nats)]);
  return { ...Object.fromEntries(families), repeats: round(score.repeats), explanations: -round(score.explained), peers: -round(score.usual) };
}

function contactsOf(candidate: Candidate, material: Material): Contact[] {
  if (candidate.episode === undefined) return [];
  const subjects = new Set(candidate.score.findings.flatMap(({ actor, subject }) => (subject === undefined ? [] : [pairKey(actor, subject)])));
  return [...subjects].flatMap((key) => material.contacts.get(key) ?? []);
}
