// What one member looked at (G4, G11, G12): asked for with a reason, approved by somebody outside their chain, opened once.
import type { FastifyReply } from 'fastify';
import { type Plan, seal } from '../access/index.js';
import { isRefused } from '../kernel/index.js';
import { isDay } from '../registry/index.js';
import type { ReverseFound } from '../watch/back/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { LookBackStep, NothingToShow, ReverseAnswer, ReverseQuestion, ReverseRequest } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { moment, noDay, planOf, presentLook, stepped } from './look-back-shown.js';
import { RefusedError } from './problem.js';

export function reverseRoutes(app: App, house: House): void {
  app.post('/api/watch/reverse/requests', { schema: { body: ReverseRequest, response: { 200: LookBackStep, 404: NothingToShow } } }, async (request, reply) => {
    const { user, from, to, why, approverAgency } = request.body;
    checkDays(from, to);
    const plan = await planOf(house, request, 'reverseView', { user, from, to, request: true });
    const made = await house.reverses.request(plan, { user, firstDay: from, lastDay: to }, why, approverAgency);
    return made === undefined ? nothing(house, reply, plan) : stepped(reply, made);
  });

  app.post('/api/watch/reverse', { schema: { body: ReverseQuestion, response: { 200: ReverseAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { user, from, to } = request.body;
    checkDays(from, to);
    const plan = await planOf(house, request, 'reverseView', { user, from, to });
    const sealed = await house.reverses.open(plan, { user, firstDay: from, lastDay: to });
    if (sealed === undefined) return nothing(house, reply, plan);
    if (isRefused(sealed)) throw new RefusedError(sealed);
    return answer(house, reply, sealed, async (found, ledger, receipt) => ({ ...presentReverse(await found.reveal(receipt)), ledger }));
  });
}

function checkDays(from: string, to: string): void {
  if (!isDay(from) || !isDay(to) || from > to) throw noDay();
}

async function nothing(house: House, reply: FastifyReply, plan: Plan) {
  return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
}

function presentReverse({ user, unit, role, cases, duty, signInsMs, lines, isCut }: ReverseFound): Omit<ReverseAnswer, 'ledger'> {
  return {
    user, unit, role, isCut, cases: cases.map((one) => ({ caseRef: one.caseRef, from: one.fromOn, to: one.toOn })), signIns: signInsMs.map(moment), duty: presentDuty(duty),
    lines: lines.map((one) => ({ ...presentLook(one), named: one.named, shift: one.shift, dispatch: one.dispatch })),
  };
}

function presentDuty({ shifts, rosterSpans, dispatches, dispatchSpan, unread }: ReverseFound['duty']): ReverseAnswer['duty'] {
  return {
    hasRoster: rosterSpans.length > 0, hasDispatches: dispatchSpan !== null, unread: [...unread],
    shifts: shifts.map((one) => ({ starts: moment(one.startsMs), ends: moment(one.endsMs), kind: one.kind, byThemself: one.byThemself, entered: one.enteredMs === null ? null : moment(one.enteredMs) })),
    dispatches: dispatches.map((one) => ({ incident: one.incident, starts: moment(one.startsMs), ends: one.endsMs === null ? null : moment(one.endsMs), byThemself: one.byThemself, entered: one.enteredMs === null ? null : moment(one.enteredMs) })),
  };
}
