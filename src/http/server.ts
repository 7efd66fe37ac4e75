// The only way in from outside: strict headers, one session cookie, every route guarded unless it says why not.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { accessRoutes } from './access-routes.js';
import { asProblem, guardAnswers } from './answer.js';
import { agencyRoutes } from './agency-routes.js';
import type { App } from './app.js';
import { approvalRoutes } from './approval-routes.js';
import { assessmentRoutes } from './assessment-routes.js';
import { assuranceRoutes } from './assurance-routes.js';
import { authoringRoutes } from './authoring-routes.js';
import { refuseNulls } from './clean-input.js';
import { breakGlassRoutes } from './break-glass-routes.js';
import { canaryRoutes } from './canary-routes.js';
import { caseRoutes } from './case-routes.js';
import { claimCheckRoutes } from './claim-check-routes.js';
import { commitmentRoutes } from './commitment-routes.js';
import { custodyRoutes } from './custody-routes.js';
import { annualReportRoutes } from './annual-report-routes.js';
import { figureRoutes } from './figure-routes.js';
import { gapRoutes } from './gap-routes.js';
import { frictionRoutes } from './friction-routes.js';
import { rosterRoutes } from './roster-routes.js';
import { drugRoutes } from './drug-routes.js';
import { entityRoutes } from './entity-routes.js';
import type { House } from './house.js';
import { exposedRoutes } from './exposed-routes.js';
import { importRoutes } from './import-routes.js';
import { ledgerPublicRoutes } from './ledger-public-routes.js';
import { ledgerRoutes } from './ledger-routes.js';
import { lentRoutes } from './lent-routes.js';
import { whyAnswerRoutes } from './why-answer-routes.js';
import { watchStreams } from './live-streams.js';
import { languageOf } from './language.js';
import { liveRoutes } from './live-routes.js';
import { feedRoutes } from './feed-routes.js';
import { lookBackRoutes } from './look-back-routes.js';
import { handleError } from './problem.js';
import { delegationRoutes } from './delegation-routes.js';
import { noteRoutes } from './note-routes.js';
import { noticeRoutes } from './notice-routes.js';
import { operatorRoutes } from './operator-routes.js';
import { ownReviewRoutes } from './own-review-routes.js';
import { ownSessionsRoutes } from './own-sessions-routes.js';
import { peopleRoutes } from './people-routes.js';
import { passkeyRoutes } from './passkey-routes.js';
import { promptRoutes } from './prompt-routes.js';
import { derivedReleaseRoutes } from './derived-release-routes.js';
import { precursorRoutes } from './precursor-routes.js';
import { requirementRoutes } from './requirement-routes.js';
import { routeRoutes } from './route-routes.js';
import { requestRoutes } from './request-routes.js';
import { referenceRoutes } from './reference-routes.js';
import { said } from './said.js';
import { operationImportRoutes } from './operation-import-routes.js';
import { operationRoutes } from './operation-routes.js';
import { reviewRoutes } from './review-routes.js';
import { searchRoutes } from './search-routes.js';
import { sessionRoutes } from './session-routes.js';
import { serviceRoutes } from './service-routes.js';
import { sourceRoutes } from './source-routes.js';
import { unitRoutes } from './unit-routes.js';
import { signOnRoutes } from './sign-on-routes.js';
import { stepUpRoutes } from './step-up-routes.js';
import { Verifications } from './verifications.js';
import { watchRoutes } from './watch-routes.js';

export interface ServerOptions {
  /** True for requests that came over the node's own socket. */
  readonly isOnSocket: (request: FastifyRequest) => boolean;
  /** Requests a minute and address; the socket is exempt. */
  readonly requestsPerMinute?: number;
  readonly log?: boolean;
  /** See `ListenOptions.behindProxy`. */
  readonly behindProxy?: boolean;
}

const maxUploadBytes = 2 * 1024 ** 3;

