// A test gets a whole database of its own on a real server, with today's schema, and leaves nothing behind.
import { randomBytes } from 'node:crypto';
import { connect as connectSocket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import { Client, escapeIdentifier } from 'pg';
import { connect, type Database } from './connect.js';
import type { ProtectedTables, Tables } from './tables.js';

/** Names the socket at which the test run's one server is asked for. */
export const testServerVariable = 'CUSTOS_TEST_SERVER';

/** What the test run's server answers; `fault` instead when it could not start. */
export interface TestServerAddress {
  /** Of the superuser, for whom no wall stands. */
  readonly connectionString: string;
  readonly ownerUrl: string;
  /** Of the role that a node works as. */
  readonly appUrl: string;
  readonly template: string;
}

/** `db` is the administrator's: it looks behind every wall, as tests and insiders do. A house under test is given the other two addresses. */
export interface FreshDatabase extends Database, Omit<TestServerAddress, 'template'> {
  /** The same, knowing the protected tables too. */
  readonly all: Kysely<Tables & ProtectedTables>;
  /** Closes the pool and removes the database. */
  readonly drop: () => Promise<void>;
}

/** Address of the run's server; the first who asks waits until it has started (about two seconds). */
export async function testServer(): Promise<TestServerAddress> {
  const socket = process.env[testServerVariable];
  if (socket === undefined) throw new Error('no test server: run the tests through vitest.config.ts');
  const answer: TestServerAddress | { fault: string } = JSON.parse(await text(connectSocket(socket)));
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
}

/** A new database: copied from the migrated template, or empty. Call `drop` in `afterAll`. */
export async function freshDatabase(options: { readonly empty?: boolean; readonly poolSize?: number } = {}): Promise<FreshDatabase> {
  const { template, ...server } = await testServer();
  const { connectionString } = server;
  const name = `custos_test_${randomBytes(8).toString('hex')}`;
  await runOnce(connectionString, createDatabase({ ...server, template: options.empty === true ? 'template0' : template }, name));
  const own = withDatabase(connectionString, name);
  const database = await connect({ connectionString: own, poolSize: options.poolSize ?? 4 });
  return {
    ...database,
    all: database.db.withTables<Pick<ProtectedTables, keyof ProtectedTables>>(),
    connectionString: own,
    ownerUrl: withDatabase(server.ownerUrl, name),
    appUrl: withDatabase(server.appUrl, name),
    drop: async () => {
      await database.close();
      await runOnce(connectionString, `drop database ${name} with (force)`);
    },
  };
}

/** The statement that makes a database of the owner's, to run as the administrator. */
export function createDatabase({ ownerUrl, template }: Pick<TestServerAddress, 'ownerUrl' | 'template'>, name: string): string {
  return `create database ${name} template ${template} owner ${escapeIdentifier(decodeURIComponent(new URL(ownerUrl).username))}`;
}

/** The same address with another database name. */
export function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on a connection of its own, for what no transaction may hold. */
export async function runOnce(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
