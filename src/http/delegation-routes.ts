// Giving, listing and taking back what was delegated (domain.md section 3, Handling).
import { Type } from 'typebox';
import type { Delegation } from '../access/delegations/index.js';
import { BadInput, isRefused } from '../kernel/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf, callerOf } from './caller.js';
import { DelegationGiven, DelegationsAnswer, DelegationTakenBack, type DelegationView, NewDelegation } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 200 }) });

export function delegationRoutes(app: App, house: House): void {
  app.get('/api/delegations', { schema: { response: { 200: DelegationsAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agencyId, memberId } = caller.member;
    const plan = await planFor(house, caller, { action: 'viewDelegations', asked: {}, agencyId });
    const now = house.clock();
    return answer(house, reply, await house.delegations.list(plan), (found, ledger) => ({ delegations: found.map((one) => present(one, `${agencyId}~${memberId}`, now)), ledger }));
  });

  app.post('/api/delegations', { schema: { body: NewDelegation, response: { 200: DelegationGiven } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { kind, grantee, why, until, from } = request.body;
    const plan = await planFor(house, caller, { action: 'delegate', asked: { kind, grantee, until, case: caller.caseRef }, agencyId: caller.member.agencyId });
    const given = await house.delegations.give(plan, { kind, grantee, why, untilMs: momentOf(until), ...(from === undefined ? {} : { fromMs: momentOf(from) }) });
    if (isRefused(given)) throw new RefusedError(given);
    return onRecord(reply, { id: given.id, ledger: presentReceipt(given.receipt) });
  });

  app.delete('/api/delegations/:id', { schema: { params: IdParam, response: { 200: DelegationTakenBack } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'takeBack', asked: { delegation: request.params.id }, agencyId: caller.member.agencyId });
    return onRecord(reply, { ledger: presentReceipt(await house.delegations.takeBack(plan, request.params.id)) });
  });
}

/** RFC 3339 with its offset, so that no two clocks read it as different moments. */
function momentOf(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new BadInput('a moment is written like `2026-12-01T08:00:00Z`', { fr: 'un moment s’écrit comme `2026-12-01T08:00:00Z`' });
  return ms;
}

function present(one: Delegation, me: string, nowMs: number): DelegationView {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    id: `${one.agencyId}~${one.delegationId}`, kind: one.kind, caseRef: one.caseId === null ? null : `${one.agencyId}~${one.caseId}`,
    isMine: `${one.agencyId}~${one.grantorMemberId}` === me, grantor: `${one.grantorMemberId}@${one.agencyId}`, grantee: `${one.granteeMemberId}@${one.granteeAgencyId}`,
    from: time(one.fromMs), until: time(one.untilMs), why: one.why, givenAt: time(one.givenAtMs), takenBackAt: one.takenBackAtMs === null ? null : time(one.takenBackAtMs),
    isOpen: one.takenBackAtMs === null && one.fromMs <= nowMs && nowMs < one.untilMs,
  };
}
