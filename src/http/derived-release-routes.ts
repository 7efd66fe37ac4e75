// Asking for the release of a derived report, and releasing as its originator. What does not wait for the caller is what is not there (G4, G5).
import { Type } from 'typebox';
import { labelRow, markingOf, seal, strictestOf } from '../access/index.js';
import { Sight, whoSees } from '../access/replay/index.js';
import { BadInput, isRefused } from '../kernel/index.js';
import type { AskedRelease, ReceivedRelease } from '../registry/derived/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import {
  AskedReleases, type AskedReleaseView, NewRelease, NewReleaseRequest, NothingToShow, ReceivedReleases, type ReceivedReleaseView, ReleaseGiven, ReleaseWithdrawn, SentReleaseRequest, TakenBack,
} from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { inTens } from './sight-routes.js';
import { refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const decision = { params: IdParam, response: { 200: ReleaseGiven, 404: NothingToShow } };

export function derivedReleaseRoutes(app: App, house: House): void {
  app.post('/api/releases', { schema: { body: NewReleaseRequest, response: { 200: SentReleaseRequest } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'askRelease', [{ field: 'why', text: request.body.why }]);
    const plan = await planFor(house, caller, { action: 'askRelease', asked: { ...request.body }, agencyId: caller.member.agencyId });
    const { id, receipt } = await house.derivedReleases.ask(plan, request.body);
    return onRecord(reply, { id, ledger: presentReceipt(receipt) });
  });

  app.get('/api/releases', { schema: { response: { 200: AskedReleases } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewReleaseRequests', asked: { mine: true }, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.derivedReleases.asked(plan), (asked, ledger) => ({ requests: asked.map(asAsked), ledger }));
  });

  app.delete('/api/releases/:id', { schema: { params: IdParam, response: { 200: ReleaseWithdrawn } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'askRelease', asked: { withdraw: request.params.id }, agencyId: caller.member.agencyId });
    return onRecord(reply, { ledger: presentReceipt(await house.derivedReleases.withdraw(plan, request.params.id)) });
  });

  app.get('/api/releases/received', { schema: { response: { 200: ReceivedReleases } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewReleaseRequests', asked: { received: true }, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.derivedReleases.received(plan), async (found, ledger) => ({ requests: await Promise.all(found.map(async (one) => asReceived(house, one))), ledger }));
  });

  app.post('/api/releases/received/:id/release', { schema: { ...decision, body: NewRelease } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { agencies, purposes, why } = request.body;
    const plan = await planFor(house, caller, { action: 'releaseDerived', asked: { request: request.params.id, agencies, purposes, why }, agencyId: caller.member.agencyId });
    const step = await house.derivedReleases.release(plan, request.params.id, { agencies, purposes }, why);
    if (isRefused(step)) throw new RefusedError(step);
    if (step !== undefined) return onRecord(reply, { state: step.state, ledger: presentReceipt(step.receipt) });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });

  app.post('/api/releases/received/:id/take-back', { schema: { ...decision, body: TakenBack } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'takeBackRelease', asked: { request: request.params.id, why: request.body.why }, agencyId: caller.member.agencyId });
    const receipt = await house.derivedReleases.takeBack(plan, request.params.id, request.body.why);
    if (receipt !== undefined) return onRecord(reply, { state: 'taken_back', ledger: presentReceipt(receipt) });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });
}

const moment = (ms: number): string => new Date(ms).toISOString();

function asAsked({ request, inEffect }: AskedRelease): AskedReleaseView {
  const state = request.withdrawnAtMs !== null ? 'withdrawn' : inEffect.agencies.length > 0 ? 'in_effect' : 'asked';
  return {
    id: `${request.agencyId}~${request.requestId}`, report: `${request.agencyId}~${request.reportId}`, at: moment(request.askedAtMs), why: request.why, agencies: [...request.agencies],
    purposes: [...request.purposes], state, inEffect: { agencies: [...inEffect.agencies], purposes: [...inEffect.purposes] },
  };
}

async function asReceived(house: House, one: ReceivedRelease): Promise<ReceivedReleaseView> {
  const { request, released } = one;
  return {
    id: `${request.agencyId}~${request.requestId}`, report: `${request.agencyId}~${request.reportId}`, agency: request.agencyId, member: request.askedBy, at: moment(request.askedAtMs), why: request.why,
    agencies: [...request.agencies], purposes: [...request.purposes], inputs: [...one.inputs], markings: [...new Set(one.labels.map(markingOf))], adds: await addsOf(house, one),
    released: released === undefined ? null : { agencies: [...released.agencies], purposes: [...released.purposes] },
  };
}

/** Whom it would reach: reckoned from the reader's own part alone, so that nothing of another originator's shows. */
async function addsOf(house: House, { request, labels }: ReceivedRelease): Promise<ReceivedReleaseView['adds']> {
  const [first] = labels;
  if (first === undefined) return [];
  const today = house.door.today();
  const people = (await house.people.activeMembers(today)).filter(({ agencyId }) => request.agencies.includes(agencyId));
  const count = async (terms: { readonly releasedTo: readonly string[]; readonly releasedFor: readonly string[] }) => {
    const product = productOf();
    if (product === undefined) return [];
    const label = { ...first, ...labelRow(request.agencyId, { ...product, ...terms }), labelId: 0, sector: 'police' };
    return whoSees(house.policies.inForce, new Sight({ all: [label] }, today), people, [label]);
  };
  const productOf = () => {
    try {
      return strictestOf(request.agencyId, labels);
    } catch (fault) {
      if (fault instanceof BadInput) return undefined;
      throw fault;
    }
  };
  const [before, after] = [await count({ releasedTo: [], releasedFor: [] }), await count({ releasedTo: request.agencies, releasedFor: request.purposes })];
  const isOf = (agency: string) => ({ member }: { readonly member: { readonly agencyId: string } }) => member.agencyId === agency;
  return request.agencies.map((agency) => ({ agency, before: inTens(before.filter(isOf(agency)).length), after: inTens(after.filter(isOf(agency)).length) }));
}
