// Approvals by a second person: the list of what one may approve and has asked for, and the three steps. What does not wait for the caller
// and what does not exist are one answer (G4).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Approval, approvalKinds, type ApprovalLists } from '../access/index.js';
import { BadInput, isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { ApprovalsAnswer, ApprovalStep, ApprovalsWaiting, ApprovalVerdict, type ApprovalView } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { agencyNames } from './words.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });

export function approvalRoutes(app: App, house: House): void {
  app.get('/api/approvals', { schema: { response: { 200: ApprovalsAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'viewApprovals', asked: {} });
    const sealed = await house.approvals.list(plan);
    const language = languageOf(request);
    return answer(house, reply, sealed, async (lists, ledger) => ({ ...(await presentLists(house, lists, language)), ledger }));
  });

  app.get('/api/approvals/waiting', { schema: { response: { 200: ApprovalsWaiting } }, config: { openBecause: 'a number of the signed-in person’s own tasks; nothing of the registry' } },
    async (request) => {
      const caller = await anyCallerOf(house, request);
      return { waiting: house.ledger.state().running ? await house.approvals.waiting(caller) : null };
    });

  app.post('/api/approvals/:id/approve', { schema: { params: IdParam, body: ApprovalVerdict, response: { 200: ApprovalStep } } }, async (request, reply) =>
    decide(house, request, reply, request.params.id, request.body, 'approve'));

  app.post('/api/approvals/:id/refuse', { schema: { params: IdParam, body: ApprovalVerdict, response: { 200: ApprovalStep } } }, async (request, reply) =>
    decide(house, request, reply, request.params.id, request.body, 'refuse'));

  app.post('/api/approvals/:id/withdraw', { schema: { params: IdParam, response: { 200: ApprovalStep } } }, async (request, reply) => {
    const key = keyOf(request.params.id);
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'requestApproval', asked: { withdraw: request.params.id } });
    return stepped(reply, await house.approvals.withdraw(plan, key));
  });
}

async function decide(house: House, request: FastifyRequest, reply: FastifyReply, id: string, { kind, subjectHash, why }: ApprovalVerdict, word: 'approve' | 'refuse') {
  const action = approvalKinds.find(({ code }) => code === kind)?.action;
  if (action === undefined) throw new BadInput('this is not a kind of act that a second person approves', { fr: 'ceci n’est pas un genre d’acte qu’une deuxième personne approuve' });
  const key = keyOf(id);
  const plan = await planFor(house, await anyCallerOf(house, request), { action, asked: { approval: id, verdict: word, kind, subjectHash, why } });
  return stepped(reply, await house.approvals[word](plan, { ...key, kind, subjectHash, why }));
}

function stepped(reply: FastifyReply, step: { readonly value: Approval; readonly receipt: Receipt } | Refused) {
  if (isRefused(step)) throw new RefusedError(step);
  return onRecord(reply, { id: nameOf(step.value), state: step.value.state, ledger: presentReceipt(step.receipt) });
}

function keyOf(id: string) {
  const { agencyId, entityId } = parseEntityRef(id);
  return { agencyId, approvalId: entityId };
}

const nameOf = (one: Approval): string => `${one.agencyId}~${one.approvalId}`;
const timeOf = (atMs: number): string => new Date(atMs).toISOString();

async function presentLists(house: House, lists: ApprovalLists, language: Language): Promise<{ mine: ApprovalView[]; waiting: ApprovalView[] }> {
  const names = await agencyNames(house, language);
  const person = async (agencyId: string, memberId: string) => {
    const member = await house.people.memberById(agencyId, memberId, house.door.today());
    return { user: member?.userName ?? memberId, displayName: member?.displayName ?? memberId, agency: agencyId, agencyName: names.get(agencyId) ?? agencyId };
  };
  const view = async (one: Approval): Promise<ApprovalView> => ({
    id: nameOf(one), kind: one.kind, subject: one.subject, subjectHash: one.subjectHash, why: one.why, askedBy: await person(one.agencyId, one.askedBy),
    askedAt: timeOf(one.askedAtMs), expiresAt: timeOf(one.expiresAtMs), approverAgency: one.approverAgencyId,
    state: one.state === 'pending' && one.expiresAtMs <= house.clock() ? 'expired' : one.state,
    decidedBy: one.decision === undefined ? null : await person(one.decision.agencyId, one.decision.memberId),
    decidedAt: one.decision === undefined ? null : timeOf(one.decision.atMs), decidedWhy: one.decision?.why ?? null,
  });
  return { mine: await Promise.all(lists.mine.map(view)), waiting: await Promise.all(lists.waiting.map(view)) };
}
