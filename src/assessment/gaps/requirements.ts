// Collection requirements behind the door: sent for what is unknown, answered by the agency that was asked, withdrawn by the one that asked (G3, G4, G5, G7).
import { type Door, type Intent, type LabelSpec, type LabelStore, levels, type Notices, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, type Clock, newId, parseEntityRef, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { type GroupName, namesHidden, tellableName } from './named-groups.js';
import { checkAnswer, checkRequirement, dueAtMs, isOverdue, mayAnswer, type Requirement, type RequirementAct, type RequirementAnswer, type RequirementDraft, type RequirementState, stateOf } from './requirement.js';
import type { RequirementBook, Side, WithActs } from './requirement-book.store.js';
import { mayBeTold } from './tellable.js';

export interface RequirementsParts {
  readonly door: Door;
  readonly notices: Notices;
  readonly labels: LabelStore;
  readonly book: RequirementBook;
  /** Names of groups that the asker may see, with their labels. */
  readonly namesOf: (plan: Plan) => Promise<readonly GroupName[]>;
  /** Labels under which the asker sees judgements of this route. */
  readonly routeLabelsOf: (plan: Plan, route: string) => Promise<readonly number[]>;
  readonly isIndicator: (code: string) => boolean;
  readonly agencies: () => Promise<readonly { readonly agencyId: string; readonly sector?: string | undefined }[]>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface RequirementView extends WithActs {
  readonly state: RequirementState;
  readonly isOverdue: boolean;
  readonly mayAnswer: boolean;
}

/** Police do not query the financial-intelligence unit (PCMLTFA s. 55); a foreign partner is asked by its liaison, and not from here. */
const neverAsked = ['financial_intelligence', 'publisher', 'node', 'foreign_partner'];
const deskRoles = ['desk_officer', 'analyst'];
const mostReminded = 200;

export class Requirements {
  readonly #parts: RequirementsParts;

  constructor(parts: RequirementsParts) {
    this.#parts = parts;
  }

  /** One requirement to each agency, under a plan for `sendRequirement`. Throws `BadInput` for a form that nobody could answer. */
  async send(plan: Plan, draft: RequirementDraft): Promise<{ readonly ids: readonly string[]; readonly receipt: Receipt } | Refused> {
    const { door, labels, book, clock, random, isIndicator } = this.#parts;
    const { agencyId, memberId, userName } = plan.caller.member;
    checkRequirement(draft, door.today());
    if (draft.indicator !== null && !isIndicator(draft.indicator)) throw new BadInput('`indicator` is no code of an indicator; `custos assess indicators` names them', { fr: '`indicator` n’est le code d’aucun indicateur ; `custos assess indicators` les nomme' });
    await this.#checkAsked(agencyId, draft.to);
    const named = await this.#named(plan, draft);
    if (named === undefined) return door.decline(plan, 'requirements/may-not-be-told', mayNotBeTold);
    const level = highestOf([draft.level, ...named.levels]);
    const spec = (to: string): LabelSpec => ({ level, releasableTo: [to] });
    const sendingId = newId('snd', random);
    const all: Requirement[] = [];
    for (const to of draft.to) {
      const { labelId } = await labels.intern(agencyId, spec(to));
      all.push({
        agencyId, requirementId: newId('rqm', random), toAgencyId: to, labelId, sendingId, about: { group: named.group, indicator: draft.indicator, route: draft.route }, words: draft.words.trim(),
        askedBy: `${userName}@${agencyId}`, memberId, purpose: plan.caller.purpose, caseRef: plan.caller.caseRef, askedAtMs: clock(), dueOn: draft.dueOn,
      });
    }
    const { receipt } = await door.write(plan, { sending: sendingId, requirements: all.map(({ requirementId, toAgencyId, labelId }) => ({ requirement: requirementId, to: toAgencyId, label: labelId })) }, async (intent: Intent) => {
      await book.add(all, intent);
      for (const one of all) await this.#tellAsked(one, 'requirementSent');
    });
    return { ids: all.map((one) => `${one.agencyId}~${one.requirementId}`), receipt };
  }

  /** What the reader's agency asked, or what it was asked: of the latter each sees what was asked of them, and nothing of why, of whom else, or of what it would narrow. */
  async list(plan: Plan, side: Side): Promise<Sealed<readonly RequirementView[]>> {
    const views = (await this.#parts.book.of(plan, side)).map((one) => this.#view(one));
    return seal(plan, idsOf(views), views);
  }

  /** Undefined: absent, another's, hidden or not waiting for this agency, all alike. Under a plan for `answerRequirement`. */
  async answer(plan: Plan, id: string, answer: RequirementAnswer): Promise<Receipt | undefined> {
    const { door, labels, book, clock, random, notices } = this.#parts;
    const { agencyId, userName } = plan.caller.member;
    checkAnswer(agencyId, answer);
    const found = await this.#one(plan, 'asked', id);
    if (found?.mayAnswer !== true) return undefined;
    const { requirement } = found;
    // For the asker alone, and for those of both agencies who are cleared for it.
    const { labelId } = await labels.intern(agencyId, { level: answer.level, releasableTo: [requirement.agencyId] });
    const act: RequirementAct = { actId: newId('act', random), agencyId, labelId, kind: answer.kind, words: answer.words.trim(), reports: answer.reports, by: `${userName}@${agencyId}`, atMs: clock() };
    const { receipt } = await door.write(plan, { requirement: id, act: act.actId, kind: act.kind, label: labelId, reports: [...act.reports] }, async (intent: Intent) => {
      await book.addAct(requirement, act, intent);
      await notices.tell({ to: { agencyId: requirement.agencyId, memberId: requirement.memberId }, kind: 'requirement_answered', facts: { agency: agencyId }, link: '/gaps/sent' });
    });
    if (act.kind !== 'partial') await notices.settle(agencyId, requirement.requirementId);
    return receipt;
  }

  /** Undefined as for `answer`. The reason is the asker's own; the asked agency reads that it is withdrawn. Under a plan for `sendRequirement`. */
  async withdraw(plan: Plan, id: string, why: string): Promise<Receipt | undefined> {
    const { door, book, clock, random, notices } = this.#parts;
    const { agencyId, userName } = plan.caller.member;
    const found = await this.#one(plan, 'asker', id);
    if (found === undefined || found.state === 'withdrawn') return undefined;
    const { requirement } = found;
    const act: RequirementAct = { actId: newId('act', random), agencyId, labelId: requirement.labelId, kind: 'withdrawn', words: why.trim(), reports: [], by: `${userName}@${agencyId}`, atMs: clock() };
    const { receipt } = await door.write(plan, { requirement: id, act: act.actId, kind: act.kind }, async (intent: Intent) => {
      await book.addAct(requirement, act, intent);
      await this.#tellAsked(requirement, 'requirementWithdrawn');
    });
    await notices.settle(requirement.toAgencyId, requirement.requirementId);
    return receipt;
  }

  /** Past its day and not answered: both agencies are told, once, whichever process comes first. How many were. */
  async remind(nowMs = this.#parts.clock()): Promise<number> {
    const { book, notices } = this.#parts;
    let told = 0;
    for (const one of await book.pastDue(nowMs, mostReminded)) {
      if (!(await book.takeReminder(one.agencyId, one.requirementId, nowMs)) || !isOverdue(one, stateOf(one.acts), nowMs)) continue;
      for (const role of deskRoles) await notices.tell({ to: { agencyId: one.toAgencyId, role }, kind: 'requirement_overdue', facts: { agency: one.agencyId, due: one.dueOn }, link: '/gaps/received', subject: one.requirementId });
      await notices.tell({ to: { agencyId: one.agencyId, memberId: one.memberId }, kind: 'requirement_unanswered', facts: { agency: one.toAgencyId, due: one.dueOn }, link: '/gaps/sent' });
      told += 1;
    }
    return told;
  }

  async #checkAsked(asker: string, to: readonly string[]): Promise<void> {
    const agencies = await this.#parts.agencies();
    const isAskable = (id: string) => id !== asker && agencies.some((one) => one.agencyId === id && !neverAsked.includes(one.sector ?? 'police'));
    if (!to.every(isAskable)) throw new BadInput('one of `to` is no agency that can be asked; see /api/reference', { fr: 'un des services de `to` ne peut être interrogé' });
  }

  /** Undefined: what it would name may not be told to all of them, hidden and absent alike. */
  async #named(plan: Plan, { to, group, route, words }: RequirementDraft): Promise<{ readonly group: { readonly ref: string; readonly name: string } | null; readonly levels: readonly string[] } | undefined> {
    const { namesOf, routeLabelsOf, labels } = this.#parts;
    const names = await namesOf(plan);
    // INVARIANT: no group is named to whom it may not be named, by its id or by the words (tests/attacks/access/a-requirement-that-tells.test.ts).
    if (namesHidden(names, words, to)) return undefined;
    const told = group === null ? null : tellableName(names, group, to);
    if (told === undefined) return undefined;
    const routeLabels = route === null ? [] : (await routeLabelsOf(plan, route)).flatMap((id) => labels.label(id) ?? []);
    const routeTold = routeLabels.find((label) => to.every((one) => mayBeTold(label, one)));
    if (route !== null && routeTold === undefined) return undefined;
    return { group: group === null || told === null ? null : { ref: group, name: told.name }, levels: [told?.label, routeTold].flatMap((label) => (label ? [label.levelCode] : [])) };
  }

  async #one(plan: Plan, side: Side, id: string): Promise<RequirementView | undefined> {
    const { agencyId, entityId } = parseEntityRef(id);
    const [found] = await this.#parts.book.of(plan, side, { agencyId, requirementId: entityId });
    return found && this.#view(found);
  }

  #view({ requirement, acts }: WithActs): RequirementView {
    const state = stateOf(acts);
    return { requirement, acts: acts.toSorted((a, b) => a.atMs - b.atMs), state, isOverdue: isOverdue(requirement, state, this.#parts.clock()), mayAnswer: mayAnswer(state) };
  }

  /** The asked agency's log holds what was asked of it, word for word, and its desk is told that there is something. */
  async #tellAsked(one: Requirement, action: 'requirementSent' | 'requirementWithdrawn'): Promise<void> {
    const { door, notices } = this.#parts;
    const isNew = action === 'requirementSent';
    await door.note(one.toAgencyId, { action, actor: { agency: one.agencyId, member: one.memberId, user: one.askedBy }, requirement: `${one.agencyId}~${one.requirementId}`, ...(isNew && { words: one.words, group: one.about.group?.ref ?? null, indicator: one.about.indicator, route: one.about.route, due: one.dueOn }) });
    if (!isNew) return;
    for (const role of deskRoles) {
      await notices.tell({ to: { agencyId: one.toAgencyId, role }, kind: 'requirement_sent', facts: { agency: one.agencyId, due: one.dueOn }, link: '/gaps/received', subject: one.requirementId, dueAtMs: dueAtMs(one) });
    }
  }
}

/** A requirement is marked no lower than what it names. */
function highestOf(codes: readonly string[]): string {
  const rankOf = (code: string) => levels.find((level) => level.code === code)?.rank ?? -1;
  return codes.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? '';
}

function idsOf(views: readonly RequirementView[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  const note = (agencyId: string, id: string) => void ids.set(agencyId, [...(ids.get(agencyId) ?? []), id]);
  for (const { requirement, acts } of views) {
    note(requirement.agencyId, `requirement:${requirement.requirementId}`);
    for (const act of acts) note(act.agencyId, `requirement:${requirement.requirementId}:${act.actId}`);
  }
  return ids;
}

/** One sentence for what is hidden, absent, or may not be told (G4). */
const mayNotBeTold = refuse('not_allowed', 'this would tell them of a group or a route that they may not be told of, by its id or in your words; ask its originator for a release, or ask without naming it', 'ceci leur apprendrait l’existence d’un groupe ou d’un itinéraire dont ils ne peuvent rien savoir, par son nom ou dans vos mots ; demandez une libération à son producteur, ou posez la question sans le nommer');
