// Entities, their neighbours and reports. Absent, forbidden and foreign are one answer: the same bytes but for the ledger (G4).
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Sealed } from '../access/index.js';
import { BadInput, parseEntityRef } from '../kernel/index.js';
import { type AsOf, ftmOf, isDay, meaningOf, type Neighbourhood } from '../registry/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { EntityAnswer, FtmAnswer, type LedgerReceipt, NeighboursAnswer, NothingToShow, ReportAnswer } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentEntity, presentReportPage, schemaLabel, type Words } from './present.js';
import { said } from './said.js';
import { wordsFor } from './words.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const AsOfQuery = Type.Object({ asOf: Type.Optional(Type.String()), knownAt: Type.Optional(Type.String()) });

export function entityRoutes(app: App, house: House): void {
  app.get('/api/entities/:id', { schema: { params: IdParam, querystring: AsOfQuery, response: { 200: EntityAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const key = parseEntityRef(request.params.id);
    const when = asOfFrom(request.query);
    const plan = await planFor(house, caller, { action: 'viewEntity', asked: { entity: request.params.id, ...when } });
    const words = await wordsFor(house, languageOf(request));
    return answerOrNothing(house, reply, await house.entities.read(plan, key, when), (page, ledger) => ({ entity: presentEntity(page, words), ledger }));
  });

  app.get('/api/entities/:id/ftm', { schema: { params: IdParam, querystring: AsOfQuery, response: { 200: FtmAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const key = parseEntityRef(request.params.id);
    const when = asOfFrom(request.query);
    const plan = await planFor(house, caller, { action: 'export', asked: { entity: request.params.id, format: 'ftm', ...when } });
    return answerOrNothing(house, reply, await house.entities.read(plan, key, when), (page, ledger) => ({ entity: ftmOf(page, house.labels), ledger }));
  });

  app.get('/api/entities/:id/neighbours', { schema: { params: IdParam, querystring: AsOfQuery, response: { 200: NeighboursAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const key = parseEntityRef(request.params.id);
    const when = asOfFrom(request.query);
    const plan = await planFor(house, caller, { action: 'expand', asked: { entity: request.params.id, ...when } });
    const words = await wordsFor(house, languageOf(request));
    return answerOrNothing(house, reply, await house.neighbours.read(plan, key, when), (found, ledger) => ({ ...presentGraph(found, words), ledger }));
  });

  app.get('/api/reports/:id', { schema: { params: IdParam, response: { 200: ReportAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const key = parseEntityRef(request.params.id);
    const plan = await planFor(house, caller, { action: 'viewReport', asked: { report: request.params.id } });
    const words = await wordsFor(house, languageOf(request));
    return answerOrNothing(house, reply, await house.reports.read(plan, key), (page, ledger) => ({ ...presentReportPage(page, words), ledger }));
  });
}

/** Releases either way: an empty answer is an answer, and it is on the record like any other. */
export async function answerOrNothing<T, B>(house: House, reply: FastifyReply, sealed: Sealed<T | undefined>, present: (value: T, ledger: LedgerReceipt) => B) {
  return answer(house, reply, sealed, (value, ledger) => presentOrNothing(reply, value, ledger, present));
}

/** For what was released and opened already. */
export function presentOrNothing<T, B>(reply: FastifyReply, value: T | undefined, ledger: LedgerReceipt, present: (value: T, ledger: LedgerReceipt) => B) {
  if (value !== undefined) return present(value, ledger);
  void reply.code(404);
  return { ...said('nothing', languageOf(reply.request)), ledger };
}

function presentGraph(found: Neighbourhood, words: Words) {
  return {
    nodes: found.nodes.map((node) => ({ ...node })),
    edges: found.edges.map(({ prop, role, schema, ...edge }) => ({
      ...edge, schema, label: role ?? (prop === null ? schemaLabel(schema, words.language) : meaningOf(schema, prop)[words.language]),
    })),
  };
}

function asOfFrom(query: { asOf?: string; knownAt?: string }): AsOf {
  for (const name of ['asOf', 'knownAt'] as const) {
    const day = query[name];
    if (day !== undefined && !isDay(day)) throw new BadInput(`\`${name}\` is not a date; write it as YYYY-MM-DD`, { fr: `\`${name}\` n’est pas une date ; écrivez AAAA-MM-JJ` });
  }
  return { ...(query.asOf === undefined ? {} : { asOf: query.asOf }), ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }) };
}
