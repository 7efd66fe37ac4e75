// Recording what an agency decided about a foreign partner (Avoiding Complicity in Mistreatment by Foreign Entities Act, S.C. 2019, c. 13,
// s. 49.1; promise G5). Whatever opens an exchange takes a second person of another chain of command; whatever stops one is done at once.
import { BadInput, type Clock, dayOf, hashOf, isRefused, type Json, newId, type Random, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Approvals } from '../approvals.js';
import type { Door } from '../door.js';
import { sectors } from '../gateway.js';
import type { PeopleStore } from '../people.store.js';
import type { Plan } from '../plan.js';
import { isDay } from '../rights.js';
import { seal, type Sealed } from '../sealed.js';
import type { Assurance, AssuranceKind, AssuranceOutcome, AssuranceStore } from './assurance.store.js';

/** A partner changes; what was decided about it is decided again within a year (a rule of this house, decision 0035). */
const longestDays = 366;

export interface AssuranceDraft {
  readonly partner: string;
  readonly kind: AssuranceKind;
  readonly outcome: AssuranceOutcome;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly until: string;
  readonly reference: string;
  readonly ground: string;
}

/** `requested`: it waits for a second person; the same request, made again once they approved, is `done`. */
export interface AssuranceStep {
  readonly state: 'requested' | 'done';
  readonly id: string | null;
  readonly approval: string | null;
  readonly receipt: Receipt;
}

export interface AssuranceLine extends Assurance {
  readonly state: 'in_force' | 'not_begun' | 'over' | 'ended';
}

/** `isCovered`: information may pass between the caller's agency and this partner today. `missing` says what that lacks; `until` is the last day. */
export interface PartnerState {
  readonly agencyId: string;
  readonly isCovered: boolean;
  readonly missing: readonly AssuranceKind[];
  readonly isForbidden: boolean;
  readonly until: string | null;
}

export interface AssuranceList {
  readonly assurances: readonly AssuranceLine[];
  readonly partners: readonly PartnerState[];
}

export interface AssuranceParts {
  readonly door: Door;
  readonly store: AssuranceStore;
  readonly people: PeopleStore;
  readonly approvals: Approvals;
  readonly clock: Clock;
  readonly random: Random;
}

export class Assurances {
  readonly #parts: AssuranceParts;

  constructor(parts: AssuranceParts) {
    this.#parts = parts;
  }

