// What all parts of the review desk share: who reads, who may review, and one act at a time on each thread (G11, G12).
import type { CaseStore } from '../../access/sign-on/index.js';
import { chainIn, type Door, isSamePerson, type LabelStore, type Member, type Notices, type PeopleStore, type Plan, type UnitStore } from '../../access/index.js';
import { type Clock, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Ledger, LedgerMirror } from '../../ledger/index.js';
import { namesOf, readerNames, shareSuperior } from '../office/reader.js';
import type { ActStore } from './act.store.js';
import { type BlindNames, foldName } from './blind-names.js';
import { type AgreementStore, isInForce } from './agreement.store.js';
import type { GroupStore } from './group.store.js';
import type { DeskScope, LeadReader, WholeLead } from './lead-reader.store.js';
import type { Barred } from './lead-step.js';

export interface DeskParts {
  readonly door: Door;
  readonly reader: LeadReader;
  readonly acts: ActStore;
  readonly names: BlindNames;
  readonly groups: GroupStore;
  readonly agreements: AgreementStore;
  readonly labels: Pick<LabelStore, 'intern'>;
  readonly people: PeopleStore;
  readonly units: UnitStore;
  readonly notices: Notices;
  readonly cases: Pick<CaseStore, 'of' | 'assignmentsOf' | 'abroadOf'>;
  readonly mirror: Pick<LedgerMirror, 'entriesOf' | 'catchUp'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
}

/** Somebody of the roster. */
export type Colleague = Awaited<ReturnType<PeopleStore['rosterOf']>>[number];

/** Somebody of another agency who may judge by an agreement; on the desk they are called `agency~member`. */
export interface Guest {
  readonly ref: string;
  readonly member: Member;
  readonly agreementId: string;
}

/** Somebody who reviews, with the blind terms of their names. */
export interface Reviewer {
  readonly member: Member;
  readonly tags: readonly string[];
}

/** Who may review one lead. */
export interface Bench {
  readonly members: readonly Member[];
  readonly guests: readonly Guest[];
  /** Who may be named: guests only where there are too few of one's own. */
  readonly ids: ReadonlySet<string>;
  /** Who may judge once they were named. */
  readonly judges: ReadonlySet<string>;
  readonly isSamePerson: (a: string, b: string) => boolean;
}

const reviewingRoles = ['integrity_examiner', 'independent_reviewer'];
/** Two to judge and a third where they differ: an agency with fewer may have others judge. */
const enough = 3;

