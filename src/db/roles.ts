// The app's role and the gate's, made by whoever may make roles. The app's password is new at each start and lies nowhere but in memory.
import { escapeIdentifier as name, escapeLiteral as literal } from 'pg';
import { sql } from 'kysely';
import { hashOf, type Random } from '../kernel/index.js';
import type { Db } from './connect.js';
import type { Roles } from './rights.js';
import { scramVerifier } from './scram.js';

const longestName = 63 - '_gate'.length;

/** `custos` gives `custos_app` and `custos_gate`: each database has roles of its own. */
export function rolesOf(database: string): Roles {
  const stem = Buffer.byteLength(database) <= longestName ? database : `custos_${hashOf(database).slice(0, 24)}`;
  return { app: `${stem}_app`, gate: `${stem}_gate` };
}

/** The roles that belong to an app role that somebody else made. */
export function rolesOfApp(app: string): Roles {
  return { app, gate: `${app.endsWith('_app') ? app.slice(0, -'_app'.length) : app}_gate` };
}

/** Statements that make the roles, or set right what they are, and give the app a new password. */
export function roleStatements(roles: Roles, password: string, random: Random): string[] {
  const make = (role: string): string => `do $$ begin
      if not exists (select from pg_roles where rolname = ${literal(role)}) then create role ${name(role)}; end if; end $$`;
  return [
    make(roles.gate), `alter role ${name(roles.gate)} nologin password null`,
    make(roles.app), `alter role ${name(roles.app)} login noinherit password ${literal(scramVerifier(password, random))}`,
  ];
}

export function newPassword(random: Random): string {
  return Buffer.from(random(24)).toString('base64url');
}

export async function mayMakeRoles(owner: Db): Promise<boolean> {
  const { rows: [row] } = await sql<{ may: boolean }>`select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`.execute(owner);
  return row?.may === true;
}

/** The same address as another role. */
export function addressAs(connectionString: string, role: string, password: string): string {
  const url = new URL(connectionString);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  for (const own of ['user', 'password', 'options', 'sslcert', 'sslkey']) url.searchParams.delete(own);
  return url.href;
}
