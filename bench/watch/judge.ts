// How good an examiner was in one world: counts that can be added up over worlds. An alert counts as a hit only if it names
// an offender and holds one of their wrong look-ups; a random audit never does.
import { type Alert, type Outcome, WEEK_S, type WorldTruth, type WrongLook } from './truth.js';

/** Weeks that a scan may learn from before it is judged. */
export const WARM_UP_WEEKS = 8;
export const BUDGETS = [5, 10, 20] as const;
export type Budget = (typeof BUDGETS)[number];

export interface Found {
  readonly kind: string;
  readonly class: string;
  /** Days from the first wrong look-up to the end of the week of the alert; null: never. */
  readonly days: Readonly<Record<Budget, number | null>>;
  readonly isBelowBudget: boolean;
  readonly isPrompted: boolean;
}

export interface Precision {
  readonly hits: number;
  readonly leads: number;
  /** Leads that an oracle with as many could have made good: one an offender and week with wrong look-ups. */
  readonly reachable: number;
}

export interface Rate {
  readonly actors: number;
  readonly alerts: number;
}

export interface Judgement {
  readonly found: readonly Found[];
  readonly precision: Readonly<Record<Budget, Precision>>;
}

export interface WorldFigures extends Judgement {
  readonly lookbacks: readonly { readonly kind: string; readonly rank: number | null }[];
  readonly years: number;
  readonly audits: number;
  readonly clean: Rate;
  readonly bySex: Readonly<Record<string, Rate>>;
  readonly byUnit: Readonly<Record<string, Rate>>;
  /** Leads that a detector had part in, and those of them that were hits. */
  readonly byDetector: Readonly<Record<string, readonly [leads: number, hits: number]>>;
}

export function judgeWorld(truth: WorldTruth, wrong: readonly WrongLook[], outcome: Outcome): WorldFigures {
  const leads = outcome.alerts.filter((alert) => !alert.isAudit);
  const judgement = judgeLeads(truth, wrong, (k) => leadsAt(outcome, k, truth.actors.length));
  const from = truth.start + WARM_UP_WEEKS * WEEK_S;
  const offending = new Set(truth.offenders.flatMap((one) => one.actors));
  const named = new Map<string, number>();
  for (const { actors, seenAt } of leads) if (seenAt > from) for (const actor of actors) named.set(actor, (named.get(actor) ?? 0) + 1);
  const clean = truth.actors.filter((one) => !offending.has(one.actor_id));
  const rateOf = (list: typeof clean): Rate => ({ actors: list.length, alerts: list.reduce((sum, one) => sum + (named.get(one.actor_id) ?? 0), 0) });
  const rates = (by: 'sex' | 'unit'): Record<string, Rate> => Object.fromEntries([...new Set(clean.map((one) => one[by]))].map((name) => [name, rateOf(clean.filter((one) => one[by] === name))]));
  const namedBy = namer(truth, wrong);
  const [below, prompted] = [outcome.belowBudget, outcome.prompts].map((alerts) => new Set(alerts.flatMap(namedBy))) as [Set<number>, Set<number>];
  const found = judgement.found.map((one, n) => ({ ...one, isBelowBudget: below.has(n), isPrompted: prompted.has(n) }));
  return {
    ...judgement, found, byDetector: partsOf(leads.filter((lead) => lead.seenAt > from), namedBy), years: (truth.weeks - WARM_UP_WEEKS) / 52, audits: outcome.alerts.length - leads.length, clean: rateOf(clean), bySex: rates('sex'), byUnit: rates('unit'),
    lookbacks: truth.lookbacks.map(({ incident_id, leaker, kind }) => ({ kind, rank: outcome.lookback.find((line) => line.incident_id === incident_id && line.actor_id === leaker)?.rank ?? null })),
  };
}

/** The leads of another budget, taken from one run: of what was shown or stood below the budget and scored no worse than the weakest shown, each week's best. */
function leadsAt(outcome: Outcome, k: Budget, actors: number): readonly Alert[] {
  const shown = outcome.alerts.filter((alert) => !alert.isAudit);
  if (k === 10) return shown;
  const weakest = Math.min(...shown.map((alert) => alert.score));
  const room = Math.max(1, Math.floor(Math.max(1, Math.floor((k * actors) / 1000)) * 0.85));
  const ready = [...shown, ...outcome.belowBudget.filter((alert) => alert.score >= weakest)].toSorted((a, b) => b.score - a.score);
  const taken = new Map<number, number>();
  return ready.filter(({ seenAt }) => {
    const before = taken.get(seenAt) ?? 0;
    taken.set(seenAt, before + 1);
    return before < room;
  });
}

export function judgeLeads(truth: WorldTruth, wrong: readonly WrongLook[], leadsOf: (k: Budget) => readonly Alert[]): Judgement {
  const from = truth.start + WARM_UP_WEEKS * WEEK_S;
  const namedBy = namer(truth, wrong);
  const weeks = new Set(wrong.filter((look) => look.at >= from).map((look) => `${offenderOf(truth, look)} ${Math.floor(look.at / WEEK_S)}`));
  const shownAt = (k: Budget) => leadsOf(k).map((alert) => ({ seenAt: alert.seenAt, names: namedBy(alert) }));
  const at = { 5: shownAt(5), 10: shownAt(10), 20: shownAt(20) };
  const judged = (k: Budget): Precision => {
    const leads = at[k].filter((alert) => alert.seenAt > from);
    return { hits: leads.filter((alert) => alert.names.length > 0).length, leads: leads.length, reachable: Math.min(leads.length, weeks.size) };
  };
  const found = truth.offenders.map((one, n): Found => {
    const first = Math.min(...wrong.filter((look) => offenderOf(truth, look) === n).map((look) => look.at));
    const days = (k: Budget): number | null => {
      const seen = Math.min(...at[k].filter((alert) => alert.names.includes(n)).map((alert) => alert.seenAt));
      return Number.isFinite(seen) ? (seen - first) / 86_400 : null;
    };
    return { kind: one.kind, class: one.class, days: { 5: days(5), 10: days(10), 20: days(20) }, isBelowBudget: false, isPrompted: false };
  });
  return { found, precision: { 5: judged(5), 10: judged(10), 20: judged(20) } };
}

function partsOf(leads: readonly Alert[], namedBy: (alert: Alert) => readonly number[]): Record<string, [number, number]> {
  const parts: Record<string, [number, number]> = {};
  for (const lead of leads) for (const name of lead.detectors ?? []) {
    const part = (parts[name] ??= [0, 0]);
    part[0] += 1;
    if (namedBy(lead).length > 0) part[1] += 1;
  }
  return parts;
}

const offenderOf = (truth: WorldTruth, look: WrongLook): number => truth.offenders.findIndex((one) => one.kind === look.wrong && one.actors.includes(look.blame_id));

/** Which offenders an alert names rightly: it must hold a wrong look-up of theirs and their name. */
function namer(truth: WorldTruth, wrong: readonly WrongLook[]): (alert: Alert) => readonly number[] {
  const blamed = new Map(wrong.map((look) => [look.event_id, offenderOf(truth, look)]));
  return ({ actors, events }) => [...new Set(events.map((event) => blamed.get(event)))].filter((n): n is number => n !== undefined && truth.offenders[n]?.actors.some((actor) => actors.includes(actor)) === true);
}
