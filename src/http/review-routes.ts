// The review desk (G4, G11, G12): leads and all that is done with them, people who may be in danger, cases that a finding touches, and figures. What does
// not concern the reader to see is answered as if it were not there; what the desk does not let through is refused on the record.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Plan, seal, type Sealed } from '../access/index.js';
import { isRefused, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import type { LeadFilter, LeadOrder } from '../watch/desk/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { LeadAct, LeadFilterQuery, NextLead, NothingToShow, ReviewAnswer, ReviewPage, ReviewsDue, ReviewStatistics, ReviewStep } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentDue, presentLead, presentOpened } from './present-review.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const LeadParam = Type.Object({ lead: Type.String({ maxLength: 100 }) });
const pageSize = 50;

export function reviewRoutes(app: App, house: House): void {
  const { leads, acts } = house.reviews;
  app.get('/api/reviews/leads', { schema: { querystring: LeadFilterQuery, response: { 200: ReviewPage } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { ...request.query });
    const looking = lookingAt(house, plan);
    const { page = 1 } = request.query;
    return answer(house, reply, await leads.page(plan, filterOf(request.query, looking)), ({ lines, count }, ledger) => ({ leads: lines.map((one) => presentLead(one, looking)), count, page, pageSize, ledger }));
  });

  app.get('/api/reviews/leads/:lead', { schema: { params: LeadParam, response: { 200: ReviewAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { lead: request.params.lead });
    const language = languageOf(request);
    return answerOrNothing(house, reply, allowed(await leads.one(plan, request.params.lead)), (found, ledger) => ({ ...presentOpened(found, language, lookingAt(house, plan)), ledger }));
  });

  app.post('/api/reviews/leads/:lead/acts', { schema: { params: LeadParam, body: LeadAct, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const { act } = request.body;
    const plan = await deskPlan(house, request, act === 'ask' || act === 'decide' ? 'decideReview' : 'handleReview', { lead: request.params.lead, act });
    return doneOrNothing(house, reply, plan, await acts.act(plan, request.params.lead, orderOf(request.body)));
  });

  app.post('/api/reviews/next', { schema: { response: { 200: NextLead } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'handleReview', { act: 'next' });
    const taken = await acts.takeNext(plan);
    if (isRefused(taken)) throw new RefusedError(taken);
    if (taken !== undefined) return onRecord(reply, { id: taken.leadId, ledger: presentReceipt(taken.receipt) });
    return answer(house, reply, seal(plan, new Map(), undefined), (_nothing, ledger) => ({ id: null, ledger }));
  });

  app.delete('/api/reviews/leads/:lead', { schema: { params: LeadParam, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'handleReview', { lead: request.params.lead, act: 'delete' });
    return doneOrNothing(house, reply, plan, await leads.remove(plan, request.params.lead));
  });

  app.get('/api/reviews/due', { schema: { response: { 200: ReviewsDue } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { due: true });
    return answer(house, reply, await house.reviews.reminders.due(plan), (lines, ledger) => ({ due: lines.map((one) => presentDue(one, house.clock())), ledger }));
  });

  app.get('/api/reviews/statistics', { schema: { response: { 200: ReviewStatistics } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { statistics: true });
    return answer(house, reply, await leads.statistics(plan), (one, ledger) => ({
      detectors: [...one.detectors], audits: one.audits, outcomes: [...one.outcomes], units: [...one.units], sexes: [...one.sexes], leastShown: one.leastShown, ledger,
    }));
  });
}

export async function deskPlan(house: House, request: FastifyRequest, action: string, asked: Readonly<Record<string, string | number | boolean>>): Promise<Plan> {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action, asked, agencyId: caller.member.agencyId });
}

export function lookingAt(house: House, plan: Plan) {
  return { me: plan.caller.member.memberId, nowMs: house.clock() };
}

/** A step that was taken; nothing, where there is nothing to take one on. */
export async function doneOrNothing(house: House, reply: FastifyReply, plan: Plan, done: Receipt | Refused | undefined) {
  if (isRefused(done)) throw new RefusedError(done);
  if (done !== undefined) return onRecord(reply, { ledger: presentReceipt(done) });
  return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
}

function allowed<T>(found: Sealed<T> | Refused): Sealed<T> {
  if (isRefused(found)) throw new RefusedError(found);
  return found;
}

function filterOf({ state, kind, detector, serious, overdue, mine, page = 1 }: LeadFilterQuery, { me, nowMs }: { readonly me: string; readonly nowMs: number }): LeadFilter {
  return {
    from: (page - 1) * pageSize, most: pageSize, ...(state !== undefined && { state }), ...(kind !== undefined && { kind }), ...(detector !== undefined && { detector }), ...(serious !== undefined && { serious }),
    ...(overdue === true && { overdueAtMs: nowMs }), ...(mine === true && { of: me }),
  };
}

function orderOf(body: LeadAct): LeadOrder {
  if (body.act === 'triage') return { act: 'triage', reviewers: body.reviewers, isSerious: body.serious, why: body.why };
  if (body.act === 'name') return { act: 'name', reviewer: body.reviewer, insteadOf: body.insteadOf, why: body.why };
  return body;
}
