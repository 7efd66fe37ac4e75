// A pool only ever stands on a server that keeps what it acknowledges: `fsync` or `synchronous_commit` off is refused (promise G10).
import { Kysely } from 'kysely';
import { Pool } from 'pg';
import { DbError } from './errors.js';
import { namedDialect } from './named-driver.js';
import type { Tables } from './tables.js';
import { valueParsers } from './value-parsers.js';

/** The typed store; a transaction is one too. */
export type Db = Kysely<Tables>;

const oldestMajor = 15;

export interface ConnectOptions {
  /** `postgresql://user:password@host:port/database`; a private server gives its own. */
  readonly connectionString: string;
  /** Most connections at once; 10 when left out. */
  readonly poolSize?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onFault?: (error: Error) => void;
}

export interface Database {
  readonly db: Db;
  /** Major version of the server, such as 15. */
  readonly serverMajor: number;
  /** What an operator should know, as sentences; empty when all is well. */
  readonly warnings: readonly string[];
  readonly close: () => Promise<void>;
}

interface Durability {
  readonly version: string;
  readonly fsync: string;
  readonly commit: string;
  readonly pages: string;
}

async function readDurability(pool: Pool): Promise<Durability> {
  try {
    const { rows: [found] } = await pool.query<Durability>(`select current_setting('server_version_num') as version,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`);
    if (found === undefined) throw new DbError('unreachable', 'the database says nothing about itself; check `DATABASE_URL`');
    return found;
  } catch (cause) {
    throw new DbError('unreachable', 'the database does not answer; check `DATABASE_URL` and that the server runs', { cause });
  }
}

/** Throws `unsafe_server` or `old_server`; returns the warnings. */
function judgeDurability(found: Durability): string[] {
  const off = [['fsync', found.fsync], ['synchronous_commit', found.commit]].filter(([, value]) => value === 'off').map(([name]) => `\`${name}\``);
  if (off.length > 0) {
    throw new DbError('unsafe_server', `this database may lose what it acknowledged: ${off.join(' and ')} is off; set it to \`on\` and start again`);
  }
  if (majorOf(found) < oldestMajor) {
    throw new DbError('old_server', `this database server is version ${majorOf(found)}; version ${oldestMajor} or later is needed`);
  }
  return found.pages === 'off' ? ['`full_page_writes` is off: a power failure may tear pages unless the file system prevents it'] : [];
}

function majorOf(found: Durability): number {
  return Math.floor(Number(found.version) / 10_000);
}

/** Opens a pool and checks the server. Throws `DbError` `unreachable`, `unsafe_server` or `old_server`. */
export async function connect(options: ConnectOptions): Promise<Database> {
  const pool = new Pool({ connectionString: options.connectionString, max: options.poolSize ?? 10, types: valueParsers, application_name: 'custos' });
  pool.on('error', (error) => options.onFault?.(error));
  try {
    const found = await readDurability(pool);
    const warnings = judgeDurability(found);
    const db = new Kysely<Tables>({ dialect: namedDialect(pool) });
    return { db, serverMajor: majorOf(found), warnings, close: () => db.destroy() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
