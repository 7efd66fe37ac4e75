// A start need not put in force what is in force: the script and what it made are stamped together, and any change of either, by whomever,
// makes it run again. Who may forge the stamp owns the schema, and needs no stamp.
import { escapeLiteral as literal } from 'pg';
import { sql } from 'kysely';
import { hashOf } from '../kernel/index.js';
import type { Db } from './connect.js';

/** Every right, policy, owner, sampling and function body that the script decides, as PostgreSQL has it now. */
const state = sql<{ state: string; stamp: string | null }>`
  select obj_description(to_regnamespace('gate'), 'pg_namespace') as stamp, (select sha256(string_agg(line, chr(10) order by line)::bytea)::text from (
    select format('%s %s %s %s %s', oid, relowner, relacl, relrowsecurity, relforcerowsecurity) as line from pg_class where relnamespace = 'public'::regnamespace
    union all select format('%s %s %s %s', attrelid, attname, attacl, attstattarget) from pg_attribute a join pg_class c on c.oid = attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and attnum > 0
    union all select format('%s %s %s %s %s %s', polrelid, polname, polcmd, polroles, polqual, polwithcheck) from pg_policy
    union all select format('%s %s %s %s %s %s %s', oid, proowner, proacl, prosecdef, provolatile, proconfig, prosrc) from pg_proc where pronamespace = to_regnamespace('gate')
    union all select format('%s %s %s', nspname, nspowner, nspacl) from pg_namespace where nspname in ('public', 'gate')) as lines) as state`;

async function stampNow(owner: Db, script: string): Promise<{ readonly now: string; readonly kept: string | null }> {
  const { rows: [found] } = await state.execute(owner);
  return { now: hashOf([script, found?.state ?? '']), kept: found?.stamp ?? null };
}

export async function isInForce(owner: Db, script: string): Promise<boolean> {
  const { now, kept } = await stampNow(owner, script);
  return now === kept;
}

/** In the transaction that ran the script. */
export async function stampRights(owner: Db, script: string): Promise<void> {
  const { now } = await stampNow(owner, script);
  await sql.raw(`comment on schema gate is ${literal(now)}`).execute(owner);
}
