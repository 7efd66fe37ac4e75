// Releasing a derived report: its author's agency asks, each originator whose caveat holds it back agrees for its own part, by two people, and it
// opens to what all agreed to. Nobody is told of another originator; silence and refusal look alike (domain.md section 3, third-party rule; G4, G5).
import { type Approvals, type Door, type Label, type LabelStore, type Notices, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, type Clock, hashOf, isRefused, newId, parseEntityRef, type Random, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { EntityStore } from '../entity.store.js';
import type { DerivedInput, DerivedStore, ReleaseRequest, ReportKey } from './derived.store.js';
import { settle, termsOf, unreleased } from './settle.js';
import { bindingOriginators, releaseHash, type ReleaseTerms } from './terms.js';

export interface DerivedReleaseParts {
  readonly store: DerivedStore;
  readonly entities: EntityStore;
  readonly labels: LabelStore;
  readonly door: Door;
  readonly approvals: Approvals;
  readonly notices: Notices;
  readonly agencies: () => Promise<readonly { readonly agencyId: string }[]>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ReleaseDraft extends ReleaseTerms {
  /** `agency~report`. */
  readonly report: string;
  readonly why: string;
}

/** What the deriver asked for: in effect once every originator agreed; who has and who has not is not told. */
export interface AskedRelease {
  readonly request: ReleaseRequest;
  readonly inEffect: ReleaseTerms;
}

/** What an originator is asked: its own inputs and nobody else's. */
export interface ReceivedRelease {
  readonly request: ReleaseRequest;
  /** Reports of the reader's own agency. */
  readonly inputs: readonly string[];
  /** The labels of these. */
  readonly labels: readonly Label[];
  readonly released: ReleaseTerms | undefined;
}

export type ReleaseStep = { readonly state: 'waiting' | 'released'; readonly receipt: Receipt };

const deskRoles = ['desk_officer', 'analyst'];
const noReport = (): BadInput => new BadInput('there is no derived report of your agency under this name; give one that you can open', { fr: 'aucun rapport dérivé de votre service ne porte ce nom ; donnez-en un que vous pouvez ouvrir' });

export class DerivedReleases {
  readonly #parts: DerivedReleaseParts;

  constructor(parts: DerivedReleaseParts) {
    this.#parts = parts;
  }

  /** Asks the originators; what was asked before for the same report is withdrawn. Plan: `askRelease`. Throws `BadInput`: hidden, absent and foreign alike. */
  async ask(plan: Plan, draft: ReleaseDraft): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const { door, store, labels, clock, random } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    await this.#checkAgencies(draft.agencies);
    const { agencyId: ofAgency, entityId: reportId } = parseEntityRef(draft.report);
    const key = { agencyId, reportId };
    const inputs = ofAgency === agencyId && (await this.#sees(plan, key)) ? await store.inputs(key) : [];
    if (inputs.length === 0) throw noReport();
    const originators = bindingOriginators(labelsOf(labels, inputs), agencyId, draft);
    if (originators.length === 0) throw new BadInput('nobody else holds this back from these agencies and uses: there is no release to ask for', { fr: 'personne d’autre ne retient ce rapport pour ces services et ces usages : il n’y a rien à demander' });
    const labelIds = await this.#visibleBases(plan, key);
    const one: ReleaseRequest = {
      agencyId, requestId: newId('rlr', random), reportId, askedBy: memberId, askedAtMs: clock(), why: draft.why, agencies: draft.agencies, purposes: draft.purposes, originators, labelIds, withdrawnAtMs: null,
    };
    const rows = { request: idOf(one), report: draft.report, agencies: [...one.agencies], purposes: [...one.purposes], why: one.why, labels: [...labelIds] };
    const { receipt } = await door.write(plan, rows, async (intent) => store.alone(key, async (tx) => {
      const before = await tx.standing(key);
      if (before !== undefined) await tx.withdrawRequest(agencyId, before.requestId, clock());
      await tx.addRequest(intent, one);
      await settle(intent, tx, labels, key);
    }));
    for (const originator of originators) await this.#tell(originator, one, plan);
    return { id: idOf(one), receipt };
  }

  /** What the caller asked for. Plan: `viewReleaseRequests`. */
  async asked(plan: Plan): Promise<Sealed<readonly AskedRelease[]>> {
    const { store } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const asked = await Promise.all((await store.askedBy(agencyId, memberId)).map(async (request) => {
      const isStanding = request.withdrawnAtMs === null;
      return { request, inEffect: isStanding ? await this.#inEffect(request) : { agencies: [], purposes: [] } };
    }));
    return seal(plan, new Map([[agencyId, asked.map(({ request }) => `release:${request.requestId}`)]]), asked);
  }

  /** What the caller's agency is asked, as far as the caller sees its own part. Plan: `viewReleaseRequests`. */
  async received(plan: Plan): Promise<Sealed<readonly ReceivedRelease[]>> {
    const { agencyId } = plan.caller.member;
    const found: ReceivedRelease[] = [];
    for (const request of await this.#parts.store.askedOf(agencyId)) {
      const one = await this.#ofOurs(plan, request);
      if (one !== undefined) found.push(one);
    }
    const ids = new Map<string, string[]>([[agencyId, found.map(({ request }) => `release:${request.requestId}`)]]);
    return seal(plan, ids, found);
  }

  /**
   * Releases the caller's agency's part to `terms`, within what was asked. The first time it asks for a second person; once one approved, it
   * takes effect. Undefined: nothing of this name waits for the caller. Plan: `releaseDerived`.
   */
  async release(plan: Plan, id: string, terms: ReleaseTerms, why: string): Promise<ReleaseStep | undefined | Refused> {
    const { door, store, labels, approvals, clock, random } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const request = await this.#waiting(plan, id);
    if (request === undefined) return undefined;
    const isWithin = terms.agencies.every((one) => request.agencies.includes(one)) && terms.purposes.every((one) => request.purposes.includes(one));
    if (!isWithin || terms.agencies.length === 0 || terms.purposes.length === 0) throw new BadInput('release some or all of the agencies and purposes that were asked for, and no others', { fr: 'libérez tout ou partie des services et des finalités demandés, et rien d’autre' });
    const subject = { act: 'release', originator: agencyId, request: id, report: `${request.agencyId}~${request.reportId}`, agencies: [...terms.agencies].toSorted(), purposes: [...terms.purposes].toSorted() };
    if (!(await approvals.isHeld(plan, 'release_derived', hashOf(subject)))) {
      const asked = await approvals.request(plan, { kind: 'release_derived', subject, why });
      return isRefused(asked) ? asked : { state: 'waiting', receipt: asked.receipt };
    }
    const taken = await approvals.take(plan, 'release_derived', hashOf(subject));
    if (isRefused(taken)) return taken;
    const one = { agencyId, releaseId: newId('rls', random), requestAgencyId: request.agencyId, requestId: request.requestId, ...terms, releasedBy: memberId, releasedAtMs: clock(), why };
    const rows = { release: one.releaseId, request: id, report: subject.report, agencies: subject.agencies, purposes: subject.purposes, hash: releaseHash({ ...terms, request: id, release: one.releaseId }), both: taken.both, why };
    const { receipt } = await door.write(plan, rows, async (intent) => store.alone(keyOf(request), async (tx) => {
      await tx.takeBack(agencyId, request, memberId, clock());
      await tx.addRelease(intent, one);
      await settle(intent, tx, labels, keyOf(request));
    }));
    await this.#parts.notices.settle(agencyId, request.requestId);
    return { state: 'released', receipt };
  }

  /** By one person, at once. Answers the same whether there was a release or none. Plan: `takeBackRelease`. */
  async takeBack(plan: Plan, id: string, why: string): Promise<Receipt | undefined> {
    const { door, store, labels, clock } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const request = await this.#waiting(plan, id);
    if (request === undefined) return undefined;
    const { receipt } = await door.write(plan, { takenBack: id, report: `${request.agencyId}~${request.reportId}`, why }, async (intent) => store.alone(keyOf(request), async (tx) => {
      await tx.takeBack(agencyId, request, memberId, clock());
      await settle(intent, tx, labels, keyOf(request));
    }));
    return receipt;
  }

  /** The deriver's own: what was released closes again. Answers the same for what is not theirs. Plan: `askRelease`. */
  async withdraw(plan: Plan, id: string): Promise<Receipt> {
    const { door, store, labels, clock } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const key = parseEntityRef(id);
    const request = key.agencyId === agencyId ? await store.request(agencyId, key.entityId) : undefined;
    const { receipt } = await door.write(plan, { withdrawn: id }, async (intent) => {
      if (request?.askedBy !== memberId) return;
      await store.alone(keyOf(request), async (tx) => {
        await tx.withdrawRequest(agencyId, request.requestId, clock());
        await settle(intent, tx, labels, keyOf(request));
      });
    });
    return receipt;
  }

  async #inEffect(request: ReleaseRequest): Promise<ReleaseTerms> {
    const { store, labels } = this.#parts;
    const { terms } = await termsOf(store, keyOf(request));
    const isOpen = (await store.labelsOf(keyOf(request))).some((labelId) => (labels.label(labelId)?.releasedTo.length ?? 0) > 0);
    return isOpen ? terms : { agencies: [], purposes: [] };
  }

  /** A request to the caller's agency whose own part in it they see. */
  async #waiting(plan: Plan, id: string): Promise<ReleaseRequest | undefined> {
    const { agencyId, entityId } = parseEntityRef(id);
    const request = await this.#parts.store.request(agencyId, entityId);
    const isAsked = request?.withdrawnAtMs === null && request.originators.includes(plan.caller.member.agencyId);
    return isAsked && (await this.#ofOurs(plan, request)) !== undefined ? request : undefined;
  }

  async #ofOurs(plan: Plan, request: ReleaseRequest): Promise<ReceivedRelease | undefined> {
    const { store, labels } = this.#parts;
    const { agencyId } = plan.caller.member;
    const inputs = (await store.inputs(keyOf(request))).filter((one) => one.source.startsWith(`${agencyId}~`));
    for (const one of inputs) if (!(await this.#sees(plan, reportKey(one.source))) || !one.labelIds.every((labelId) => plan.labelIds.includes(labelId))) return undefined;
    const released = (await store.releases(request)).filter((one) => one.agencyId === agencyId).at(-1);
    return { request, inputs: inputs.map((one) => one.source), labels: labelsOf(labels, inputs), released: released && { agencies: released.agencies, purposes: released.purposes } };
  }

  async #sees(plan: Plan, key: ReportKey): Promise<boolean> {
    return (await this.#parts.entities.statementsOfReport(plan, key.agencyId, key.reportId)).length > 0;
  }

  /** What the asker sees of the report, each label as it is without a release. */
  async #visibleBases(plan: Plan, key: ReportKey): Promise<number[]> {
    const { store, labels } = this.#parts;
    const seen = (await store.labelsOf(key)).filter((labelId) => plan.labelIds.includes(labelId)).flatMap((labelId) => labels.label(labelId) ?? []);
    const bases = await Promise.all(seen.map(async (label) => labels.intern(label.agencyId, unreleased(label))));
    return [...new Set(bases.map((one) => one.labelId))].toSorted((a, b) => a - b);
  }

  async #checkAgencies(agencies: readonly string[]): Promise<void> {
    const known = new Set((await this.#parts.agencies()).map((one) => one.agencyId));
    if (!agencies.every((one) => known.has(one))) throw new BadInput('one of these agencies does not exist; see /api/reference', { fr: 'un de ces services n’existe pas ; voir /api/reference' });
  }

  /** The originator's log holds the request word for word, and its desk is told that there is one. */
  async #tell(originator: string, one: ReleaseRequest, { caller: { member } }: Plan): Promise<void> {
    await this.#parts.door.note(originator, {
      action: 'releaseAsked', actor: { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role }, request: idOf(one), report: `${one.agencyId}~${one.reportId}`,
      agencies: [...one.agencies], purposes: [...one.purposes], why: one.why,
    });
    for (const role of deskRoles) await this.#parts.notices.tell({ to: { agencyId: originator, role }, kind: 'release_asked', facts: { agency: one.agencyId }, link: '/releases/received', subject: one.requestId });
  }
}

const idOf = ({ agencyId, requestId }: ReleaseRequest): string => `${agencyId}~${requestId}`;
const keyOf = ({ agencyId, reportId }: ReleaseRequest): ReportKey => ({ agencyId, reportId });

function reportKey(source: string): ReportKey {
  const { agencyId, entityId } = parseEntityRef(source);
  return { agencyId, reportId: entityId };
}

function labelsOf(labels: LabelStore, inputs: readonly DerivedInput[]): Label[] {
  return [...new Set(inputs.flatMap((one) => one.labelIds))].flatMap((labelId) => labels.label(labelId) ?? []);
}
