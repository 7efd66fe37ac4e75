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
  await accounts(db);
  await people(db);
}

/** An account is known by issuer and subject, never by a name or an address (OpenID Connect Core 1.0, section 5.7). */
async function accounts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_link (
      agency_id text not null, issuer text not null, subject text not null, member_id text not null, linked_at timestamptz not null,
      primary key (agency_id, issuer, subject), unique (agency_id, member_id), foreign key (agency_id, member_id) references member)`.execute(db);
  // Between the way out to a provider and the way back. Taken out by whoever comes back first: nothing is answered twice.
  await sql`
    create table sign_on_state (
      agency_id text not null, state_hash text not null, provider text not null, browser_hash text not null, verifier text not null,
      nonce text not null, expires_at timestamptz not null, primary key (agency_id, state_hash))`.execute(db);
  await sql`
    create table logout_token_seen (
      agency_id text not null, token_hash text not null, expires_at timestamptz not null, primary key (agency_id, token_hash))`.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  // What an agency may give its people. An agency without a row may give nothing.
  await sql`
    create table agency_right (
      agency_id text primary key references agency, roles text[] not null, purposes text[] not null, clearance_code text not null,
      releasabilities text[] not null)`.execute(db);
  await sql`
    create table invitation (
      agency_id text not null, code_hash text not null, member_id text not null, expires_at timestamptz not null,
      primary key (agency_id, code_hash), foreign key (agency_id, member_id) references member)`.execute(db);
  await sql`
    create table service_account (
      agency_id text not null references agency, service_id text not null, name text not null, key_hash text not null, may text[] not null,
      made_by text not null, made_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz, revoked_at timestamptz,
      primary key (agency_id, service_id), unique (agency_id, name))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table service_account, invitation, agency_right, logout_token_seen, sign_on_state, account_link`.execute(db);
  await sql`drop index session_member`.execute(db);
  await sql`
    alter table session
      drop column session_id, drop column signed_in_by, drop column stepped_up_at, drop column last_seen_at, drop column idle_until,
      drop column revoked_at, drop column address, drop column device, drop column issuer, drop column subject,
      drop column provider_session, drop column acr, drop column amr`.execute(db);
}
