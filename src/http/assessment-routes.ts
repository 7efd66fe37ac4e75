// Assessment (G1, G4, G5, G7): cycles, groups as they were judged, and judging them. Each reader's counts are of what they may see.
import { Type } from 'typebox';
import { seal } from '../access/index.js';
import { type AppraisalDraft, indicators } from '../assessment/appraisals/index.js';
import { isRefused } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { appraisalFileRoutes } from './appraisal-file-routes.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import {
  AppraisalsWritten, AppraisedGroupAnswer, AppraisedGroupQuestion, CellHistoryAnswer, CellHistoryQuestion, CloseCycle, CycleAnswer, CyclesAnswer, CycleStep, GroupsAnswer,
  GroupsQuestion, IndicatorsAnswer, NewAppraisals, NewCycle, type NewLabel, NothingToShow,
} from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentAppraisal, presentCycle, presentGroup, presentGroupLine, presentIndicators, presentOverview } from './present-assessment.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { cycleNamed, textsOf } from './appraisal-words.js';
import { refuseNames } from './source-names.js';
import { wordsFor } from './words.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const groupsOnPage = 50;
/** Of the group as a whole: each is known, unknown or in conflict for every group. */
const whole = [...indicators.values()].filter(({ subjects }) => subjects === undefined).map(({ code }) => code);

export function assessmentRoutes(app: App, house: House): void {
  app.get('/api/assessment/indicators', { schema: { response: { 200: IndicatorsAnswer } }, config: { openBecause: 'what may be judged, the same for everyone' } }, (request) => presentIndicators(languageOf(request)));
  cycleRoutes(app, house);
  groupRoutes(app, house);
  judgingRoutes(app, house);
  appraisalFileRoutes(app, house);
}

function cycleRoutes(app: App, house: House): void {
  app.get('/api/assessment/cycles', { schema: { response: { 200: CyclesAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewAssessment', asked: { cycles: true } });
    const [cycles, words] = [await house.assessment.cycles.all(), await wordsFor(house, languageOf(request))];
    const ids = new Map(cycles.map(({ agencyId }) => [agencyId, cycles.filter((one) => one.agencyId === agencyId).map(({ id }) => `cycle:${id}`)]));
    return answer(house, reply, seal(plan, ids, cycles), (all, ledger) => ({ cycles: all.map((one) => presentCycle(one, words, caller.member.agencyId)), ledger }));
  });

  app.get('/api/assessment/cycles/:id', { schema: { params: IdParam, response: { 200: CycleAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewAssessment', asked: { cycle: request.params.id } });
    const [cycle, words] = [await house.assessment.cycles.named(request.params.id), await wordsFor(house, languageOf(request))];
    if (cycle === undefined) return answerOrNothing<never, never>(house, reply, seal(plan, new Map(), undefined), noCycle);
    return answer(house, reply, await house.assessment.read.overview(plan, cycle), (overview, ledger) => presentOverview(overview, presentCycle(cycle, words, caller.member.agencyId), words.language, ledger));
  });

  app.get('/api/assessment/cycles/:id/groups', { schema: { params: IdParam, querystring: GroupsQuestion, response: { 200: GroupsAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { after = null, ...filter } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewAssessment', asked: { cycle: id, groups: { ...filter, after } } });
    const cycle = await house.assessment.cycles.named(id);
    if (cycle === undefined) return answerOrNothing<never, never>(house, reply, seal(plan, new Map(), undefined), noCycle);
    return answer(house, reply, await house.assessment.read.list(plan, cycle, filter, whole, { after, size: groupsOnPage }), ({ groups, total, more }, ledger) => ({ groups: groups.map((one) => presentGroupLine(one, whole.length, languageOf(request))), total, more, ledger }));
  });

  app.post('/api/assessment/cycles', { schema: { body: NewCycle, response: { 200: CycleStep } } }, async (request, reply) => {
    const { from: fromOn, until: untilOn, ...draft } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'openCycle', asked: { cycle: draft.id } });
    const { ref, receipt } = await house.assessment.cycles.open(plan, { ...draft, fromOn, untilOn });
    return onRecord(reply, { id: ref, ledger: presentReceipt(receipt) });
  });

  app.post('/api/assessment/cycles/:id/close', { schema: { params: IdParam, body: CloseCycle, response: { 200: CycleStep } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'openCycle', [{ field: 'why', text: request.body.why }]);
    const plan = await planFor(house, caller, { action: 'openCycle', asked: { close: request.params.id } });
    const step = await house.assessment.cycles.close(plan, request.params.id, request.body.why);
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { id: step.ref, ledger: presentReceipt(step.receipt) });
  });
}

function groupRoutes(app: App, house: House): void {
  app.get('/api/assessment/groups/:id', { schema: { params: IdParam, querystring: AppraisedGroupQuestion, response: { 200: AppraisedGroupAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { cycle: named } } = request;
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewAssessment', asked: { group: id, cycle: named ?? null } });
    const [cycles, words] = [await house.assessment.cycles.all(), await wordsFor(house, languageOf(request))];
    const cycle = named === undefined ? (cycles.find(({ closedAt }) => closedAt === null) ?? cycles[0]) : await house.assessment.cycles.named(named);
    if (cycle === undefined) return answerOrNothing<never, never>(house, reply, seal(plan, new Map(), undefined), noCycle);
    return answerOrNothing(house, reply, await house.assessment.groups.read(plan, id, cycle, cycles), (group, ledger) => presentGroup(group, cycle, cycles, words, caller.member.agencyId, ledger));
  });

  app.get('/api/assessment/groups/:id/history', { schema: { params: IdParam, querystring: CellHistoryQuestion, response: { 200: CellHistoryAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { cycle: named, indicator, subject = '' } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewAssessment', asked: { group: id, history: { cycle: named, indicator, subject } } });
    const [cycle, words] = [await house.assessment.cycles.named(named), await wordsFor(house, languageOf(request))];
    if (cycle === undefined) return answerOrNothing<never, never>(house, reply, seal(plan, new Map(), undefined), noCycle);
    return answerOrNothing(house, reply, await house.assessment.groups.history(plan, id, { cycle: cycle.ref, indicator, subject }), (found, ledger) => ({
      history: found.map((one) => ({ ...presentAppraisal(one, cycle, new Set(), words), enteredAt: one.enteredAt.toISOString() })), ledger,
    }));
  });
}

function judgingRoutes(app: App, house: House): void {
  app.post('/api/assessment/appraisals', { schema: { body: NewAppraisals, response: { 200: AppraisalsWritten } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { cycle: named, judgements } = request.body;
    await refuseNames(house, caller, 'appraise', judgements.flatMap((one, at) => textsOf(one, `judgements.${at}.`)));
    const plan = await planFor(house, caller, { action: 'appraise', asked: { cycle: named, judgements: judgements.length } });
    const { ids, receipt } = await house.assessment.appraiser.judge(plan, await cycleNamed(house, plan, named), judgements.map(({ label, ...one }) => ({ ...one, ...(label && { label: unreleased(label) }) })));
    return onRecord(reply, { ids: [...ids], ledger: presentReceipt(receipt) });
  });
}

function noCycle(): never {
  throw new RangeError('nothing is presented as nothing');
}

/** What is released is released by its originators, and written by nobody. */
function unreleased(label: NewLabel): NonNullable<AppraisalDraft['label']> {
  return { ...label, releasedTo: [], releasedFor: [] };
}