  /** Under a plan for `recordAssurance`. Throws `BadInput` for days, partners and words that cannot be. */
  async record(plan: Plan, draft: AssuranceDraft, approverAgencyId: string | undefined): Promise<AssuranceStep | Refused> {
    const { door, store, clock, random } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    await this.#check(draft, dayOf(clock()));
    const one: Assurance = {
      agencyId, assuranceId: newId('asr', random), partnerAgencyId: draft.partner, kind: draft.kind, outcome: draft.outcome, decidedBy: draft.decidedBy, decidedOn: draft.decidedOn,
      expiresOn: draft.until, reference: draft.reference, ground: draft.ground, recordedBy: memberId, recordedAtMs: clock(), end: undefined,
    };
    return this.#withSecond(plan, { subject: assuranceSubject(agencyId, draft), why: draft.ground, isOpening: draft.outcome === 'may_share', approverAgencyId }, async (both) => {
      const { receipt } = await door.write(plan, { assurance: one.assuranceId, ...draft, ...both }, (intent) => store.add(intent, one));
      return { state: 'done', id: idOf(one), approval: null, receipt };
    });
  }

  /** Ends one of the caller's agency before its day. One that is not there, another's, or ended already is one answer. */
  async end(plan: Plan, id: string, why: string, approverAgencyId: string | undefined): Promise<AssuranceStep | Refused> {
    const { door, store, clock } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const [ofAgency, assuranceId] = [id.slice(0, Math.max(0, id.indexOf('~'))), id.slice(id.indexOf('~') + 1)];
    const one = ofAgency === agencyId ? await store.find(agencyId, assuranceId) : undefined;
    if (one === undefined || one.end !== undefined) throw noSuch();
    const subject: Json = { agency: agencyId, assurance: assuranceId, partner: one.partnerAgencyId, kind: one.kind, outcome: one.outcome, end: true };
    return this.#withSecond(plan, { subject, why, isOpening: one.outcome === 'may_not_share', approverAgencyId }, async (both) => {
      const { value, receipt } = await door.write(plan, { assurance: assuranceId, partner: one.partnerAgencyId, ended: true, why, ...both }, (intent) =>
        store.end(intent, one, { by: memberId, atMs: clock(), why }));
      if (!value) throw noSuch();
      return { state: 'done', id: idOf(one), approval: null, receipt };
    });
  }

  /** What the caller's agency decided, and with whom an exchange is covered today. */
  async list(plan: Plan): Promise<Sealed<AssuranceList>> {
    const { store, people, door } = this.#parts;
    const { agencyId, assured } = plan.caller.member;
    const today = door.today();
    const assurances = (await store.of(agencyId)).map((one): AssuranceLine => ({ ...one, state: stateOf(one, today) }));
    const abroad = (await people.agencies()).filter((one) => one.sector === sectors.foreignPartner && one.agencyId !== agencyId);
    const partners = abroad.map((partner) => partnerState(partner.agencyId, assurances, assured.includes(partner.agencyId)));
    return seal(plan, new Map([[agencyId, assurances.map((one) => `assurance:${one.assuranceId}`)]]), { assurances, partners });
  }

  /** Whether an agency has recorded this paper: for whoever fills a demo folder again. */
  async has(agencyId: string, reference: string): Promise<boolean> {
    return (await this.#parts.store.of(agencyId)).some((one) => one.reference === reference);
  }

  /** INVARIANT: what opens an exchange is approved by a second person first (tests/attacks/access/assurance-by-one.test.ts). */
  async #withSecond(plan: Plan, asked: { subject: Json; why: string; isOpening: boolean; approverAgencyId: string | undefined }, act: (both: { readonly [key: string]: Json }) => Promise<AssuranceStep>): Promise<AssuranceStep | Refused> {
    const { approvals } = this.#parts;
    const { subject, why, approverAgencyId } = asked;
    if (!asked.isOpening) return act({});
    const subjectHash = hashOf(subject);
    if (!(await approvals.isHeld(plan, 'assure_partner', subjectHash))) {
      const request = await approvals.request(plan, { kind: 'assure_partner', subject, why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
      return isRefused(request) ? request : { state: 'requested', id: null, approval: `${request.value.agencyId}~${request.value.approvalId}`, receipt: request.receipt };
    }
    const taken = await approvals.take(plan, 'assure_partner', subjectHash);
    return isRefused(taken) ? taken : act({ approved: taken.both });
  }

  async #check({ partner, decidedOn, until }: AssuranceDraft, today: string): Promise<void> {
    const found = (await this.#parts.people.agencies()).find((one) => one.agencyId === partner);
    if (found?.sector !== sectors.foreignPartner) throw new BadInput('this is not a foreign partner of this node; `custos gateway list` names them', { fr: 'ce n’est pas un partenaire étranger de ce nœud' });
    if (!isDay(decidedOn) || !isDay(until)) throw new BadInput('write a day as YYYY-MM-DD', { fr: 'un jour s’écrit AAAA-MM-JJ' });
    if (decidedOn > today) throw new BadInput('it was decided today or before; nothing is recorded ahead', { fr: 'la décision est d’aujourd’hui ou d’avant ; rien ne s’inscrit d’avance' });
    if (until < today || until < decidedOn || Date.parse(until) - Date.parse(decidedOn) > longestDays * 86_400_000) {
      throw new BadInput('it ends today or later, and within a year of the decision', { fr: 'elle finit aujourd’hui ou plus tard, et moins d’un an après la décision' });
    }
  }
}

/** What a second person approves. */
export function assuranceSubject(agencyId: string, draft: AssuranceDraft): Json {
  return { agency: agencyId, ...draft };
}

const idOf = ({ agencyId, assuranceId }: Assurance): string => `${agencyId}~${assuranceId}`;

function noSuch(): BadInput {
  return new BadInput('your agency has no such assurance that is not over; `custos gateway list` shows them', { fr: 'votre service n’a pas de telle assurance en cours' });
}

function stateOf(one: Assurance, today: string): AssuranceLine['state'] {
  if (one.end !== undefined) return 'ended';
  if (one.expiresOn < today) return 'over';
  return one.decidedOn > today ? 'not_begun' : 'in_force';
}

function partnerState(agencyId: string, lines: readonly AssuranceLine[], isCovered: boolean): PartnerState {
  const open = lines.filter((one) => one.partnerAgencyId === agencyId && one.state === 'in_force');
  const lastDay = (kind: AssuranceKind) => open.filter((one) => one.kind === kind && one.outcome === 'may_share').map((one) => one.expiresOn).toSorted().at(-1);
  const kinds: readonly AssuranceKind[] = ['mistreatment_risk', 'reliability'];
  const days = kinds.map(lastDay).filter((day) => day !== undefined).toSorted();
  return {
    agencyId, isCovered, missing: kinds.filter((kind) => lastDay(kind) === undefined), isForbidden: open.some((one) => one.outcome === 'may_not_share'),
    until: isCovered ? (days[0] ?? null) : null,
  };
}
