// Attacker: somebody who may change the program lets a route answer past the door, so that what was asked is on no record.
// Found before it runs: an answer that was not released does not compile (tests/invariants/ungranted-read.test.ts). At the moment it
// is sent: the server's guard shows nothing of it and answers 500. With the guard taken out of the program as well, by verification
// when it next runs (`answers_differ`): what left is counted apart from what was recorded. The residue: who takes out the count too
// is not found by the node; that is why a node's program should be built, signed and watched elsewhere.
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { callerOf } from '../../../src/http/caller.js';
import { AnswerTally, buildServer } from '../../../src/http/index.js';
import { auditRegistry } from '../../../src/registry/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { freshPlace } from '../../support/ledger-scene.js';

let at: TestHouse;
let app: TestHouse['app'];
let tally: AnswerTally;
const people = new Map<string, Readonly<Record<string, string>>>();
const secret = { names: ['Quorvane'] };
beforeAll(async () => {
  at = await openHouse();
  for (const who of ['cyd', 'adam']) people.set(who, (await at.seat(who)).headers);
});
afterAll(async () => at.close());
beforeEach(async () => {
  tally = await AnswerTally.open(join(freshPlace(), 'answers.tally'), at.house.ledger);
  app = await buildServer({ ...at.house, tally }, { isOnSocket: () => false, requestsPerMinute: 1_000_000 });
  patch();
});
afterEach(async () => {
  tally.close();
  await app.close();
});

/** Routes as somebody could have changed them: they know who asks, and tell them without a record. */
function patch(): void {
  const patched: Readonly<Record<string, (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>>> = {
    '/api/plain': async () => secret,
    '/api/stream': async (_, reply) => reply.type('text/plain').send('Quorvane'),
    '/api/as-a-fault': async (_, reply) => reply.code(404).send(secret),
    '/api/said-to-be-recorded': async (_, reply) => {
      reply.onRecord = true;
      return secret;
    },
    '/api/past-the-guard': async (_, reply) => {
      reply.hijack();
      reply.raw.end(JSON.stringify(secret));
    },
  };
  for (const [url, handler] of Object.entries(patched)) app.get(url, { preHandler: async (request: FastifyRequest) => void (await callerOf(at.house, request)) }, handler);
}

const get = async (url: string, who = 'cyd') => app.inject({ method: 'GET', url, headers: people.get(who) ?? {} });
const differing = async () => (await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads, { tally: tally.counted() })).problems.filter(({ code }) => code === 'answers_differ').map(({ log }) => log);

test('control: what goes through the door is shown, and the count agrees', async () => {
  for (let turn = 0; turn < 3; turn += 1) expect((await get('/api/search?q=marisse')).statusCode).toBe(200);
  expect(tally.counted()).toMatchObject({ reads: { cedar: 3 }, writes: {} });
  expect(await differing()).toEqual([]);
});

test.each(['/api/plain', '/api/stream', '/api/as-a-fault'])('the guard: %s shows nothing, and so nothing has left', async (url) => {
  const reply = await get(url);
  expect(reply.body).not.toContain('Quorvane');
  expect([reply.statusCode, reply.json().error]).toEqual([500, 'fault']);
  expect(await differing()).toEqual([]);
});

test.each(['/api/said-to-be-recorded', '/api/past-the-guard'])('the count: one answer by %s', async (url) => {
  await get('/api/search?q=marisse');
  expect((await get(url)).body).toContain('Quorvane');
  expect(await differing()).toEqual(['cedar']);
});

test('the count: one answer after a refusal, whose entry stands for no answer', async () => {
  expect((await get('/api/search?q=marisse', 'adam')).statusCode).toBe(403);
  expect((await get('/api/said-to-be-recorded', 'adam')).body).toContain('Quorvane');
  expect(await differing()).toEqual(['alder']);
});
