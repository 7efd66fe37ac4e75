// The look-back: who looked at this, when, from which session, why they said so, what explains it, and how far it is from what would be expected (G11, G12). It is
// a look-up itself: it passes the door and stands in the record, and it says nothing of the thing but who looked at it.
// INVARIANT: a thing that the examiner may not see is a thing that nobody looked at, and nobody is told of themself or of their chain (tests/attacks/access/look-back-as-look-up.test.ts).
import type { Replays } from '../../access/replay/index.js';
import { type Approvals, type Plan, seal, type Sealed, type TakenApproval, type Unopened } from '../../access/index.js';
import type { CaseStore } from '../../access/sign-on/index.js';
import { dayOf, hashOf, type Refused } from '../../kernel/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { keptFrom, namesOf, type ReaderParts } from '../office/reader.js';
import { type Expected, expectedOf, fewestPeers } from './expected.js';
import type { LookIndex } from './look-index.js';
import { linesOf, type LookLine } from './look-lines.js';
import { type LookMarks, textOf } from './look-marks.js';
import { looking } from './look-of-entry.js';
import type { LookCount, LookStore } from './look.store.js';
import { stretchOf } from './look-stretch.js';

export interface LookBackParts extends ReaderParts {
  readonly payloads: PayloadReader;
  readonly replays: Pick<Replays, 'firstSince'>;
  readonly cases: Pick<CaseStore, 'assignmentsOf'>;
  readonly approvals: Pick<Approvals, 'request' | 'take'>;
  readonly store: LookStore;
  readonly marks: LookMarks;
  readonly index: LookIndex;
  /** The reports (`agency~id`) that say something of the entity under the plan; undefined where the plan's caller sees nothing of it. */
  readonly reportsOf: (plan: Plan, entity: string) => Promise<readonly string[] | undefined>;
}

export interface LookBackAsked {
  /** `agency~id`. */
  readonly entities: readonly string[];
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly lastDay: string;
  /** How many days, the last included. */
  readonly days: number;
}

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

export interface LookBackFound {
  readonly firstDay: string;
  readonly lastDay: string;
  /** Newest first. */
  readonly lines: readonly LookLine[];
  /** There are older ones. */
  readonly isCut: boolean;
  /** Furthest from what was expected first. */
  readonly people: readonly LookPerson[];
}

const dayMs = 86_400_000;
/** More nobody reads; the figures are of all. */
const mostLines = 500;
const mostWork = 500;
const mostSignIns = 20_000;

interface Somebody {
  /** `agency~member`. */
  readonly actor: string;
  readonly user: string;
  readonly unit: string | null;
  readonly role: string | null;
}

export class LookBacks {
  readonly #parts: LookBackParts;

  constructor(parts: LookBackParts) {
    this.#parts = parts;
  }

