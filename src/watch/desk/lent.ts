// A reviewer of another agency, by an agreement: they judge the lead that was given to them, or name who does where nobody there may; they read it and nothing else of
// that agency, and both records hold it (G4, G11, G12).
// INVARIANT: without a row that gives it, a label that the door lets them see, an agreement in force and the lead before them, there is no such lead
// (tests/attacks/access/a-stand-in-who-browses.test.ts).
import type { Refused } from '../../kernel/index.js';
import { type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { formerOutcomes } from './act.js';
import { type Desk, guestRef, namesAbroad } from './desk.js';
import type { LeadActs } from './lead-acts.js';
import type { GuestScope, LeadLine, WholeLead } from './lead-reader.store.js';
import type { LeadOrder } from './lead-step.js';
import { settledIn } from './settling.js';
import type { OpenedLead } from './reviews.js';
import { hasDecided, shownActs } from './shown-acts.js';

export type LentOrder = Extract<LeadOrder, { act: 'ask' | 'decide' | 'recuse' | 'triage' | 'name' }>;

export interface LentLine {
  /** Whose lead it is. */
  readonly agencyId: string;
  readonly line: LeadLine;
}

export class Lent {
  readonly #desk: Desk;
  readonly #acts: LeadActs;

  constructor(desk: Desk, acts: LeadActs) {
    this.#desk = desk;
    this.#acts = acts;
  }

  /** What was given to the caller and waits for them. */
  async list(plan: Plan): Promise<Sealed<readonly LentLine[]>> {
    const { reader } = this.#desk.parts;
    const found: LentLine[] = [];
    for (const agencyId of await reader.lenders({ ref: guestRef(plan.caller.member) })) {
      for (const { leadId } of await reader.lent(agencyId, this.#scope(plan, agencyId))) {
        const line = await this.#given(plan, agencyId, leadId);
        if (line !== undefined) found.push({ agencyId, line });
      }
    }
    const agencies = new Set(found.map((one) => one.agencyId));
    return seal(plan, new Map([...agencies].map((one) => [one, found.filter(({ agencyId }) => agencyId === one).map(({ line }) => line.leadId)])), found);
  }

  async one(plan: Plan, agencyId: string, leadId: string): Promise<Sealed<OpenedLead | undefined>> {
    const { acts: store, door } = this.#desk.parts;
    const lead = await this.#given(plan, agencyId, leadId);
    if (lead === undefined) return seal(plan, new Map(), undefined);
    const me = guestRef(plan.caller.member);
    const acts = await store.of(agencyId, 'lead', leadId);
    const mayReadAnswers = door.allows(plan.caller, 'readCompelledAnswer');
    // Which other lead it was reopened for is not given with it.
    const without = acts.map((one) => { const { evidenceRef: _, ...words } = one.words; return { ...one, words }; });
    const bench = lead.holder === me ? await this.#namable(agencyId, leadId) : [];
    return seal(plan, new Map([[agencyId, [leadId]]]), {
      lead, bench, isMine: true, hasDecided: hasDecided(acts, me), former: formerOutcomes(acts), settled: settledIn(acts), acts: shownActs(without, { me, people: lead.people, isClosed: false, mayReadAnswers }),
    });
  }

  /** Asking, deciding, stepping back; naming who judges, where its triage was given. Undefined: nothing of that name was given to the caller for this. */
  async act(plan: Plan, agencyId: string, leadId: string, order: LentOrder): Promise<Receipt | Refused | undefined> {
    const me = guestRef(plan.caller.member);
    return this.#acts.actAsGuest(plan, agencyId, leadId, order, async () => {
      const lead = await this.#given(plan, agencyId, leadId);
      return ['triage', 'name'].includes(order.act) && lead?.holder !== me ? undefined : lead;
    });
  }

  /** Reviewers of other agencies alone: who of the agency itself may judge would say whom it concerns. */
  async #namable(agencyId: string, leadId: string): Promise<OpenedLead['bench']> {
    const { guests, ids } = await this.#desk.benchOf(agencyId, leadId);
    return guests.filter((one) => ids.has(one.ref)).map(({ ref, member }) => ({ memberId: ref, name: `${member.displayName} (${member.agencyId})`, role: member.role }));
  }

  async #given(plan: Plan, agencyId: string, leadId: string): Promise<WholeLead | undefined> {
    const [lead] = await this.#desk.parts.reader.lent(agencyId, this.#scope(plan, agencyId), leadId);
    if (lead === undefined) return undefined;
    return (await this.#desk.benchOf(agencyId, leadId)).judges.has(guestRef(plan.caller.member)) ? lead : undefined;
  }

  #scope({ caller: { member }, labelIds }: Plan, agencyId: string): GuestScope {
    return { ref: guestRef(member), labelIds, own: this.#desk.parts.names.tags(agencyId, namesAbroad(member)) };
  }
}
