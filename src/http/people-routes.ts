// Administering the people of an agency. What changes and why is on the agency's record before it takes effect; nothing of the registry is shown here.
import { Type } from 'typebox';
import type { About, Person } from '../access/sign-on/index.js';
import type { App } from './app.js';
import { administering, changed } from './administrator.js';
import { answer } from './answer.js';
import { CaseStep, PeopleStep, MemberStep, NewCase, PeopleAnswer, type PersonChange, SetMember } from './contract.js';
import type { House } from './house.js';

const MemberParam = Type.Object({ member: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }) });
const CaseParam = Type.Object({ ...MemberParam.properties, case: Type.String({ maxLength: 100 }) });
const AgencyQuery = Type.Object({ agency: Type.Optional(Type.String({ maxLength: 64 })) });

export function peopleRoutes(app: App, house: House): void {
  app.get('/api/people', { schema: { querystring: AgencyQuery, response: { 200: PeopleAnswer } } }, async (request, reply) => {
    const { plan, agencyId } = await administering(house, request, 'viewPeople', request.query.agency, {});
    const cases = await house.roster.openCases(agencyId);
    return answer(house, reply, await house.desk.list(plan, agencyId), ({ people, rights }, ledger) => ({
      agency: agencyId, cases, ledger, rights: { roles: [...(rights?.roles ?? [])], purposes: [...(rights?.purposes ?? [])], clearance: rights?.clearanceCode ?? '', releasabilities: [...(rights?.releasabilities ?? [])] },
      people: people.map((one) => ({
        member: one.memberId, user: one.userName, name: one.displayName, unit: one.unit, role: one.role, clearance: one.clearanceCode, clearanceUntil: one.clearanceUntil,
        citizenships: [...one.citizenships], releasabilities: [...one.releasabilities], purposes: [...one.purposes], suspended: one.isSuspended, active: one.isActive, hasPassword: one.hasPassword,
        isSelf: plan.caller.member.memberId === one.memberId && plan.caller.member.agencyId === agencyId,
      })),
    }));
  });

  app.put('/api/people/:member', { schema: { params: MemberParam, body: SetMember, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, person } = request.body;
    const { member } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { member, why, fields: Object.keys(person).toSorted() });
    return changed(reply, await house.desk.set(plan, { agencyId, memberId: member, why }, personOf(person)));
  });

  app.post('/api/people/:member', { schema: { params: MemberParam, body: MemberStep, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, act } = request.body;
    const { member } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { member, why, act });
    const about: About = { agencyId, memberId: member, why };
    if (act === 'suspend') return changed(reply, await house.desk.suspend(plan, about));
    if (act === 'restore') return changed(reply, await house.desk.restore(plan, about));
    return changed(reply, await (act === 'invite' ? house.desk.invite(plan, about) : house.desk.endSessions(plan, about)));
  });

  app.put('/api/people/:member/cases/:case', { schema: { params: CaseParam, body: CaseStep, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, assigned } = request.body;
    const { member, case: caseId } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { member, why, case: caseId, assigned });
    return changed(reply, await house.desk.assign(plan, { agencyId, memberId: member, why }, caseId, assigned));
  });

  app.post('/api/cases', { schema: { body: NewCase, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, reference, title } = request.body;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { case: reference, why });
    return changed(reply, await house.desk.openCase(plan, { agencyId, memberId: '', why }, reference, title));
  });
}

function personOf({ user, name, clearance, ...same }: PersonChange): Partial<Person> {
  return {
    ...(user !== undefined && { userName: user }), ...(name !== undefined && { displayName: name }), ...(clearance !== undefined && { clearanceCode: clearance }),
    // One by one: a body cannot bring in a column that is not named here.
    ...(same.unit !== undefined && { unit: same.unit }), ...(same.role !== undefined && { role: same.role }), ...(same.clearanceUntil !== undefined && { clearanceUntil: same.clearanceUntil }),
    ...(same.citizenships !== undefined && { citizenships: same.citizenships }), ...(same.releasabilities !== undefined && { releasabilities: same.releasabilities }),
    ...(same.purposes !== undefined && { purposes: same.purposes }),
  };
}
