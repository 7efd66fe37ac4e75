// The examiner's scans (G4, G11, G12): listed, started, followed, stopped, carried on and read; each asking is an entry, and whoever has no part in a scan is
// answered as if there were none.
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Caller, type Plan, seal } from '../access/index.js';
import { BadInput, isRefused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { isDay } from '../registry/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { NewScan, NothingToShow, ScanAnswer, ScansAnswer, ScanStarted, ScanStep } from './contract.js';
import { answerOrNothing, presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentFindings, presentScan } from './present-scan.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const ScanParam = Type.Object({ scan: Type.String({ maxLength: 60 }) });
const everyMs = 400;

export function watchRoutes(app: App, house: House): void {
  app.get('/api/watch/scans', { schema: { response: { 200: ScansAnswer } } }, async (request, reply) => {
    const { plan, mayStart } = await viewing(house, request, {});
    return answer(house, reply, await house.scans.list(plan, mayStart), ({ scans, evidence }, ledger) => (
      { scans: scans.map((one) => presentScan(one, languageOf(request))), evidence: [...evidence], mayStart, memoryLimit: house.scans.limits.memory, ledger }));
  });

  app.post('/api/watch/scans', { schema: { body: NewScan, response: { 200: ScanStarted } } }, async (request, reply) => {
    const { evidence, from, to, perThousand, memory, timezone } = request.body;
    if ([from, to].some((day) => day !== undefined && !isDay(day)) || (from !== undefined && to !== undefined && from > to)) {
      throw new BadInput('the days are `YYYY-MM-DD`, the first not after the last', { fr: 'les jours ont la forme `AAAA-MM-JJ`, le premier n’étant pas après le dernier' });
    }
    const order = { perThousand, memory, ...(evidence !== undefined && { evidence }), ...(from !== undefined && { fromDay: from }), ...(to !== undefined && { toDay: to }), ...(timezone !== undefined && timezone !== '' && { timezone }) };
    const plan = await running(house, request, { ...order, act: 'start' });
    const started = await house.scans.start(plan, order);
    if (isRefused(started)) throw new RefusedError(started);
    return onRecord(reply, { id: started.scanId, ledger: presentReceipt(started.receipt) });
  });

  app.get('/api/watch/scans/:scan', { schema: { params: ScanParam, response: { 200: ScanAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { plan, mayStart } = await viewing(house, request, { scan: request.params.scan });
    const language = languageOf(request);
    return answerOrNothing(house, reply, await house.scans.one(plan, request.params.scan), (found, ledger) => (
      { scan: presentScan(found, language), mayStart, findings: found.shown === undefined ? null : presentFindings(found.shown, language), ledger }));
  });
  followRoute(app, house);
  for (const act of ['stop', 'resume'] as const) {
    app.post(`/api/watch/scans/:scan/${act}`, { schema: { params: ScanParam, response: { 200: ScanStep, 404: NothingToShow } } }, async (request, reply) => {
      const plan = await running(house, request, { act, scan: request.params.scan });
      const done = await house.scans[act](plan, request.params.scan);
      if (isRefused(done)) throw new RefusedError(done);
      return doneOrNothing(house, reply, plan, done);
    });
  }
}

/** Lines of progress for as long as the scan runs and the reader's session stands (`live-streams.ts`): one entry for the whole of it. */
function followRoute(app: App, house: House): void {
  app.get('/api/watch/scans/:scan/progress', { schema: { params: ScanParam } }, async (request, reply) => {
    const { plan } = await viewing(house, request, { progress: request.params.scan });
    return answer(house, reply, await house.scans.progress(plan, request.params.scan), (look, ledger) => {
      if (look === undefined) return presentOrNothing<undefined, never>(reply, undefined, ledger, () => { throw new TypeError('nothing is shown'); });
      return reply.type('application/x-ndjson').send(Readable.from(progressLines(reply, look)));
    });
  });
}

async function* progressLines(reply: FastifyReply, look: () => object | undefined): AsyncGenerator<string> {
  const gone = new AbortController();
  reply.raw.on('close', () => gone.abort());
  let last = '';
  for (let now = look(); now !== undefined && !gone.signal.aborted; now = look()) {
    const line = `${JSON.stringify({ progress: now })}\n`;
    if (line !== last) yield line;
    last = line;
    await pause(everyMs, undefined, { signal: gone.signal }).catch(() => undefined);
  }
  yield '{"ended":true}\n';
}

async function viewing(house: House, request: FastifyRequest, asked: Readonly<Record<string, string>>): Promise<{ readonly plan: Plan; readonly mayStart: boolean }> {
  const caller: Caller = await callerOf(house, request);
  const plan = await planFor(house, caller, { action: 'viewScans', asked, agencyId: caller.member.agencyId });
  return { plan, mayStart: house.door.allows(caller, 'runScan') };
}

async function running(house: House, request: FastifyRequest, asked: Readonly<Record<string, string | number>>): Promise<Plan> {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action: 'runScan', asked, agencyId: caller.member.agencyId });
}

async function doneOrNothing(house: House, reply: FastifyReply, plan: Plan, receipt: Receipt | undefined) {
  if (receipt !== undefined) return onRecord(reply, { ledger: presentReceipt(receipt) });
  return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
}
