// The look-back: who looked at this, when, from which session, why they said so, what explains it, and how far it is from what would be expected (G11, G12). It is
// a look-up itself: it passes the door and stands in the record, and it says nothing of the thing but who looked at it.
// INVARIANT: a thing that the examiner may not see is a thing that nobody looked at, and nobody is told of themself or of their chain (tests/attacks/access/look-back-as-look-up.test.ts).
import type { Replays } from '../../access/replay/index.js';
import { type Approval, type Approvals, type Plan, seal, type Sealed, type TakenApproval, type Unopened } from '../../access/index.js';
import type { CaseStore } from '../../access/sign-on/index.js';
import { dayOf, hashOf, type Json, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { namesOf, readerNames, type ReaderParts } from '../office/reader.js';
import type { LookIndex } from './look-index.js';
import { linesOf, type LookLine } from './look-lines.js';
import { type LookMarks, textOf } from './look-marks.js';
import { looking } from './look-of-entry.js';
import { type LookPerson, peopleOf, type Somebody } from './look-people.js';
import { type ReaderKey, spoken } from './reader-key.js';
import { type SightOf, thingsOf } from './look-things.js';
import type { LookStore } from './look.store.js';
import { stretchOf } from './look-stretch.js';

export interface LookBackParts extends ReaderParts {
  readonly payloads: PayloadReader;
  readonly replays: Pick<Replays, 'firstSince'>;
  readonly cases: Pick<CaseStore, 'assignmentsOf' | 'assignmentsOn'>;
  readonly approvals: Pick<Approvals, 'request' | 'take'>;
  readonly store: LookStore;
  readonly marks: LookMarks;
  readonly index: LookIndex;
  readonly sightOf: SightOf;
}

export interface LookBackAsked {
  /** `agency~id`. */
  readonly entities: readonly string[];
  /** The last day, `YYYY-MM-DD`, UTC. */
  readonly lastDay: string;
  /** How many days, the last included. */
  readonly days: number;
}

export interface LookBackExport extends LookBackAsked {
  /** How the reader is called. */
  readonly to: string;
  readonly key: ReaderKey;
}

export interface LookBackFound {
  /** Refs of whoever was in the incidents among what was named: lines are about the one or the other, by place. */
  readonly parties: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
  /** Newest first. */
  readonly lines: readonly LookLine[];
  /** There are older ones. */
  readonly isCut: boolean;
  /** Of what was named and of whoever was in it, as far as the reader sees them. */
  readonly labelIds: readonly number[];
  /** Furthest from what was expected first. */
  readonly people: readonly LookPerson[];
}

const dayMs = 86_400_000;
/** More nobody reads; the figures are of all. */
const mostLines = 500;
const mostWork = 500;

export class LookBacks {
  readonly #parts: LookBackParts;

  constructor(parts: LookBackParts) {
    this.#parts = parts;
  }

  /** The plan's action is `lookBack`. */
  async look(plan: Plan, { entities, lastDay, days }: LookBackAsked): Promise<Sealed<Unopened<LookBackFound>>> {
    const { store, index, cases, payloads, marks, sightOf } = this.#parts;
    const { agencyId } = plan.caller.member;
    const firstDay = dayOf(Date.parse(lastDay) - (days - 1) * dayMs);
    await index.catchUp(agencyId);
    const [{ stretch, before }, { parties, subjects, aboutOf, shown: ids, labelIds }, { without, somebody }] = await Promise.all([stretchOf(this.#parts.replays, agencyId, firstDay, lastDay), thingsOf(plan, entities, marks, sightOf), this.#others(plan)]);
    const [rows, worked, counts, volumes] = await Promise.all([
      store.of(stretch, { subjects, acts: [...looking, 'listed'], without }, mostLines + 1), store.of(stretch, { subjects, acts: ['wrote'], without }, mostWork),
      store.counts(stretch, { subjects, acts: looking, without }), store.volumes(agencyId, firstDay, lastDay),
    ]);
    // Two reports about one thing in one entry are one line.
    const shown = [...new Map(rows.slice(0, mostLines).map((one) => [`${one.index} ${aboutOf(textOf(one.subject)) ?? ''}`, one])).values()];
    const signIns = await store.lastBefore(agencyId, before, shown.flatMap(({ actor, index: at }) => { const who = somebody.get(textOf(actor)); return who === undefined ? [] : [{ subject: marks.signIns(agencyId, who.actor), before: at }]; }));
    const hidden = new Set(without.map(textOf));
    const people = peopleOf(counts, volumes.map((one) => ({ actor: textOf(one.actor), looks: one.looks })).filter((one) => !hidden.has(one.actor)), somebody);
    const entries = [...new Set([...shown, ...worked].map((one) => `@${one.index}`))];
    return seal(plan, new Map([...ids, [agencyId, [...(ids.get(agencyId) ?? []), ...entries]]]), {
      reveal: async (receipt) => ({
        parties, firstDay, lastDay, isCut: rows.length > mostLines, people, labelIds,
        lines: await linesOf(payloads, receipt, { agencyId, rows: shown, worked, signIns, assignmentsOn: (refs) => cases.assignmentsOn(refs), aboutOf, userOf: (mark) => somebody.get(mark)?.user ?? '' }),
      }),
    });
  }

  /** Asks a second person for a package of exactly this, to exactly this reader. */
  async requestExport(plan: Plan, asked: LookBackExport, why: string, approverAgencyId?: string): Promise<{ readonly value: Approval; readonly receipt: Receipt } | Refused> {
    return this.#parts.approvals.request(plan, { kind: 'export_look_back', subject: subjectOf(asked), why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /** Uses the approval up. */
  async takeExport(plan: Plan, asked: LookBackExport): Promise<TakenApproval | Refused> {
    return this.#parts.approvals.take(plan, 'export_look_back', hashOf(subjectOf(asked)));
  }

  /** Whom the reader is told nothing of, and who the others are, by mark. */
  async #others(plan: Plan): Promise<{ readonly without: readonly Uint8Array[]; readonly somebody: ReadonlyMap<string, Somebody> }> {
    const { people, marks } = this.#parts;
    const { member } = plan.caller;
    const [{ own, near }, roster] = await Promise.all([readerNames(member, this.#parts), people.rosterOf(member.agencyId)]);
    const without = [marks.actor(member.agencyId, `${member.agencyId}~${member.memberId}`)];
    const somebody = new Map<string, Somebody>();
    for (const one of roster) {
      const mark = marks.actor(one.agencyId, `${one.agencyId}~${one.memberId}`);
      if (namesOf(one).some((name) => own.has(name) || near.has(name))) without.push(mark);
      else somebody.set(textOf(mark), { actor: `${one.agencyId}~${one.memberId}`, user: one.userName, unit: one.unit, role: one.role });
    }
    return { without, somebody };
  }
}

function subjectOf({ entities, lastDay, days, to, key }: LookBackExport): Json {
  return { act: 'export_look_back', entities: [...entities], lastDay, days, reader: to, readerKey: key.text, fingerprint: spoken(key.fingerprint) };
}
