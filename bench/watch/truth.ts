// What is true of a world and what a scan said of it, as the measures read them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Offender {
  /** One, or all who did the same wrong together. */
  readonly actors: readonly string[];
  readonly kind: string;
  readonly class: string;
}

export interface WrongLook {
  readonly event_id: string;
  readonly at: number;
  /** Who did wrong; `actor_id` is who sat at the terminal. */
  readonly blame_id: string;
  readonly actor_id: string;
  readonly wrong: string;
}

export interface WorldTruth {
  readonly weeks: number;
  /** First Monday, in seconds. */
  readonly start: number;
  readonly offenders: readonly Offender[];
  readonly lookbacks: readonly { readonly incident_id: string; readonly leaker: string; readonly kind: string }[];
  readonly actors: readonly { readonly actor_id: string; readonly unit: string; readonly role: string; readonly sex: string }[];
}

export interface Alert {
  readonly isAudit: boolean;
  readonly score: number;
  /** End of the week in which a reviewer first saw it, in seconds. */
  readonly seenAt: number;
  readonly actors: readonly string[];
  readonly events: readonly string[];
  readonly detectors?: readonly string[];
}

export interface Outcome {
  readonly alerts: readonly Alert[];
  readonly belowBudget: readonly Alert[];
  readonly prompts: readonly Alert[];
  readonly lookback: readonly { readonly incident_id: string; readonly rank: number; readonly actor_id: string }[];
}

export const WEEK_S = 7 * 86_400;

/** Monday 0:00 UTC after the ISO week `2024-W36`, in seconds. */
export function endOfIsoWeek(week: string): number {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const fourth = Date.UTC(year, 0, 4) / 1000;
  const weekday = (new Date(fourth * 1000).getUTCDay() + 6) % 7;
  return fourth - weekday * 86_400 + number * WEEK_S;
}

interface AlertLine {
  readonly kind?: string;
  readonly score?: number;
  readonly week?: string;
  readonly actor_id?: string;
  readonly actors?: readonly string[];
  readonly event_ids?: readonly string[];
  readonly detectors?: readonly string[];
}

export function readOutcome(folder: string): Outcome {
  return {
    alerts: linesOf<AlertLine>(folder, 'alerts.jsonl').map(alertOf), belowBudget: linesOf<AlertLine>(folder, 'below-budget.jsonl').map(alertOf), prompts: linesOf<AlertLine>(folder, 'prompts.jsonl').map(alertOf),
    lookback: linesOf(folder, 'lookback.jsonl'),
  };
}

function linesOf<T>(folder: string, name: string): T[] {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T) : [];
}

function alertOf(line: AlertLine): Alert {
  return {
    isAudit: line.kind === 'audit', score: line.score ?? 0, seenAt: line.week === undefined ? Number.POSITIVE_INFINITY : endOfIsoWeek(line.week),
    actors: [...new Set([...(line.actor_id === undefined || line.actor_id === null ? [] : [line.actor_id]), ...(line.actors ?? [])])], events: line.event_ids ?? [], detectors: line.detectors ?? [],
  };
}
