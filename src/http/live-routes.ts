// The live examiner (G4, G11, G12): turned on and off by examiners of the agency, on the record; how it stands is an answer like any other.
import type { FastifyRequest } from 'fastify';
import type { LiveView } from '../watch/live/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { LiveAnswer, LiveStep, StartLive } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';

export function liveRoutes(app: App, house: House): void {
  app.get('/api/watch/live', { schema: { response: { 200: LiveAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewScans', asked: { live: true }, agencyId: caller.member.agencyId });
    const mayStart = house.door.allows(caller, 'runScan');
    return answer(house, reply, await house.live.view(plan), (view, ledger) => ({ ...presentLive(view, languageOf(request)), mayStart, ledger }));
  });

  app.post('/api/watch/live/start', { schema: { body: StartLive, response: { 200: LiveStep } } }, async (request, reply) => {
    const { perThousand } = request.body;
    const { receipt } = await house.live.start(await runningLive(house, request, { act: 'live', perThousand }), perThousand);
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });

  app.post('/api/watch/live/stop', { schema: { response: { 200: LiveStep } } }, async (request, reply) => {
    const receipt = await house.live.stop(await runningLive(house, request, { act: 'live off' }));
    return onRecord(reply, { ledger: presentReceipt(receipt) });
  });
}

async function runningLive(house: House, request: FastifyRequest, asked: Readonly<Record<string, string | number>>) {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action: 'runScan', asked, agencyId: caller.member.agencyId });
}

function presentLive({ row, lanes }: LiveView, language: Language) {
  const time = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms).toISOString());
  return {
    isOn: row !== undefined && row.endedAtMs === null, startedBy: row?.userName ?? null, startedAt: time(row?.startedAtMs), endedAt: time(row?.endedAtMs), endedWhy: row?.endedWhy ?? null, endedBy: row?.endedBy ?? null,
    perThousand: row?.perThousand ?? null,
    lanes: lanes.map((one) => ({
      name: one.name, lookUps: one.lookUps, quarantined: one.quarantined, lastPassAt: time(one.lastPassAtMs), lastPassMs: one.lastPassMs, completePassAt: one.wholeAtMs === 0 ? null : time(one.wholeAtMs), completePassMs: one.wholeMs, lastDelayMs: one.lastDelayMs ?? null, problem: one.problem?.[language] ?? null,
    })),
  };
}
