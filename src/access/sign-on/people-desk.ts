// Administering people (G11; domain.md section 4, insider risk): nobody changes their own record, nobody gives what their agency does not
// hold, and what widens somebody's rights takes a second person where the agency has one. Every change stands in the agency's record,
// before and after, before it takes effect.
import { BadInput, hashOf, isRefused, type Json, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Approvals } from '../approvals.js';
import type { Door } from '../door.js';
import type { BreakGlassStore } from '../glass/index.js';
import type { Plan } from '../plan.js';
import type { CaseStore } from '../case.store.js';
import { clearances } from '../label.js';
import type { AgencyDraft, PeopleStore } from '../people.store.js';
import { type AgencyRights, heldPurposes, memberRoles, type Person, personIn, problemWith } from '../rights.js';
import type { Account, RosterStore } from '../roster.store.js';
import { seal, type Sealed } from '../sealed.js';
import type { SessionStore } from '../session.store.js';
import type { Unit, UnitStore } from '../unit.store.js';
import type { InvitationStore } from './invitation.store.js';

export interface PeopleDeskParts {
  readonly door: Door;
  readonly roster: RosterStore;
  readonly people: PeopleStore;
  readonly approvals: Approvals;
  readonly sessions: SessionStore;
  readonly invitations: InvitationStore;
  readonly units: UnitStore;
  readonly cases: CaseStore;
  /** Whose examiners and reviewers stand in for an agency's. */
  readonly standIns: Pick<BreakGlassStore, 'standIns' | 'setStandIns'>;
  readonly clock: () => number;
  /** Whether an agency's people come from an identity provider: then nobody invites them to a password. */
  readonly comesFromProvider: (agencyId: string) => boolean;
}

/** Whose record, and why it changes. */
export interface About {
  readonly agencyId: string;
  readonly memberId: string;
  readonly why: string;
}

/** `requested`: it waits for a second person; `done` carries what only this answer shows. */
export interface Changed {
  readonly state: 'requested' | 'done';
  readonly receipt: Receipt;
  readonly approval: string | null;
  readonly code: string | null;
}

export interface Roster {
  readonly rights: AgencyRights | undefined;
  readonly people: readonly Account[];
}

const secondPersons = ['agency_administrator', 'integrity_examiner'];
/** These say who somebody is, not what they may see. */
const harmless = new Set<keyof Person>(['displayName', 'userName']);

type Rule = readonly [rule: string, refused: Refused];
const ownRecord: Rule = ['people/own-record', refuse('not_allowed', 'nobody changes their own record; another administrator of your agency does', 'nul ne modifie son propre dossier ; un autre administrateur de votre service le fait')];
const hasAdministrator: Rule = ['people/has-administrator', refuse('not_allowed', 'this agency has an administrator, who does this; the operator of the node may only suspend', 'ce service a un administrateur, qui s’en charge ; l’exploitant du nœud peut seulement suspendre')];
const beyond: Rule = ['people/beyond', refuse('not_allowed', 'your agency does not hold this right, so it cannot give it; the operator of the node knows what it holds', 'votre service ne détient pas ce droit et ne peut donc l’accorder ; l’exploitant du nœud sait ce qu’il détient')];
const fromProvider: Rule = ['people/from-provider', refuse('not_allowed', 'the people of this agency sign in with their identity provider, not with a password', 'les membres de ce service se connectent par leur fournisseur d’identité, non par mot de passe')];

export class PeopleDesk {
  readonly #parts: PeopleDeskParts;

  constructor(parts: PeopleDeskParts) {
    this.#parts = parts;
  }

  async list(plan: Plan, agencyId: string): Promise<Sealed<Roster>> {
    const { roster } = this.#parts;
    const [people, rights] = [await roster.list(agencyId), await roster.rightsOf(agencyId)];
    return seal(plan, new Map([[agencyId, people.map(({ memberId }) => `member:${memberId}`)]]), { people, rights });
  }

