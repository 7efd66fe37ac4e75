// How much each person looked up, as a count so far for each day on which they did: a look-back over ten years asks as little as one over a week.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table look_volume_so_far (
      agency_id text not null, actor_tag bytea not null, day date not null, so_far bigint not null, primary key (agency_id, actor_tag, day) include (so_far))`.execute(db);
  await sql`
    insert into look_volume_so_far (agency_id, actor_tag, day, so_far)
    select agency_id, actor_tag, day, sum(looks) over (partition by agency_id, actor_tag order by day) from look_volume`.execute(db);
  await sql`drop table look_volume`.execute(db);
  await sql`alter table look_volume_so_far rename to look_volume`.execute(db);
  await sql`alter index look_volume_so_far_pkey rename to look_volume_pkey`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create table look_volume_by_day (agency_id text not null, actor_tag bytea not null, day date not null, looks int not null, primary key (agency_id, day, actor_tag))`.execute(db);
  await sql`
    insert into look_volume_by_day (agency_id, actor_tag, day, looks)
    select agency_id, actor_tag, day, so_far - coalesce(lag(so_far) over (partition by agency_id, actor_tag order by day), 0) from look_volume`.execute(db);
  await sql`drop table look_volume`.execute(db);
  await sql`alter table look_volume_by_day rename to look_volume`.execute(db);
  await sql`alter index look_volume_by_day_pkey rename to look_volume_pkey`.execute(db);
}
