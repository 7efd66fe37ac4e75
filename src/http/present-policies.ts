// How a proposed change is written for its readers: what differs, what it would have decided, whose sight it changes. People of other agencies
// are counted, because who works where is theirs to say.
import type { ChangeGroup, PolicyChange, PolicySource, Rehearsal, StaleReason } from '../access/replay/index.js';
import type { ChangeSummary, RehearsalView, SightRow } from './contract.js';

export interface Reader {
  readonly agencyId: string;
  /** May see which entries would be decided otherwise. */
  readonly rehearses: boolean;
}

export function presentSummary(change: PolicyChange, stale: StaleReason | undefined): ChangeSummary {
  const { agencyId, changeId, why, proposedBy, proposedAtMs, policyHash, before, adoptedBy, adoptedAtMs } = change;
  return {
    id: `${agencyId}~${changeId}`, why, proposedBy: `${agencyId}~${proposedBy}`, proposedAt: new Date(proposedAtMs).toISOString(), policyHash, before,
    state: change.state === 'adopted' ? 'adopted' : stale === undefined ? 'rehearsed' : stale === 'unrehearsed' ? 'proposed' : 'stale',
    adoptedBy: adoptedBy ?? null, adoptedAt: adoptedAtMs === undefined ? null : new Date(adoptedAtMs).toISOString(),
  };
}

/** Only files that differ from those in force. */
export function differingFiles(change: PolicyChange, inForce: PolicySource): { name: string; now: string | null; proposed: string | null }[] {
  const names = [...new Set([...inForce.texts, ...change.texts].map(({ name }) => name))].toSorted();
  const textOf = (texts: PolicySource['texts'], name: string): string | null => texts.find((one) => one.name === name)?.text ?? null;
  return names.map((name) => ({ name, now: textOf(inForce.texts, name), proposed: textOf(change.texts, name) })).filter(({ now, proposed }) => now !== proposed);
}

export function presentRehearsal(change: PolicyChange, reader: Reader): RehearsalView | null {
  const { rehearsal, rehearsalHash, rehearsedBy } = change;
  if (rehearsal === undefined) return null;
  return {
    from: rehearsal.from, endedAt: new Date(rehearsal.endedAtMs).toISOString(), by: rehearsedBy ?? '', hash: rehearsalHash ?? '', counts: { ...rehearsal.counts },
    groups: rehearsal.groups.map((group) => presentGroup(group, reader)), members: rehearsal.sight.members, sight: sightRows(rehearsal, reader.agencyId),
  };
}

function presentGroup({ kind, action, role, policies, before, count, entries }: ChangeGroup, { rehearses }: Reader) {
  return { kind, action, role, policies: [...policies], before: [...before], count, entries: rehearses ? [...entries] : [] };
}

function sightRows({ sight }: Rehearsal, own: string): SightRow[] {
  const words = (places: Iterable<number>): string[] => [...places].map((place) => {
    const label = sight.labels[place];
    return label === undefined ? '' : `${label.marking} · ${label.agency}`;
  });
  const rows = sight.changed.filter(({ agency }) => agency === own).map((one): SightRow => ({
    agency: own, role: one.role, user: one.user, people: 1, before: one.before, after: one.after, gained: words(one.gained), lost: words(one.lost),
  }));
  const others = new Map<string, { agency: string; role: string; people: number; gained: Set<number>; lost: Set<number> }>();
  for (const one of sight.changed.filter(({ agency }) => agency !== own)) {
    const key = JSON.stringify([one.agency, one.role]);
    const group = others.get(key) ?? { agency: one.agency, role: one.role, people: 0, gained: new Set(), lost: new Set() };
    group.people += 1;
    for (const place of one.gained) group.gained.add(place);
    for (const place of one.lost) group.lost.add(place);
    others.set(key, group);
  }
  return [...rows, ...[...others.values()].map(({ agency, role, people, gained, lost }) => ({ agency, role, user: null, people, before: null, after: null, gained: words(gained), lost: words(lost) }))];
}
