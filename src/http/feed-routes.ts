// Logs of other systems (G4, G11): sources are added and removed by examiners of the agency; entries come from a program with a key of the agency, whose they
// are is whose key it is (tests/attacks/access/feed-of-another-agency.test.ts).
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { seal } from '../access/index.js';
import { BadInput, isRefused } from '../kernel/index.js';
import type { SourceOrder, SourceView } from '../watch/live/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { LogReceived, LogSourceAdded, LogSourcesAnswer, LogSourceStep, NewLogSource, NothingToShow } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const SourceParam = Type.Object({ source: Type.String({ maxLength: 64 }) });
const mostLines = 20_000;

export function feedRoutes(app: App, house: House): void {
  app.get('/api/watch/sources', { schema: { response: { 200: LogSourcesAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewScans', asked: { sources: true }, agencyId: caller.member.agencyId });
    const mayAdd = house.door.allows(caller, 'runScan');
    return answer(house, reply, await house.live.sources.list(plan), (found, ledger) => ({ sources: found.map((one) => presentSource(one, languageOf(request))), mayAdd, ledger }));
  });

  app.post('/api/watch/sources', { schema: { body: NewLogSource, response: { 200: LogSourceAdded } } }, async (request, reply) => {
    const order = orderOf(request.body);
    const { sourceId, receipt } = await house.live.sources.add(await examining(house, request, { act: 'add source', name: order.name, kind: order.kind }), order);
    return onRecord(reply, { id: sourceId, ledger: presentReceipt(receipt) });
  });

  app.post('/api/watch/sources/:source/remove', { schema: { params: SourceParam, response: { 200: LogSourceStep, 404: NothingToShow } } }, async (request, reply) => {
    const plan = await examining(house, request, { act: 'remove source', source: request.params.source });
    const receipt = await house.live.sources.remove(plan, request.params.source);
    if (receipt !== undefined) return onRecord(reply, { ledger: presentReceipt(receipt) });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });
  void app.register(async (lines) => receiveRoute(lines as App, house));
}

/** JSON of one entry, a list of them, or lines of JSON. */
async function receiveRoute(app: App, house: House): Promise<void> {
  app.addContentTypeParser(['application/x-ndjson', 'text/plain'], { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post('/api/watch/feed/:source', { schema: { params: SourceParam, response: { 200: LogReceived } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const lines = linesOf(request.body);
    const plan = await planFor(house, caller, { action: 'sendLog', asked: { source: request.params.source, entries: lines.length }, agencyId: caller.member.agencyId });
    const received = await house.live.sources.receive(plan, 'http', request.params.source, lines);
    if (isRefused(received)) throw new RefusedError(received);
    return onRecord(reply, { entries: received.kept, bad: received.bad, ledger: presentReceipt(received.receipt) });
  });
}

function linesOf(body: unknown): string[] {
  const lines = typeof body === 'string' ? body.split('\n').map((line) => line.trim()).filter((line) => line !== '') : (Array.isArray(body) ? body : [body ?? null]).map((one) => JSON.stringify(one));
  if (lines.length > mostLines) throw new BadInput(`send at most ${mostLines} entries at once`, { fr: `envoyez au plus ${mostLines} entrées à la fois` });
  return lines;
}

async function examining(house: House, request: FastifyRequest, asked: Readonly<Record<string, string>>) {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action: 'runScan', asked, agencyId: caller.member.agencyId });
}

function orderOf({ name, kind, preset, mapping, timezone, expectEveryMinutes }: NewLogSource): SourceOrder {
  if (mapping !== undefined && preset !== undefined) throw new BadInput('a source is read by a preset or by a mapping, not by both', { fr: 'une source se lit par un préréglage ou par une correspondance, pas par les deux' });
  return {
    name, kind, reads: mapping === undefined ? { preset: preset ?? 'custos' } : { mapping }, timezone: timezone === undefined || timezone === '' ? null : timezone,
    expectEveryS: expectEveryMinutes === undefined ? null : expectEveryMinutes * 60,
  };
}

function presentSource({ row, state }: SourceView, language: Language) {
  const time = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : new Date(ms).toISOString());
  return {
    id: row.sourceId, name: row.name, kind: row.kind, preset: 'preset' in row.reads ? row.reads.preset : null, timezone: row.timezone, expectEveryS: row.expectEveryS, addedBy: row.addedBy, addedAt: new Date(row.addedAtMs).toISOString(),
    isHeard: state !== undefined, rows: state?.rows ?? 0, sentAgain: state?.sentAgain ?? 0, conflicting: state?.conflicting ?? 0, quarantined: state?.quarantined ?? 0,
    lastEntryAt: time(state?.lastEntryAtMs), lastArrivedAt: time(state?.rhythm.lastAtMs), silentSince: time(state?.silentSinceMs), problem: state?.problem?.[language] ?? null,
  };
}
