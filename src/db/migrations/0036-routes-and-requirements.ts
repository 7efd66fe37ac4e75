// Judgements of routes, and collection requirements with what became of them: each a row that is never changed, read by its label. What they say lies sealed: whoever
// reads these tables learns how many there are, between which agencies, and when they are due.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table route_judgement (
      agency_id text not null references agency, judgement_id text not null, label_id int not null, sealed text not null, intent_index bigint not null, primary key (agency_id, judgement_id))`.execute(db);
  await sql`create index route_judgement_label on route_judgement (label_id)`.execute(db);
  await sql`
    create table requirement (
      agency_id text not null references agency, requirement_id text not null, to_agency_id text not null, label_id int not null, due_at timestamptz not null, sealed text not null,
      intent_index bigint not null, primary key (agency_id, requirement_id))`.execute(db);
  await sql`create index requirement_label on requirement (label_id)`.execute(db);
  await sql`create index requirement_due on requirement (due_at)`.execute(db);
  await sql`
    create table requirement_act (
      agency_id text not null references agency, requirement_id text not null, act_id text not null, label_id int not null, sealed text not null, intent_index bigint not null,
      primary key (agency_id, requirement_id, act_id))`.execute(db);
  await sql`
    create table requirement_reminder (agency_id text not null references agency, requirement_id text not null, reminded_at timestamptz not null, primary key (agency_id, requirement_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table requirement_reminder, requirement_act, requirement, route_judgement`.execute(db);
}
