// What people answered to "what was it for?": for those who review, under an integrity review alone, one at a time (G4, G11, G12).
import { Type } from 'typebox';
import type { WhyLine } from '../watch/desk/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { NothingToShow, WhyAnswersList, WhyAnswerView } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { deskPlan } from './review-routes.js';

const QuestionParam = Type.Object({ question: Type.String({ maxLength: 60 }) });

export function whyAnswerRoutes(app: App, house: House): void {
  const { whyAnswers } = house.reviews;
  app.get('/api/reviews/answers', { schema: { response: { 200: WhyAnswersList } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'readCompelledAnswer', { answers: true });
    return answer(house, reply, await whyAnswers.list(plan), (lines, ledger) => ({ questions: lines.map((one) => presentWhy(one, house.clock())), ledger }));
  });

  app.get('/api/reviews/answers/:question', { schema: { params: QuestionParam, response: { 200: WhyAnswerView, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await deskPlan(house, request, 'readCompelledAnswer', { question: request.params.question });
    const language = languageOf(request);
    return answerOrNothing(house, reply, await whyAnswers.one(plan, request.params.question), (one, ledger) => ({ ...presentWhy(one, house.clock()), user: one.user, question: one.question[language], answer: one.answer, ledger }));
  });
}

function presentWhy({ questionId, askedAtMs, dueAtMs, answeredAtMs }: WhyLine, nowMs: number) {
  const moment = (ms: number): string => new Date(ms).toISOString();
  return { id: questionId, askedAt: moment(askedAtMs), due: moment(dueAtMs), overdue: answeredAtMs === null && dueAtMs < nowMs, answeredAt: answeredAtMs === null ? null : moment(answeredAtMs) };
}
