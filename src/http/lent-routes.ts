// Reviewers of other agencies: agreeing on them, and what one of them reads and does, which is the one lead that was given to them (G4, G11, G12).
import { Type } from 'typebox';
import { BadInput, isRefused } from '../kernel/index.js';
import { isDay } from '../registry/index.js';
import type { LentOrder } from '../watch/desk/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { EndReviewAgreement, LentAct, LentLeads, NewReviewAgreement, NothingToShow, ReviewAgreements, ReviewAgreementStep, ReviewAnswer, ReviewStep } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentLead, presentOpened } from './present-review.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { deskPlan, doneOrNothing, lookingAt } from './review-routes.js';

const LentParam = Type.Object({ agency: Type.String({ maxLength: 100 }), lead: Type.String({ maxLength: 100 }) });
const AgreementParam = Type.Object({ agreement: Type.String({ maxLength: 100 }) });

export function lentRoutes(app: App, house: House): void {
  const { lent } = house.reviews;
  app.get('/api/reviews/lent', { schema: { response: { 200: LentLeads } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { lent: true });
    return answer(house, reply, await lent.list(plan), (lines, ledger) => ({ leads: lines.map(({ agencyId, line }) => ({ agency: agencyId, lead: { ...presentLead(line, lookingAt(house, plan)), mine: true } })), ledger }));
  });

  app.get('/api/reviews/lent/:agency/:lead', { schema: { params: LentParam, response: { 200: ReviewAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { agency, lead } = request.params;
    const plan = await deskPlan(house, request, 'viewReviews', { agency, lead });
    const language = languageOf(request);
    return answerOrNothing(house, reply, await lent.one(plan, agency, lead), (found, ledger) => {
      const shown = presentOpened(found, language, lookingAt(house, plan));
      // The task about whoever was looked up is the lending agency's.
      return { ...shown, lead: { ...shown.lead, mine: true }, task: null, ledger };
    });
  });

  app.post('/api/reviews/lent/:agency/:lead/acts', { schema: { params: LentParam, body: LentAct, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const { agency, lead } = request.params;
    const { act } = request.body;
    const plan = await deskPlan(house, request, act === 'triage' || act === 'name' ? 'handleReview' : 'decideReview', { agency, lead, act });
    return doneOrNothing(house, reply, plan, await lent.act(plan, agency, lead, orderOf(request.body)));
  });
  agreementRoutes(app, house);
}

function orderOf(body: LentAct): LentOrder {
  if (body.act === 'triage') return { act: 'triage', reviewers: body.reviewers, isSerious: body.serious, why: body.why };
  return body.act === 'name' ? { act: 'name', reviewer: body.reviewer, insteadOf: undefined, why: body.why } : body;
}

function agreementRoutes(app: App, house: House): void {
  const { agreements } = house.reviews;
  app.get('/api/reviews/agreements', { schema: { response: { 200: ReviewAgreements } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { agreements: true });
    return answer(house, reply, await agreements.list(plan), (lines, ledger) => ({
      agreements: lines.map((one) => ({
        id: one.agreementId, with: one.withAgencyId, from: one.fromOn, until: one.untilOn, why: one.why, recordedBy: one.recordedBy, inForce: one.isInForce, endedAt: one.endedAtMs === null ? null : new Date(one.endedAtMs).toISOString(),
      })), ledger,
    }));
  });

  app.post('/api/reviews/agreements', { schema: { body: NewReviewAgreement, response: { 200: ReviewAgreementStep } } }, async (request, reply) => {
    const { with: partner, from, until } = request.body;
    if (![from, until].every(isDay)) throw new BadInput('write a day as YYYY-MM-DD', { fr: 'un jour s’écrit AAAA-MM-JJ' });
    const plan = await deskPlan(house, request, 'recordReviewAgreement', { with: partner, from, until });
    const step = await agreements.record(plan, request.body);
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { state: step.state, id: step.id, approval: step.approval, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/reviews/agreements/:agreement/end', { schema: { params: AgreementParam, body: EndReviewAgreement, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'endReviewAgreement', { agreement: request.params.agreement });
    return doneOrNothing(house, reply, plan, await agreements.end(plan, request.params.agreement, request.body.why));
  });
}
