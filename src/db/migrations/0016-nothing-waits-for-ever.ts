// Reviews in which another agency stands in, and what is overdue or out of time is told once.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whose examiners and reviewers look at an agency's emergency accesses where it has nobody of its own for it.
  await sql`
    create table review_stand_in (
      agency_id text not null references agency, stands_in_agency_id text not null references agency, primary key (agency_id, stands_in_agency_id),
      check (agency_id <> stands_in_agency_id))`.execute(db);
  await sql`alter table break_glass_opinion add column member_agency_id text not null default ''`.execute(db);
  await sql`update break_glass_opinion set member_agency_id = agency_id`.execute(db);
  await sql`alter table break_glass_opinion drop constraint break_glass_opinion_agency_id_glass_id_member_id_key, add constraint break_glass_opinion_once unique (agency_id, glass_id, member_agency_id, member_id)`.execute(db);
  await sql`alter table break_glass add column overdue_told_at timestamptz`.execute(db);
  await sql`create index break_glass_overdue on break_glass (review_due) where reviewed_at is null and overdue_told_at is null`.execute(db);
  await sql`alter table approval add column reminded_at timestamptz, drop constraint approval_state_check,
    add constraint approval_state_check check (state in ('pending', 'approved', 'refused', 'withdrawn', 'taken', 'expired'))`.execute(db);
  await sql`create index approval_open on approval (expires_at) where state = 'pending'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index approval_open`.execute(db);
  await sql`update approval set state = 'withdrawn' where state = 'expired'`.execute(db);
  await sql`alter table approval drop column reminded_at, drop constraint approval_state_check,
    add constraint approval_state_check check (state in ('pending', 'approved', 'refused', 'withdrawn', 'taken'))`.execute(db);
  await sql`drop index break_glass_overdue`.execute(db);
  await sql`alter table break_glass drop column overdue_told_at`.execute(db);
  await sql`delete from break_glass_opinion where member_agency_id <> agency_id`.execute(db);
  await sql`alter table break_glass_opinion drop constraint break_glass_opinion_once, drop column member_agency_id,
    add constraint break_glass_opinion_agency_id_glass_id_member_id_key unique (agency_id, glass_id, member_id)`.execute(db);
  await sql`drop table review_stand_in`.execute(db);
}
