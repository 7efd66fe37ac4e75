// What a user would take instead: a table, one row an entry, each in its own transaction, by PostgreSQL's own load program.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchServer, startBenchServer } from '../rig/database.js';

/** The private server takes 64; on two cores more gain it nothing. */
const MOST_CONNECTIONS = 60;

export interface PgBench {
  readonly version: string;
  /** Single-row inserts a second with so many clients, 60 at most. */
  insertsPerSecond(clients: number, seconds: number): number;
  close(): Promise<void>;
}

/** Undefined, with a line saying so, when the machine lacks Debian's PostgreSQL or its `pgbench`. */
export async function startPgBench(rowBytes: number): Promise<PgBench | undefined> {
  const server = await startBenchServer({ major: 15 });
  if (server === undefined) return undefined;
  const program = '/usr/lib/postgresql/15/bin/pgbench';
  if (!existsSync(program)) {
    console.log('skipped: pgbench is not installed (apt-get install postgresql-15)');
    await server.close();
    return undefined;
  }
  await server.asKeeper([
    'create table entry (id bigserial primary key, recorded_at timestamptz not null default now(), body bytea not null)',
    'grant all on entry, entry_id_seq to public',
  ]);
  const script = join(server.folder, 'insert.sql');
  writeFileSync(script, `insert into entry (body) values (decode(repeat('ab', ${rowBytes}), 'hex'));\n`, { mode: 0o644 });
  return {
    version: server.engineVersion,
    insertsPerSecond: (clients, seconds) => measured(program, server, script, clients, seconds),
    close: () => server.close(),
  };
}

function measured(program: string, server: BenchServer, script: string, clients: number, seconds: number): number {
  const threads = Math.min(2, clients);
  const connections = Math.min(MOST_CONNECTIONS, clients);
  const args = ['-n', '-M', 'prepared', '-f', script, '-c', String(connections), '-j', String(threads), '-T', String(seconds), server.connectionString];
  const [, perSecond] = /tps = ([0-9.]+) \(without initial connection time\)/.exec(execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) ?? [];
  return Number(perSecond);
}
