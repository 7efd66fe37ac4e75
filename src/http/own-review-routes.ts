// What anybody does with the review desk: answering what is put to them, learning that they were cleared, and saying that a colleague misused what they look
// up (G11, G12). None of it says whether anything else waits there.
import { Type } from 'typebox';
import { isRefused } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { NewComplaint, NewReviewAnswer, NothingToShow, OwnReviewsAnswer, ReviewStep } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentOwn } from './present-review.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { doneOrNothing } from './review-routes.js';

const QuestionParam = Type.Object({ question: Type.String({ maxLength: 60 }) });

export function ownReviewRoutes(app: App, house: House): void {
  const { examined, complaints } = house.reviews;
  app.get('/api/reviews/mine', { schema: { response: { 200: OwnReviewsAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewOwnReviews', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await examined.own(plan), (own, ledger) => ({ ...presentOwn(own, house.clock(), languageOf(request)), ledger }));
  });

  app.post('/api/reviews/questions/:question', { schema: { params: QuestionParam, body: NewReviewAnswer, response: { 200: ReviewStep, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'answerReview', asked: { question: request.params.question }, agencyId: caller.member.agencyId });
    return doneOrNothing(house, reply, plan, await examined.answer(plan, request.params.question, request.body.answer));
  });

  app.post('/api/reviews/complaints', { schema: { body: NewComplaint, response: { 200: ReviewStep } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'complain', asked: {}, agencyId: caller.member.agencyId });
    const taken = await complaints.take(plan, request.body);
    if (isRefused(taken)) throw new RefusedError(taken);
    return onRecord(reply, { ledger: presentReceipt(taken) });
  });
}
