// One real server for a whole test run, started when the first test asks for it: `DATABASE_URL`'s, or a private one that is gone afterwards.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './connect.js';
import { migrateUp } from './migrate.js';
import { startPrivateServer } from './private-server.js';
import { ensureSystemUser, reachableBy } from './system-user.js';
import { runOnce, type TestServerAddress, testServerVariable, withDatabase } from './testing.js';

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

function realServer(): { connectionString: string; stop: () => Promise<void> } | undefined {
  const connectionString = process.env['DATABASE_URL'];
  return connectionString === undefined ? undefined : { connectionString, stop: async () => Promise.resolve() };
}

async function startServer(folder: string): Promise<Running> {
  const { connectionString, stop } = realServer() ?? (await startPrivateServer({ folder: join(folder, 'postgres') }));
  const template = `custos_template_${randomBytes(6).toString('hex')}`;
  await runOnce(connectionString, `create database ${template} template template0`);
  const { db, close } = await connect({ connectionString: withDatabase(connectionString, template) });
  await migrateUp(db);
  await close();
  return {
    address: { connectionString, template },
    stop: async () => {
      await runOnce(connectionString, `drop database ${template}`);
      await stop();
    },
  };
}
