// How the policies change, over HTTP: proposal, rehearsal, request for a second person, adoption. What is in force is shown to the same people.
import { Type } from 'typebox';
import { isRefused, parseEntityRef } from '../kernel/index.js';
import type { Caller } from '../access/index.js';
import type { PolicyChange, RehearsalRun } from '../access/replay/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { ApprovalAsked, ChangeAnswer, ChangeStep, type LedgerReceipt, NewApprovalRequest, NewPolicyChange, NewRehearsal, NothingToShow, PoliciesAnswer, type RehearsalOutcome } from './contract.js';
import { presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { dayMsOf } from './replay-routes.js';
import { jsonLines, type Work } from './json-lines.js';
import { differingFiles, presentRehearsal, presentSummary } from './present-policies.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const Id = Type.Object({ id: Type.String({ maxLength: 300 }) });

export function policyRoutes(app: App, house: House): void {
  const { changes, inForce, shipped, shippedHash } = house.policies;

  app.get('/api/access/policies', { schema: { response: { 200: PoliciesAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'viewPolicies', asked: {} });
    return answer(house, reply, await changes.list(plan), async (found, ledger) => ({
      inForce: inForce.policyHash, shippedDiffers: shippedHash !== inForce.policyHash, files: inForce.source.texts.map(({ name, text }) => ({ name, text })),
      changes: await Promise.all(found.map(async (one) => presentSummary(one, await changes.staleness(one)))), ledger,
    }));
  });

  app.post('/api/access/policies', { schema: { body: NewPolicyChange, response: { 200: ChangeStep } } }, async (request, reply) => {
    const { files = [], remove = [], shipped: isShipped = false, why } = request.body;
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'proposePolicies', asked: { files: files.map(({ name }) => name), remove, shipped: isShipped } });
    const gone = inForce.source.texts.map(({ name }) => name).filter((name) => !shipped.texts.some((one) => one.name === name));
    const { value, receipt } = await changes.propose(plan, isShipped ? { files: shipped.texts, remove: gone, why } : { files, remove, why });
    return onRecord(reply, { id: idOf(value), policyHash: value.policyHash, ledger: presentReceipt(receipt) });
  });

  app.get('/api/access/policies/:id', { schema: { params: Id, response: { 200: ChangeAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewPolicies', asked: { change: request.params.id } });
    const sealed = await changes.one(plan, keyOf(request.params.id));
    return answer(house, reply, sealed, async (found, ledger) => {
      const change = found && (await presentChange(house, caller, found));
      return presentOrNothing(reply, change, ledger, (shown) => ({ change: shown, ledger }));
    });
  });

  app.post('/api/access/policies/:id/rehearsal', { schema: { params: Id, body: NewRehearsal } }, async (request, reply) => {
    const { from } = request.body;
    if (from !== undefined) dayMsOf(from);
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'rehearsePolicies', asked: { change: request.params.id, from: from ?? null } });
    const sealed = await changes.rehearsal(plan, keyOf(request.params.id), from ?? null);
    return answer(house, reply, sealed, (run, ledger) => (run === undefined ? presentOrNothing(reply, undefined, ledger, () => ({})) : jsonLines(reply, rehearsalLines(run, ledger))));
  });

  app.post('/api/access/policies/:id/approval', { schema: { params: Id, body: NewApprovalRequest, response: { 200: ApprovalAsked } } }, async (request, reply) => {
    const { why, agency } = request.body;
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'adoptPolicies', asked: { change: request.params.id, ask: agency ?? null } });
    const step = await changes.ask(plan, keyOf(request.params.id), why, agency);
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { approval: `${step.value.agencyId}~${step.value.approvalId}`, subjectHash: step.value.subjectHash, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/access/policies/:id/adopt', { schema: { params: Id, response: { 200: ChangeStep } } }, async (request, reply) => {
    const plan = await planFor(house, await anyCallerOf(house, request), { action: 'adoptPolicies', asked: { change: request.params.id } });
    const step = await changes.adopt(plan, keyOf(request.params.id));
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { id: idOf(step.value), policyHash: step.value.policyHash, ledger: presentReceipt(step.receipt) });
  });
}

function keyOf(id: string) {
  const { agencyId, entityId } = parseEntityRef(id);
  return { agencyId, changeId: entityId };
}

const idOf = ({ agencyId, changeId }: PolicyChange): string => `${agencyId}~${changeId}`;

async function presentChange(house: House, caller: Caller, change: PolicyChange) {
  const { changes, inForce } = house.policies;
  const stale = await changes.staleness(change);
  const reader = { agencyId: caller.member.agencyId, rehearses: house.door.allows(caller, 'rehearsePolicies') };
  return { ...presentSummary(change, stale), stale: stale ?? null, files: differingFiles(change, inForce.source), rehearsal: presentRehearsal(change, reader) };
}

async function* rehearsalLines(run: RehearsalRun, ledger: LedgerReceipt): Work<RehearsalOutcome> {
  const { counts, sight } = yield* run();
  return { counts: { ...counts }, changedSight: sight.changed.length, ledger };
}
