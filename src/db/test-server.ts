// One real server for a whole test run, started when the first test asks for it: `DATABASE_URL`'s, or a private one that is gone afterwards.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeIdentifier } from 'pg';
import { systemRandom } from '../kernel/index.js';
import { folderPasswords, keeperRole } from './cluster.js';
import { openDatabase } from './open.js';
import { startPrivateServer } from './private-server.js';
import { addressAs, newPassword, rolesOf, roleStatements } from './roles.js';
import { ensureSystemUser, reachableBy } from './system-user.js';
import { createDatabase, runOnce, type TestServerAddress, testServerVariable, withDatabase } from './testing.js';

interface Running {
  readonly address: TestServerAddress;
  readonly stop: () => Promise<void>;
}

/** Vitest's global set-up: opens a socket at which the workers ask for the server; returns the tear-down. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = testFolder();
  let running: Promise<Running> | undefined;
  const answer = async (): Promise<string> => {
    running ??= startServer(folder);
    return running.then(({ address }) => JSON.stringify(address), (error: unknown) => JSON.stringify({ fault: String(error) }));
  };
  const door = createServer((socket) => void answer().then((line) => socket.end(line)));
  const path = join(folder, 'door');
  await new Promise<void>((resolve) => { door.listen(path, resolve); });
  process.env[testServerVariable] = path;
  return async () => {
    door.close();
    await running?.then(async (server) => server.stop(), () => undefined);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A short path that the server's user can reach, wherever TMPDIR points. */
function testFolder(): string {
  const user = ensureSystemUser();
  const parent = user === undefined || reachableBy(user, tmpdir()) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(parent, 'custos-test-'));
  if (user !== undefined) chmodSync(folder, 0o711);
  return folder;
}

interface Server {
  readonly address: Omit<TestServerAddress, 'template'>;
  readonly stop: () => Promise<void>;
}

/** The roles of a real server are this run's own, and go with it; `DATABASE_URL` is its superuser's. */
async function realServer(connectionString: string): Promise<Server> {
  const roles = rolesOf(`custos_run_${randomBytes(6).toString('hex')}`);
  const password = newPassword(systemRandom);
  for (const statement of roleStatements(roles, password, systemRandom)) await runOnce(connectionString, statement);
  return {
    address: { connectionString, ownerUrl: connectionString, appUrl: addressAs(connectionString, roles.app, password) },
    stop: async () => {
      for (const role of [roles.app, roles.gate]) await runOnce(connectionString, `drop role ${role}`);
    },
  };
}

async function privateServer(folder: string): Promise<Server> {
  const server = await startPrivateServer({ folder });
  const { keeper } = folderPasswords(folder, systemRandom);
  return {
    address: { connectionString: addressAs(server.connectionString, keeperRole, keeper), ownerUrl: server.connectionString, appUrl: server.appConnectionString },
    stop: server.stop,
  };
}

async function startServer(folder: string): Promise<Running> {
  const { DATABASE_URL: real } = process.env;
  const { address, stop } = real === undefined ? await privateServer(join(folder, 'postgres')) : await realServer(real);
  const template = `custos_template_${randomBytes(6).toString('hex')}`;
  await runOnce(address.connectionString, createDatabase({ ...address, template: 'template0' }, template));
  const owner = escapeIdentifier(decodeURIComponent(new URL(address.ownerUrl).username));
  await runOnce(withDatabase(address.connectionString, template), `grant create on schema public to ${owner}`);
  const inTemplate = { ownerUrl: withDatabase(address.ownerUrl, template), appUrl: withDatabase(address.appUrl, template) };
  await (await openDatabase({ ...inTemplate, poolSize: 1 })).close();
  return {
    address: { ...address, template },
    stop: async () => {
      await runOnce(address.connectionString, `drop database ${template}`);
      await stop();
    },
  };
}
