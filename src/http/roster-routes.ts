// The roster of an agency, for its administrator: how far it goes for whom, and a file of when people are on duty. Nothing of the registry is shown here.
import { Type } from 'typebox';
import type { RosterOf } from '../access/friction/index.js';
import type { App } from './app.js';
import { administering } from './administrator.js';
import { answer, onRecord } from './answer.js';
import { NewShifts, RosterAnswer, ShiftsAnswer } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentReceipt } from './receipt.js';

const AgencyQuery = Type.Object({ agency: Type.Optional(Type.String({ maxLength: 64 })) });

export function rosterRoutes(app: App, house: House): void {
  app.get('/api/roster', { schema: { querystring: AgencyQuery, response: { 200: RosterAnswer } } }, async (request, reply) => {
    const { plan, agencyId } = await administering(house, request, 'viewPeople', request.query.agency, { roster: true });
    return answer(house, reply, await house.shifts.roster(plan, agencyId), (people, ledger) => {
      const users = new Map(people.map((one) => [one.memberId, one.user]));
      return { agency: agencyId, people: people.map((one) => presentLine(one, users)), ledger };
    });
  });

  app.post('/api/roster', { bodyLimit: 4_000_000, schema: { body: NewShifts, response: { 200: ShiftsAnswer } } }, async (request, reply) => {
    const { agency, why, csv } = request.body;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { shifts: true, why });
    const { taken, setAside, receipt } = await house.shifts.take(plan, agencyId, csv);
    const language = languageOf(request);
    return onRecord(reply, { taken, setAside: setAside.map((one) => ({ line: one.line, why: one[language] })), ledger: presentReceipt(receipt) });
  });
}

function presentLine({ memberId, user, unit, line }: RosterOf, users: ReadonlyMap<string, string>) {
  const moment = (ms: number): string => new Date(ms).toISOString();
  return {
    member: memberId, user, unit, shifts: line?.shifts ?? 0, first: line === null ? null : moment(line.firstAtMs), last: line === null ? null : moment(line.lastAtMs),
    importedBy: line === null ? null : users.get(line.importedBy) ?? line.importedBy, importedAt: line === null ? null : moment(line.importedAtMs),
  };
}
