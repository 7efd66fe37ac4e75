// What is looked for in the index: each thing that was named, the reports that speak of it, and of an incident whoever was in it; as far as the reader sees them.
import type { Plan } from '../../access/index.js';
import { type LookMarks, textOf } from './look-marks.js';

/** What a reader sees of a thing, as far as a look-back needs it. */
export interface Sight {
  /** `agency~id`, of the reports that say something of it. */
  readonly reports: readonly string[];
  /** Whoever and whatever was in it, where it is an incident: refs. */
  readonly parties: readonly string[];
  /** The statements that name the parties: `#id`s, by agency. They are shown, so they go on the record. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
  /** Under which labels its statements lie. */
  readonly labelIds: readonly number[];
}

/** Undefined where the plan's caller sees nothing of it. */
export type SightOf = (plan: Plan, entity: string) => Promise<Sight | undefined>;

export interface Things {
  /** Refs of whoever was in the incidents among what was named. */
  readonly parties: readonly string[];
  readonly subjects: readonly Uint8Array[];
  /** Of a mark its place: among what was named, and then among the parties. */
  readonly aboutOf: (mark: string) => number | undefined;
  readonly shown: ReadonlyMap<string, readonly string[]>;
  /** Of all of them. */
  readonly labelIds: readonly number[];
}

/** More parties of one incident nobody reads about at once. */
const mostParties = 20;

/**
 * INVARIANT: what cannot be seen is asked for all the same, under the mark of nothing: it takes as long, and has no parties
 * (tests/attacks/access/look-back-as-look-up.test.ts).
 */
export async function thingsOf(plan: Plan, named: readonly string[], marks: LookMarks, sightOf: SightOf): Promise<Things> {
  const { agencyId } = plan.caller.member;
  const sights = await Promise.all(named.map((one) => sightOf(plan, one)));
  const parties = [...new Set(sights.flatMap((one) => (one?.parties ?? []).slice(0, mostParties)))].filter((one) => !named.includes(one));
  const all = [...sights, ...(await Promise.all(parties.map((one) => sightOf(plan, one))))];
  const things = [...named, ...parties];
  const about = new Map<string, number>();
  const subjects = new Map<string, Uint8Array>();
  for (const [at, thing] of things.entries()) {
    const sight = all[at];
    for (const ref of sight === undefined ? [''] : [thing, ...sight.reports]) {
      const mark = marks.subject(agencyId, ref);
      subjects.set(textOf(mark), mark);
      if (!about.has(textOf(mark))) about.set(textOf(mark), at);
    }
  }
  return { parties, subjects: [...subjects.values()], aboutOf: (mark) => about.get(mark), shown: merged(sights), labelIds: [...new Set(all.flatMap((one) => one?.labelIds ?? []))] };
}

function merged(sights: readonly (Sight | undefined)[]): ReadonlyMap<string, readonly string[]> {
  const shown = new Map<string, readonly string[]>();
  for (const sight of sights) for (const [agencyId, ids] of sight?.shown ?? []) shown.set(agencyId, [...new Set([...(shown.get(agencyId) ?? []), ...ids])]);
  return shown;
}
