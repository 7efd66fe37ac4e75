// Requests for a second person do not wait for ever: whoever may approve is reminded, and out of time is out of time, on the record and
// said to whoever asked (G11).
import type { Clock } from '../kernel/index.js';
import type { Approval } from './approval.js';
import { aboutOf, subjectOf } from './approval-about.js';
import { nameOf, whoIs } from './approval-form.js';
import type { ApprovalStore } from './approval.store.js';
import type { Door } from './door.js';
import type { EligibleApprovers } from './eligible-approvers.js';
import type { Notices } from './notices/index.js';
import type { PeopleStore } from './people.store.js';
import type { UnitStore } from './unit.store.js';

export interface ApprovalClockParts {
  readonly door: Door;
  readonly store: ApprovalStore;
  readonly people: PeopleStore;
  readonly units: UnitStore;
  readonly notices: Notices;
  readonly eligible: EligibleApprovers;
  readonly clock: Clock;
}

/** After so long a request is no longer seen by whoever happens to look at the page. */
const remindAfterMs = 30 * 60_000;
const mostReminded = 10;

export class ApprovalClock {
  readonly #parts: ApprovalClockParts;

  constructor(parts: ApprovalClockParts) {
    this.#parts = parts;
  }

  /** Ends what is out of time and reminds of what waits, each once, whichever process comes first. */
  async sweep(): Promise<{ readonly expired: number; readonly reminded: number }> {
    const { store, clock } = this.#parts;
    let [expired, reminded] = [0, 0];
    for (const one of await store.outOfTime(clock())) if (await this.#expire(one)) expired += 1;
    for (const one of await store.unreminded(clock(), remindAfterMs)) if (await this.#remind(one)) reminded += 1;
    return { expired, reminded };
  }

  /** How many wait. */
  async waiting(): Promise<number> {
    return this.#parts.store.pending(this.#parts.clock());
  }

  async #expire(one: Approval): Promise<boolean> {
    const { door, store, notices, clock } = this.#parts;
    const rows = { approval: nameOf(one), of: one.kind, asked: new Date(one.askedAtMs).toISOString(), expired: new Date(one.expiresAtMs).toISOString(), asker: `${one.agencyId}~${one.askedBy}` };
    if (!(await store.expire(one, clock()))) return false;
    for (const agencyId of new Set([one.agencyId, one.approverAgencyId])) await door.note(agencyId, { action: 'approvalExpired', actor: nobody, ...rows });
    await notices.settle(one.approverAgencyId, nameOf(one));
    await notices.tell({ to: { agencyId: one.agencyId, memberId: one.askedBy }, kind: 'approval_expired', facts: { what: one.kind }, link: '/approvals' });
    return true;
  }

  async #remind(one: Approval): Promise<boolean> {
    const { door, store, people, units, notices, eligible, clock } = this.#parts;
    const member = await people.memberById(one.agencyId, one.askedBy, door.today());
    if (!(await store.remind(one, clock())) || member === undefined) return false;
    const asker = { member, sessionId: one.askedSession, chain: await units.chainOf(member) };
    const { found } = await eligible.find(asker, one.approverAgencyId, one.kind, mostReminded, await aboutOf(one.kind, subjectOf(one), this.#parts));
    for (const { agencyId, memberId } of found) {
      await notices.tell({ to: { agencyId, memberId }, kind: 'approval_waiting', facts: { who: `${member.userName}@${member.agencyId}`, what: one.kind }, link: '/approvals', subject: nameOf(one), dueAtMs: one.expiresAtMs });
    }
    await door.note(one.agencyId, { action: 'approvalReminded', actor: nobody, approval: nameOf(one), of: one.kind, asker: whoIs(asker), told: found.length });
    return true;
  }
}

const nobody = { agency: 'node', member: '', user: '' };
