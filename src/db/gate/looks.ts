// The index of who looked at what: rows are reached by a mark that the caller must know, never read through, and each filling of it names its entry.
import { demandIntent, type GateFunction } from './function.js';

const ofThing = (tag: string): string => `l.agency_id = p_agency and l.subject_tag = ${tag} and l.log_index >= p_from and l.log_index < p_to and l.act = any(p_acts) and l.actor_tag <> all(p_without)`;
const asked = 'p_agency text, p_subjects bytea[], p_from bigint, p_to bigint, p_acts smallint[], p_without bytea[]';
const row = 'table (subject_tag bytea, log_index bigint, at timestamptz, actor_tag bytea, act smallint)';

export const lookFunctions: readonly GateFunction[] = [
  { name: 'looked_until', kind: 'read', takes: 'p_agency text', gives: 'bigint', body: 'return coalesce((select p.until_index from look_place p where p.agency_id = p_agency), 0);' },
  {
    name: 'looks_of', kind: 'read', takes: `${asked}, p_most int`, gives: row,
    // Of each thing the newest alone: what everybody looks at has a hundred thousand older ones.
    body: `return query select l.* from unnest(p_subjects) as s (tag) cross join lateral (
        select l.subject_tag, l.log_index, l.at, l.actor_tag, l.act from look l where ${ofThing('s.tag')} order by l.log_index desc limit least(p_most, 20000)) l
        order by l.log_index desc limit least(p_most, 20000);`,
  },
  {
    // For each look the last sign-in of whoever looked, not before `p_from`: one step into the index for each.
    name: 'looks_last_before', kind: 'read', takes: 'p_agency text, p_subjects bytea[], p_befores bigint[], p_from bigint', gives: 'table (subject_tag bytea, before_index bigint, log_index bigint, at timestamptz)',
    body: `return query select r.tag, r.before_index, l.log_index, l.at from unnest(p_subjects, p_befores) as r (tag, before_index) cross join lateral (
        select l.log_index, l.at from look l where l.agency_id = p_agency and l.subject_tag = r.tag and l.log_index >= p_from and l.log_index < r.before_index order by l.log_index desc limit 1) l;`,
  },
  {
    name: 'looks_by', kind: 'read', takes: 'p_agency text, p_actor bytea, p_from bigint, p_to bigint, p_acts smallint[], p_most int', gives: row,
    body: `return query select l.subject_tag, l.log_index, l.at, l.actor_tag, l.act from look l
        where l.agency_id = p_agency and l.actor_tag = p_actor and l.log_index >= p_from and l.log_index < p_to and l.act = any(p_acts) order by l.log_index desc limit least(p_most, 20000);`,
  },
  {
    // An entry that names two of the things is one look.
    name: 'look_counts', kind: 'read', takes: asked, gives: 'table (actor_tag bytea, day date, looks bigint)',
    body: `return query select l.actor_tag, (l.at at time zone 'UTC')::date, count(distinct l.log_index) from look l where ${ofThing('any(p_subjects)')} group by 1, 2;`,
  },
  {
    name: 'look_volumes', kind: 'read', takes: 'p_agency text, p_first date, p_last date', gives: 'table (actor_tag bytea, looks bigint)',
    // From person to person through the index, and two steps for each: neither the days asked about nor the length of the record make it longer.
    body: `return query with recursive who (tag) as (
        (select v.actor_tag from look_volume v where v.agency_id = p_agency order by v.actor_tag limit 1)
        union all
        select (select v.actor_tag from look_volume v where v.agency_id = p_agency and v.actor_tag > who.tag order by v.actor_tag limit 1) from who where who.tag is not null)
      select who.tag, upto.so_far - coalesce(past.so_far, 0) from who
        cross join lateral (select v.so_far from look_volume v where v.agency_id = p_agency and v.actor_tag = who.tag and v.day <= p_last order by v.day desc limit 1) upto
        left join lateral (select v.so_far from look_volume v where v.agency_id = p_agency and v.actor_tag = who.tag and v.day < p_first order by v.day desc limit 1) past on true
        where who.tag is not null and upto.so_far > coalesce(past.so_far, 0);`,
  },
  {
    // A log’s time never runs backwards, so days come in their order. One filler goes on where the last one ended: a second one that read the same stretch adds nothing.
    name: 'add_looks', kind: 'write', gives: 'boolean',
    takes: `p_intent bigint, p_agency text, p_from bigint, p_to bigint, p_subjects bytea[], p_indexes bigint[], p_ats timestamptz[], p_actors bytea[], p_acts smallint[], p_day_actors bytea[], p_days date[],
      p_day_looks int[]`,
    body: `${demandIntent}
      insert into look_place (agency_id, until_index) values (p_agency, 0) on conflict do nothing;
      update look_place set until_index = p_to where agency_id = p_agency and until_index = p_from;
      if not found then return false; end if;
      insert into look (agency_id, subject_tag, log_index, at, actor_tag, act)
        select p_agency, r.subject_tag, r.log_index, r.at, r.actor_tag, r.act from unnest(p_subjects, p_indexes, p_ats, p_actors, p_acts) as r (subject_tag, log_index, at, actor_tag, act) on conflict do nothing;
      insert into look_volume (agency_id, actor_tag, day, so_far)
        select p_agency, v.actor_tag, v.day, coalesce(past.so_far, 0) + sum(v.looks) over (partition by v.actor_tag order by v.day)
        from unnest(p_day_actors, p_days, p_day_looks) as v (actor_tag, day, looks)
        left join lateral (select w.so_far from look_volume w where w.agency_id = p_agency and w.actor_tag = v.actor_tag order by w.day desc limit 1) past on true
        on conflict (agency_id, actor_tag, day) do update set so_far = excluded.so_far;
      return true;`,
  },
  {
    name: 'forget_looks', kind: 'write', gives: 'void', takes: 'p_intent bigint, p_agency text',
    body: `${demandIntent}
      delete from look where agency_id = p_agency;
      delete from look_volume where agency_id = p_agency;
      delete from look_place where agency_id = p_agency;`,
  },
];
