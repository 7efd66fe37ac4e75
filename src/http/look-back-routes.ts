// Looking back at who looked (G4, G11, G12): a look-up like any other, on the record with its purpose; what the examiner may not see, nobody looked at.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Approval, type Plan, seal } from '../access/index.js';
import { BadInput, isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { isDay } from '../registry/index.js';
import { type LookBackFound, type LookLine, proofLines, type ReverseFound, sealedContent } from '../watch/back/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { ExportAnswer, ExportQuestion, ExportRequest, LookBackAnswer, LookBackQuestion, LookBackRebuilt, LookBackStep, NothingToShow, ReverseAnswer, ReverseQuestion, ReverseRequest } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const usualDays = 90;

export function lookBackRoutes(app: App, house: House): void {
  app.post('/api/watch/look-back', { schema: { body: LookBackQuestion, response: { 200: LookBackAnswer } } }, async (request, reply) => {
    const asked = askedOf(house, request.body);
    const plan = await planOf(house, request, 'lookBack', asked);
    return answer(house, reply, await house.lookBacks.look(plan, asked), async (found, ledger, receipt) => ({ ...presentFound(await found.reveal(receipt)), ledger }));
  });
  app.post('/api/watch/look-back/rebuild', { schema: { response: { 200: LookBackRebuilt } } }, async (request, reply) => {
    const plan = await planOf(house, request, 'lookBack', { rebuild: true });
    const { agencyId } = plan.caller.member;
    const { receipt } = await house.door.write(plan, { rebuild: agencyId }, async () => {
      void house.lookIndex.rebuild(agencyId).catch((fault: unknown) => process.stderr.write(`custos: the index of looks was not made anew: ${String(fault)}\n`));
    });
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
  exportRoutes(app, house);
  reverseRoutes(app, house);
}

/** A package leaves by two people: what is in it is hashed, and the hash is an entry before it leaves (G1, G11). */
function exportRoutes(app: App, house: House): void {
  app.post('/api/watch/look-back/export/requests', { schema: { body: ExportRequest, response: { 200: LookBackStep } } }, async (request, reply) => {
    const asked = askedOf(house, request.body);
    const { why, approverAgency } = request.body;
    const plan = await planOf(house, request, 'exportLookBack', { ...asked, request: true });
    return stepped(reply, await house.approvals.request(plan, { kind: 'export_look_back', subject: { act: 'export_look_back', ...asked }, why, ...(approverAgency !== undefined && { approverAgencyId: approverAgency }) }));
  });

  app.post('/api/watch/look-back/export', { schema: { body: ExportQuestion, response: { 200: ExportAnswer } } }, async (request, reply) => {
    const asked = askedOf(house, request.body);
    const plan = await planOf(house, request, 'exportLookBack', asked);
    const taken = await house.lookBacks.takeExport(plan, asked);
    if (isRefused(taken)) throw new RefusedError(taken);
    return answer(house, reply, await house.lookBacks.look(plan, asked), async (found, ledger, receipt) => {
      const { agencyId, userName } = plan.caller.member;
      const revealed = presentFound(await found.reveal(receipt));
      const content = sealedContent({ asked, found: revealed, agency: agencyId, by: `${userName}@${agencyId}`, both: taken.both, entry: receipt.index, atMs: house.clock() });
      const sealing = await house.door.note(agencyId, { action: 'sealLookBack', id: plan.id, actor: actorOf(plan), sha256: content.sha256 });
      const proofs = await proofLines(house.ledger, agencyId, [...revealed.lines.map((one) => BigInt(one.index)), receipt.index, sealing.index]);
      return { ...content, seal: presentReceipt(sealing), proofs, ledger };
    });
  });
}

function reverseRoutes(app: App, house: House): void {
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

async function planOf(house: House, request: FastifyRequest, action: string, asked: Readonly<Record<string, string | number | boolean | string[]>>): Promise<Plan> {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action, asked, agencyId: caller.member.agencyId });
}

function askedOf(house: House, { entities, lastDay = house.door.today(), days = usualDays }: LookBackQuestion) {
  if (!isDay(lastDay)) throw noDay();
  for (const one of entities) parseEntityRef(one);
  return { entities: [...new Set(entities)], lastDay, days };
}

function checkDays(from: string, to: string): void {
  if (!isDay(from) || !isDay(to) || from > to) throw noDay();
}

function noDay(): BadInput {
  return new BadInput('days are `YYYY-MM-DD`, the first not after the last', { fr: 'les jours ont la forme `AAAA-MM-JJ`, le premier n’étant pas après le dernier' });
}

function stepped(reply: FastifyReply, made: { readonly value: Approval; readonly receipt: Receipt } | Refused): LookBackStep {
  if (isRefused(made)) throw new RefusedError(made);
  return onRecord(reply, { approval: `${made.value.agencyId}~${made.value.approvalId}`, ledger: presentReceipt(made.receipt) });
}

async function nothing(house: House, reply: FastifyReply, plan: Plan) {
  return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
}

function actorOf({ caller: { member } }: Plan) {
  return { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
}

function presentFound({ firstDay, lastDay, lines, isCut, people }: LookBackFound): Omit<LookBackAnswer, 'ledger'> {
  return {
    firstDay, lastDay, isCut,
    lines: lines.map((one) => ({ ...presentLook(one), about: one.about ?? 0, user: one.user })),
    people: people.map(({ expected, days, ...one }) => ({ ...one, expected: expected?.looks ?? null, chance: expected?.chance ?? null, days: days.map((day) => ({ ...day })) })),
  };
}

function presentReverse({ user, unit, role, cases, signInsMs, lines, isCut }: ReverseFound): Omit<ReverseAnswer, 'ledger'> {
  return {
    user, unit, role, isCut, cases: cases.map((one) => ({ caseRef: one.caseRef, from: one.fromOn, to: one.toOn })), signIns: signInsMs.map(moment), lines: lines.map((one) => ({ ...presentLook(one), named: one.named })),
  };
}

function presentLook(one: LookLine) {
  return {
    index: one.index.toString(), at: moment(one.atMs), act: one.act, outcome: one.outcome, purpose: one.purpose, caseRef: one.caseRef, onCase: one.onCase, because: [...one.because],
    signIn: one.signIn === null ? null : { index: one.signIn.index.toString(), at: moment(one.signIn.atMs) },
  };
}

const moment = (ms: number): string => new Date(ms).toISOString();
