// A member opens a compartment of their own agency, or waives a second citizenship in its name, for one other person and for a time; it stands
// in both logs and ends by the clock at asking and at releasing (domain.md section 3, Handling; promises G5 and G11).
import { BadInput, type Clock, newId, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Delegation, DelegationStore } from './delegation.store.js';
import type { Door } from '../door.js';
import type { Member } from '../member.js';
import type { Notices } from '../notices/index.js';
import type { PeopleStore } from '../people.store.js';
import type { Plan } from '../plan.js';
import { seal, type Sealed } from '../sealed.js';
import { isSamePerson } from '../second-person.js';

/** A quarter of a year: what is needed for longer is a place on the case. */
const longestMs = 92 * 86_400_000;
const mostListed = 500;

export interface DelegationDraft {
  readonly kind: 'case' | 'eyes_only';
  /** `name@agency`. */
  readonly grantee: string;
  readonly fromMs?: number;
  readonly untilMs: number;
  readonly why: string;
}

export interface DelegationParts {
  readonly door: Door;
  readonly store: DelegationStore;
  readonly people: PeopleStore;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly random: Random;
}

export class Delegations {
  readonly #parts: DelegationParts;

  constructor(parts: DelegationParts) {
    this.#parts = parts;
  }

  /**
   * Gives under a plan for `delegate`: of kind `case` the compartment of the case that the plan works under, which must be the grantor's own
   * agency's. Throws `BadInput` for times and names that cannot be; refuses a grantee who is the grantor under whatever account.
   */
  async give(plan: Plan, draft: DelegationDraft): Promise<{ readonly id: string; readonly receipt: Receipt } | Refused> {
    const { door, store, notices, clock, random } = this.#parts;
    const grantor = plan.caller.member;
    const fromMs = Math.max(draft.fromMs ?? 0, clock());
    const { untilMs } = draft;
    if (!(untilMs > fromMs) || untilMs - fromMs > longestMs) throw new BadInput('a delegation ends after it begins, and within 92 days; give another day', { fr: 'une délégation finit après avoir commencé, et en moins de 92 jours ; donnez un autre jour' });
    const grantee = await this.#grantee(draft.grantee);
    if (isSamePerson({ member: grantor }, { member: grantee })) return door.decline(plan, 'delegation-to-oneself', refuse('not_allowed', 'nobody delegates to themselves; ask a colleague on the case', 'nul ne se délègue à soi-même ; adressez-vous à un collègue chargé du dossier'));
    const one: Delegation = {
      agencyId: grantor.agencyId, delegationId: newId('dlg', random), kind: draft.kind, caseId: draft.kind === 'case' ? ownCase(plan) : null, grantorMemberId: grantor.memberId,
      granteeAgencyId: grantee.agencyId, granteeMemberId: grantee.memberId, fromMs, untilMs, why: draft.why, givenAtMs: clock(), takenBackAtMs: null, takenBackBy: null,
    };
    const { receipt } = await door.write(plan, { delegation: { ...one } }, (intent) => store.add(intent, one));
    await notices.tell({
      to: { agencyId: one.granteeAgencyId, memberId: one.granteeMemberId }, kind: 'delegation_given', link: '/account/delegations', subject: idOf(one),
      facts: { who: `${grantor.userName}@${grantor.agencyId}`, what: one.caseId === null ? 'eyes_only' : `${one.agencyId}~${one.caseId}`, until: `${new Date(untilMs).toISOString().slice(0, 16).replace('T', ' ')} UTC` },
    });
    return { id: idOf(one), receipt };
  }

  /** Takes back what the caller's agency gave. Answers the same whether or not there was such a one (G4). */
  async takeBack(plan: Plan, id: string): Promise<Receipt> {
    const { door, store, notices, clock } = this.#parts;
    const { agencyId, memberId, userName } = plan.caller.member;
    const [ofAgency, delegationId] = [id.slice(0, Math.max(0, id.indexOf('~'))), id.slice(id.indexOf('~') + 1)];
    const { value, receipt } = await door.write(plan, { takenBack: id }, async () => (ofAgency === agencyId ? store.takeBack(agencyId, delegationId, memberId, clock()) : undefined));
    if (value !== undefined) {
      await notices.tell({
        to: { agencyId: value.granteeAgencyId, memberId: value.granteeMemberId }, kind: 'delegation_taken_back', link: '/account/delegations', subject: idOf(value),
        facts: { who: `${userName}@${agencyId}`, what: value.caseId === null ? 'eyes_only' : `${value.agencyId}~${value.caseId}` },
      });
    }
    return receipt;
  }

  /** What the caller gave and what they hold, those that are over included. */
  async list(plan: Plan): Promise<Sealed<readonly Delegation[]>> {
    const { agencyId, memberId } = plan.caller.member;
    const found = await this.#parts.store.of(agencyId, memberId, mostListed);
    const ids = new Map<string, string[]>();
    for (const one of found) ids.set(one.agencyId, [...(ids.get(one.agencyId) ?? []), `delegation:${one.delegationId}`]);
    return seal(plan, ids, found);
  }

  async #grantee(user: string): Promise<Member> {
    const found = await this.#parts.people.memberByUser(user, this.#parts.door.today());
    if (found === undefined) throw new BadInput('nobody is called that; write `name@agency`', { fr: 'personne ne porte ce nom ; écrivez `nom@service`' });
    return found.member;
  }
}

const idOf = ({ agencyId, delegationId }: Delegation): string => `${agencyId}~${delegationId}`;

/** The plan's case, without its agency. Whoever works on a case of another agency delegates nothing of it. */
function ownCase({ caller }: Plan): string {
  const [agencyId, caseId] = [caller.caseRef.slice(0, caller.caseRef.indexOf('~')), caller.caseRef.slice(caller.caseRef.indexOf('~') + 1)];
  if (agencyId !== caller.member.agencyId) throw new BadInput('this is a case of another agency; its own people delegate it', { fr: 'ce dossier est celui d’un autre service ; ce sont ses membres qui le délèguent' });
  return caseId;
}
