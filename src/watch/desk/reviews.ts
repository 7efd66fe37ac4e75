// The workbench: what waits for whom, and one lead at a time (G4, G11, G12). Whoever opens a lead that is not in their hands says why first, and everybody
// who opens it afterwards reads that.
import type { Refused } from '../../kernel/index.js';
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { type Act, formerOutcomes } from './act.js';
import type { Desk } from './desk.js';
import type { LeadFilter, LeadLine, WholeLead } from './lead-reader.store.js';
import type { Barred } from './lead-step.js';
import { settledIn } from './settling.js';
import { hasDecided, type ShownAct, shownActs } from './shown-acts.js';
import { type Statistics, statisticsOf } from './statistics.js';

export interface OpenedLead {
  readonly lead: WholeLead;
  readonly acts: readonly ShownAct[];
  /** Who may review it, for whoever names reviewers. */
  readonly bench: readonly { readonly memberId: string; readonly name: string; readonly role: string }[];
  readonly isMine: boolean;
  readonly hasDecided: boolean;
  /** How it ended before it was reopened, once each. */
  readonly former: ReturnType<typeof formerOutcomes>;
  /** Of a lead that came early: whether a complete pass carries it; undefined: it did not, or none has spoken. */
  readonly settled: ReturnType<typeof settledIn>;
}

export interface LeadPage {
  readonly lines: readonly LeadLine[];
  readonly count: number;
}

/** A reason to open a lead holds for a working day. */
const openMs = 8 * 3_600_000;

export class Reviews {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async page(plan: Plan, filter: LeadFilter): Promise<Sealed<LeadPage>> {
    const page = await this.#desk.parts.reader.page(await this.#desk.scope(plan), filter);
    return seal(plan, new Map([[plan.caller.member.agencyId, page.lines.map((one) => one.leadId)]]), page);
  }

  /** Refused, on the record, for one that is not in their hands and that they have given no reason to open. */
  async one(plan: Plan, leadId: string): Promise<Sealed<OpenedLead | undefined> | Refused> {
    const { parts } = this.#desk;
    const { member } = plan.caller;
    const lead = await this.#desk.lead(plan, leadId);
    if (lead === undefined) return seal(plan, new Map(), undefined);
    const [acts, bench] = await Promise.all([parts.acts.of(member.agencyId, 'lead', leadId), this.#desk.benchOf(member.agencyId, leadId)]);
    const me = member.memberId;
    const isMine = lead.holder === me || lead.people.includes(me);
    const isOpen = isMine || acts.some((one) => one.kind === 'opened' && one.by === me && one.atMs > parts.clock() - openMs);
    if (!isOpen) return this.#desk.bar(plan, sayWhy);
    const mayReadAnswers = parts.door.allows(plan.caller, 'readCompelledAnswer');
    return seal(plan, new Map([[member.agencyId, [leadId]]]), {
      lead, isMine, hasDecided: hasDecided(acts, me), former: formerOutcomes(acts), settled: settledIn(acts), acts: shownActs(await this.#withoutHidden(plan, acts), { me, people: lead.people, isClosed: lead.state === 'closed', mayReadAnswers }),
      bench: [
        ...bench.members.map((one) => ({ memberId: one.memberId, name: one.displayName, role: one.role })),
        ...bench.guests.filter((one) => bench.ids.has(one.ref)).map((one) => ({ memberId: one.ref, name: `${one.member.displayName} (${one.member.agencyId})`, role: one.member.role })),
      ],
    });
  }

  /** A lead that another one was reopened for may concern this reader: then they read of none. */
  async #withoutHidden(plan: Plan, acts: readonly Act[]): Promise<readonly Act[]> {
    return Promise.all(acts.map(async (one) => {
      const { evidence, evidenceRef, ...words } = one.words;
      if (evidenceRef === undefined || evidence === undefined || evidence === 'ruling' || (await this.#desk.lead(plan, evidenceRef)) !== undefined) return one;
      return { ...one, words: { ...words, evidence } };
    }));
  }

  async statistics(plan: Plan): Promise<Sealed<Statistics>> {
    const cells = await this.#desk.parts.groups.cells(await this.#desk.scope(plan));
    return seal(plan, new Map([[plan.caller.member.agencyId, ['statistics']]]), statisticsOf(cells));
  }

  /** Nobody takes a lead away: the attempt is refused, and stands in the record. */
  async remove(plan: Plan, leadId: string): Promise<Refused | undefined> {
    const lead = await this.#desk.lead(plan, leadId);
    return lead === undefined ? undefined : this.#desk.bar(plan, isKept);
  }
}

const sayWhy: Barred = { rule: 'reviews/not-assigned', en: 'this lead is not in your hands; say first why you open it', fr: 'cette piste n’est pas entre vos mains ; dites d’abord pourquoi vous l’ouvrez' };
const isKept: Barred = { rule: 'reviews/kept', en: 'a lead is never deleted; it is closed by those who review it', fr: 'une piste n’est jamais supprimée ; ceux qui l’examinent la closent' };
