// Agencies and what they may give, by the operator on the node's own socket; and the invitation by which a member sets a password.
import { Type } from 'typebox';
import { checkNewPassword } from '../access/sign-on/index.js';
import { hashPassword, operator } from '../access/index.js';
import { refuse } from '../kernel/index.js';
import type { App } from './app.js';
import { changed, isOperator } from './administrator.js';
import { planFor } from './ask.js';
import { AcceptInvitation, PeopleStep, SetAgency, SetStandIns } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';

const forOperator = refuse('not_signed_in', 'this is for the operator of the node, on its own socket', 'ceci est réservé à l’exploitant du nœud, sur son propre canal');
const noInvitation = () => new RefusedError(refuse('not_signed_in', 'this invitation is not good, or not any more; ask your administrator for another', 'cette invitation ne vaut pas, ou ne vaut plus ; demandez-en une autre à votre administrateur'));

export function agencyRoutes(app: App, house: House): void {
  app.put('/api/operator/agencies', { schema: { body: SetAgency, response: { 200: PeopleStep } }, config: { openBecause: 'the operator’s own socket only; each change is on the record before it is made' } }, async (request, reply) => {
    if (!isOperator(request)) throw new RefusedError(forOperator);
    const { agency, nameEn, nameFr, kind, province, roles, purposes, clearance, releasabilities } = request.body;
    const plan = await planFor(house, { ...operator, purpose: '' }, { action: 'administerPeople', asked: { agency }, agencyId: agency });
    return changed(reply, await house.desk.setAgency(plan, { agencyId: agency, nameEn, nameFr, kind, province }, { roles, purposes, clearanceCode: clearance, releasabilities }));
  });

  app.put('/api/operator/agencies/:agency/stand-ins', { schema: { params: Type.Object({ agency: Type.String({ maxLength: 64 }) }), body: SetStandIns, response: { 200: PeopleStep } }, config: { openBecause: 'the operator’s own socket only; each change is on the record before it is made' } }, async (request, reply) => {
    if (!isOperator(request)) throw new RefusedError(forOperator);
    const { agency } = request.params;
    const { standIns } = request.body;
    const plan = await planFor(house, { ...operator, purpose: '' }, { action: 'administerPeople', asked: { agency, standIns }, agencyId: agency });
    return changed(reply, await house.desk.setStandIns(plan, agency, [...new Set(standIns)]));
  });

  app.post('/api/invitations', { schema: { body: AcceptInvitation }, config: { rateLimit: { max: 20, timeWindow: '1 minute' }, openBecause: 'sets a password for whoever holds the code, on the record first, and shows nothing' } }, async (request, reply) => {
    const { invitation, newPassword } = request.body;
    const whose = await house.invitations.memberOf(invitation);
    const member = whose && (await house.people.memberById(whose.agencyId, whose.memberId, house.door.today()));
    if (member === undefined) {
      await house.door.note('node', { action: 'invitationFailed', actor: { agency: 'node', member: '', user: '' } });
      throw noInvitation();
    }
    checkNewPassword(newPassword, [member.userName, member.displayName, member.agencyId]);
    const passwordHash = await hashPassword(newPassword);
    await house.door.note(member.agencyId, { action: 'setPassword', actor: { agency: member.agencyId, member: member.memberId, user: member.userName } });
    if (!(await house.invitations.accept(invitation, passwordHash))) throw noInvitation();
    return reply.code(204).send();
  });
}
