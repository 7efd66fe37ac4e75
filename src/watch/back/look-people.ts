// Who looked, each beside what would be expected of them: held against others of their role, and against everybody else where these are few.
import { type Expected, expectedOf, fewestPeers } from './expected.js';
import { textOf } from './look-marks.js';
import type { LookCount } from './look.store.js';

export interface LookPerson {
  readonly user: string;
  readonly unit: string | null;
  readonly role: string | null;
  readonly looks: number;
  /** All looks of theirs in these days. */
  readonly volume: number;
  /** Null where they cannot be held against anybody. */
  readonly expected: Expected | null;
  readonly days: readonly { readonly day: string; readonly looks: number }[];
}

export interface Somebody {
  /** `agency~member`. */
  readonly actor: string;
  readonly user: string;
  readonly unit: string | null;
  readonly role: string | null;
}

interface Volume { readonly actor: string; readonly looks: number }
interface Sum { readonly people: number; readonly volume: number; readonly heat: number }
const nobody: Sum = { people: 0, volume: 0, heat: 0 };

/** Rarest first. `somebody`: by mark; each figure is gone through once, for what is hot was looked at by thousands. */
export function peopleOf(counts: readonly LookCount[], volumes: readonly Volume[], somebody: ReadonlyMap<string, Somebody>): LookPerson[] {
  const daysOf = byActor(counts);
  const looksOf = new Map([...daysOf].map(([actor, days]) => [actor, days.reduce((sum, one) => sum + one.looks, 0)]));
  const roleOf = (actor: string): string => somebody.get(actor)?.role ?? '';
  const sums = new Map<string, Sum>();
  let all = nobody;
  for (const { actor, looks } of volumes) {
    const plus = ({ people, volume, heat }: Sum): Sum => ({ people: people + 1, volume: volume + looks, heat: heat + (looksOf.get(actor) ?? 0) });
    all = plus(all);
    sums.set(roleOf(actor), plus(sums.get(roleOf(actor)) ?? nobody));
  }
  const volumeOf = new Map(volumes.map((one) => [one.actor, one.looks]));
  const people = [...daysOf].map(([actor, days]): LookPerson => {
    const { user = '', unit = null, role = null } = somebody.get(actor) ?? {};
    const looks = looksOf.get(actor) ?? 0;
    const volume = volumeOf.get(actor) ?? looks;
    const same = sums.get(roleOf(actor)) ?? all;
    const peers = same.people - 1 >= fewestPeers ? same : all;
    return { user, unit, role, looks, volume, expected: expectedOf(looks, volume, peers.heat - looks, peers.volume - volume) ?? null, days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
  });
  return people.toSorted((a, b) => (a.expected?.chance ?? 1) - (b.expected?.chance ?? 1) || b.looks - a.looks || (a.user < b.user ? -1 : 1));
}

function byActor(counts: readonly LookCount[]): Map<string, { readonly day: string; readonly looks: number }[]> {
  const found = new Map<string, { readonly day: string; readonly looks: number }[]>();
  for (const { actor, day, looks } of counts) {
    const mark = textOf(actor);
    const days = found.get(mark);
    if (days === undefined) found.set(mark, [{ day, looks }]);
    else days.push({ day, looks });
  }
  return found;
}
