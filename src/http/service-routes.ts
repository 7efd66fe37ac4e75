// Service accounts of an agency: made, seen and taken back by its administrator. The key is in the answer that makes it, and nowhere else.
import { Type } from 'typebox';
import { seal } from '../access/index.js';
import type { ServiceAccount } from '../access/sign-on/index.js';
import { BadInput } from '../kernel/index.js';
import type { App } from './app.js';
import { administering, changed } from './administrator.js';
import { answer } from './answer.js';
import { PeopleStep, NewService, RevokeService, ServicesAnswer } from './contract.js';
import type { House } from './house.js';

const ServiceParam = Type.Object({ service: Type.String({ maxLength: 60 }) });
const AgencyQuery = Type.Object({ agency: Type.Optional(Type.String({ maxLength: 64 })) });

export function serviceRoutes(app: App, house: House): void {
  app.get('/api/services', { schema: { querystring: AgencyQuery, response: { 200: ServicesAnswer } } }, async (request, reply) => {
    const { plan, agencyId } = await administering(house, request, 'viewPeople', request.query.agency, { services: true });
    const found = await house.services.list(agencyId);
    const sealed = seal(plan, new Map([[agencyId, found.map(({ serviceId }) => `service:${serviceId}`)]]), found);
    return answer(house, reply, sealed, (services, ledger) => ({ services: services.map(present), ledger }));
  });

  app.post('/api/services', { schema: { body: NewService, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, name, may, until } = request.body;
    const expiresAtMs = Date.parse(`${until}T23:59:59.999Z`);
    if (!house.services.isShortEnough(expiresAtMs)) throw new BadInput('a service account ends on a day within a year; give its last day as YYYY-MM-DD', { fr: 'un compte de service prend fin dans l’année ; donnez son dernier jour, AAAA-MM-JJ' });
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { service: name, why, may, until });
    if ((await house.services.list(agencyId)).some((one) => one.name === name)) throw new BadInput('a service account of this agency has this name already; take another, for the record keeps both', { fr: 'un compte de ce service porte déjà ce nom ; prenez-en un autre, car le registre garde les deux' });
    const maker = `${plan.caller.member.agencyId}~${plan.caller.member.memberId}`;
    return changed(reply, await house.desk.act(plan, { agencyId, memberId: name, why }, null, { service: name, may, until }, async () =>
      (await house.services.make(agencyId, name, may, maker, expiresAtMs)).key));
  });

  rotationRoute(app, house);

  app.post('/api/services/:service/revoke', { schema: { params: ServiceParam, body: RevokeService, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why } = request.body;
    const { service } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { service, why });
    return changed(reply, await house.desk.act(plan, { agencyId, memberId: service, why }, null, { service, revoked: true }, async () => {
      await house.services.revoke(agencyId, service);
      return null;
    }));
  });
}

/** A new key, shown once; the account keeps its name, its acts and its last day, so nothing is widened. Without a key in the answer there was none to exchange. */
function rotationRoute(app: App, house: House): void {
  app.post('/api/services/:service/rotate', { schema: { params: ServiceParam, body: RevokeService, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why } = request.body;
    const { service } = request.params;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { service, why, rotate: true });
    return changed(reply, await house.desk.act(plan, { agencyId, memberId: service, why }, null, { service, rotated: true }, async () => (await house.services.rotate(agencyId, service)) ?? null));
  });
}

function present(one: ServiceAccount) {
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: one.serviceId, name: one.name, may: [...one.may], madeBy: one.madeBy, madeAt: new Date(one.madeAtMs).toISOString(), expiresAt: new Date(one.expiresAtMs).toISOString(),
    lastUsedAt: time(one.lastUsedAtMs), revokedAt: time(one.revokedAtMs),
  };
}
