// Whom alerts fall upon: leads and audits by unit and by sex, against how many people worked there. An agency that sees a skew here stops before it acts.
import type { Material, Peer } from '../rank/finding.js';
import { compareText } from '../rank/draw.js';
import type { Alert } from '../rank/weeks.js';

export interface GroupCount {
  readonly name: string;
  /** People with at least one look-up that no independent explanation cleared. */
  readonly actors: number;
  readonly leads: number;
  readonly audits: number;
  readonly actors_with_lead: number;
  /** Its share of people with a lead, in times that of everybody, with a 95 % interval; null where nobody has one. In a small unit one lead says nothing, and the interval shows it. */
  readonly times_everybody: Times | null;
}

interface Times {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export function countGroups(material: Material, alerts: readonly Alert[], groupOf: (peer: Peer) => string): GroupCount[] {
  const people = new Set(material.volumes.map((one) => one.actor));
  const counts = new Map<string, { actors: number; leads: number; audits: number; alerted: Set<number> }>();
  const of = (actor: number) => {
    const peer = material.peers.get(actor);
    const name = peer === undefined ? '' : groupOf(peer);
    const found = counts.get(name) ?? { actors: 0, leads: 0, audits: 0, alerted: new Set<number>() };
    counts.set(name, found);
    return found;
  };
  for (const actor of people) of(actor).actors += 1;
  for (const alert of alerts) {
    if (alert.kind === 'audit') of(alert.actor).audits += 1;
    else for (const actor of alert.candidate.actors) {
      const group = of(actor);
      group.leads += 1;
      group.alerted.add(actor);
    }
  }
  const everybody = [...counts.values()].reduce((sum, one) => sum + one.alerted.size, 0) / people.size;
  return [...counts].map(([name, one]) => ({
    name, actors: one.actors, leads: one.leads, audits: one.audits, actors_with_lead: one.alerted.size, times_everybody: everybody > 0 ? timesOf(one.alerted.size, everybody * one.actors) : null,
  })).toSorted((a, b) => compareText(a.name, b.name));
}

/** A count against what was to be expected, with Byar's limits for a Poisson number (Breslow and Day, Statistical Methods in Cancer Research II, 1987). */
function timesOf(count: number, expected: number): Times {
  const limit = (k: number, z: number): number => (k === 0 ? 0 : k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3);
  const round = (times: number): number => Math.round(times / expected * 100) / 100;
  return { value: round(count), low: round(limit(count, -1.96)), high: round(limit(count + 1, 1.96)) };
}
