// Emergency access: opening, ending, one's own, and the reviews by two people outside the chain of command (G11, G12).
import { Type } from 'typebox';
import type { RecordLine } from '../access/index.js';
import type { ReviewedGlass } from '../access/glass/index.js';
import { isRefused } from '../kernel/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf, callerOf } from './caller.js';
import {
  BreakGlassReview, BreakGlassReviews, type BreakGlassView, EndedBreakGlass, GivenGlassOpinion, NewBreakGlass, NewGlassOpinion, NothingToShow, OpenedBreakGlass, OwnBreakGlass,
} from './contract.js';
import { answerOrNothing, presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { presentLine } from './ledger-routes.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { seal } from '../access/index.js';

const GlassParam = Type.Object({ glass: Type.String({ maxLength: 60 }) });
/** Entries that a review lists; whoever asked more in an hour is not told by a longer list. */
const mostListed = 1_000;
/** The entry of an answer that was asked in time may stand a moment later. */
const slackMs = 60_000;

export function breakGlassRoutes(app: App, house: House): void {
  app.get('/api/break-glass', { schema: { response: { 200: OwnBreakGlass } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewBreakGlass', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.breakGlass.own(plan), ({ glasses, history }, ledger) => ({ ...history, glasses: glasses.map(present), ledger }));
  });

  app.post('/api/break-glass', { schema: { body: NewBreakGlass, response: { 200: OpenedBreakGlass } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const opened = await house.breakGlass.open(caller, request.body.reason);
    if (isRefused(opened)) throw new RefusedError(opened);
    return onRecord(reply, { id: opened.glass.glassId, until: new Date(opened.glass.untilMs).toISOString(), ledger: presentReceipt(opened.receipt) });
  });

  app.delete('/api/break-glass', { schema: { response: { 200: EndedBreakGlass } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    await planFor(house, caller, { action: 'endBreakGlass', asked: {}, agencyId: caller.member.agencyId });
    return onRecord(reply, { ledger: presentReceipt(await house.breakGlass.end(caller)) });
  });
  reviewRoutes(app, house);
}

function reviewRoutes(app: App, house: House): void {
  app.get('/api/break-glass/reviews', { schema: { response: { 200: BreakGlassReviews } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'reviewBreakGlass', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.breakGlass.toReview(plan), (reviews, ledger) => ({ reviews: reviews.map(present), ledger }));
  });

  app.get('/api/break-glass/reviews/:glass', { schema: { params: GlassParam, response: { 200: BreakGlassReview, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { agencyId } = caller.member;
    await planFor(house, caller, { action: 'reviewBreakGlass', asked: { breakGlass: request.params.glass }, agencyId });
    // The keys open an agency's entries to those who watch its log, under the question that names them (decision 0016).
    const plan = await planFor(house, caller, { action: 'viewLedger', asked: { breakGlass: request.params.glass }, agencyId });
    const [found] = await house.breakGlass.reviewable(caller.member, request.params.glass);
    if (found === undefined) return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
    const { glass } = found;
    const sealed = await house.record.during(plan, glass, glass.openedAtMs, glass.untilMs + slackMs, mostListed);
    return answer(house, reply, sealed, async (record, ledger, receipt) => {
      const { lines, isCut } = await record.reveal(receipt);
      // Whoever stands in was told the reason in their own log; the person's log is not theirs to read.
      const opening = lines.find((line) => (glass.agencyId === agencyId ? line.index === glass.intentIndex : line.breakGlass === glass.glassId && line.action === 'breakGlass'));
      const entries = lines.filter((line) => line.breakGlass === glass.glassId).map((line) => presentLine(line, ledger.origin));
      return presentOrNothing(reply, found, ledger, () => ({ glass: present(found), reason: reasonOf(opening), entries, isCut, ledger }));
    });
  });

  app.post('/api/break-glass/reviews/:glass', { schema: { params: GlassParam, body: NewGlassOpinion, response: { 200: GivenGlassOpinion, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { outcome, why } = request.body;
    const plan = await planFor(house, caller, { action: 'reviewBreakGlass', asked: { breakGlass: request.params.glass, outcome, why }, agencyId: caller.member.agencyId });
    const receipt = await house.breakGlass.review(plan, request.params.glass, outcome, why);
    if (receipt !== undefined) return onRecord(reply, { ledger: presentReceipt(receipt) });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });
}

function reasonOf(opening: RecordLine | undefined): string {
  const asked: unknown = JSON.parse(opening?.asked ?? 'null');
  return typeof asked === 'object' && asked !== null && 'reason' in asked && typeof asked.reason === 'string' ? asked.reason : '';
}

const moment = (ms: number): string => new Date(ms).toISOString();

function present({ glass, user, opinions }: ReviewedGlass): BreakGlassView {
  return {
    id: glass.glassId, user, purpose: glass.purpose, caseRef: glass.caseRef, openedAt: moment(glass.openedAtMs), until: moment(glass.untilMs),
    endedAt: glass.endedAtMs === null ? null : moment(glass.endedAtMs), reviewDue: moment(glass.reviewDueMs),
    reviewedAt: glass.reviewedAtMs === null ? null : moment(glass.reviewedAtMs), outcome: glass.outcome,
    opinions: opinions.map(({ role, outcome, why, givenAtMs }) => ({ role, outcome, why, at: moment(givenAtMs) })),
  };
}
