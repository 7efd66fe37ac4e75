// Figures (G4, G5, G7, G8): public ones, and those counted from the registry, each reading an entry; publication and release take two.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Plan } from '../access/index.js';
import { byProvince, compare, provinceFigures, seriesOf, trendOf } from '../figures/index.js';
import { type FigureChange, type FigureDraft, type FigureStep, namedQuestion, readQuestion, type RowsProgress } from '../figures/stored/index.js';
import { BadInput, isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { ComparisonAnswer, FigureAnswer, FigureChangeAnswer, FigureComputed, FiguresAnswer, FigureStepped, FigureUsed, type LedgerReceipt, NewFigure, NothingToShow, ProvincesAnswer, PublishFigure, RecountFigure, ReleaseFigure, TrendAnswer, UseFigure } from './contract.js';
import { answerOrNothing, presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { jsonLines, type Work } from './json-lines.js';
import { languageOf } from './language.js';
import { presentProvinces, presentTrend } from './present-trend.js';
import { agencyWords, correctedUses, figureOf, presentComparison, presentFigure, presentLine, type Reader } from './present-figure.js';
import { presentChange } from './present-figure-change.js';
import { presentVocabulary } from './present-vocabulary.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const Revisions = Type.Object({ from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) });
const Other = Type.Object({ with: Type.String({ maxLength: 300 }) });

export function figureRoutes(app: App, house: House): void {
  readRoutes(app, house);
  besideRoutes(app, house);
  actRoutes(app, house);
}

function readRoutes(app: App, house: House): void {
  app.get('/api/figures', { schema: { response: { 200: FiguresAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: {} });
    const [agencies, cycles, language] = [await agencyWords(house), await house.assessment.cycles.all(), languageOf(request)];
    return answer(house, reply, await house.figures.list(plan), (read, ledger) => ({
      figures: read.map((one) => presentLine(one, agencies, language)),
      vocabulary: presentVocabulary(language, agencies, cycles), corrected: correctedUses(read.flatMap((one) => ('view' in one ? [one.view] : [])), { agencies, language }), ledger,
    }));
  });

  app.get('/api/figures/:id', { schema: { params: IdParam, response: { 200: FigureAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { figure: request.params.id } });
    const agencies = await agencyWords(house);
    return answer(house, reply, await house.figures.read(plan, [request.params.id] as const), ([found], receipt) =>
      presentOrNothing(reply, found, receipt, (read, ledger) => ({ figure: presentFigure(read, agencies, languageOf(request)), ledger })));
  });

  app.get('/api/figures/:id/comparison', { schema: { params: IdParam, querystring: Other, response: { 200: ComparisonAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { with: other } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { figure: id, with: other } });
    const agencies = await agencyWords(house);
    return answer(house, reply, await house.figures.read(plan, [id, other] as const), ([a, b], receipt) =>
      presentOrNothing(reply, a && b && compare(figureOf(a, agencies), figureOf(b, agencies)), receipt, (result, ledger) => presentComparison(result, languageOf(request), ledger)));
  });

  app.get('/api/figures/:id/changes', { schema: { params: IdParam, querystring: Revisions, response: { 200: FigureChangeAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { from, to } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { figure: id, from, to } });
    const reader = { agencies: await agencyWords(house), language: languageOf(request) };
    return answerOrNothing(house, reply, await house.figures.change(plan, id, from, to), (change, ledger) => presentChange(change, reader, ledger));
  });

  // Counting again takes as long as counting: it says how far it is, and whoever hangs up ends it.
  app.post('/api/figures/:id/recount', { schema: { params: IdParam, body: RecountFigure } }, async (request, reply) => {
    const { params: { id }, body: { when } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'computeFigure', asked: { recount: id, when } });
    const reader = { agencies: await agencyWords(house), language: languageOf(request) };
    return answer(house, reply, await house.figures.recount(plan, id, when), (work, ledger) => (work === undefined ? presentOrNothing(reply, undefined, ledger, () => ({})) : jsonLines(reply, recounting(work, reader, ledger))));
  });
}

async function* recounting(work: AsyncGenerator<RowsProgress, FigureChange>, reader: Reader, ledger: LedgerReceipt): Work<FigureChangeAnswer> {
  return presentChange(yield* work, reader, ledger);
}

/** A figure among its like: as a series, and by province. */
function besideRoutes(app: App, house: House): void {
  app.get('/api/figures/:id/trend', { schema: { params: IdParam, response: { 200: TrendAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { trend: request.params.id } });
    return answerOrNothing(house, reply, await house.figures.beside(plan, request.params.id, seriesOf), ({ picked, figures }, ledger) => presentTrend(picked, trendOf(picked, figures), languageOf(request), ledger));
  });

  app.get('/api/figures/:id/provinces', { schema: { params: IdParam, response: { 200: ProvincesAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { provinces: request.params.id } });
    return answerOrNothing(house, reply, await house.figures.beside(plan, request.params.id, provinceFigures), ({ picked, figures }, ledger) => presentProvinces(picked, byProvince(figures), languageOf(request), ledger));
  });
}

function actRoutes(app: App, house: House): void {
  app.post('/api/figures', { schema: { body: NewFigure, response: { 200: FigureComputed } } }, async (request, reply) => {
    const { revises, why, ...asked } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'computeFigure', asked: { ...asked, revises: revises ?? null } });
    const key = revises === undefined ? undefined : parseEntityRef(revises);
    const draft = await draftOf(house, plan, request.body);
    const step = await house.figures.compute(plan, { ...draft, ...(key !== undefined && { revises: { agencyId: key.agencyId, figureId: key.entityId } }), ...(why !== undefined && { why }) });
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { id: `${step.value.agencyId}~${step.value.figureId}`, revision: step.value.revision, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/figures/:id/publish', { schema: { params: IdParam, body: PublishFigure, response: { 200: FigureStepped } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'publishFigure', asked: { figure: request.params.id } });
    return stepped(reply, await house.figures.publish(plan, request.params.id, request.body.why));
  });

  app.post('/api/figures/:id/release', { schema: { params: IdParam, body: ReleaseFigure, response: { 200: FigureStepped } } }, async (request, reply) => {
    const { agency, why } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'publishFigure', asked: { figure: request.params.id, releaseOf: agency } });
    return stepped(reply, await house.figures.release(plan, request.params.id, agency, why));
  });

  app.post('/api/figures/:id/uses', { schema: { params: IdParam, body: UseFigure, response: { 200: FigureUsed } } }, async (request, reply) => {
    const { params: { id }, body: { revision, where } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'computeFigure', asked: { use: id, revision, where } });
    const used = await house.figures.use(plan, id, revision, where);
    if (isRefused(used)) throw new RefusedError(used);
    return onRecord(reply, { use: used.value.useId, ledger: presentReceipt(used.receipt) });
  });
}

/** A question that stands ready, one in the vocabulary's words, or that of the figure which is revised. Throws `BadInput` for none of them, or two. */
async function draftOf(house: House, plan: Plan, { query, scope, question, revises }: NewFigure): Promise<Pick<FigureDraft, 'question' | 'named'>> {
  if (question !== undefined && query !== undefined) throw new BadInput('send `query` or `question`, not both', { fr: 'envoyez `query` ou `question`, non les deux' });
  if (question !== undefined) return { question: readQuestion(question), named: null };
  if (query !== undefined) return { question: namedQuestion(query, scope ?? null), named: query };
  if (revises === undefined) throw new BadInput('send `query`, the code of a question that stands ready, or `question`', { fr: 'envoyez `query`, le code d’une question prête, ou `question`' });
  // Absent and hidden go on to the one refusal that both have, after as much work.
  return (await house.figures.questionOf(plan, revises)) ?? { question: namedQuestion('group-entrenched', null), named: 'group-entrenched' };
}

function stepped(reply: FastifyReply, step: FigureStep | Refused): FigureStepped {
  if (isRefused(step)) throw new RefusedError(step);
  return onRecord(reply, { state: step.state, approval: step.approval, ledger: presentReceipt(step.receipt) });
}
