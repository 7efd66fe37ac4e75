// A private server made for one bench and gone after it: nothing of the machine's own folders is touched.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, ensureSystemUser, giveToSystemUser, sql, startPrivateServer, type PrivateServer } from '../../src/db/index.js';
import { findEngines } from '../../src/db/engine.js';

export interface BenchServer {
  readonly connectionString: string;
  /** Of the role that a node works as. */
  readonly appUrl: string;
  /** Of the superuser, for whom no wall stands. */
  readonly keeperUrl: string;
  readonly engineVersion: string;
  /** For whatever else the bench keeps; removed with the server. */
  readonly folder: string;
  readonly pid: number;
  /** The same database as another role. */
  addressAs(role: string, password: string): string;
  /** Statements as the superuser, one after another. */
  asKeeper(statements: readonly string[]): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A folder that the server's user can reach, below `CUSTOS_BENCH` or /tmp. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? '/tmp', 'custos-bench-'));
  if (ensureSystemUser() !== undefined) chmodSync(folder, 0o711);
  return folder;
}

export interface BenchServerOptions {
  readonly major?: number;
  readonly sharedBuffersMb?: number;
  /** A folder that outlives the bench, for the next run. */
  readonly keptIn?: string | undefined;
}

/** Debian's PostgreSQL of that major version; undefined, with a line saying so, when the machine has none. */
export async function startBenchServer(options: BenchServerOptions = {}): Promise<BenchServer | undefined> {
  const folder = options.keptIn ?? benchFolder();
  if (options.keptIn !== undefined) mkdirSync(folder, { recursive: true, mode: 0o711 });
  giveToSystemUser(folder);
  const engines = (await findEngines(folder)).filter((one) => options.major === undefined || (one.major === options.major && one.postgres.startsWith('/usr/lib/postgresql/')));
  if (engines.length === 0) {
    console.log(`skipped: Debian's PostgreSQL ${options.major ?? ''} is not installed (apt-get install postgresql-${options.major ?? ''})`);
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const start = () => startPrivateServer({ folder: join(folder, 'postgres'), engines, sharedBuffersMb: options.sharedBuffersMb ?? 128 });
  let server = await start();
  return {
    get connectionString() { return server.connectionString; },
    get appUrl() { return server.appConnectionString; },
    get keeperUrl() { return keeperUrl(server, folder); },
    engineVersion: server.engineVersion,
    folder,
    get pid() { return server.pid; },
    addressAs: (role, password) => addressAs(server, role, password),
    asKeeper: (statements) => runAsKeeper(server, folder, statements),
    restart: async () => {
      await server.stop();
      server = await start();
    },
    close: async () => {
      await server.stop();
      if (options.keptIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressAs(server: PrivateServer, role: string, password: string): string {
  const url = new URL(server.connectionString);
  url.username = role;
  url.password = password;
  return url.href;
}

function keeperUrl(server: PrivateServer, folder: string): string {
  const { keeper } = JSON.parse(readFileSync(join(folder, 'postgres', 'passwords.json'), 'utf8')) as { keeper: string };
  return addressAs(server, 'keeper', keeper);
}

async function runAsKeeper(server: PrivateServer, folder: string, statements: readonly string[]): Promise<void> {
  const { db, close } = await connect({ connectionString: keeperUrl(server, folder), poolSize: 1 });
  try {
    for (const statement of statements) await sql.raw(statement).execute(db);
  } finally {
    await close();
  }
}
