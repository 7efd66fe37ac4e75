// Canaries (G4, G11): their keeper reads the list, each reading an entry; an order takes a second person, who learns how many and not which.
import { Type } from 'typebox';
import { isRefused } from '../kernel/index.js';
import type { Canary } from '../watch/canaries/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { CanariesAnswer, CanariesExported, CanariesOrdered, CanariesTakeOver, CanaryExportOrder, type CanaryLine, CanaryStepAnswer, CanaryTended, NewCanaries } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const CanaryParam = Type.Object({ canary: Type.String({ maxLength: 64 }) });

export function canaryRoutes(app: App, house: House): void {
  app.get('/api/watch/canaries', { schema: { response: { 200: CanariesAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewCanaries', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.canaries.list(plan), ({ canaries, withoutKeeper, blendsIn }, ledger) => ({ canaries: canaries.map((one) => present(house, one)), withoutKeeper: [...withoutKeeper], blendsIn, ledger }));
  });

  app.post('/api/watch/canaries', { schema: { body: NewCanaries, response: { 200: CanariesOrdered } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { why, ...order } = request.body;
    const plan = await planFor(house, caller, { action: 'plantCanaries', asked: order, agencyId: caller.member.agencyId });
    const step = await house.canaries.orders.plant(plan, { ...order, why });
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { state: step.state, approval: step.approval, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/watch/canaries/export', { schema: { body: CanaryExportOrder, response: { 200: CanariesExported } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { system, form, words, why } = request.body;
    // What seals the file is no part of the question: it stands nowhere.
    const plan = await planFor(house, caller, { action: 'exportCanaries', asked: { system, form }, agencyId: caller.member.agencyId });
    const step = await house.canaries.orders.export(plan, { system, form, words, why });
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { state: step.state, approval: step.approval, file: step.file ?? null, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/watch/canaries/take-over', { schema: { body: CanariesTakeOver, response: { 200: CanariesOrdered } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { from, why, approverAgency } = request.body;
    const plan = await planFor(house, caller, { action: 'takeOverCanaries', asked: { from }, agencyId: caller.member.agencyId });
    const step = await house.canaries.orders.takeOver(plan, { from, why, ...(approverAgency !== undefined && { approverAgencyId: approverAgency }) });
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { state: step.state, approval: step.approval, ledger: presentReceipt(step.receipt) });
  });

  app.put('/api/watch/canaries/:canary', { schema: { params: CanaryParam, body: CanaryTended, response: { 200: CanaryStepAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { idThere, isOut } = request.body;
    const plan = await planFor(house, caller, { action: 'exportCanaries', asked: { canary: request.params.canary }, agencyId: caller.member.agencyId });
    const receipt = await house.canaries.orders.tend(plan, request.params.canary, { ...(idThere !== undefined && { idThere }), ...(isOut !== undefined && { isOut }) });
    if (isRefused(receipt)) throw new RefusedError(receipt);
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
}

const moment = (ms: number): string => new Date(ms).toISOString();

function present({ canaries }: House, one: Canary): CanaryLine {
  const { agencyId, canaryId, system, state, person, dueAtMs, rotateAtMs, until, meetings, idThere = null, takenOutAtMs, knownTo = [] } = one;
  const isElsewhere = system !== 'custos';
  return {
    id: canaryId, system, state, entity: isElsewhere ? person.entityId : `${agencyId}~${person.entityId}`, name: person.name, properties: { ...person.properties }, dueAt: moment(dueAtMs), rotateAt: moment(rotateAtMs), until, idThere,
    toTakeOut: isElsewhere && state === 'retired' && takenOutAtMs === undefined, isCompromised: knownTo.length > 0, marks: canaries.orders.marksOf(one).map(({ mark, atMs }) => ({ mark, at: moment(atMs) })),
    meetings: meetings.map(({ atMs, ...met }) => ({ at: moment(atMs), ...met })),
  };
}
