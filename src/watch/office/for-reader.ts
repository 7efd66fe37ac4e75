// What of a scan a reader is shown: nothing that concerns themself, and nothing about anybody whose chain of command is theirs (G12; domain.md
// section 4). It is not withheld, it is not in what they get: every figure is counted anew from what is left (G4).
// INVARIANT: nothing that a reader gets names or counts an alert about themself (tests/attacks/access/scans-of-others.test.ts).
import type { AlertRecord } from '../output/alert-record.js';
import type { Concern } from '../output/concern.js';
import type { Coverage } from '../output/coverage.js';
import type { LookbackRecord } from '../output/tables.store.js';
import type { PromptRecord } from '../output/prompt-record.js';
import type { Picture } from '../output/report-alert.js';
import type { ScanIndex, ScanResult } from './scan-files.js';

export interface ScanCounts {
  readonly lookUps: number;
  readonly shareExplained: number | null;
  readonly quarantined: number;
  readonly leads: number;
  readonly audits: number;
  readonly prompts: number;
  readonly below: number;
}

/** Leads and random picks by unit or sex; `people` are all whom the evidence names. */
export interface ShownGroup {
  readonly name: string;
  readonly people: number;
  readonly leads: number;
  readonly audits: number;
}

export interface ShownScan {
  readonly coverage: Pick<Coverage, 'period' | 'tables' | 'notes' | 'explained' | 'budget'>;
  /** Without how much each found: that would count what is about the reader. */
  readonly detectors: readonly { readonly name: string; readonly question: string; readonly why: string | null }[];
  readonly alerts: readonly (AlertRecord & { readonly picture: Picture })[];
  readonly prompts: readonly PromptRecord[];
  /** By incident, who looked before it; the places are counted anew. */
  readonly lookback: readonly LookbackRecord[];
  readonly units: readonly ShownGroup[];
  readonly sexes: readonly ShownGroup[];
}

/** What a reader is kept from. Somebody is known by the names that the evidence has for them. */
export interface Kept {
  readonly isReader: (names: readonly string[]) => boolean;
  /** Whether they and the reader are known to answer to one superior. */
  readonly isNear: (names: readonly string[]) => boolean;
}

export function countsFor(index: ScanIndex, kept: Kept): ScanCounts {
  const isShown = shownOf(index, kept);
  const alerts = index.alerts.filter((one) => isShown(index.concerns[one.id]));
  return {
    lookUps: index.lookUps, shareExplained: index.shareExplained, quarantined: index.quarantined, leads: alerts.filter((one) => one.kind === 'lead').length,
    audits: alerts.filter((one) => one.kind === 'audit').length, prompts: index.prompts.filter((id) => isShown(index.concerns[id])).length, below: index.below.filter(isShown).length,
  };
}

export function scanFor(index: ScanIndex, { told, pictures, prompts, lookback }: ScanResult, language: 'en' | 'fr', kept: Kept): ShownScan {
  const isShown = shownOf(index, kept);
  const { coverage, alerts: all } = told[language];
  // Ranks say how many stand before: they are counted anew as well.
  const alerts = all.filter((one) => isShown(index.concerns[one.alert_id])).map((one, at) => ({ ...one, rank: at + 1, picture: pictures[one.alert_id] ?? { momentsMs: [], things: [] } }));
  const { period, tables, notes, explained, budget } = coverage;
  return {
    coverage: { period, tables, notes, explained, budget },
    detectors: coverage.detectors.map(({ name, question, state, why }) => ({ name, question, why: state === 'ran' ? null : why })),
    alerts, prompts: prompts.filter((one) => isShown(index.concerns[one.prompt_id])), lookback: placed(lookback.filter((one) => isShown(one.concern))),
    units: groupsOf(index, index.units, alerts, (one) => one.unit), sexes: groupsOf(index, index.sexes, alerts, (one) => one.sex),
  };
}

/** More incidents nobody reads down a page; those stand first before which somebody stands out most. The file of the scan has all. */
const mostIncidents = 50;

function placed(lines: ScanResult['lookback']): LookbackRecord[] {
  const byIncident = new Map<string, LookbackRecord[]>();
  for (const { concern: _, ...one } of lines) {
    const own = byIncident.get(one.incident_id) ?? [];
    byIncident.set(one.incident_id, [...own, { ...one, rank: own.length + 1 }]);
  }
  return [...byIncident.values()].toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0)).slice(0, mostIncidents).flat();
}

function shownOf({ people }: ScanIndex, kept: Kept): (concern: Concern | undefined) => boolean {
  const personOf = new Map(people.map((one) => [one.actorId, one.personId]));
  const actorsOf = new Map<string, string[]>();
  for (const { actorId, personId } of people) if (personId !== undefined) actorsOf.set(personId, [...(actorsOf.get(personId) ?? []), actorId]);
  const namesOfActor = (actorId: string): string[] => { const person = personOf.get(actorId); return person === undefined ? [actorId] : [actorId, person]; };
  // What nobody is known to be concerned by is not shown to anybody.
  return (concern) => concern !== undefined && !concern.actors.map(namesOfActor).some((names) => kept.isReader(names) || kept.isNear(names))
    && !concern.persons.some((one) => kept.isReader([one, ...(actorsOf.get(one) ?? [])])) && !kept.isReader(concern.ties ?? []);
}

function groupsOf({ people }: ScanIndex, sizes: Readonly<Record<string, number>>, alerts: readonly AlertRecord[], groupOf: (person: ScanIndex['people'][number]) => string): ShownGroup[] {
  const groups = new Map(people.map((one) => [one.actorId, groupOf(one)]));
  const namedIn = alerts.map((one) => ({ kind: one.kind, groups: new Set([...(one.actors ?? []), ...(one.actor_id === undefined ? [] : [one.actor_id])].map((actor) => groups.get(actor) ?? '')) }));
  return Object.entries(sizes).map(([name, count]) => ({
    name, people: count, leads: namedIn.filter((one) => one.kind === 'lead' && one.groups.has(name)).length, audits: namedIn.filter((one) => one.kind === 'audit' && one.groups.has(name)).length,
  })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
