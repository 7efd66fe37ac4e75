// Sessions that can be seen and ended, accounts of identity providers, invitations, services, and what an agency may give its people.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A session of before says neither how it began nor when it was last used: everyone signs in again.
  await sql`delete from session`.execute(db);
  await sql`
    alter table session
      add column session_id text not null,
      add column signed_in_by text not null check (signed_in_by in ('password', 'oidc', 'passkey')),
      add column stepped_up_at timestamptz,
      add column last_seen_at timestamptz not null,
      add column idle_until timestamptz not null,
      add column revoked_at timestamptz,
      add column address text,
      add column device text,
      add column issuer text,
      add column subject text,
      add column provider_session text,
      add column acr text,
      add column amr text[] not null default '{}',
      add constraint session_id_unique unique (agency_id, session_id)`.execute(db);
  await sql`create index session_member on session (agency_id, member_id)`.execute(db);
  await sql`create index session_subject on session (issuer, subject) where issuer is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index session_member`.execute(db);
  await sql`
    alter table session
      drop column session_id, drop column signed_in_by, drop column stepped_up_at, drop column last_seen_at, drop column idle_until,
      drop column revoked_at, drop column address, drop column device, drop column issuer, drop column subject,
      drop column provider_session, drop column acr, drop column amr`.execute(db);
}
