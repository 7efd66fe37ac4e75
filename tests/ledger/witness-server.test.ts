// The witness protocol over HTTP, status by status (C2SP tlog-witness).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWitnessServer } from '../../src/http/witness-server.js';
import { systemClock, systemRandom } from '../../src/kernel/index.js';
import { verifyCosignatures } from '../../src/ledger/format/cosignature.js';
import { encodeAddCheckpoint } from '../../src/ledger/format/witness-request.js';
import { GrowingLog } from '../../src/ledger/witness/testing.js';
import { originHash } from '../../src/ledger/witness/witness-folder.js';
import { Witness } from '../../src/ledger/witness/witness.js';

let folder: string;
let witness: Witness;
let app: FastifyInstance;
const log = new GrowingLog().grow(10);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'custos-witness-'));
  witness = await Witness.open({ folder, name: 'witness.example/one', logs: [log.signer.verifier], clock: systemClock, random: systemRandom });
  app = await buildWitnessServer(witness, { requestsPerMinute: 20 });
});
afterEach(async () => {
  await app.close();
  witness.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (payload: string | Buffer, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url: '/add-checkpoint', payload, headers });
const grown = (from: number, to: number, of = log): string => encodeAddCheckpoint({ oldSize: BigInt(from), proof: of.proof(from, to), note: of.note(to) });

test('200 with signature lines, whatever type the body claims to have', async () => {
  for (const [from, to, headers] of [[0, 3, {}], [3, 5, { 'content-type': 'application/octet-stream' }], [5, 10, { 'content-type': 'text/plain' }]] as const) {
    const reply = await post(grown(from, to), headers);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(verifyCosignatures(log.note(to) + reply.body, witness.verifiers, Date.now())).toHaveLength(1);
  }
});

test('409 with the size that is held, in the type of the specification', async () => {
  await post(grown(0, 5));
  const reply = await post(grown(0, 10));
  expect([reply.statusCode, reply.headers['content-type'], reply.body]).toEqual([409, 'text/x.tlog.size', '5\n']);
  const forked = await post(grown(5, 5, new GrowingLog('opp', 1, 2).grow(10)));
  expect([forked.statusCode, forked.body]).toEqual([409, '5\n']);
});

test.each([
  [404, () => grown(0, 3, new GrowingLog('rcmp').grow(3))],
  [403, () => grown(0, 3, new GrowingLog('opp', 2).grow(3))],
  [400, () => ''],
  [400, () => 'old x\n\n'],
  [400, () => encodeAddCheckpoint({ oldSize: 11n, proof: [], note: log.note() })],
  [422, () => encodeAddCheckpoint({ oldSize: 0n, proof: [new Uint8Array(32)], note: log.note() })],
  [413, () => 'x'.repeat(300_000)],
])('%i', async (status, body) => {
  expect((await post(body())).statusCode).toBe(status);
});

test('shows its keys, its logs and what it holds', async () => {
  await post(grown(0, 3));
  const page = await app.inject({ url: '/' });
  expect(page.body).toContain(witness.verifiers[0]?.vkey);
  expect(page.body).toContain('custos.example/opp: 3 entries');
  const held = await app.inject({ url: `/checkpoint/${originHash(log.origin)}` });
  expect(held.statusCode).toBe(200);
  expect(verifyCosignatures(held.body, witness.verifiers, Date.now())).toHaveLength(1);
  expect((await app.inject({ url: `/checkpoint/${originHash('other')}` })).statusCode).toBe(404);
});

test('a stranger who asks without end is told to wait', async () => {
  for (let n = 0; n < 20; n += 1) await post('');
  expect((await post('')).statusCode).toBe(429);
});

test('a disk that fails is 500, without a word of the disk', async () => {
  rmSync(folder, { recursive: true });
  const reply = await post(grown(0, 3));
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('cosign');
  expect(reply.body).not.toContain(folder);
});
