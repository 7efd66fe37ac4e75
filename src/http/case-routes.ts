// One's own cases, with whoever else is on them; closing and reopening one of the agency's, by its administrator, who sees no title and not who works on what (promise G6: an
// integrity case is not told to whom it may be about).
import { Type } from 'typebox';
import { seal } from '../access/index.js';
import type { CaseFile } from '../access/sign-on/index.js';
import type { App } from './app.js';
import { administering, changed } from './administrator.js';
import { answer } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { CasesAnswer, type CaseView, CloseCase, PeopleStep } from './contract.js';
import type { House } from './house.js';

const CaseParam = Type.Object({ reference: Type.String({ maxLength: 100 }) });

export function caseRoutes(app: App, house: House): void {
  app.get('/api/cases', { schema: { response: { 200: CasesAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agencyId, cases } = caller.member;
    const plan = await planFor(house, caller, { action: 'viewCases', asked: {}, agencyId });
    const today = house.door.today();
    const mine = await house.cases.named(cases.map(({ ref }) => ref), today);
    const agency = house.door.allows(caller, 'administerPeople') ? await house.cases.of(agencyId, today) : null;
    const ids = new Map<string, string[]>();
    for (const one of new Map([...mine, ...(agency ?? [])].map((each) => [each.ref, each])).values()) ids.set(one.agencyId, [...(ids.get(one.agencyId) ?? []), `case:${one.ref.slice(one.agencyId.length + 1)}`]);
    return answer(house, reply, seal(plan, ids, { mine, agency }), (found, ledger) => ({
      mine: found.mine.map(present), agency: found.agency?.map((one) => ({ ...present(one), title: '', members: [] })) ?? null, ledger,
    }));
  });

  app.post('/api/cases/:reference/close', { schema: { params: CaseParam, body: CloseCase, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why } = request.body;
    const { reference: caseId } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { case: caseId, why, close: true });
    return changed(reply, await house.desk.closeCase(plan, { agencyId, memberId: '', why }, caseId));
  });

  app.post('/api/cases/:reference/reopen', { schema: { params: CaseParam, body: CloseCase, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why } = request.body;
    const { reference: caseId } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { case: caseId, why, reopen: true });
    return changed(reply, await house.desk.reopenCase(plan, { agencyId, memberId: '', why }, caseId));
  });
}

function present({ ref, title, openedOn, closedOn, members }: CaseFile): CaseView {
  return { ref, title, openedOn, closedOn, members: members.map(({ agencyId, memberId, name, role }) => ({ agency: agencyId, member: memberId, name, role })), count: members.length };
}
