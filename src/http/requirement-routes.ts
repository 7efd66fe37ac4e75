// Collection requirements (G3, G4, G5): who asks sees what came back; who is asked sees what it is asked, and nothing of why, of whom else, or of what is unknown.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { markingOf, seal } from '../access/index.js';
import type { RequirementView } from '../assessment/gaps/index.js';
import { indicators } from '../assessment/appraisals/index.js';
import { isRefused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { NewRequirement, NewRequirementAnswer, NothingToShow, type ReceivedRequirement, ReceivedRequirements, type RequirementAnswerKind, RequirementActed, RequirementsSent, type SentRequirement, SentRequirements, WithdrawRequirement } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });

export function requirementRoutes(app: App, house: House): void {
  askerRoutes(app, house);
  askedRoutes(app, house);
}

function askerRoutes(app: App, house: House): void {
  app.get('/api/requirements', { schema: { response: { 200: SentRequirements } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewGaps', asked: { requirements: 'sent' } });
    return answer(house, reply, await house.requirements.list(plan, 'asker'), (views, ledger) => ({ requirements: views.map((one) => presentSent(house, one, languageOf(request))), ledger }));
  });

  app.post('/api/requirements', { schema: { body: NewRequirement, response: { 200: RequirementsSent } } }, async (request, reply) => {
    const { agencies, group = null, indicator = null, route = null, words, dueOn, level } = request.body;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'sendRequirement', [{ field: 'words', text: words }]);
    const plan = await planFor(house, caller, { action: 'sendRequirement', asked: { to: agencies, group, indicator, route, words, dueOn } });
    const sent = await house.requirements.send(plan, { to: agencies, group, indicator, route, words, dueOn, level });
    if (isRefused(sent)) throw new RefusedError(sent);
    return onRecord(reply, { ids: [...sent.ids], ledger: presentReceipt(sent.receipt) });
  });

  app.post('/api/requirements/:id/withdraw', { schema: { params: IdParam, body: WithdrawRequirement, response: { 200: RequirementActed, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, body: { why } } = request;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'sendRequirement', [{ field: 'why', text: why }]);
    const plan = await planFor(house, caller, { action: 'sendRequirement', asked: { withdraw: id, why } });
    return acted(house, reply, plan, await house.requirements.withdraw(plan, id, why));
  });
}

function askedRoutes(app: App, house: House): void {
  app.get('/api/requirements/received', { schema: { response: { 200: ReceivedRequirements } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewRequirementsToUs', asked: {} });
    return answer(house, reply, await house.requirements.list(plan, 'asked'), (views, ledger) => ({ requirements: views.map((one) => presentReceived(house, one, languageOf(request))), ledger }));
  });

  app.post('/api/requirements/received/:id', { schema: { params: IdParam, body: NewRequirementAnswer, response: { 200: RequirementActed, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, body } = request;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'answerRequirement', [{ field: 'words', text: body.words }]);
    const plan = await planFor(house, caller, { action: 'answerRequirement', asked: { requirement: id, ...body } });
    return acted(house, reply, plan, await house.requirements.answer(plan, id, body));
  });
}

async function acted(house: House, reply: FastifyReply, plan: Parameters<typeof seal>[0], receipt: Receipt | undefined) {
  if (receipt !== undefined) return onRecord(reply, { ledger: presentReceipt(receipt) });
  return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
}

const moment = (ms: number): string => new Date(ms).toISOString();

function presentSent(house: House, view: RequirementView, language: Language): SentRequirement {
  const withdrawn = view.acts.find(({ kind }) => kind === 'withdrawn');
  return { ...shared(house, view, language), to: view.requirement.toAgencyId, withdrawn: withdrawn === undefined ? null : { why: withdrawn.words, by: withdrawn.by, at: moment(withdrawn.atMs) } };
}

function presentReceived(house: House, view: RequirementView, language: Language): ReceivedRequirement {
  return { ...shared(house, view, language), from: view.requirement.agencyId, mayAnswer: view.mayAnswer };
}

function shared(house: House, { requirement, acts, state, isOverdue }: RequirementView, language: Language) {
  const { about, agencyId, requirementId, words, askedBy, askedAtMs, dueOn, labelId } = requirement;
  const indicator = about.indicator === null ? undefined : indicators.get(about.indicator)?.words;
  const markingBy = (id: number) => {
    const label = house.labels.label(id);
    return label === undefined ? '' : markingOf(label);
  };
  const answers = acts.flatMap((act) => (act.kind === 'withdrawn' ? [] : [{ kind: act.kind satisfies RequirementAnswerKind, words: act.words, reports: [...act.reports], by: act.by, at: moment(act.atMs), marking: markingBy(act.labelId) }]));
  return {
    id: `${agencyId}~${requirementId}`, words, group: about.group === null ? null : { ...about.group }, indicator: about.indicator === null ? null : { code: about.indicator, label: indicator?.[language] ?? about.indicator },
    route: about.route, askedBy, at: moment(askedAtMs), dueOn, isOverdue, marking: markingBy(labelId), state, answers,
  };
}