  /** The plan's action is `lookBack`. */
  async look(plan: Plan, { entities, lastDay, days }: LookBackAsked): Promise<Sealed<Unopened<LookBackFound>>> {
    const { store, index, cases, payloads } = this.#parts;
    const { agencyId } = plan.caller.member;
    await index.catchUp(agencyId);
    const firstDay = dayOf(Date.parse(lastDay) - (days - 1) * dayMs);
    const [{ stretch, before }, { subjects, aboutOf }, { without, somebody }] = [await stretchOf(this.#parts.replays, agencyId, firstDay, lastDay), await this.#subjects(plan, entities), await this.#others(plan)];
    const [rows, worked, counts, volumes, assignments] = await Promise.all([
      store.of(stretch, { subjects, acts: [...looking, 'listed'], without }, mostLines + 1), store.of(stretch, { subjects, acts: ['wrote'], without }, mostWork),
      store.counts(stretch, { subjects, acts: looking, without }), store.volumes(agencyId, firstDay, lastDay), cases.assignmentsOf(agencyId),
    ]);
    const shown = rows.slice(0, mostLines);
    const signIns = await store.of({ ...stretch, from: before }, { subjects: this.#signInsOf(agencyId, somebody, shown.map((one) => textOf(one.actor))), acts: ['signIn'], without }, mostSignIns);
    const hidden = new Set(without.map(textOf));
    const people = peopleOf(counts, volumes.map((one) => ({ actor: textOf(one.actor), looks: one.looks })).filter((one) => !hidden.has(one.actor)), somebody);
    return seal(plan, new Map([[agencyId, [...new Set([...shown, ...worked].map((one) => `@${one.index}`))]]]), {
      reveal: async (receipt) => ({
        firstDay, lastDay, isCut: rows.length > mostLines, people,
        lines: await linesOf(payloads, receipt, { agencyId, rows: shown, worked, signIns, assignments, aboutOf, userOf: (mark) => somebody.get(mark)?.user ?? '' }),
      }),
    });
  }

  /** What cannot be seen is asked for all the same, under the mark of nothing: it takes as long (G4). */
  async #subjects(plan: Plan, entities: readonly string[]): Promise<{ readonly subjects: readonly Uint8Array[]; readonly aboutOf: (mark: string) => number | undefined }> {
    const { marks, reportsOf } = this.#parts;
    const { agencyId } = plan.caller.member;
    const about = new Map<string, number>();
    const subjects: Uint8Array[] = [];
    for (const [at, entity] of entities.entries()) {
      const reports = await reportsOf(plan, entity);
      for (const ref of reports === undefined ? [''] : [entity, ...reports]) {
        const mark = marks.subject(agencyId, ref);
        subjects.push(mark);
        if (!about.has(textOf(mark))) about.set(textOf(mark), at);
      }
    }
    return { subjects, aboutOf: (mark) => about.get(mark) };
  }

  /** For a package of exactly this: uses the approval up. */
  async takeExport(plan: Plan, asked: LookBackAsked): Promise<TakenApproval | Refused> {
    return this.#parts.approvals.take(plan, 'export_look_back', hashOf({ act: 'export_look_back', entities: [...asked.entities], lastDay: asked.lastDay, days: asked.days }));
  }

  /** Whom the reader is told nothing of, and who the others are, by mark. */
  async #others(plan: Plan): Promise<{ readonly without: readonly Uint8Array[]; readonly somebody: ReadonlyMap<string, Somebody> }> {
    const { people, marks } = this.#parts;
    const { member } = plan.caller;
    const [kept, roster] = [await keptFrom(member, this.#parts), await people.rosterOf(member.agencyId)];
    const without = [marks.actor(member.agencyId, `${member.agencyId}~${member.memberId}`)];
    const somebody = new Map<string, Somebody>();
    for (const one of roster) {
      const mark = marks.actor(one.agencyId, `${one.agencyId}~${one.memberId}`);
      if (kept.isReader(namesOf(one)) || kept.isNear(namesOf(one))) without.push(mark);
      else somebody.set(textOf(mark), { actor: `${one.agencyId}~${one.memberId}`, user: one.userName, unit: one.unit, role: one.role });
    }
    return { without, somebody };
  }

  #signInsOf(agencyId: string, somebody: ReadonlyMap<string, Somebody>, actors: readonly string[]): Uint8Array[] {
    return [...new Set(actors)].flatMap((mark) => { const actor = somebody.get(mark)?.actor; return actor === undefined ? [] : [this.#parts.marks.signIns(agencyId, actor)]; });
  }
}

interface Volume { readonly actor: string; readonly looks: number }

/** Held against others of their role, and against everybody else where these are few. */
function peopleOf(counts: readonly LookCount[], volumes: readonly Volume[], somebody: ReadonlyMap<string, Somebody>): LookPerson[] {
  const looks = new Map<string, number>();
  for (const one of counts) looks.set(textOf(one.actor), (looks.get(textOf(one.actor)) ?? 0) + one.looks);
  const roleOf = (actor: string): string => somebody.get(actor)?.role ?? '';
  const sums = (own: readonly Volume[]) => ({ people: own.length, volume: own.reduce((sum, one) => sum + one.looks, 0), heat: own.reduce((sum, one) => sum + (looks.get(one.actor) ?? 0), 0) });
  const byRole = new Map([...new Set(volumes.map((one) => roleOf(one.actor)))].map((role) => [role, sums(volumes.filter((one) => roleOf(one.actor) === role))]));
  const all = sums(volumes);
  const volumeOf = new Map(volumes.map((one) => [one.actor, one.looks]));
  const people = [...looks].map(([actor, looked]): LookPerson => {
    const { user = '', unit = null, role = null } = somebody.get(actor) ?? {};
    const own = volumeOf.get(actor) ?? looked;
    const same = byRole.get(roleOf(actor)) ?? all;
    const peers = same.people - 1 >= fewestPeers ? same : all;
    const days = new Map<string, number>();
    for (const one of counts) if (textOf(one.actor) === actor) days.set(one.day, (days.get(one.day) ?? 0) + one.looks);
    return {
      user, unit, role, looks: looked, volume: own, expected: expectedOf(looked, own, peers.heat - looked, peers.volume - own) ?? null,
      days: [...days].map(([day, count]) => ({ day, looks: count })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    };
  });
  return people.toSorted((a, b) => (a.expected?.chance ?? 1) - (b.expected?.chance ?? 1) || b.looks - a.looks || (a.user < b.user ? -1 : 1));
}
