// Asking other agencies says the same whatever they hold; their desk sees the request and does what it chooses (G4, G5).
import { Type } from 'typebox';
import { seal } from '../access/index.js';
import { isRefused } from '../kernel/index.js';
import type { OwnerRequestRow } from '../registry/requests/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf, callerOf } from './caller.js';
import { GivenOwnerAnswer, NewOwnerAnswer, NewOwnerRequest, NothingToShow, type OwnRequest, OwnRequests, RequestsToUs, type RequestToUs, SentOwnerRequest } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

export function requestRoutes(app: App, house: House): void {
  app.post('/api/requests', { schema: { body: NewOwnerRequest, response: { 200: SentOwnerRequest } } }, async (request, reply) => {
    const sent = await house.ownerRequests.ask(await callerOf(house, request), request.body);
    if (isRefused(sent)) throw new RefusedError(sent);
    return onRecord(reply, { id: sent.askId, state: 'sent' as const, ledger: presentReceipt(sent.receipt) });
  });

  app.get('/api/requests', { schema: { response: { 200: OwnRequests } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewOwnRequests', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.ownerRequests.sent(plan), (rows, ledger) => ({ requests: asAsked(rows), ledger }));
  });

  app.get('/api/requests/received', { schema: { response: { 200: RequestsToUs } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewRequestsToUs', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.ownerRequests.received(plan), (rows, ledger) => ({ requests: rows.map(asReceived), ledger }));
  });

  app.post('/api/requests/received/:request', {
    schema: { params: Type.Object({ request: Type.String({ maxLength: 60 }) }), body: NewOwnerAnswer, response: { 200: GivenOwnerAnswer, 404: NothingToShow } },
  }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const given = await house.ownerRequests.answer(caller, request.params.request, request.body);
    if (isRefused(given)) throw new RefusedError(given);
    if (given !== undefined) return onRecord(reply, { ledger: presentReceipt(given) });
    const plan = await planFor(house, caller, { action: 'viewRequestsToUs', asked: { request: request.params.request }, agencyId: caller.member.agencyId });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });
}

const moment = (ms: number): string => new Date(ms).toISOString();

function answerOf(row: OwnerRequestRow) {
  if (row.answerKind === null || row.answeredAtMs === null) return null;
  return { agency: row.agencyId, kind: row.answerKind, words: row.answerWords ?? '', reports: [...row.answerReports], at: moment(row.answeredAtMs) };
}

/** One line for each asking, whomever it went to: who was silent, and how many were asked, is not told. */
function asAsked(rows: readonly OwnerRequestRow[]): OwnRequest[] {
  const firsts = [...new Map(rows.map((row) => [row.askId, row])).values()];
  return firsts.map((row) => ({
    id: row.askId, to: row.sentTo, words: row.words, at: moment(row.askedAtMs), purpose: row.purpose, caseRef: row.caseRef,
    answers: rows.filter((one) => one.askId === row.askId).flatMap((one) => answerOf(one) ?? []),
  }));
}

function asReceived(row: OwnerRequestRow): RequestToUs {
  return {
    id: row.requestId, agency: row.askerAgencyId, member: row.askerId, words: row.words, purpose: row.purpose, caseRef: row.caseRef, at: moment(row.askedAtMs), state: row.state, answer: answerOf(row),
  };
}
