// Sources of the caller's own agency: sealed by their handlers, opened and destroyed by two people of different chains of command, each step
// on the record first. Nothing here takes or returns a report (G6).
import { type Approval, type Approvals, type Door, type Plan, seal, type Sealed, type TakenApproval, type Unopened } from '../access/index.js';
import { BadInput, type Clock, hashOf, isRefused, type Json, type Refused } from '../kernel/index.js';
import type { Ledger, Receipt } from '../ledger/index.js';
import { type OpeningRecord, openingRecordOf } from '../ledger/payload/index.js';
import type { RemoteSources } from '../ledger/sources/index.js';
import { checkFields, checkSourceId, sourceFields } from './source-form.js';
import type { SealedSourceLine, SealedSourceStore } from './sealed-source.store.js';

export interface SealedSourceParts {
  readonly door: Door;
  readonly ledger: Ledger;
  readonly approvals: Approvals;
  readonly store: SealedSourceStore;
  readonly keys: RemoteSources;
  readonly clock: Clock;
}

export interface SourceFieldDraft {
  readonly field: string;
  readonly text: string;
}

export interface OpenedField extends SourceFieldDraft {
  readonly version: number;
}

/** What is opened, and the two who opened it. */
export interface OpenedSource {
  readonly fields: readonly OpenedField[];
  readonly taken: TakenApproval;
}

export class SealedSources {
  readonly #parts: SealedSourceParts;

  constructor(parts: SealedSourceParts) {
    this.#parts = parts;
  }

  async list(plan: Plan): Promise<Sealed<readonly SealedSourceLine[]>> {
    const lines = await this.#parts.store.list(plan);
    return seal(plan, new Map([[plan.caller.member.agencyId, lines.map((one) => `source:${one.sourceId}`)]]), lines);
  }

