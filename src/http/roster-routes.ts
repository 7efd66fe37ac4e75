// The roster of an agency, for its administrator: a file of when people are on duty. Nothing of the registry is shown here.
import type { App } from './app.js';
import { administering } from './administrator.js';
import { onRecord } from './answer.js';
import { NewShifts, ShiftsAnswer } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentReceipt } from './receipt.js';

export function rosterRoutes(app: App, house: House): void {
  app.post('/api/roster', { bodyLimit: 4_000_000, schema: { body: NewShifts, response: { 200: ShiftsAnswer } } }, async (request, reply) => {
    const { agency, why, csv } = request.body;
    const { plan, agencyId } = await administering(house, request, 'administerPeople', agency, { shifts: true, why });
    const { taken, setAside, receipt } = await house.shifts.take(plan, agencyId, csv);
    const language = languageOf(request);
    return onRecord(reply, { taken, setAside: setAside.map((one) => ({ line: one.line, why: one[language] })), ledger: presentReceipt(receipt) });
  });
}