/** Builds the server; listening is the caller's. */
export async function buildServer(house: House, options: ServerOptions): Promise<App> {
  const app: App = fastify({ logger: options.log === true ? { level: 'error' } : false, bodyLimit: 8 * 1024 ** 2, trustProxy: options.behindProxy === true ? 'loopback' : false, routerOptions: { maxParamLength: 400 }, frameworkErrors: refuseAddress })
    .withTypeProvider<TypeBoxTypeProvider>().setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setErrorHandler(handleError);
  app.decorateRequest('onSocket', false);
  app.decorateRequest('askerAgency', '');
  app.addHook('onRequest', async (request) => {
    request.onSocket = options.isOnSocket(request);
  });
  await protect(app, options);
  guardAnswers(app, house.tally);
  watchStreams(app, house);
  refuseWhenLedgerDown(app, house);
  refuseNulls(app);
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 4, fields: 10, fieldSize: 1024 ** 2 } });
  await describeApi(app);
  for (const routes of [sessionRoutes, passkeyRoutes, stepUpRoutes, referenceRoutes, searchRoutes, entityRoutes, ledgerRoutes, custodyRoutes, approvalRoutes, authoringRoutes, importRoutes]) routes(app, house);
  for (const routes of [noticeRoutes, breakGlassRoutes, promptRoutes, frictionRoutes, rosterRoutes, canaryRoutes, figureRoutes, assessmentRoutes, operationRoutes, operationImportRoutes, routeRoutes, gapRoutes, requirementRoutes, precursorRoutes, claimCheckRoutes, annualReportRoutes, noteRoutes, drugRoutes, commitmentRoutes, requestRoutes, derivedReleaseRoutes, delegationRoutes, assuranceRoutes, watchRoutes, liveRoutes, feedRoutes]) routes(app, house);
  for (const routes of [reviewRoutes, exposedRoutes, lentRoutes, whyAnswerRoutes, ownReviewRoutes, lookBackRoutes]) routes(app, house);
  for (const routes of [signOnRoutes, ownSessionsRoutes, peopleRoutes, agencyRoutes, serviceRoutes, unitRoutes, caseRoutes]) routes(app, house);
  accessRoutes(app, house);
  sourceRoutes(app, house);
  const verifications = new Verifications(house);
  for (const routes of [ledgerPublicRoutes, operatorRoutes]) routes(app, house, verifications);
  await servePages(app, house);
  return app;
}

/** An address that cannot be read is refused before any hook runs, and is not repeated. */
function refuseAddress(_fault: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'content-security-policy': "default-src 'none';frame-ancestors 'none'" })
    .send(said('unreadable', languageOf(request)));
}

async function protect(app: App, options: ServerOptions): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? 600, timeWindow: '1 minute',
    // The limit is against guessing; the built files of the pages hold nothing to guess, and a first visit asks for dozens.
    allowList: (request) => request.onSocket || /^\/assets\/[\w.-]+$/.test(request.url),
    keyGenerator: (request) => (request.onSocket ? 'socket' : request.ip),
  });
  app.addHook('onSend', async (request, reply) => {
    // An answer is for its asker, once: nothing between may keep it.
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
}

/** INVARIANT: with the ledger down every guarded route says so, before anything is looked up (tests/invariants/ledger-down.test.ts). */
function refuseWhenLedgerDown(app: App, house: House): void {
  app.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.openBecause === undefined && !house.ledger.state().running) await reply.code(503).send(asProblem(reply, said('ledgerDown', languageOf(request))));
  });
}

async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Custos', version: '0.1.0', description: 'One registry, one door, a record before every answer.' } },
  });
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, openBecause: 'the description of the interface, the same for everyone' };
    });
    await docs.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  });
}

async function servePages(app: App, house: House): Promise<void> {
  const notFound = (request: FastifyRequest, reply: FastifyReply) => reply.code(404).send(asProblem(reply, said('nowhere', languageOf(request))));
  if (house.webFolder === undefined) {
    app.setNotFoundHandler(notFound);
    return;
  }
  const root = house.webFolder;
  await app.register(async (pages) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, openBecause: 'the pages themselves; what they show comes from guarded routes' };
    });
    await pages.register(fastifyStatic, {
      root,
      index: 'index.html',
      cacheControl: false,
      // Built files carry their hash in their name; the page that names them must always be fresh.
      setHeaders: (response, path) => void response.header('cache-control', path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable'),
    });
  });
  // Pages nest like URLs and are drawn in the browser: an unknown address that is no file and no route gets the app.
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|docs|tlog|metrics)(\/|$)/.test(request.url) && !/\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '');
    if (!page) return notFound(request, reply);
    // The page itself holds nothing: what it shows comes from guarded routes.
    reply.onRecord = true;
    return reply.sendFile('index.html', root);
  });
}
