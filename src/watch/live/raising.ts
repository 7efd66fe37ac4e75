// Which leads of a pass are new to the people who review: each is raised as soon as it crosses the line, and again only when another kind of
// evidence joins it; what is drawn at random waits for the end of its week, when nothing that comes can change the draw.
// INVARIANT: what a scan of the whole evidence alerts is raised, under its own name or under that of what it grew from (lane.test.ts).
import { hashOf } from '../../kernel/index.js';
import { isoWeek, weekOfMoment } from '../output/iso-week.js';
import type { PassLead } from './pass.js';

/** Entries of a week that come after it: what is settled counts on no more of them. */
const GRACE_MS = 3_600_000;

export interface Raised {
  readonly leadId: string;
  /** Of the same people, about the same subject, in the same week. */
  readonly key: string;
  readonly week: string;
  readonly detectors: readonly string[];
  readonly raisedAtMs: number;
  /** From the last look-up of it, or its arrival here where that came later. */
  readonly delayMs: number;
  readonly concern: PassLead['concern'];
  readonly namesOf: PassLead['namesOf'];
  /** Of a lead that a prompt beat raised: whether a complete pass over the same look-ups carries it. It stands at the review desk either way. */
  readonly early?: 'open' | 'carried' | 'not_carried';
}

/** `2026-W07`; weeks up to this one have ended, late entries included. */
export function lastSettledWeek(nowMs: number): string {
  return isoWeek(weekOfMoment(nowMs - GRACE_MS) - 1);
}

export function newlyRaised(leads: readonly PassLead[], before: readonly Raised[], nowMs: number): PassLead[] {
  const settled = lastSettledWeek(nowMs);
  const known = new Map<string, Set<string>>();
  const names = new Set(before.map((one) => one.leadId));
  for (const { key, detectors } of before) known.set(key, new Set([...(known.get(key) ?? []), ...detectors]));
  return leads.filter((lead) => {
    if (names.has(lead.leadId)) return false;
    if (lead.kind === 'audit') return lead.week <= settled;
    const seen = known.get(keyOf(lead));
    return seen === undefined || lead.told.en.detectors.some((one) => !seen.has(one));
  });
}

export function raisedOf(lead: PassLead, nowMs: number, arrivedAtMs: number): Raised {
  const { leadId, week, concern, namesOf, isEarly = false, told: { en } } = lead;
  const lookedAtMs = en.last_access_at === null ? arrivedAtMs : Date.parse(en.last_access_at);
  return { leadId, key: keyOf(lead), week, detectors: en.detectors, raisedAtMs: nowMs, delayMs: Math.max(0, nowMs - Math.max(lookedAtMs, arrivedAtMs)), concern, namesOf, ...(isEarly && { early: 'open' as const }) };
}

/** What a complete pass, begun at `fromMs` over all that the beats before it had read, says of their leads: those that it now settles, either way. */
export function settledBy(leads: readonly PassLead[], raised: readonly Raised[], fromMs: number): Raised[] {
  const carried = new Set(leads.map(keyOf));
  return raised.filter((one) => one.early === 'open' && one.raisedAtMs <= fromMs).map((one) => ({ ...one, early: carried.has(one.key) ? 'carried' : 'not_carried' }));
}

function keyOf({ kind, week, told: { en } }: PassLead): string {
  return hashOf([kind, week, [...(en.actors ?? [en.actor_id ?? ''])], en.subject_type, en.subject_id]).slice(0, 16);
}
