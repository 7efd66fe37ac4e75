// The units of an agency, for its administrator: whose orders each member takes, from which follows who can be a second person (G6, G12).
import { Type } from 'typebox';
import type { App } from './app.js';
import { administering, changed } from './administrator.js';
import { answer } from './answer.js';
import { NewUnit, PeopleStep, UnitsAnswer } from './contract.js';
import type { House } from './house.js';

const AgencyQuery = Type.Object({ agency: Type.Optional(Type.String({ maxLength: 64 })) });

export function unitRoutes(app: App, house: House): void {
  app.get('/api/units', { schema: { querystring: AgencyQuery, response: { 200: UnitsAnswer } } }, async (request, reply) => {
    const { plan, agencyId } = await administering(house, request, 'viewPeople', request.query.agency, { units: true });
    return answer(house, reply, await house.desk.units(plan, agencyId), ({ units, people }, ledger) => {
      const made = units.map((one) => ({ unit: one.unitId, parent: one.parentUnitId, nameEn: one.nameEn, nameFr: one.nameFr }));
      const named = [...new Set(people.flatMap(({ unit }) => unit ?? []))].filter((unit) => !made.some((one) => one.unit === unit));
      const all = [...made, ...named.map((unit) => ({ unit, parent: null, nameEn: '', nameFr: '' }))];
      return { agency: agencyId, ledger, units: all.map((one) => ({ ...one, members: people.filter(({ unit }) => unit === one.unit).map(({ memberId, displayName, role }) => ({ member: memberId, name: displayName, role })) })) };
    });
  });

  app.post('/api/units', { schema: { body: NewUnit, response: { 200: PeopleStep } } }, async (request, reply) => {
    const { agency, why, unit, parent, nameEn, nameFr } = request.body;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { unit, parent, why });
    return changed(reply, await house.desk.addUnit(plan, { agencyId, memberId: '', why }, { agencyId, unitId: unit, parentUnitId: parent, nameEn, nameFr }));
  });
}