  /** Seals a new source. Throws `BadInput`. */
  async seal(plan: Plan, sourceId: string, drafts: readonly SourceFieldDraft[]): Promise<Receipt> {
    checkSourceId(sourceId);
    checkFields(drafts);
    if ((await this.#parts.store.find(plan, sourceId)) !== undefined) throw new BadInput('this reference number is taken; choose another', { fr: 'cette cote est prise ; choisissez-en une autre' });
    return this.#sealVersions(plan, sourceId, drafts, undefined, {});
  }

  /** Asks a second person to agree to new versions of these fields. What they will say is not told: it is sealed. Throws `BadInput`. */
  async requestAmendment(plan: Plan, sourceId: string, fields: readonly string[], why: string, approverAgencyId?: string): Promise<{ value: Approval; receipt: Receipt } | Refused> {
    checkFields(fields.map((field) => ({ field, text: '-' })));
    await this.#standing(plan, sourceId, []);
    const subject = amendmentSubject(plan, sourceId, fields);
    return this.#parts.approvals.request(plan, { kind: 'amend_source', subject, why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /**
   * Seals new versions of exactly the fields that a second person agreed to. The old ones stay under their own keys.
   * INVARIANT: no handler alone puts another name in the place of a source's (tests/attacks/access/sealed-source.test.ts).
   */
  async amend(plan: Plan, sourceId: string, drafts: readonly SourceFieldDraft[]): Promise<Receipt | Refused> {
    const { approvals, store } = this.#parts;
    checkFields(drafts);
    await this.#standing(plan, sourceId, []);
    const taken = await approvals.take(plan, 'amend_source', hashOf(amendmentSubject(plan, sourceId, drafts.map(({ field }) => field))));
    return isRefused(taken) ? taken : this.#sealVersions(plan, sourceId, drafts, await store.find(plan, sourceId), { both: taken.both });
  }

  async #sealVersions(plan: Plan, sourceId: string, drafts: readonly SourceFieldDraft[], known: SealedSourceLine | undefined, more: { readonly [key: string]: Json }): Promise<Receipt> {
    const { door, store, keys, ledger, clock } = this.#parts;
    const { agencyId } = plan.caller.member;
    const fields = drafts.map(({ field, text }) => ({ agencyId, sourceId, field, text, version: (known?.fields.find((one) => one.field === field)?.version ?? 0) + 1 }));
    const rows = { source: sourceId, fields: fields.map((one) => `${one.field}/${one.version}`), ...more };
    const { receipt } = await door.write(plan, rows, async (intent) => {
      await store.add(intent, sourceId, await keys.seal(await openingRecordOf(ledger, intent.receipt), fields), new Date(clock()));
    });
    return receipt;
  }

  /** Asks a second person to agree to opening exactly these fields. Throws `BadInput`. */
  async requestOpening(plan: Plan, sourceId: string, fields: readonly string[], why: string, approverAgencyId?: string): Promise<{ value: Approval; receipt: Receipt } | Refused> {
    await this.#standing(plan, sourceId, fields);
    const subject = openingSubject(plan, sourceId, fields);
    return this.#parts.approvals.request(plan, { kind: 'unseal_source', subject, why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /** The fields, once, for whoever asked and was approved. The keys open them only when shown the entry of this very answer. */
  async open(plan: Plan, sourceId: string, fields: readonly string[]): Promise<Sealed<Unopened<OpenedSource>> | Refused> {
    const { approvals, store, keys, ledger } = this.#parts;
    await this.#standing(plan, sourceId, fields);
    const taken = await approvals.take(plan, 'unseal_source', hashOf(openingSubject(plan, sourceId, fields)));
    if (isRefused(taken)) return taken;
    const sealed = await store.sealed(plan, sourceId, fields);
    const two = await this.#two(taken);
    const reveal = async (receipt: Receipt): Promise<OpenedSource> => {
      const texts = await keys.open({ ...two, act: await openingRecordOf(ledger, receipt) }, sealed);
      return { taken, fields: sealed.map(({ field, version }, at) => ({ field, version, text: texts[at] ?? '' })) };
    };
    return seal(plan, new Map([[plan.caller.member.agencyId, sealed.map((one) => `source:${sourceId}/${one.field}/${one.version}`)]]), { reveal });
  }

  async requestDestruction(plan: Plan, sourceId: string, why: string, approverAgencyId?: string): Promise<{ value: Approval; receipt: Receipt } | Refused> {
    await this.#standing(plan, sourceId, []);
    return this.#parts.approvals.request(plan, { kind: 'destroy_source', subject: destructionSubject(plan, sourceId), why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /** Shreds the source's key for good. Rejects LedgerError `not_granted` under a hold. */
  async destroy(plan: Plan, sourceId: string): Promise<Receipt | Refused> {
    const { door, approvals, store, keys, ledger, clock } = this.#parts;
    await this.#standing(plan, sourceId, []);
    const taken = await approvals.take(plan, 'destroy_source', hashOf(destructionSubject(plan, sourceId)));
    if (isRefused(taken)) return taken;
    const two = await this.#two(taken);
    const { receipt } = await door.write(plan, { source: sourceId, both: taken.both }, async (intent) => {
      await keys.destroy({ ...two, act: await openingRecordOf(ledger, intent.receipt) });
      await store.markDestroyed(intent, sourceId, new Date(clock()));
    });
    return receipt;
  }

  /** Throws `BadInput` when the agency has no such source or field, or its key is gone. */
  async #standing(plan: Plan, sourceId: string, fields: readonly string[]): Promise<void> {
    checkSourceId(sourceId);
    const known = await this.#parts.store.find(plan, sourceId);
    if (known === undefined) throw new BadInput('there is no such source in your agency', { fr: 'il n’y a pas de telle source dans votre service' });
    if (known.destroyedAt !== null) throw new BadInput('the key of this source was destroyed; it can never be opened again', { fr: 'la clé de cette source a été détruite ; elle ne pourra plus jamais être ouverte' });
    if (!fields.every((field) => known.fields.some((one) => one.field === field))) throw new BadInput('this source has no such field', { fr: 'cette source n’a pas de tel champ' });
  }

  /** The entries of the request and of the approval, as the keys want to see them. */
  async #two({ approval }: TakenApproval): Promise<{ request: OpeningRecord; approval: OpeningRecord }> {
    const { ledger } = this.#parts;
    if (approval.decision === undefined) throw new BadInput('this approval has no decision', { fr: 'cette approbation n’a pas de décision' });
    const [request, decision] = await Promise.all([approval.request, approval.decision.entry].map(async ({ agencyId, index }) => openingRecordOf(ledger, await ledger.prove(agencyId, index))));
    return { request: request as OpeningRecord, approval: decision as OpeningRecord };
  }
}

function openingSubject({ caller }: Plan, sourceId: string, fields: readonly string[]) {
  return { act: 'unseal', agency: caller.member.agencyId, source: sourceId, fields: sourceFields.filter((one) => fields.includes(one)), case: caller.caseRef };
}

function amendmentSubject({ caller }: Plan, sourceId: string, fields: readonly string[]) {
  return { act: 'amend', agency: caller.member.agencyId, source: sourceId, fields: sourceFields.filter((one) => fields.includes(one)), case: caller.caseRef, effect: 'whoever opens these fields from now on reads the new words' };
}

function destructionSubject({ caller }: Plan, sourceId: string) {
  return { act: 'destroy', agency: caller.member.agencyId, source: sourceId, effect: 'the key is destroyed and nothing of this source can ever be read again' };
}
