// A ledger payload of each kind, byte for byte: a record is read long after the code that wrote it is gone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, createPolicyEngine, Door, LabelStore, type Plan, readPolicies, seal, VisibleLabels } from '../../src/access/index.js';
import { freshDatabase, type FreshDatabase } from '../../src/db/testing.js';
import { isRefused } from '../../src/kernel/index.js';
import { PayloadReader, RemoteKeys } from '../../src/ledger/payload/index.js';
import { openTestLedger, type TestLedger } from '../../src/ledger/testing.js';
import { openedEntries } from '../support/payloads.js';
import { atHome } from '../support/access-facts.js';

let folder: string;
let open: TestLedger;
let keys: RemoteKeys;
let database: FreshDatabase;
let door: Door;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'custos-golden-'));
  open = await openTestLedger(folder);
  const { ledger } = open;
  keys = await RemoteKeys.connect(join(folder, 'keys.sock'));
  database = await freshDatabase();
  const labels = new LabelStore(database.db);
  const engine = createPolicyEngine({ ...readPolicies(fileURLToPath(new URL('../../policies', import.meta.url))), obligations: [] });
  door = new Door({ engine, visible: new VisibleLabels(engine, labels), ledger, clock: () => Date.UTC(2026, 2, 1), random: (size) => new Uint8Array(size).fill(1) });
});
afterAll(async () => {
  keys.close();
  await open.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const caller: Caller = {
  purpose: 'intelligence_analysis', caseRef: 'alder~oak',
  member: {
    ...atHome, agencyId: 'alder', memberId: 'ana', userName: 'a.ana', displayName: 'Ana', unit: null, role: 'analyst', clearanceCode: 'SECRET', clearanceRank: 5, clearanceUntil: '2030-01-01',
    citizenships: ['CA'], releasabilities: [], purposes: ['intelligence_analysis'], cases: [{ ref: 'alder~oak', title: 'Oak', closedOn: null }],
  },
};

async function planFor(action: string, asked: object): Promise<Plan> {
  const plan = await door.ask(caller, { action, asked: asked as never, agencyId: 'alder' });
  if (isRefused(plan)) throw new Error(plan.message);
  return plan;
}

async function payloadsOf(agencyId: string): Promise<string[]> {
  const { ledger } = open;
  const entries = await openedEntries({ ledger, payloads: new PayloadReader(ledger, keys) }, agencyId);
  // The policies' own hash changes with the policies, and the code of a policy may be renamed with them: both stand as names here.
  return entries.map(({ text }) => withoutFacts(text.replaceAll(/"policyHash":"[^"]+"/g, '"policyHash":"HASH"')));
}

/** The facts of a decision, whose frame is always the same. */
function withoutFacts(text: string): string {
  return text.replace(/"decidedOn":\{"context":\{[^{}]*\},"principal":\{"attrs":\{[^{}]*\},"id":"alder~ana","type":"Member"\},"resource":\{"attrs":\{"agency":"alder"\},"id":"registry","type":"Room"\}\}/, '"decidedOn":FACTS');
}

const actor = '"actor":{"agency":"alder","member":"ana","role":"analyst","user":"a.ana"}';
const empty = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'; // SHA-256 of `[]`: no labels visible
const allowed = (policy: string) => `"decision":{"allow":true,"errors":[],"policies":["${policy}"],"policyHash":"HASH"}`;
const id = '"id":"q-1111111111111111"';
// What the policies were told. The schema grows: its facts are compared by the replay (src/access/decision-replay.test.ts), their frame here.
const decidedOn = '"decidedOn":FACTS';

test('answer, receipt, refusal, intent, outcomes and note', async () => {
  await door.release(seal(await planFor('search', { q: 'draile' }), new Map([['alder', ['p-1', '#1']], ['birch', ['#2']]]), 'nothing'));
  await door.ask({ ...caller, purpose: 'audit' }, { action: 'search', asked: { q: 'draile' }, agencyId: 'alder' });
  await door.write(await planFor('createReport', { title: 'T' }), { agency: 'alder', report: 'rep-1', title: 'T', statements: 1, hash: 'h' }, async () => 1);
  await expect(door.write(await planFor('createReport', { title: 'T' }), { hash: 'h' }, async () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  await door.note('alder', { action: 'signOut', actor: { agency: 'alder', member: 'ana', user: 'a.ana' } });
  const where = '"case":"alder~oak"';
  const why = '"purpose":"intelligence_analysis"';
  expect(await payloadsOf('alder')).toEqual([
    `{"action":"search",${actor},"among":[0,0],"asked":{"q":"draile"},${where},"count":3,${decidedOn},${allowed('working-roles-read')},${id},"kind":"answer","labels":"${empty}",${why},"shown":[{"agencyId":"alder","ids":["p-1","#1"]},{"agencyId":"birch","ids":["#2"]}]}`,
    `{"action":"search",${actor},"asked":{"q":"draile"},${where},${decidedOn},"decision":{"allow":false,"errors":[],"policies":["purpose-not-held"],"policyHash":"HASH"},${id},"kind":"refusal","purpose":"audit"}`,
    `{"action":"createReport",${actor},"asked":{"title":"T"},${where},${decidedOn},${allowed('report-for-own-agency')},${id},"kind":"intent",${why},"rows":{"agency":"alder","hash":"h","report":"rep-1","statements":1,"title":"T"}}`,
    `{"action":"createReport",${actor},"asked":{"title":"T"},${where},${id},"intent":"2","kind":"outcome","outcome":"done",${why}}`,
    `{"action":"createReport",${actor},"asked":{"title":"T"},${where},${decidedOn},${allowed('report-for-own-agency')},${id},"kind":"intent",${why},"rows":{"hash":"h"}}`,
    `{"action":"createReport",${actor},"asked":{"title":"T"},${where},${id},"intent":"4","kind":"outcome","outcome":"failed",${why}}`,
    '{"action":"signOut","actor":{"agency":"alder","member":"ana","user":"a.ana"},"kind":"note"}',
  ]);
  expect(await payloadsOf('birch')).toEqual([
    `{"action":"search",${actor},"asked":null,${where},"count":1,${id},"kind":"receipt",${why},"shown":[{"agencyId":"birch","ids":["#2"]}]}`,
  ]);
});
