// Who may touch which table, put in force at every start: the app's role nothing of what is protected, everybody else not a row of it.
import { escapeIdentifier as name, escapeLiteral as literal } from 'pg';
import { sql } from 'kysely';
import type { Db } from './connect.js';
import { createStatement, gateFunctions } from './gate/index.js';
import { isInForce, stampRights } from './rights-stamp.js';
import type { ProtectedTables, Tables } from './tables.js';

/** `app`: what a running node connects as. `gate`: owns the functions, signs in nowhere. One role for all where no others can be made. */
export interface Roles {
  readonly app: string;
  readonly gate: string;
}

/**
 * What lies under handling labels, or is a source's identity, what says who was judged, restricted or corrected, and who looked at what: for each table, what the functions may do.
 * INVARIANT: every table stands here or in `openTables` (database-role.test.ts), and the type of the app's store knows only the latter.
 */
export const protectedTables: Readonly<Record<keyof ProtectedTables, string>> = {
  report: 'select, insert, update (label_id)',
  entity: 'select, insert',
  statement: 'select, insert, update (label_id, keys)',
  word: 'select, insert',
  judgement: 'select, insert, update (undone_by, undone_at, undone_why)',
  restriction: 'select, insert',
  correction: 'insert',
  sealed_source: 'select, insert, update (destroyed_at)',
  sealed_source_field: 'select, insert',
  look: 'select, insert, delete',
  look_volume: 'select, insert, update (so_far), delete',
  look_place: 'select, insert, update (until_index), delete',
  appraisal: 'select, insert',
  // Made of the former: which one stands.
  appraisal_now: 'select, insert, update (value, appraisal_id, written)',
  // A row ends where another revises it; what it says stays.
  operation_row: 'select, insert, update (known_to)',
  // Made of the former.
  operation_tally: 'select, insert, update (records, quantity)',
  operation_joint: 'select, insert',
  operation_quarantine: 'select, insert, update (mended_at, mended_by)',
  operation_merge: 'select, insert, update (undone_by, undone_at, undone_why)',
};

/**
 * What the app's role may do itself. `append`: read and add, for a row that changed would change what others mean: a label's row is every
 * statement's marking, the mirror is what people's own record is searched in.
 */
export const openTables: Readonly<Record<keyof Tables, 'all' | 'append'>> = {
  agency: 'append',
  member: 'all',
  case_file: 'all',
  case_assignment: 'all',
  session: 'all',
  unit: 'all',
  approval: 'all',
  account_link: 'all',
  sign_on_state: 'all',
  logout_token_seen: 'all',
  agency_right: 'all',
  invitation: 'all',
  service_account: 'all',
  label: 'append',
  import_run: 'all',
  notice: 'all',
  notice_read: 'all', break_glass: 'all', break_glass_opinion: 'append', review_stand_in: 'all', prompt_answer: 'all', owner_request: 'all',
  ledger_mirror: 'append',
  delegation: 'all',
  assurance: 'append',
  assurance_end: 'append',
  derivation: 'all',
  release_request: 'all',
  derived_release: 'all',
  derived_restriction: 'append',
  passkey: 'all',
  policy_change: 'all',
  watch_scan: 'all',
  review_lead: 'append', review_lead_name: 'append', review_act: 'append', review_question: 'append', review_complaint: 'append',
  exposed_task: 'append', disclosure_review: 'append', disclosure_line: 'append',
  review_group: 'append', review_lead_group: 'append', review_reminder: 'append', review_agreement: 'append', review_agreement_end: 'append', review_lent: 'append',
  disclosure_referral: 'append', disclosure_sent: 'append',
  why_question: 'append', why_answer: 'append',
  watch_live: 'all',
  watch_source: 'all',
  friction_word: 'all', friction_work: 'all', friction_prompt: 'all', canary: 'all', canary_heard: 'all', shift: 'all',
  stored_figure: 'append', figure_act: 'append', figure_use: 'append', annual_report: 'append', annual_report_file: 'append',
  assessment_cycle: 'append', assessment_cycle_end: 'append',
  route_judgement: 'append', requirement: 'append', requirement_act: 'append', requirement_reminder: 'append', precursor_report: 'append', precursor_report_told: 'append', note_revision: 'append', note_act: 'append', dated_row: 'append', operation: 'append',
};

/**
 * Columns that hold what was said. PostgreSQL keeps their most frequent values for its planner, where whoever may read every table of the
 * server reads them (administrator-reads-by-explain.test.ts); no plan of ours needs them.
 */
const unsampled: Readonly<Partial<Record<keyof ProtectedTables, readonly string[]>>> = {
  report: ['title', 'source_ref'], statement: ['value', 'keys', 'valid_from', 'valid_to'], word: ['word', 'forms'], judgement: ['why', 'undone_why'],
  restriction: ['basis'], correction: ['why'], sealed_source_field: ['sealed'],
  appraisal: ['subject', 'value', 'source', 'evidence', 'criterion', 'note', 'why'], appraisal_now: ['subject', 'value'],
  operation_row: ['occurrence_id', 'row_id', 'mark', 'commodity', 'quantity', 'exhibit_no', 'note', 'content'], operation_quarantine: ['cells', 'problems'], operation_merge: ['refs', 'why', 'undone_why'],
};

