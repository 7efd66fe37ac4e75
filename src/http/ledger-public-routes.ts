// What everyone may know of the ledger, so that nobody has to believe the node: tiles, checkpoints, witnesses, the last verification.
// Nothing here has content: an entry bundle holds commitments, times and the month of a key (docs/threats.md, "Small channels").
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.js';
import { LedgerStateAnswer } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { ledgerStateOf } from './ledger-state.js';
import { metricsText } from './metrics.js';
import { isPublishedPath, readPublished } from './published-file.js';
import { said } from './said.js';
import type { Verifications } from './verifications.js';

const openBecause = {
  tiles: 'commitments, hashes and signed sizes are published on purpose, so that anyone can hold the log to them (G2)',
  state: 'sizes, witnesses and outcomes without content; whoever watches the ledger must be able to without an account (G2)',
  metrics: 'figures without content, for programs on the machine of the node',
};

/** A monitor that fetches a log from its beginning asks for much more than a person does. */
const tilesPerMinute = 6_000;
/** A page asks every two seconds; it must not use up what its person may ask. */
const statesPerMinute = 1_200;

export function ledgerPublicRoutes(app: App, house: House, verifications: Verifications): void {
  // No schema of the parameters: TypeBox takes a property's name for a regular expression, and `*` is none. `isPublishedPath` is stricter.
  app.get<{ Params: { readonly agency: string; readonly '*': string } }>('/tlog/:agency/*', { config: { openBecause: openBecause.tiles, rateLimit: { max: tilesPerMinute, timeWindow: '1 minute' } } }, (request, reply) =>
    sendPublished(reply, house.ledgerFolder, request.params.agency, request.params['*']));

  app.get('/api/ledger/state', { schema: { response: { 200: LedgerStateAnswer } }, config: { openBecause: openBecause.state, rateLimit: { max: statesPerMinute, timeWindow: '1 minute' } } }, () =>
    ledgerStateOf(house, verifications));

  app.get('/metrics', { config: { openBecause: openBecause.metrics } }, async (request, reply) => {
    if (!isLocal(request)) return reply.code(404).send(said('nowhere', languageOf(request)));
    const [overdueReviews, approvals] = await Promise.all([house.breakGlass.overdue(), house.approvals.time.waiting()].map((one) => one.catch(() => null)));
    const text = metricsText(await ledgerStateOf(house, verifications), { overdueReviews: overdueReviews ?? null, approvals: approvals ?? null });
    return reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store').send(text);
  });
}

/** A request that a proxy passed on comes from this machine too; what the proxy says of its origin tells the two apart. */
function isLocal(request: FastifyRequest): boolean {
  if (request.onSocket) return true;
  const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'].some((name) => request.headers[name] !== undefined);
  return !passedOn && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.raw.socket.remoteAddress ?? '');
}

async function sendPublished(reply: FastifyReply, ledgerFolder: string, agency: string, path: string): Promise<FastifyReply> {
  const isCheckpoint = path === 'checkpoint';
  const bytes = isPublishedPath(agency, path) ? await readPublished(join(ledgerFolder, 'public'), `${agency}/${path}`) : undefined;
  if (bytes === undefined) return reply.code(404).header('cache-control', 'no-store').send(said('noLogFile', languageOf(reply.request)));
  // A tile never changes; a checkpoint is worth what its age is.
  return reply
    .type(isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream')
    .header('cache-control', isCheckpoint ? 'no-store' : 'public, max-age=31536000, immutable')
    .header('x-content-type-options', 'nosniff')
    .send(bytes);
}
