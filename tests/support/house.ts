// A real house for tests: PostgreSQL, ledger, policies and routes as they run, over the small world of world.ts. No part is a stand-in.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import type { Plan } from '../../src/access/index.js';
import { heldPurposes, memberRoles } from '../../src/access/sign-on/index.js';
import { ensureSystemUser, reachableBy } from '../../src/db/index.js';
import { type FreshDatabase, freshDatabase } from '../../src/db/testing.js';
import { buildServer, type House } from '../../src/http/index.js';
import { isRefused } from '../../src/kernel/index.js';
import { type OpenNode, openNode } from '../../src/wiring.js';
import { agencies, cases, members, otherSectors, reports, units } from './world.js';

type App = Awaited<ReturnType<typeof buildServer>>;
type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
type Reply = LightMyRequestResponse;

/** Somebody signed in, with a purpose and a case stated. */
export interface Seat {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  ask(method: Method, url: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  get(url: string): Promise<Reply>;
}

export interface TestHouse {
  readonly folder: string;
  readonly database: FreshDatabase;
  readonly node: OpenNode;
  readonly house: House;
  readonly app: App;
  /** Every route of `app`, as Fastify was told of it. */
  readonly routes: readonly RouteOptions[];
  /** `user`, or `user/purpose/case` where the usual ones are not meant. */
  seat(who: string): Promise<Seat>;
  /** A plan as the door gives it, for parts that are tested below the routes. */
  plan(who: string, action: string): Promise<Plan>;
  /** Closes the node; folder and database stay. */
  shut(): Promise<void>;
  /** Opens the node again over the same folder and database; `node`, `house` and `app` are new. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

const usual: Readonly<Record<string, readonly [agency: string, purpose: string, caseRef: string]>> = {
  ana: ['alder', 'intelligence_analysis', 'alder~oak'], ivo: ['alder', 'criminal_investigation', 'alder~oak'], pia: ['alder', 'intelligence_analysis', 'alder~pine'],
  adam: ['alder', 'audit', 'alder~oak'], exa: ['alder', 'integrity_review', 'alder~oak'], sia: ['alder', 'screening', 'alder~oak'], ira: ['alder', 'integrity_review', 'alder~oak'], eda: ['alder', 'integrity_review', 'alder~oak'], bea: ['birch', 'intelligence_analysis', 'birch~elm'],
  ora: ['alder', 'intelligence_analysis', 'alder~oak'], cor: ['cedar', 'intelligence_analysis', 'cedar~fir'],
  dex: ['birch', 'officer_safety', 'birch~elm'], ada: ['birch', 'audit', 'birch~elm'], eli: ['birch', 'officer_safety', 'birch~elm'], bex: ['birch', 'integrity_review', 'birch~elm'], cyd: ['cedar', 'intelligence_analysis', 'cedar~fir'], lou: ['cedar', 'intelligence_analysis', 'cedar~fir'],
  ...Object.fromEntries(['sol', 'sue', 'sid', 'sam', 'sol2', 'sky'].map((one) => [one, ['alder', 'source_handling', 'alder~well'] as const])), bos: ['birch', 'source_handling', 'birch~ford'],
  fia: ['fiu', 'intelligence_analysis', 'fiu~fig'], tia: ['tax', 'intelligence_analysis', 'tax~thorn'], pat: ['port', 'intelligence_analysis', 'port~palm'], yan: ['yew', 'intelligence_analysis', 'yew~yarrow'],
};

function contextOf(who: string) {
  const [user = '', purpose, ...rest] = who.split('/');
  const [agencyId, usualPurpose, usualCase] = usual[user] ?? ['', '', ''];
  return { user, agencyId, purpose: purpose ?? usualPurpose, caseRef: rest.length > 0 ? rest.join('/') : usualCase };
}

async function planAs(house: House, who: string, action: string): Promise<Plan> {
  const { user, agencyId, purpose, caseRef } = contextOf(who);
  const member = await house.people.memberById(agencyId, user, house.door.today());
  if (member === undefined) throw new Error(`nobody is called ${user}`);
  const plan = await house.door.ask({ member, purpose, caseRef }, { action, asked: { test: true }, agencyId });
  if (isRefused(plan)) throw new Error(`${who} may not ${action}: ${plan.message}`);
  return plan;
}

async function fillWorld(house: House): Promise<void> {
  await house.people.addAgencies([...agencies, ...otherSectors]);
  for (const { agencyId } of agencies) await house.roster.setRights(agencyId, { roles: memberRoles, purposes: heldPurposes, clearanceCode: 'SECRET', releasabilities: ['CEO'] });
  await house.people.addMembers(await members());
  await house.units.add(units);
  await house.people.addCases(cases);
  for (const { by, report, statements } of reports) await house.authoring.report(await planAs(house, by, 'createReport'), report, statements);
  const judge = async (by: string, left: string, right: string) =>
    house.authoring.judge(await planAs(house, by, 'judge'), { left, right, verdict: 'same', why: 'same face on two papers' }, { level: 'PROTECTED_B' });
  await judge('bea', 'birch~b-dup', 'alder~p-shown');
  await judge('ana', 'alder~p-shown', 'cedar~c-dup');
}

async function seatOf(house: House, app: App, who: string): Promise<Seat> {
  const { user, agencyId, purpose, caseRef } = contextOf(who);
  const { token } = await house.sessions.open(agencyId, user);
  const session = await house.sessions.find(token);
  const headers = { cookie: `custos_session=${encodeURIComponent(token)}`, 'x-custos-csrf': session?.csrf ?? '' };
  const ask: Seat['ask'] = async (method, url, body, more = {}) =>
    app.inject({ method, url, headers: { ...headers, ...more }, ...(body === undefined ? {} : { payload: body as object }) });
  if (purpose !== '') await ask('PUT', '/api/session/context', { purpose, caseRef });
  return { token, headers, ask, get: (url) => ask('GET', url) };
}

export interface HouseOptions {
  readonly demo?: boolean;
  /** Every request counts as one over the node's own socket. */
  readonly onSocket?: boolean;
  readonly requestsPerMinute?: number;
  readonly empty?: boolean;
}

/** Builds the server and listens to Fastify's own word of each route that it takes in: no list of ours can fall behind. */
async function buildWatched(house: House, options: HouseOptions) {
  const routes: RouteOptions[] = [];
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', (route) => void routes.push(route));
  };
  subscribe('fastify.initialization', listen);
  try {
    const app = await buildServer(house, { isOnSocket: () => options.onSocket ?? false, requestsPerMinute: options.requestsPerMinute ?? 1_000_000 });
    await app.ready();
    return { app, routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}

/** A new folder that the server's user can pass, wherever TMPDIR points. */
export function testFolder(prefix: string): string {
  const user = ensureSystemUser();
  const folder = mkdtempSync(join(user === undefined || reachableBy(user, tmpdir()) ? tmpdir() : '/tmp', prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** Opens the house of a new folder and a new database. Call `close` in `afterAll`. */
export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const folder = testFolder('custos-house-');
  const database = await freshDatabase();
  const open = async () => {
    const node = await openNode({ dataFolder: join(folder, 'data'), databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl, demo: options.demo ?? false, keepers: 'inside' });
    const { app, routes } = await buildWatched(node.house, options);
    return { node, app, routes, house: node.house };
  };
  let now = await open();
  if (options.empty !== true) await fillWorld(now.house);
  let isOpen = true;
  const shut = async () => {
    if (!isOpen) return;
    isOpen = false;
    await now.app.close();
    await now.node.close();
  };
  return {
    folder, database,
    get node() { return now.node; },
    get house() { return now.house; },
    get app() { return now.app; },
    get routes() { return now.routes; },
    seat: (who) => seatOf(now.house, now.app, who),
    plan: (who, action) => planAs(now.house, who, action),
    shut,
    reopen: async () => {
      await shut();
      now = await open();
      isOpen = true;
    },
    close: async () => {
      await shut();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
      // What tests/support/identity-provider.ts set for this house is not for the next one.
      delete process.env['CUSTOS_SIGN_ON'];
    },
  };
}
