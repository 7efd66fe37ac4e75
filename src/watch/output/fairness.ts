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
  return [...counts].map(([name, one]) => ({ name, actors: one.actors, leads: one.leads, audits: one.audits, actors_with_lead: one.alerted.size })).toSorted((a, b) => compareText(a.name, b.name));
}
