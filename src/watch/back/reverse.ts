// The reverse: what one member looked at in some days, beside their roster, cases and dispatches; opened once, for whoever asked, after somebody outside the member's chain said yes (G11, G12).
import { type Approval, type Plan, seal, type Sealed, type Unopened } from '../../access/index.js';
import { hashOf, isRefused, type Json, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { keptFrom, namesOf } from '../office/reader.js';
import { type AtWork, atWork, type NodeRoster, withRoster } from './duty.js';
import type { Duty, DutyAsked } from './duty.store.js';
import type { LookBackParts } from './look-back.js';
import { linesOf, type LookLine } from './look-lines.js';
import { stretchOf } from './look-stretch.js';
import { looking } from './look-of-entry.js';

export interface ReverseParts extends LookBackParts {
  /** Folders of tables that the agency has beside the record. */
  readonly setsOf: (agencyId: string) => DutyAsked['sets'];
  /** What the node's own roster has of one member. */
  readonly rosterOf: (member: { readonly agencyId: string; readonly memberId: string }, fromMs: number, toMs: number) => Promise<NodeRoster>;
  /** Where a reading of them may write. */
  readonly scratchOf: () => string;
  /** Which of these the plan's caller may see anything of. */
  readonly seenAmong: (plan: Plan, refs: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface ReverseAsked {
  readonly user: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface ReverseFound {
  readonly user: string;
  readonly unit: string | null;
  readonly role: string;
  readonly cases: readonly { readonly caseRef: string; readonly fromOn: string; readonly toOn: string | null }[];
  readonly duty: Duty;
  /** From the record itself. */
  readonly signInsMs: readonly number[];
  /** Newest first; `named` is null for searches and for what the reader may not see. */
  readonly lines: readonly (LookLine & AtWork)[];
  readonly isCut: boolean;
}

const kind = 'reverse_view';
const mostLines = 1_000;
const mostSignIns = 500;
const dayMs = 86_400_000;

export class Reverses {
  readonly #parts: ReverseParts;

  constructor(parts: ReverseParts) {
    this.#parts = parts;
  }

  /** The plan's action is `reverseView`. Undefined: there is no such member for this caller. */
  async request(plan: Plan, asked: ReverseAsked, why: string, approverAgencyId?: string): Promise<{ readonly value: Approval; readonly receipt: Receipt } | Refused | undefined> {
    const member = await this.#find(plan, asked.user);
    if (member === undefined) return undefined;
    return this.#parts.approvals.request(plan, { kind, subject: subjectOf(member, asked), why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /** Uses the approval up. */
  async open(plan: Plan, asked: ReverseAsked): Promise<Sealed<Unopened<ReverseFound>> | Refused | undefined> {
    const { approvals, store, marks, index, cases, payloads, replays } = this.#parts;
    const member = await this.#find(plan, asked.user);
    if (member === undefined) return undefined;
    const taken = await approvals.take(plan, kind, hashOf(subjectOf(member, asked)));
    if (isRefused(taken)) return taken;
    const { agencyId, memberId } = member;
    await index.catchUp(agencyId);
    const { stretch, before } = await stretchOf(replays, agencyId, asked.firstDay, asked.lastDay);
    const actor = `${agencyId}~${memberId}`;
    const [rows, signIns, assignments] = await Promise.all([
      store.by(stretch, marks.actor(agencyId, actor), [...looking, 'listed'], mostLines + 1), store.by(stretch, marks.actor(agencyId, actor), ['signIn'], mostSignIns), cases.assignmentsOf(agencyId),
    ]);
    // One line an entry: a search that showed many is one look.
    const shown = [...new Map(rows.slice(0, mostLines).map((one) => [one.index, one])).values()];
    const sets = this.#parts.setsOf(agencyId);
    // What reads tables takes a while to load, and a reverse view is rare.
    const { dutyOf } = await import('./duty.store.js');
    const [fromMs, toMs] = [Date.parse(asked.firstDay) - dayMs, Date.parse(asked.lastDay) + dayMs];
    const tables = await dutyOf({ sets, names: namesOf(member), fromMs, toMs, scratch: this.#parts.scratchOf() });
    const duty = withRoster(tables, await this.#parts.rosterOf(member, fromMs, toMs), memberId);
    const sessions = await store.lastBefore(agencyId, before, shown.map((one) => ({ subject: marks.signIns(agencyId, actor), before: one.index })));
    const reveal = async (receipt: Receipt): Promise<ReverseFound> => {
      const lines = await linesOf(payloads, receipt, { agencyId, rows: shown, worked: [], signIns: sessions, assignmentsOn: (refs) => cases.assignmentsOn(refs), aboutOf: () => undefined, userOf: () => member.userName });
      const seen = await this.#parts.seenAmong(plan, [...new Set(lines.flatMap(({ named }) => (named === null ? [] : [named])))]);
      return {
        user: member.userName, unit: member.unit, role: member.role, isCut: rows.length > mostLines, duty, signInsMs: signIns.map((one) => one.atMs),
        cases: assignments.filter((one) => one.agencyId === agencyId && one.memberId === memberId).map(({ caseRef, fromOn, toOn }) => ({ caseRef, fromOn, toOn })),
        lines: lines.map((one) => ({ ...one, ...atWork(duty, one.atMs), named: one.named !== null && seen.has(one.named) ? one.named : null })),
      };
    };
    return seal(plan, new Map([[agencyId, [...shown.map((one) => `@${one.index}`), ...sets.map((one) => `evidence:${one.name}`), 'roster']]]), { reveal });
  }

  /** The reader themself, their chain, another agency's and nobody are one: not there (G4). */
  async #find({ caller: { member } }: Plan, user: string) {
    const found = (await this.#parts.people.rosterOf(member.agencyId)).find((one) => one.userName === user || one.memberId === user);
    if (found === undefined) return undefined;
    const kept = await keptFrom(member, this.#parts);
    return kept.isReader(namesOf(found)) || kept.isNear(namesOf(found)) ? undefined : found;
  }
}

function subjectOf({ agencyId, memberId }: { readonly agencyId: string; readonly memberId: string }, { firstDay, lastDay }: ReverseAsked): Json {
  return { act: 'reverse_view', reverseOf: `${agencyId}~${memberId}`, from: firstDay, to: lastDay };
}
