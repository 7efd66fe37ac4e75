// What a user would take instead: one role for readers, a policy on each table that compares the label with a setting, and pgaudit
// writing every read, with its parameters (without them it would not say what was searched for), to the server's log.
import { existsSync } from 'node:fs';
import type { BenchServer } from '../rig/database.js';

const role = 'walled_reader';
const password = 'bench';
// A scalar subquery is evaluated once for a query; a bare `current_setting` would be read again for each row.
const isVisible = "label_id = any ((select current_setting('custos.labels')::int[])::int[])";
const walledTables = ['plain.statement', 'plain.word_labelled', 'plain.judgement'];

export const pgauditLibrary = '/usr/lib/postgresql/15/lib/pgaudit.so';

/** False, with a line saying so, when pgaudit is not installed. */
export function hasPgaudit(): boolean {
  const found = existsSync(pgauditLibrary);
  if (!found) console.log('skipped: pgaudit is not installed (apt-get install postgresql-15-pgaudit); row-level security runs without it');
  return found;
}

/** Sets up role, policies and audit. Returns the role's address. Restarts the server when it loads pgaudit. */
export async function raiseWalls(server: BenchServer, withAudit: boolean): Promise<string> {
  await server.asKeeper([`drop owned by ${role}`, `drop role ${role}`].map((step) => `do $$ begin if exists (select from pg_roles where rolname = '${role}') then ${step}; end if; end $$`));
  await server.asKeeper([`create role ${role} login password '${password}'`]);
  if (withAudit) {
    await server.asKeeper([`alter system set shared_preload_libraries = 'pgaudit'`]);
    await server.restart();
    await server.asKeeper([`alter role ${role} set pgaudit.log = 'read'`, `alter role ${role} set pgaudit.log_parameter = on`]);
  }
  return server.addressAs(role, password);
}

/** To run as the superuser, whom policies do not bind. */
export const policies: readonly string[] = [
  `grant usage on schema plain to ${role}`, `grant select on plain.report, plain.judgement, plain.statement, plain.word_labelled to ${role}`,
  ...walledTables.flatMap((table) => [`alter table ${table} enable row level security`, `drop policy if exists visible on ${table}`, `create policy visible on ${table} for select to ${role} using (${isVisible})`]),
];

/**
 * PostgreSQL uses an index below a policy only for operators marked leakproof, and array overlap is not: as written, every search
 * reads the whole table. Only a superuser can declare it leakproof; that is the best plan to be had.
 */
export function declareLeakproof(server: BenchServer, isLeakproof: boolean): Promise<void> {
  return server.asKeeper([`alter function pg_catalog.arrayoverlap(anyarray, anyarray) ${isLeakproof ? '' : 'not '}leakproof`]);
}
