// What people write: reports, judgements, restrictions, requests for correction. Each is announced on the record first.
import { type Label, labelRow, type LabelSpec, type Marking, type Plan, seal, type Sealed } from '../access/index.js';
import { BadInput, type EntityKey, entityRef, hashOf, newId, parseEntityRef } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import type { CorrectionStore } from './correction.store.js';
import type { ReportDraft, StatementDraft } from './draft.js';
import type { JudgementStore } from './judgement.store.js';
import { Inheritance } from './derivation.js';
import { restrictedProducts } from './derived/restricted-products.js';
import type { DerivedStore } from './derived/derived.store.js';
import { unreleased } from './derived/settle.js';
import type { EntityStore } from './entity.store.js';
import { partStatements } from './part.js';
import { restrictionHash } from './restriction.js';
import { isDay, ReportWriter, type WriterParts } from './report-writer.js';
import type { RestrictionStore } from './restriction.store.js';
import { checkStatements } from './statement-check.js';

export interface AuthoringParts extends WriterParts {
  readonly judgements: JudgementStore;
  readonly restrictions: RestrictionStore;
  readonly corrections: CorrectionStore;
  readonly entities: EntityStore;
  readonly derived: DerivedStore;
}

export interface Written {
  readonly id: string;
  readonly statements: number;
  readonly receipt: Receipt;
}

/** Of a draft: its heading's label and those of its statements. */
export interface DraftLabels {
  readonly report: Marking;
  readonly statements: readonly Marking[];
}

export interface JudgementDraft {
  readonly left: string;
  readonly right: string;
  readonly verdict: 'same' | 'different';
  readonly why: string;
}

export interface RestrictionDraft {
  readonly entity: string;
  readonly kind: 'acquittal' | 'record_suspension' | 'youth';
  /** For `youth`: the last day of the access period; for the others the day from which it holds. */
  readonly effectiveOn: string;
  readonly basis: string;
}

export class Authoring {
  readonly #parts: AuthoringParts;

  constructor(parts: AuthoringParts) {
    this.#parts = parts;
  }