  /** Adds a member (with all of `person`), or changes what `person` names. */
  async set(plan: Plan, about: About, person: Partial<Person>): Promise<Changed | Refused> {
    const { roster } = this.#parts;
    const before = await roster.one(about.agencyId, about.memberId);
    const after = { ...(before === undefined ? nobody : personIn(before)), ...person };
    const named = await roster.byUserName(about.agencyId, after.userName);
    if (named !== undefined && named.memberId !== about.memberId) throw new BadInput('another member of this agency has this user name', { fr: 'un autre membre de ce service porte ce nom d’utilisateur' });
    const problem = problemWith(after, await roster.rightsOf(about.agencyId));
    if (problem?.problem === 'unknown') throw new BadInput(`\`${problem.field}\` is missing or not a known code`, { fr: `\`${problem.field}\` manque ou n’est pas un code connu` });
    if (problem !== undefined) return this.#declined(plan, beyond);
    return this.#change(plan, about, before, after, isWider(before, after), async () => {
      if (before === undefined) await roster.add(about.agencyId, about.memberId, after);
      else await roster.set(about.agencyId, about.memberId, after);
      return null;
    });
  }

  /** Takes effect at once, on every connection: their sessions end in the same transaction. Anyone who administers may, the operator too. */
  async suspend(plan: Plan, about: About): Promise<Changed | Refused> {
    const { roster, clock } = this.#parts;
    const before = await this.#known(about);
    if (isSelf(plan, about, before)) return this.#declined(plan, ownRecord);
    return this.#record(plan, about, { suspended: before.isSuspended }, { suspended: true }, {}, async () => {
      await roster.setSuspended(about.agencyId, about.memberId, true, new Date(clock()));
      return null;
    });
  }

  async restore(plan: Plan, about: About): Promise<Changed | Refused> {
    const { roster, clock } = this.#parts;
    const before = await this.#known(about);
    return this.#change(plan, about, { suspended: before.isSuspended }, { suspended: false }, true, async () => {
      await roster.setSuspended(about.agencyId, about.memberId, false, new Date(clock()));
      return null;
    });
  }

  async endSessions(plan: Plan, about: About): Promise<Changed | Refused> {
    await this.#known(about);
    return this.#record(plan, about, null, { sessions: 'ended' }, {}, async () => {
      await this.#parts.sessions.revokeAll(about.agencyId, about.memberId);
      return null;
    });
  }

  /** A code with which the member sets a password, shown once. For somebody who has one already it is a reset, which takes two. */
  async invite(plan: Plan, about: About): Promise<Changed | Refused> {
    const before = await this.#known(about);
    if (this.#parts.comesFromProvider(about.agencyId)) return this.#declined(plan, fromProvider);
    return this.#change(plan, about, { password: before.hasPassword }, { invitation: true }, before.hasPassword, async () =>
      (await this.#parts.invitations.make(about.agencyId, about.memberId)).code);
  }

  /** Puts a member on a case of the agency from today, or takes them off it. */
  async assign(plan: Plan, about: About, caseId: string, isOn: boolean): Promise<Changed | Refused> {
    const { roster, door } = this.#parts;
    await this.#known(about);
    if (!(await roster.hasCase(about.agencyId, caseId))) throw new BadInput('your agency has no such case', { fr: 'votre service n’a pas ce dossier' });
    return this.#change(plan, about, { case: caseId }, { case: caseId, assigned: isOn }, false, async () => {
      await roster.assign(about.agencyId, about.memberId, caseId, isOn ? door.today() : null);
      return null;
    });
  }

  async openCase(plan: Plan, about: About, caseId: string, title: string): Promise<Changed | Refused> {
    const { roster, door } = this.#parts;
    if (await roster.hasCase(about.agencyId, caseId)) throw new BadInput('your agency has a case of this reference', { fr: 'votre service a déjà un dossier de cette cote' });
    return this.#change(plan, about, undefined, { case: caseId, title }, false, async () => {
      await roster.openCase(about.agencyId, caseId, title, door.today());
      return null;
    });
  }

  /** Nothing is opened by it: its compartment closes to everyone at once, so one person does it. */
  async closeCase(plan: Plan, about: About, caseId: string): Promise<Changed | Refused> {
    const { cases, door } = this.#parts;
    return this.#change(plan, about, { case: caseId, closed: false }, { case: caseId, closed: true }, false, async () => {
      if (!(await cases.close(about.agencyId, caseId, door.today()))) throw new BadInput('your agency has no such case that is open', { fr: 'votre service n’a pas de tel dossier ouvert' });
      return null;
    });
  }

  /** Whoever is still on it sees its compartment again, so it takes two (INVARIANT: tests/attacks/access/case-reopened.test.ts). */
  async reopenCase(plan: Plan, about: About, caseId: string): Promise<Changed | Refused> {
    const { cases, door } = this.#parts;
    const gone = () => new BadInput('your agency has no such case that is closed', { fr: 'votre service n’a pas de tel dossier clos' });
    const [file] = await cases.named([`${about.agencyId}~${caseId}`], door.today());
    if (file === undefined || file.closedOn === null) throw gone();
    return this.#change(plan, about, { case: caseId, closedOn: file.closedOn }, { case: caseId, closedOn: null }, true, async () => {
      if (!(await cases.reopen(about.agencyId, caseId))) throw gone();
      return null;
    });
  }

  async units(plan: Plan, agencyId: string): Promise<Sealed<{ readonly units: readonly Unit[]; readonly people: readonly Account[] }>> {
    const [units, people] = [await this.#parts.units.of(agencyId), await this.#parts.roster.list(agencyId)];
    return seal(plan, new Map([[agencyId, units.map(({ unitId }) => `unit:${unitId}`)]]), { units, people: people.filter(({ isActive }) => isActive) });
  }

  /**
   * A new unit under one that is there. Whose orders somebody takes says who is a second person: a unit that members name already gives them a
   * chain that they did not have, so it takes two, and never whoever names it themselves (tests/attacks/access/unit-as-a-second-chain.test.ts).
   */
  async addUnit(plan: Plan, about: About, unit: Unit): Promise<Changed | Refused> {
    const { units } = this.#parts;
    const known = await units.of(about.agencyId);
    if (known.some(({ unitId }) => unitId === unit.unitId)) throw new BadInput('your agency has a unit of this name', { fr: 'votre service a déjà une unité de ce nom' });
    const isTop = unit.parentUnitId === null;
    if (isTop ? known.length > 0 : !known.some(({ unitId }) => unitId === unit.parentUnitId)) {
      throw new BadInput('say the unit above it, one that your agency has; only the first unit stands above all', { fr: 'indiquez l’unité dont elle relève, parmi celles de votre service ; seule la première n’en a pas' });
    }
    const { member } = plan.caller;
    if (member.agencyId === about.agencyId && member.unit === unit.unitId) return this.#declined(plan, ownRecord);
    return this.#change(plan, about, undefined, { unit: unit.unitId, under: unit.parentUnitId, nameEn: unit.nameEn, nameFr: unit.nameFr }, true, async () => {
      await units.add([unit]);
      return null;
    });
  }

  /** By the operator: the agencies whose examiners and reviewers look at this one's emergency accesses where it has nobody of its own for it. */
  async setStandIns(plan: Plan, agencyId: string, standIns: readonly string[]): Promise<Changed> {
    const known = new Set((await this.#parts.people.agencies()).map((one) => one.agencyId));
    if (![agencyId, ...standIns].every((one) => known.has(one)) || standIns.includes(agencyId)) throw new BadInput('name agencies of this node, other than the one that they stand in for', { fr: 'nommez des services de ce nœud, autres que celui qu’ils suppléent' });
    const before = await this.#parts.standIns.standIns(agencyId);
    return this.#record(plan, { agencyId, memberId: '', why: 'who stands in at reviews' }, { standIns: before }, { standIns: [...standIns] }, {}, async () => {
      await this.#parts.standIns.setStandIns(agencyId, standIns);
      return null;
    });
  }

  /** By the operator: an agency with what it may give its people. */
  async setAgency(plan: Plan, agency: AgencyDraft, rights: AgencyRights): Promise<Changed> {
    const { roster, people } = this.#parts;
    const unknown = [...rights.roles.filter((one) => !memberRoles.includes(one)), ...rights.purposes.filter((one) => !heldPurposes.includes(one)), ...(isClearance(rights.clearanceCode) ? [] : [''])];
    if (unknown.length > 0) throw new BadInput(`a role, purpose or clearance is not known; roles are ${memberRoles.join(', ')}; purposes are ${heldPurposes.join(', ')}`, { fr: `un rôle, une finalité ou une cote n’est pas connu ; les rôles sont ${memberRoles.join(', ')} ; les finalités sont ${heldPurposes.join(', ')}` });
    const before = await roster.rightsOf(agency.agencyId);
    // The agency first: its record can only be written once it is there.
    await people.addAgencies([agency]);
    return this.#record(plan, { agencyId: agency.agencyId, memberId: '', why: 'what the agency may give' }, before === undefined ? null : asJson(before), asJson(rights), {}, async () => {
      await roster.setRights(agency.agencyId, rights);
      return null;
    });
  }

  /** A change that the rules about persons do not concern, such as a service account: on the record like the others. */
  async act(plan: Plan, about: About, before: Json, after: Json, act: () => Promise<string | null>): Promise<Changed> {
    return this.#record(plan, about, before, after, {}, act);
  }

  /** The rules of every change; `isWidening` asks for the second person. */
  async #change(plan: Plan, about: About, before: object | undefined, after: object, isWidening: boolean, act: () => Promise<string | null>): Promise<Changed | Refused> {
    const { roster, approvals } = this.#parts;
    if (isSelf(plan, about, await roster.one(about.agencyId, about.memberId))) return this.#declined(plan, ownRecord);
    const isOperator = plan.caller.member.agencyId !== about.agencyId;
    if (isOperator && (await roster.activeIn(about.agencyId, ['agency_administrator'], [about.memberId])).length > 0) return this.#declined(plan, hasAdministrator);
    const was = before === undefined ? null : shown(before);
    const will = shown(after);
    const seconds = isWidening && !isOperator ? await roster.activeIn(about.agencyId, secondPersons, [about.memberId, plan.caller.member.memberId]) : [];
    if (seconds.length === 0) return this.#record(plan, about, was, will, isWidening ? { alone: true } : {}, act);
    const subject = { agency: about.agencyId, member: about.memberId, before: was, after: will };
    const subjectHash = hashOf(subject);
    if (!(await approvals.isHeld(plan, 'change_people', subjectHash))) {
      const asked = await approvals.request(plan, { kind: 'change_people', subject, why: about.why });
      return isRefused(asked) ? asked : { state: 'requested', receipt: asked.receipt, approval: `${asked.value.agencyId}~${asked.value.approvalId}`, code: null };
    }
    const taken = await approvals.take(plan, 'change_people', subjectHash);
    return isRefused(taken) ? taken : this.#record(plan, about, was, will, { approved: taken.both }, act);
  }

  /** INVARIANT: before and after are durable in the record of the member's agency before the row changes (tests/attacks/access/administrator-grants-to-self.test.ts). */
  async #record(plan: Plan, { agencyId, memberId, why }: About, before: Json, after: Json, more: { readonly [key: string]: Json }, act: () => Promise<string | null>): Promise<Changed> {
    const { door } = this.#parts;
    const rows = { agency: agencyId, member: memberId, why, before, after, ...more };
    const { value, receipt } = await door.write(plan, rows, async () => {
      const { member } = plan.caller;
      if (member.agencyId !== agencyId) await door.note(agencyId, { action: plan.action, id: plan.id, actor: { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role }, ...rows });
      return act();
    });
    return { state: 'done', receipt, approval: null, code: value };
  }

  async #known({ agencyId, memberId }: About): Promise<Account> {
    const found = await this.#parts.roster.one(agencyId, memberId);
    if (found === undefined) throw new BadInput('your agency has no such member', { fr: 'votre service n’a pas ce membre' });
    return found;
  }

  async #declined(plan: Plan, [rule, refused]: Rule): Promise<Refused> {
    return this.#parts.door.decline(plan, rule, refused);
  }
}

const nobody: Person = { userName: '', displayName: '', unit: null, role: '', clearanceCode: '', clearanceUntil: '', citizenships: [], releasabilities: [], purposes: [] };

function asJson({ roles, purposes, clearanceCode, releasabilities }: AgencyRights): Json {
  return { roles: [...roles], purposes: [...purposes], clearanceCode, releasabilities: [...releasabilities] };
}

function isClearance(code: string): boolean {
  return Object.hasOwn(clearances, code);
}

/** A second account of the same person is the same person. */
function isSelf({ caller: { member } }: Plan, { agencyId, memberId }: About, account: Account | undefined): boolean {
  return (member.agencyId === agencyId && member.memberId === memberId) || (member.personRef !== undefined && member.personRef === account?.personRef);
}

/** Anything but a new name or spelling may show somebody more, or move them out of a chain of command. */
function isWider(before: Account | undefined, after: Person): boolean {
  if (before === undefined) return true;
  const [a, b] = [personIn(before), personIn(after)];
  return (Object.keys(b) as (keyof Person)[]).some((field) => !harmless.has(field) && JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}

function shown(about: object): Json {
  return 'userName' in about ? { ...personIn(about as Person) } : { ...(about as { readonly [key: string]: Json }) };
}