export class Desk {
  readonly parts: DeskParts;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  async scope({ caller: { member }, labelIds }: Plan): Promise<DeskScope> {
    const { names } = this.parts;
    const { agencyId } = member;
    const { own, near } = await readerNames(member, await this.#asTheyStand(agencyId));
    return { agencyId, labelIds, hidden: { own: names.tags(agencyId, own), near: names.tags(agencyId, near) } };
  }

  /** Undefined: there is none for this reader. */
  async lead(plan: Plan, leadId: string): Promise<WholeLead | undefined> {
    return this.parts.reader.one(await this.scope(plan), leadId);
  }

  /**
   * Whoever may judge it: under a reviewing role, outside the chain of everybody it concerns, and not one of those whom the evidence ties to them.
   * Read afresh: a transfer counts at once (domain.md section 4).
   */
  async benchOf(agencyId: string, leadId: string): Promise<Bench> {
    return (await this.benches(agencyId))(leadId);
  }

  /** The same of many leads, with the roster read once. */
  async benches(agencyId: string): Promise<(leadId: string) => Promise<Bench>> {
    const { people, names, reader, units, door } = this.parts;
    const [roster, tree, candidates] = await Promise.all([people.rosterOf(agencyId), units.of(agencyId), people.membersIn(agencyId, reviewingRoles, door.today())]);
    const isNamed = (one: Colleague, tags: ReadonlySet<string>) => names.tags(agencyId, namesOf(one)).some((tag) => tags.has(tag));
    const lenders = await this.#guestsOf(agencyId);
    const byId = new Map<string, Pick<Member, 'agencyId' | 'memberId' | 'personRef'>>([...roster.map((one) => [one.memberId, one] as const), ...lenders.map((one) => [one.ref, one.member] as const)]);
    const isOne = (a: string, b: string): boolean => {
      const [left, right] = [byId.get(a), byId.get(b)];
      return a === b || (left !== undefined && right !== undefined && isSamePerson({ member: left }, { member: right }));
    };
    return async (leadId) => {
      const parts = await reader.partsOf(agencyId, leadId);
      const tagsOf = (part?: string) => new Set(parts.filter((one) => part === undefined || one.part === part).map((one) => one.tag));
      const [any, actors] = [tagsOf(), tagsOf('actor')];
      const concerned = roster.filter((one) => isNamed(one, any));
      const subjects = roster.filter((one) => isNamed(one, actors));
      const members = candidates.filter((one) => !one.suspended && !concerned.some((other) => isSamePerson({ member: one }, { member: other }))
        && !subjects.some((other) => (one.unit !== null && other.unit === one.unit) || shareSuperior(chainIn(tree, agencyId, one.unit), chainIn(tree, agencyId, other.unit))));
      const guests = lenders.filter(({ member }) => !names.tags(agencyId, namesAbroad(member)).some((tag) => any.has(tag)) && !concerned.some((other) => isSamePerson({ member }, { member: other })));
      const own = members.map((one) => one.memberId);
      const judges = new Set([...own, ...guests.map((one) => one.ref)]);
      const persons = own.filter((one, at) => !own.slice(0, at).some((other) => isOne(one, other)));
      return { members, guests, ids: persons.length < enough ? judges : new Set(own), judges, isSamePerson: isOne };
    };
  }

  /** Whoever reviews in an agency today. */
  async reviewers(agencyId: string): Promise<Reviewer[]> {
    const { people, names, door } = this.parts;
    const members = await people.membersIn(agencyId, reviewingRoles, door.today());
    return members.filter((one) => !one.suspended).map((member) => ({ member, tags: names.tags(agencyId, namesOf(member)) }));
  }

  async #guestsOf(agencyId: string): Promise<Guest[]> {
    const { agreements, people, door } = this.parts;
    const today = door.today();
    const guests: Guest[] = [];
    for (const { withAgencyId, agreementId } of (await agreements.of(agencyId)).filter((one) => isInForce(one, today))) {
      for (const member of await people.membersIn(withAgencyId, reviewingRoles, today)) {
        const ref = guestRef(member);
        if (!member.suspended && member.purposes.includes('integrity_review') && !guests.some((one) => one.ref === ref)) guests.push({ ref, member, agreementId });
      }
    }
    return guests;
  }

  /** Members of the agency who are examined in it: whoever complained is not one of them. */
  async subjectsOf(agencyId: string, { told, about }: Pick<WholeLead, 'told' | 'about'>): Promise<Colleague[]> {
    const { actor_id: actor, actors = [] } = told.en;
    const examined = [...actors, ...(actor === undefined ? [] : [actor])];
    const called = new Set(examined.flatMap((one) => [one, ...(about.namesOf[one] ?? [])]).map(foldName));
    return (await this.parts.people.rosterOf(agencyId)).filter((one) => namesOf(one).some((name) => called.has(name)));
  }

  /** An attempt that the desk does not let through stands in the record. */
  async bar(plan: Plan, { rule, en, fr }: Barred): Promise<Refused> {
    return this.parts.door.decline(plan, rule, refuse('not_allowed', en, fr));
  }

  /** Two at once are one after the other. */
  async inTurn<T>(key: string, act: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(key) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(act);
    this.#turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }

  /** Roster and units read once for one question. */
  async #asTheyStand(agencyId: string) {
    const [roster, tree] = await Promise.all([this.parts.people.rosterOf(agencyId), this.parts.units.of(agencyId)]);
    return {
      people: { rosterOf: async (): Promise<readonly Colleague[]> => Promise.resolve(roster) },
      units: { chainOf: async ({ unit }: Pick<Member, 'agencyId' | 'unit'>) => Promise.resolve(chainIn(tree, agencyId, unit)) },
    };
  }
}

export const guestRef = ({ agencyId, memberId }: Pick<Member, 'agencyId' | 'memberId'>): string => `${agencyId}~${memberId}`;

/** Whose account a name of the desk is. */
export function memberCalled(agencyId: string, ref: string): { readonly agencyId: string; readonly memberId: string } {
  const at = ref.indexOf('~');
  return at < 0 ? { agencyId, memberId: ref } : { agencyId: ref.slice(0, at), memberId: ref.slice(at + 1) };
}

/** Names of somebody in the evidence of another agency: with their own agency, since a bare name there is somebody else's. */
export function namesAbroad(member: Member | Colleague): string[] {
  return namesOf(member).filter((one) => one.includes('~') || one.includes('@') || one === member.personRef?.toLowerCase());
}
