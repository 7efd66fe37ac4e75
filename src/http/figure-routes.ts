// Figures (G4, G5, G7, G8): public ones, and those counted from the registry, each reading an entry; publication and release take two.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { byProvince, compare, provinceFigures, seriesOf, trendOf } from '../figures/index.js';
import { type FigureStep, storedQueries } from '../figures/stored/index.js';
import { isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { ComparisonAnswer, FigureAnswer, FigureComputed, FiguresAnswer, FigureStepped, NewFigure, NothingToShow, ProvincesAnswer, PublishFigure, RecomputedAnswer, ReleaseFigure, TrendAnswer } from './contract.js';
import { answerOrNothing, presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentProvinces, presentTrend } from './present-trend.js';
import { agencyWords, figureOf, presentComparison, presentFigure, presentLine } from './present-figure.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const Other = Type.Object({ with: Type.String({ maxLength: 300 }) });

export function figureRoutes(app: App, house: House): void {
  readRoutes(app, house);
  besideRoutes(app, house);
  actRoutes(app, house);
}

function readRoutes(app: App, house: House): void {
  app.get('/api/figures', { schema: { response: { 200: FiguresAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: {} });
    const [agencies, language] = [await agencyWords(house), languageOf(request)];
    return answer(house, reply, await house.figures.list(plan), (read, ledger) => ({
      figures: read.map((one) => presentLine(one, agencies, language)),
      queries: storedQueries.map(({ code, label }) => ({ code, label: label[language] })), ledger,
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

  app.get('/api/figures/:id/recomputed', { schema: { params: IdParam, response: { 200: RecomputedAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'computeFigure', asked: { recompute: request.params.id } });
    return answerOrNothing(house, reply, await house.figures.recompute(plan, request.params.id), (found, ledger) => ({ same: found.rowsHash === found.figure.computed.rowsHash, rowsHash: found.rowsHash, was: found.figure.computed.rowsHash, ledger }));
  });
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
    const { query, scope = null, revises, why } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'computeFigure', asked: { query, scope, revises: revises ?? null } });
    const key = revises === undefined ? undefined : parseEntityRef(revises);
    const step = await house.figures.compute(plan, { query, scope, ...(key !== undefined && { revises: { agencyId: key.agencyId, figureId: key.entityId } }), ...(why !== undefined && { why }) });
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
}

function stepped(reply: FastifyReply, step: FigureStep | Refused): FigureStepped {
  if (isRefused(step)) throw new RefusedError(step);
  return onRecord(reply, { state: step.state, approval: step.approval, ledger: presentReceipt(step.receipt) });
}