const verbs = { all: 'select, insert, update, delete', append: 'select, insert' } as const;

/**
 * Puts schema `gate`, rights and policies in force, in one transaction, unless they are; to run as the owner after the migrations. What
 * somebody granted by hand on a protected table, policies that are not ours and functions that were altered are taken back.
 */
export async function putRightsInForce(owner: Db, roles: Roles): Promise<void> {
  const script = [
    "select pg_advisory_xact_lock(hashtext('custos rights'))", ...openSteps(roles),
    ...Object.entries(protectedTables).flatMap(([table, granted]) => protectSteps(table, granted, roles)), ...gateSteps(roles),
    ...Object.entries(unsampled).flatMap(([table, columns]) => columns.map((column) => `alter table public.${table} alter column ${column} set statistics 0`)),
  ].join(';\n');
  await sql.raw(databaseSteps(roles).join(';\n')).execute(owner);
  if (await isInForce(owner, script)) return;
  await owner.transaction().execute(async (tx) => {
    await sql.raw(script).execute(tx);
    await stampRights(tx, script);
  });
}

/** Forced policies bind the owner too, so a migration would change nothing of what is there: lifted for it, and put back with the rest. */
export async function liftForOwner(owner: Db): Promise<void> {
  const { rows } = await sql<{ relname: string }>`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`.execute(owner);
  for (const { relname } of rows) await sql.raw(`alter table public.${name(relname)} no force row level security`).execute(owner);
}

/** No temporary tables for anybody: what a session cannot make, it cannot leave behind. Only the database's owner can say so. */
function databaseSteps({ app, gate }: Roles): string[] {
  return [
    `do $$ begin
      execute format('revoke temporary on database %I from public', current_database());
      revoke create on schema public from public;
    exception when insufficient_privilege then null; end $$`,
    ...[app, gate].map((role) => `grant usage on schema public to ${name(role)}`),
  ];
}

/** A table that nobody named yet is the app's to use: the test of names, not the running node, asks for the decision. */
function openSteps({ app, gate }: Roles): string[] {
  const closed = [...Object.keys(protectedTables), 'schema_migration', 'schema_migration_lock'].map(literal).join(', ');
  const append = Object.entries(openTables).filter(([, kind]) => kind === 'append').map(([table]) => literal(table)).join(', ');
  return [
    `do $$ declare t name; begin
      for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in (${closed})
        and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e') loop
        execute format('revoke all on public.%I from %I', t, ${literal(app)});
        execute format('grant %s on public.%I to %I', case when t in (${append}) then '${verbs.append}' else '${verbs.all}' end, t, ${literal(app)});
      end loop;
    end $$`,
    // Whose a label is: a row stands under one of its own agency's.
    `grant select on public.label to ${name(gate)}`,
  ];
}

function protectSteps(table: string, granted: string, { gate }: Roles): string[] {
  return [
    `do $$ declare g oid; p name; begin
      for g in select distinct a.grantee from pg_class c, aclexplode(c.relacl) a where c.oid = 'public.${table}'::regclass and a.grantee <> c.relowner
        union select distinct a.grantee from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = 'public.${table}'::regclass loop
        execute format('revoke all on public.${table} from %s cascade', case when g = 0 then 'public' else quote_ident(pg_get_userbyid(g)) end);
      end loop;
      for p in select polname from pg_policy where polrelid = 'public.${table}'::regclass loop
        execute format('drop policy %I on public.${table}', p);
      end loop;
    end $$`,
    `grant ${granted} on public.${table} to ${name(gate)}`,
    `alter table public.${table} enable row level security`,
    `alter table public.${table} force row level security`,
    `create policy gate_only on public.${table} to ${name(gate)} using (true) with check (true)`,
  ];
}

function gateSteps({ app, gate }: Roles): string[] {
  return [
    'drop schema if exists gate cascade', 'create schema gate', `grant usage on schema gate to ${name(app)}`,
    ...gateFunctions.map(createStatement),
    'revoke all on all functions in schema gate from public', `grant execute on all functions in schema gate to ${name(app)}`,
    ...handOverSteps(gate),
  ];
}

/** PostgreSQL gives a function only to a role that may create in its schema, and lets only a member give it: both for this moment. */
function handOverSteps(gate: string): string[] {
  const given = gateFunctions.filter((one) => one.asOwner !== true).map((one) => literal(one.name)).join(', ');
  return [
    `grant create on schema gate to ${name(gate)}`,
    `do $$ declare f regprocedure; joined boolean := false; begin
      if not pg_has_role(current_user, ${literal(gate)}, 'MEMBER') then
        execute format('grant %I to %I', ${literal(gate)}, current_user);
        joined := true;
      end if;
      for f in select oid from pg_proc where pronamespace = 'gate'::regnamespace and proname in (${given}) loop
        execute format('alter function %s owner to %I', f, ${literal(gate)});
      end loop;
      if joined then execute format('revoke %I from %I', ${literal(gate)}, current_user); end if;
    end $$`,
    `revoke create on schema gate from ${name(gate)}`,
  ];
}
