// Tasks about people who were looked up, and open cases that a sustained finding touches: both beside the lead, each with an owner and a deadline (G12).
import { Type } from 'typebox';
import { answer } from './answer.js';
import type { App } from './app.js';
import { DisclosureAct, DisclosureAnswer, DisclosuresAnswer, ExposedAct, ExposedAnswer, ExposedPageAnswer, NothingToShow, ReferralsAnswer, ReviewStep } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentAct, presentDisclosure, presentReferral, presentSent, presentTask } from './present-review.js';
import { deskPlan, doneOrNothing, lookingAt } from './review-routes.js';

const TaskParam = Type.Object({ task: Type.String({ maxLength: 60 }) });
const ReferralParam = Type.Object({ referral: Type.String({ maxLength: 60 }) });
const LineParam = Type.Object({ line: Type.String({ maxLength: 60 }) });
const PageQuery = Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) });
const pageSize = 50;

export function exposedRoutes(app: App, house: House): void {
  const { exposed } = house.reviews;
  app.get('/api/reviews/exposed', { schema: { querystring: PageQuery, response: { 200: ExposedPageAnswer } } }, async (request, reply) => {
    const { page = 1 } = request.query;
    const plan = await deskPlan(house, request, 'viewReviews', { exposed: page });
    return answer(house, reply, await exposed.page(plan, (page - 1) * pageSize, pageSize), ({ lines, count }, ledger) => ({ tasks: lines.map((one) => presentTask(one, lookingAt(house, plan))), count, page, pageSize, ledger }));
  });

  app.get('/api/reviews/exposed/:task', { schema: { params: TaskParam, response: { 200: ExposedAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { task: request.params.task });
    const language = languageOf(request);
    return answerOrNothing(house, reply, await exposed.one(plan, request.params.task), (found, ledger) => {
      const { actor_id: actor, actors = [], reasons } = found.lead.told[language];
      return {
        task: presentTask(found, lookingAt(house, plan)), people: [...found.lead.about.concern.persons], lookedUpBy: [...actors, ...(actor === undefined ? [] : [actor])], reasons: [...reasons], acts: found.acts.map(presentAct), ledger,
      };
    });
  });

  app.post('/api/reviews/exposed/:task/acts', { schema: { params: TaskParam, body: ExposedAct, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'handleReview', { task: request.params.task, act: request.body.act });
    return doneOrNothing(house, reply, plan, await exposed.act(plan, request.params.task, request.body));
  });
  disclosureRoutes(app, house);
}

function disclosureRoutes(app: App, house: House): void {
  const { disclosures, referrals } = house.reviews;
  app.get('/api/reviews/disclosures', { schema: { response: { 200: DisclosuresAnswer } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { disclosures: true });
    const sent = await referrals.sent(plan);
    return answer(house, reply, await disclosures.list(plan), (lines, ledger) => ({ lines: lines.map((one) => presentDisclosure(one, lookingAt(house, plan))), sent: sent.map(presentSent), ledger }));
  });

  app.get('/api/reviews/disclosures/:line', { schema: { params: LineParam, response: { 200: DisclosureAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { line: request.params.line });
    return answerOrNothing(house, reply, await disclosures.one(plan, request.params.line), ({ line, acts }, ledger) => ({ line: presentDisclosure(line, lookingAt(house, plan)), acts: acts.map(presentAct), ledger }));
  });

  app.post('/api/reviews/disclosures/:line/acts', { schema: { params: LineParam, body: DisclosureAct, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'handleReview', { line: request.params.line, act: request.body.act });
    return doneOrNothing(house, reply, plan, await disclosures.act(plan, request.params.line, request.body));
  });

  app.get('/api/reviews/referrals', { schema: { response: { 200: ReferralsAnswer } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'viewReviews', { referrals: true });
    return answer(house, reply, await referrals.list(plan), (found, ledger) => ({ referrals: found.map((one) => presentReferral(one, lookingAt(house, plan))), ledger }));
  });

  app.post('/api/reviews/referrals/:referral/acts', { schema: { params: ReferralParam, body: DisclosureAct, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'handleReview', { referral: request.params.referral, act: request.body.act });
    return doneOrNothing(house, reply, plan, await referrals.act(plan, request.params.referral, request.body));
  });
}
