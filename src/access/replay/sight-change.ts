// Which labels each person would gain or lose under other policies: what no past decision shows, because nobody has asked for it yet.
import { setImmediate } from 'node:timers/promises';
import { type Label, markingOf } from '../label.js';
import type { LabelStore } from '../label.store.js';
import type { Member } from '../member.js';
import type { PolicyEngine } from '../policy-engine.js';
import { Sight } from './sight.js';

/** Numbers of labels that a member sees now and would see then. `gained`, `lost`: places in `SightChange.labels`. */
export interface MemberSight {
  readonly agency: string;
  readonly user: string;
  readonly role: string;
  readonly before: number;
  readonly after: number;
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

export interface SightChange {
  readonly members: number;
  /** Markings with their originators, never content. */
  readonly labels: readonly { readonly agency: string; readonly marking: string }[];
  /** Only those for whom something changes. */
  readonly changed: readonly MemberSight[];
}

export interface SightChangeTask {
  readonly members: readonly Member[];
  readonly labels: Pick<LabelStore, 'all'>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly now: PolicyEngine;
  readonly proposed: PolicyEngine;
}

/** Pauses after each member, so that the node goes on answering. */
export async function* sightChange({ members, labels, today, now, proposed }: SightChangeTask): AsyncGenerator<number, SightChange> {
  const sight = new Sight(labels, today);
  const named = new Map<Label, number>();
  const placeOf = (label: Label): number => named.get(label) ?? named.set(label, named.size).size - 1;
  const changed: MemberSight[] = [];
  for (const [at, member] of members.entries()) {
    const [before, after] = [sight.everSeen(now, member), sight.everSeen(proposed, member)];
    const gained = [...after].filter((label) => !before.has(label)).map(placeOf);
    const lost = [...before].filter((label) => !after.has(label)).map(placeOf);
    if (gained.length + lost.length > 0) {
      changed.push({ agency: member.agencyId, user: member.userName, role: member.role, before: before.size, after: after.size, gained, lost });
    }
    yield at + 1;
    await setImmediate();
  }
  return { members: members.length, labels: [...named.keys()].map((label) => ({ agency: label.agencyId, marking: markingOf(label) })), changed };
}
