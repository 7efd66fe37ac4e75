// What people write. Each answer is a receipt: it says that the record holds the step, never what else the registry holds.
import { Type } from 'typebox';
import { type LabelSpec, restsOnSource } from '../access/index.js';
import { BadInput, newId } from '../kernel/index.js';
import { meaningOf, type ReportDraft, type StatementDraft, type Written as WrittenReport } from '../registry/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { DraftLabels, InheritedLabels, NewCorrection, NewJudgement, type NewLabel, NewReport, NewRestriction, UndoJudgement, Written } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentLabel } from './present.js';
import { presentReceipt } from './receipt.js';
import { isProse, type NamedText, refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });

export function authoringRoutes(app: App, house: House): void {
  app.post('/api/reports', { schema: { body: NewReport, response: { 200: Written } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { agencyId, memberId } = caller.member;
    await refuseNames(house, caller, 'createReport', textsOf(request.body));
    const plan = await planFor(house, caller, { action: 'createReport', asked: { title: request.body.title }, agencyId });
    const { draft, statements } = draftOf(house, agencyId, memberId, request.body);
    return onRecord(reply, present(await house.authoring.report(plan, draft, statements)));
  });

  // The labels that a draft would get, before it is written: what the inputs that its author opens make of it.
  app.post('/api/reports/labels', { schema: { body: DraftLabels, response: { 200: InheritedLabels } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { agencyId } = caller.member;
    const { derivedFrom, statements } = request.body;
    const plan = await planFor(house, caller, { action: 'createReport', asked: { labelsOf: derivedFrom }, agencyId });
    const given = statements.map((one) => ({ ...one, ...(one.label && { label: labelOf(one.label) }) }));
    const sealed = await house.authoring.labels(plan, { agencyId, derivedFrom, ...(request.body.label && { label: labelOf(request.body.label) }) }, given);
    const language = languageOf(request);
    return answer(house, reply, sealed, (found, ledger) => ({ report: presentLabel(found.report, language), statements: found.statements.map((one) => presentLabel(one, language)), ledger }));
  });

  app.post('/api/judgements', { schema: { body: NewJudgement, response: { 200: Written } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { agencyId } = caller.member;
    await refuseNames(house, caller, 'judge', [{ field: 'why', text: request.body.why }]);
    const plan = await planFor(house, caller, { action: 'judge', asked: { left: request.body.left, right: request.body.right }, agencyId });
    // A judgement is its agency's own: others see it once the agency releases it.
    return onRecord(reply, present(await house.authoring.judge(plan, request.body, { level: 'PROTECTED_B' })));
  });

  app.delete('/api/judgements/:id', { schema: { params: IdParam, body: UndoJudgement, response: { 200: Written } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'undoJudgement', [{ field: 'why', text: request.body.why }]);
    const plan = await planFor(house, caller, { action: 'undoJudgement', asked: { judgement: request.params.id }, agencyId: caller.member.agencyId });
    return onRecord(reply, present(await house.authoring.undoJudgement(plan, request.params.id, request.body.why)));
  });

  app.post('/api/corrections', { schema: { body: NewCorrection, response: { 200: Written } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'requestCorrection', [{ field: 'why', text: request.body.why }]);
    const plan = await planFor(house, caller, { action: 'requestCorrection', asked: { entity: request.body.entity } });
    return onRecord(reply, present(await house.authoring.correction(plan, request.body)));
  });

  app.post('/api/restrictions', { schema: { body: NewRestriction, response: { 200: Written } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'applyRestriction', [{ field: 'basis', text: request.body.basis }]);
    const asked = { entity: request.body.entity, kind: request.body.kind };
    const plan = await planFor(house, caller, { action: 'applyRestriction', asked, agencyId: caller.member.agencyId });
    return onRecord(reply, present(await house.authoring.restrict(plan, request.body)));
  });
}

function present(written: WrittenReport): Written {
  return { id: written.id, statements: written.statements, ledger: presentReceipt(written.receipt) };
}

/** Every text of a report that people write freely. */
function textsOf({ title, sourceRef, retentionBasis, parts, statements }: NewReport): NamedText[] {
  return [
    { field: 'title', text: title }, { field: 'retentionBasis', text: retentionBasis }, ...(sourceRef === undefined ? [] : [{ field: 'sourceRef', text: sourceRef }]),
    ...parts.flatMap(({ basis }, at) => (basis === undefined ? [] : [{ field: `parts.${at}.basis`, text: basis }])),
    ...statements.flatMap(({ schema, prop, value }, at) => (isProse(schema, prop) ? [{ field: `statements.${at}.value`, text: value }] : [])),
  ];
}

function draftOf(house: House, agencyId: string, memberId: string, body: NewReport): { draft: ReportDraft; statements: StatementDraft[] } {
  const own = new OwnEntities(house, agencyId);
  const draft: ReportDraft = {
    agencyId, title: body.title, reportedOn: body.reportedOn, sourceGrade: body.sourceGrade, informationGrade: body.informationGrade,
    gradedBy: memberId, label: { ...labelOf(body.label), ...(body.restsOnSource === true && { kinds: [restsOnSource] }) }, retentionBasis: body.retentionBasis, reviewDue: body.reviewDue,
    parts: body.parts.map((part) => ({ ...part, entityId: own.id(part.entity) })),
    ...(body.sourceRef === undefined ? {} : { sourceRef: body.sourceRef }), ...(body.derivedFrom === undefined ? {} : { derivedFrom: body.derivedFrom }),
  };
  const statements = body.statements.map(({ entity, label, ...rest }) => ({
    ...rest, ...(label && { label: labelOf(label) }), entityId: own.id(entity), value: meaningOf(rest.schema, rest.prop).type === 'entity' ? own.ref(rest.value) : rest.value,
  }));
  return { draft, statements };
}

/**
 * Entities of one report: `agency~id` of the author's own agency, or a name that stands for a new entity within this report only.
 * A report states things of its own agency's entities; another agency's entity is linked by a judgement.
 */
class OwnEntities {
  readonly #house: House;
  readonly #agencyId: string;
  readonly #made = new Map<string, string>();

  constructor(house: House, agencyId: string) {
    this.#house = house;
    this.#agencyId = agencyId;
  }

  id(text: string): string {
    const at = text.indexOf('~');
    if (at >= 0 && text.slice(0, at) !== this.#agencyId) {
      throw new BadInput('a report speaks of entities of its own agency; link the other one by a judgement', { fr: 'un rapport parle d’entités de son propre service ; reliez l’autre par un rapprochement' });
    }
    if (at >= 0) return text.slice(at + 1);
    const made = this.#made.get(text) ?? newId('ent', this.#house.random);
    this.#made.set(text, made);
    return made;
  }

  /** What a value of type entity points at; another agency's entity may be pointed at. */
  ref(value: string): string {
    return value.includes('~') ? value : `${this.#agencyId}~${this.id(value)}`;
  }
}

function labelOf(label: NewLabel): LabelSpec {
  // What is released is released by its originators, and written by nobody.
  return { ...label, releasedTo: [], releasedFor: [] };
}
