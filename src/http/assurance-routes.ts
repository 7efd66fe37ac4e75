// Listing, recording and ending what one's own agency decided about foreign partners. No partner, and no other agency, sees it.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { AssuranceLine, PartnerState, Assurances } from '../access/assurances/index.js';
import { isRefused } from '../kernel/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { AssuranceDone, AssurancesAnswer, type AssuranceView, EndAssurance, NewAssurance, type PartnerView } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 200 }) });

export function assuranceRoutes(app: App, house: House): void {
  app.get('/api/assurances', { schema: { response: { 200: AssurancesAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agencyId } = caller.member;
    const plan = await planFor(house, caller, { action: 'viewAssurances', asked: {}, agencyId });
    const may = { mayRecord: house.door.allows(caller, 'recordAssurance'), mayEnd: house.door.allows(caller, 'endAssurance') };
    return answer(house, reply, await house.assurances.list(plan), ({ assurances, partners }, ledger) =>
      ({ agency: agencyId, assurances: assurances.map(presentLine), partners: partners.map(presentPartner), ...may, ledger }));
  });

  app.post('/api/assurances', { schema: { body: NewAssurance, response: { 200: AssuranceDone } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { approverAgency, ...draft } = request.body;
    const plan = await planFor(house, caller, { action: 'recordAssurance', asked: { ...draft }, agencyId: caller.member.agencyId });
    return stepped(reply, await house.assurances.record(plan, draft, approverAgency));
  });

  app.post('/api/assurances/:id/end', { schema: { params: IdParam, body: EndAssurance, response: { 200: AssuranceDone } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { id } = request.params;
    const { why, approverAgency } = request.body;
    const plan = await planFor(house, caller, { action: 'endAssurance', asked: { assurance: id, why }, agencyId: caller.member.agencyId });
    return stepped(reply, await house.assurances.end(plan, id, why, approverAgency));
  });
}

function stepped(reply: FastifyReply, step: Awaited<ReturnType<Assurances['record']>>): AssuranceDone {
  if (isRefused(step)) throw new RefusedError(step);
  return onRecord(reply, { state: step.state, id: step.id, approval: step.approval, ledger: presentReceipt(step.receipt) });
}

function presentLine(one: AssuranceLine): AssuranceView {
  const { kind, outcome, decidedBy, decidedOn, reference, ground, recordedBy, state, end } = one;
  return {
    id: `${one.agencyId}~${one.assuranceId}`, partner: one.partnerAgencyId, kind, outcome, decidedBy, decidedOn, until: one.expiresOn, reference, ground, recordedBy, state,
    recordedAt: new Date(one.recordedAtMs).toISOString(), endedAt: end === undefined ? null : new Date(end.atMs).toISOString(), endedBy: end?.by ?? null, endedWhy: end?.why ?? null,
  };
}

function presentPartner({ agencyId, isCovered, missing, isForbidden, until }: PartnerState): PartnerView {
  return { agency: agencyId, covered: isCovered, missing: [...missing], forbidden: isForbidden, until };
}
