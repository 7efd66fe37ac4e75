// Looking back at who looked (G4, G11, G12): a look-up like any other, on the record with its purpose; what the examiner may not see, nobody looked at.
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { LookBackAnswer, LookBackQuestion, LookBackRebuilt } from './contract.js';
import type { House } from './house.js';
import { lookBackExportRoutes } from './look-back-export-routes.js';
import { askedOf, planOf, presentFound } from './look-back-shown.js';
import { presentReceipt } from './receipt.js';
import { reverseRoutes } from './reverse-routes.js';

export function lookBackRoutes(app: App, house: House): void {
  app.post('/api/watch/look-back', { schema: { body: LookBackQuestion, response: { 200: LookBackAnswer } } }, async (request, reply) => {
    const asked = askedOf(house, request.body);
    const plan = await planOf(house, request, 'lookBack', asked);
    return answer(house, reply, await house.lookBacks.look(plan, asked), async (found, ledger, receipt) => ({ ...presentFound(await found.reveal(receipt)), ledger }));
  });
  app.post('/api/watch/look-back/rebuild', { schema: { response: { 200: LookBackRebuilt } } }, async (request, reply) => {
    const plan = await planOf(house, request, 'lookBack', { rebuild: true });
    const { agencyId } = plan.caller.member;
    const { receipt } = await house.door.write(plan, { rebuild: agencyId }, async () => {
      void house.lookIndex.rebuild(agencyId).catch((fault: unknown) => process.stderr.write(`custos: the index of looks was not made anew: ${String(fault)}\n`));
    });
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
  lookBackExportRoutes(app, house);
  reverseRoutes(app, house);
}
