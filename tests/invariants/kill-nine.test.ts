// INVARIANT (G10): nothing acknowledged is lost through kill -9, between append and release, between release and the next batch, in a write.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyInclusion, verifyLedger } from '../../src/ledger/index.js';
import { auditRegistry } from '../../src/registry/index.js';
import { loadSources } from '../support/custos-program.js';
import { openHouse, type TestHouse } from '../support/house.js';

const clients = 6;
const program = new URL('../support/crash-node.ts', import.meta.url).pathname;

interface Answered { readonly origin: string; readonly index: string; readonly leafHash: string; readonly report: string | undefined }

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse({ demo: true });
});
afterAll(async () => at.close());

const asked = { 'x-custos-as': 'bea', 'x-custos-purpose': 'intelligence_analysis', 'x-custos-case': 'birch~elm', 'content-type': 'application/json' };
const graded = { sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B' } };
const reportBody = (name: string) => JSON.stringify({
  title: name, reportedOn: '2026-01-01', ...graded, retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: name, part: 'associate' }],
  statements: [{ entity: name, schema: 'Person', prop: 'name', value: `Crash ${name}` }],
});

/** One request over the socket. Undefined when the node died before the whole answer was here. */
async function askOnce(socketPath: string, turn: string, writes: boolean): Promise<Answered | undefined> {
  const call = writes ? { method: 'POST', path: '/api/reports' } : { method: 'GET', path: '/api/search?q=draile' };
  const sent = request({ socketPath, ...call, headers: asked, agent: false });
  sent.end(writes ? reportBody(turn) : undefined);
  try {
    const [reply] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
    const body = JSON.parse(await text(reply)) as { id?: string; ledger: Answered };
    expect(reply.statusCode).toBe(200);
    return { ...body.ledger, report: writes ? body.id : undefined };
  } catch (fault) {
    if (fault instanceof Error && ('code' in fault || fault instanceof SyntaxError)) return undefined;
    throw fault;
  }
}

async function answersUntilDeath(moment: string, cycle: number): Promise<Answered[]> {
  const socketPath = join(at.folder, 'crash.sock');
  const child = spawn(process.execPath, [...loadSources, program, join(at.folder, 'data'), at.database.ownerUrl, at.database.appUrl, socketPath, moment], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed.then(() => Promise.reject(new Error('the node did not start')))]);
  const answers: Answered[] = [];
  const work = async (client: number) => {
    for (let turn = 0; ; turn += 1) {
      const answer = await askOnce(socketPath, `c${cycle}-${client}-${turn}`, (client + turn) % 2 === 0);
      if (answer === undefined) return;
      answers.push(answer);
      // Without a moment of its own the node is killed from outside, in the middle of whatever it does.
      if (moment === 'never' && answers.length === 20) child.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: clients }, async (_, client) => work(client)));
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
  return answers;
}

async function expectKept(answers: readonly Answered[]): Promise<void> {
  await at.reopen();
  const { ledger, audit, ledgerFolder, mirror, payloads } = at.house;
  for (const one of answers) {
    const receipt = await ledger.prove(one.origin.split('/').at(-1) ?? '', BigInt(one.index));
    expect(Buffer.from(receipt.leafHash).toString('base64')).toBe(one.leafHash);
    expect(verifyInclusion(receipt).ok).toBe(true);
  }
  const written = answers.flatMap(({ report }) => (report === undefined ? [] : [report.split('~')[1] ?? '']));
  const rows = await at.database.all.selectFrom('report').select('report_id').where('agency_id', '=', 'birch').execute();
  expect(rows.map((row) => row.report_id)).toEqual(expect.arrayContaining(written));
  await mirror.catchUp(ledger);
  expect(await verifyLedger({ folder: ledgerFolder, mirror: mirror.reader() })).toMatchObject({ ok: true });
  expect(await auditRegistry(ledger, audit, payloads)).toMatchObject({ differences: 0, problems: [] });
}

// A client asks again only when it was answered, and no request appends more than four times: beyond four times the clients somebody has an answer.
test.each([`append:${4 * clients + 1}`, `answer:${clients + 1}`, `intent:${clients + 1}`, `outcome:${clients + 1}`, 'never', 'append:1'])('killed at `%s`, everything that was answered is kept', async (moment) => {
  await at.shut();
  const answers = await answersUntilDeath(moment, ++cycles);
  if (moment !== 'append:1') expect(answers.length).toBeGreaterThan(0);
  await expectKept(answers);
});
let cycles = 0;
