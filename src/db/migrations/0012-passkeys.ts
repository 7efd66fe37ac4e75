// Passkeys: public keys by which people show that it is they. Nothing here lets anybody sign in: the private keys never leave their devices.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A credential's id is random and belongs to one device; two agencies that hold the same one are told apart by the user handle.
  await sql`
    create table passkey (
      agency_id text not null, passkey_id text not null, member_id text not null, credential_id text not null, user_handle text not null,
      public_key bytea not null, counter bigint not null check (counter >= 0), transports text[] not null, name text not null,
      backed_up boolean not null, created_at timestamptz not null, last_used_at timestamptz, stopped_at timestamptz,
      primary key (agency_id, passkey_id), unique (agency_id, credential_id),
      foreign key (agency_id, member_id) references member)`.execute(db);
  await sql`create index passkey_member on passkey (agency_id, member_id)`.execute(db);
  await sql`create index passkey_credential on passkey (credential_id, user_handle)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table passkey`.execute(db);
}