  /** Writes a whole report or nothing. Throws `BadInput` before anything is announced. */
  async report(plan: Plan, draft: ReportDraft, statements: readonly StatementDraft[]): Promise<Written> {
    const all = [...checkStatements(statements), ...partStatements(draft.parts, statements)];
    const derived = await Inheritance.of(this.#parts, plan, draft, statements);
    const inputs = derived.inputs.map(({ source, labels }) => ({ source, labelIds: labels.map((one) => one.labelId) }));
    const writer = await ReportWriter.begin(this.#parts, plan, { ...draft, label: derived.report(draft.label), inputs });
    const { receipt, ...done } = await writer.add(all.map(({ label, ...rest }) => withLabel(rest, derived.statement({ ...rest, ...(label && { label }) }))));
    if (receipt === undefined) throw new BadInput('this report states nothing that its source has not stated before', { fr: 'ce rapport ne dit rien que sa source n’ait déjà dit' });
    return { id: `${draft.agencyId}~${writer.reportId}`, statements: done.statements, receipt };
  }

  /** The labels that such a report would get. Throws `BadInput` as writing it would. */
  async labels(plan: Plan, draft: Pick<ReportDraft, 'agencyId' | 'derivedFrom'> & Partial<Pick<ReportDraft, 'label'>>, statements: readonly Pick<StatementDraft, 'label' | 'derivedFrom'>[]): Promise<Sealed<DraftLabels>> {
    const derived = await Inheritance.of(this.#parts, plan, draft, statements);
    const report = derived.report(draft.label ?? derived.strictest());
    const row = (spec: LabelSpec) => labelRow(draft.agencyId, spec);
    const ids = new Map<string, string[]>();
    for (const { agencyId, entityId } of derived.inputs.map(({ source }) => parseEntityRef(source))) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `report:${entityId}`]);
    return seal(plan, ids, { report: row(report), statements: statements.map((one) => row(derived.statement(one) ?? report)) });
  }

  /** Links (or holds apart) two entities. The judgement carries `label`: who may not see it sees two entities. The same id again changes nothing. */
  async judge(plan: Plan, draft: JudgementDraft, label: LabelSpec, judgementId = newId('jdg', this.#parts.random)): Promise<Written> {
    const sides: [EntityKey, EntityKey] = [parseEntityRef(draft.left), parseEntityRef(draft.right)];
    if (entityRef(sides[0]) === entityRef(sides[1])) {
      throw new BadInput('an entity cannot be judged against itself; give two ids', { fr: 'une entité ne se compare pas à elle-même ; donnez deux identifiants' });
    }
    const { agencyId, memberId } = plan.caller.member;
    const { labelId } = await this.#parts.labels.intern(agencyId, label);
    const row = {
      agencyId, judgementId, left: sides[0], right: sides[1], verdict: draft.verdict, why: draft.why,
      decidedBy: memberId, decidedAt: new Date(this.#parts.clock()), labelId,
    };
    const { receipt } = await this.#parts.door.write(plan, { judgement: row.judgementId, hash: hashOf({ ...draft }) }, (intent) =>
      this.#parts.judgements.add(intent, row));
    return { id: `${agencyId}~${row.judgementId}`, statements: 0, receipt };
  }

  /** Undoes a judgement of the caller's agency. Answers the same whether or not there was one. */
  async undoJudgement(plan: Plan, id: string, why: string): Promise<Written> {
    const { agencyId, memberId } = plan.caller.member;
    const key = parseEntityRef(id);
    const { receipt } = await this.#parts.door.write(plan, { judgement: id, hash: hashOf(why) }, async (intent) => {
      if (key.agencyId === agencyId) await this.#parts.judgements.undo(intent, key.entityId, memberId, why, new Date(this.#parts.clock()));
    });
    return { id, statements: 0, receipt };
  }

  /** Asks the originator to correct something. Taken for any id at all: the answer confirms nothing (G4). */
  async correction(plan: Plan, draft: { readonly entity: string; readonly statement?: string; readonly why: string }): Promise<Written> {
    const { agencyId, entityId } = parseEntityRef(draft.entity);
    const { member } = plan.caller;
    const row = {
      agencyId, correctionId: newId('cor', this.#parts.random), entityId, statementId: draft.statement ?? null, why: draft.why,
      askedBy: `${member.agencyId}~${member.memberId}`, askedAt: new Date(this.#parts.clock()),
    };
    const { receipt } = await this.#parts.door.write(plan, { correction: row.correctionId, hash: hashOf({ ...draft }) }, async (intent) => {
      if (await this.#parts.corrections.knowsAgency(agencyId)) await this.#parts.corrections.add(intent, row);
    });
    return { id: `${agencyId}~${row.correctionId}`, statements: 0, receipt };
  }

  /**
   * Restricts what the caller's own agency says of a person: after an acquittal or a record suspension at once, after a youth access
   * period from its last day on (YCJA s. 119; Criminal Records Act). The statements keep their other markings. How many there were is
   * not said: the author may not see them all (G4). Whatever was derived from what they stand in is restricted with them (G5).
   */
  async restrict(plan: Plan, draft: RestrictionDraft, restrictionId = newId('rst', this.#parts.random)): Promise<Written> {
    const { agencyId, memberId } = plan.caller.member;
    const key = parseEntityRef(draft.entity);
    if (!isDay(draft.effectiveOn)) throw new BadInput(`\`${draft.effectiveOn.slice(0, 40)}\` is not a date; write it as YYYY-MM-DD`, { fr: `\`${draft.effectiveOn.slice(0, 40)}\` n’est pas une date ; écrivez-la AAAA-MM-JJ` });
    const labels = key.agencyId === agencyId ? await this.#stricter(agencyId, key.entityId, draft) : new Map<number, number>();
    const row = {
      restrictionId, entityId: key.entityId, kind: draft.kind, effectiveOn: draft.effectiveOn,
      basis: draft.basis, decidedBy: memberId, decidedAt: new Date(this.#parts.clock()),
    };
    const derived = key.agencyId === agencyId ? await restrictedProducts(this.#parts, key, (label) => added(draft, label)) : [];
    const { receipt } = await this.#parts.door.write(plan, { restriction: row.restrictionId, entity: draft.entity, hash: restrictionHash(draft) }, async (intent) =>
      key.agencyId === agencyId && (await this.#parts.restrictions.holds(agencyId, key.entityId))
        ? this.#parts.restrictions.apply(intent, row, labels, derived) : 0);
    return { id: `${agencyId}~${row.restrictionId}`, statements: 0, receipt };
  }

  async #stricter(agencyId: string, entityId: string, draft: RestrictionDraft): Promise<Map<number, number>> {
    const labels = new Map<number, number>();
    for (const labelId of await this.#parts.restrictions.labelsInUse(agencyId, entityId)) {
      const label = this.#parts.labels.label(labelId);
      if (label === undefined || label.restricted !== null) continue;
      const stricter = await this.#parts.labels.intern(agencyId, { ...unreleased(label), ...added(draft, label) });
      labels.set(labelId, stricter.labelId);
    }
    return labels;
  }
}

function withLabel(one: Omit<StatementDraft, 'label'>, label: LabelSpec | undefined): StatementDraft {
  return { ...one, ...(label && { label }) };
}

/** A restriction only ever shortens: an earlier last day stands. */
function added(draft: RestrictionDraft, label: Label): Pick<LabelSpec, 'restricted' | 'expiresOn'> {
  const day = Number(draft.effectiveOn.replaceAll('-', ''));
  return draft.kind === 'youth' ? { expiresOn: Math.min(day, label.expiresOn ?? day) } : { restricted: draft.kind };
}
