// Attacker: whoever sits down at somebody's terminal, or has a copy of the file in which `custos login` keeps a session. `custos step-up` asks for the
// password again, in a demo folder and of people without a passkey only; the copy is worth nothing afterwards, and a failure takes nothing away.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { runTerminal } from '../../../src/cli/index.js';
import { type Login, readLogin } from '../../../src/cli/login-file.js';
import { socketFolderFor } from '../../../src/db/index.js';
import { type Listening, listen } from '../../../src/http/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';

let at: TestHouse;
let node: Listening;
let home: string;
const before = { data: process.env['CUSTOS_DATA'], config: process.env['XDG_CONFIG_HOME'] };
const stdin = process.stdin;
let said = '';

beforeAll(async () => {
  at = await openHouse({ demo: true });
  const data = join(at.folder, 'data');
  node = await listen(at.house, { socketPath: join(socketFolderFor(data), 'node.sock') });
  process.env['CUSTOS_DATA'] = data;
});
afterAll(async () => {
  restore('CUSTOS_DATA', before.data);
  restore('XDG_CONFIG_HOME', before.config);
  await node.close();
  await at.close();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'custos-login-'));
  process.env['XDG_CONFIG_HOME'] = home;
  said = '';
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation((text) => { said += String(text); return true; });
});
afterEach(() => {
  vi.restoreAllMocks();
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  rmSync(home, { recursive: true, force: true });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** Runs one command line with `typed` at its prompt; its exit code. */
async function custos(args: readonly string[], typed = 'demo'): Promise<number> {
  Object.defineProperty(process, 'stdin', { value: Readable.from([`${typed}\n`]), configurable: true });
  return runTerminal(args);
}
const statusOf = async (login: Login | undefined) => (await at.app.inject({ method: 'GET', url: '/api/session', headers: { cookie: login?.cookie ?? '' } })).statusCode;
const steppedUpAt = async () => (await at.database.db.selectFrom('session').select('stepped_up_at').where('member_id', '=', 'bea').execute()).map((row) => row.stepped_up_at);
const lastOfBirch = async () => {
  const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'birch')?.size ?? 0n;
  return payloadAt<Record<string, unknown>>(at.house, 'birch', size - 1n);
};

test('nobody is stepped up who has not signed in', async () => {
  expect([await custos(['step-up']), said]).toEqual([2, expect.stringContaining('sign in first with `custos login`')]);
  expect(readLogin()).toBeUndefined();
});

test('the password again moves the session to a new token, in a file of its person alone, on the record; the old copy is dead', async () => {
  expect(await custos(['login', 'bea'])).toBe(0);
  const copied = readLogin();
  expect([await statusOf(copied), await steppedUpAt()]).toEqual([200, [null]]);
  expect([await custos(['step-up']), said]).toEqual([0, expect.stringContaining('Stepped up for five minutes')]);
  const kept = readLogin();
  expect([kept?.cookie === copied?.cookie, await statusOf(kept), await statusOf(copied)]).toEqual([false, 200, 401]);
  expect(await steppedUpAt()).toEqual([expect.any(Date)]);
  expect(await lastOfBirch()).toMatchObject({ kind: 'note', action: 'stepUp', by: 'password', actor: { member: 'bea' } });
  const folder = join(home, 'custos');
  expect([folder, ...readdirSync(folder).map((name) => join(folder, name))].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  expect(said).not.toMatch(/demo\b.*demo|custos_session/);
  expect(await custos(['logout'])).toBe(0);
  expect([readLogin(), await statusOf(kept)]).toEqual([undefined, 401]);
});

test('another word is refused, on the record, and the session stays what it was: neither stepped up nor ended', async () => {
  await custos(['login', 'bea']);
  const kept = readLogin();
  for (const typed of ['Demo', 'demo ', '', 'hunter2']) expect([typed, await custos(['step-up'], typed)]).toEqual([typed, 3]);
  expect([readLogin(), await statusOf(kept), await steppedUpAt()]).toEqual([kept, 200, [null]]);
  expect(await lastOfBirch()).toMatchObject({ action: 'stepUpFailed', by: 'password', why: 'not_proven' });
});

test('whoever holds a passkey is not stepped up by a password, a stopped one included', async () => {
  await custos(['login', 'bea']);
  const row = { agency_id: 'birch', passkey_id: 'pk-bea', member_id: 'bea', credential_id: 'c', user_handle: 'h', public_key: Buffer.from('k'), counter: 0n, transports: [], name: 'Key', backed_up: false, created_at: new Date(), last_used_at: null };
  for (const stopped_at of [null, new Date()]) {
    await at.database.db.insertInto('passkey').values({ ...row, stopped_at }).execute();
    expect(await custos(['step-up'])).toBe(3);
    expect(await lastOfBirch()).toMatchObject({ action: 'stepUpFailed', by: 'password', why: 'not_by_password' });
    await at.database.db.deleteFrom('passkey').execute();
  }
  expect((await steppedUpAt()).every((at1) => at1 === null)).toBe(true);
});

test('outside a demo folder no password steps anybody up', async () => {
  const plain = { ...at.house, demo: false };
  await node.close();
  node = await listen(plain, { socketPath: join(socketFolderFor(join(at.folder, 'data')), 'node.sock') });
  expect(await custos(['login', 'bea'])).toBe(0);
  expect([await custos(['step-up']), said]).toEqual([3, expect.stringContaining('did not show that it is you')]);
  expect(await lastOfBirch()).toMatchObject({ action: 'stepUpFailed', why: 'not_by_password' });
});
