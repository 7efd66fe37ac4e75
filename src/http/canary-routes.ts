// Canaries (G4, G11): their keeper reads the list, each reading an entry; an order takes a second person, who learns how many and not which.
import { isRefused } from '../kernel/index.js';
import type { Canary } from '../watch/canaries/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { CanariesAnswer, CanariesOrdered, type CanaryLine, NewCanaries } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

export function canaryRoutes(app: App, house: House): void {
  app.get('/api/watch/canaries', { schema: { response: { 200: CanariesAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewCanaries', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.canaries.list(plan), ({ canaries, blendsIn }, ledger) => ({ canaries: canaries.map(present), blendsIn, ledger }));
  });

  app.post('/api/watch/canaries', { schema: { body: NewCanaries, response: { 200: CanariesOrdered } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { why, ...order } = request.body;
    const plan = await planFor(house, caller, { action: 'plantCanaries', asked: order, agencyId: caller.member.agencyId });
    const step = await house.canaries.order(plan, { ...order, why });
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { state: step.state, approval: step.approval, ledger: presentReceipt(step.receipt) });
  });
}

const moment = (ms: number): string => new Date(ms).toISOString();

function present({ agencyId, canaryId, system, state, person, dueAtMs, rotateAtMs, until, meetings }: Canary): CanaryLine {
  return {
    id: canaryId, system, state, entity: `${agencyId}~${person.entityId}`, name: person.name, properties: { ...person.properties }, dueAt: moment(dueAtMs), rotateAt: moment(rotateAtMs), until,
    meetings: meetings.map(({ atMs, ...one }) => ({ at: moment(atMs), ...one })),
  };
}
