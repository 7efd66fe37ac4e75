// The index of who looked at what: rows are reached by a mark that the caller must know, never read through, and each filling of it names its entry.
import { demandIntent, type GateFunction } from './function.js';

const among = `l.agency_id = p_agency and l.subject_tag = any(p_subjects) and l.log_index >= p_from and l.log_index < p_to and l.act = any(p_acts) and l.actor_tag <> all(p_without)`;
const asked = 'p_agency text, p_subjects bytea[], p_from bigint, p_to bigint, p_acts smallint[], p_without bytea[]';
const row = 'table (subject_tag bytea, log_index bigint, at timestamptz, actor_tag bytea, act smallint)';

export const lookFunctions: readonly GateFunction[] = [
  { name: 'looked_until', kind: 'read', takes: 'p_agency text', gives: 'bigint', body: 'return coalesce((select p.until_index from look_place p where p.agency_id = p_agency), 0);' },
  {
    name: 'looks_of', kind: 'read', takes: `${asked}, p_most int`, gives: row,
    body: `return query select l.subject_tag, l.log_index, l.at, l.actor_tag, l.act from look l where ${among} order by l.log_index desc limit least(p_most, 20000);`,
  },
  {
    name: 'looks_by', kind: 'read', takes: 'p_agency text, p_actor bytea, p_from bigint, p_to bigint, p_acts smallint[], p_most int', gives: row,
    body: `return query select l.subject_tag, l.log_index, l.at, l.actor_tag, l.act from look l
        where l.agency_id = p_agency and l.actor_tag = p_actor and l.log_index >= p_from and l.log_index < p_to and l.act = any(p_acts) order by l.log_index desc limit least(p_most, 20000);`,
  },
  {
    name: 'look_counts', kind: 'read', takes: asked, gives: 'table (subject_tag bytea, actor_tag bytea, day date, looks bigint)',
    body: `return query select l.subject_tag, l.actor_tag, (l.at at time zone 'UTC')::date, count(*) from look l where ${among} group by 1, 2, 3;`,
  },
  {
    name: 'look_volumes', kind: 'read', takes: 'p_agency text, p_first date, p_last date', gives: 'table (actor_tag bytea, looks bigint)',
    body: `return query select v.actor_tag, sum(v.looks)::bigint from look_volume v where v.agency_id = p_agency and v.day between p_first and p_last group by 1;`,
  },
  {
    // One filler goes on where the last one ended: a second one that read the same stretch adds nothing.
    name: 'add_looks', kind: 'write', gives: 'boolean',
    takes: `p_intent bigint, p_agency text, p_from bigint, p_to bigint, p_subjects bytea[], p_indexes bigint[], p_ats timestamptz[], p_actors bytea[], p_acts smallint[], p_day_actors bytea[], p_days date[],
      p_day_looks int[]`,
    body: `${demandIntent}
      insert into look_place (agency_id, until_index) values (p_agency, 0) on conflict do nothing;
      update look_place set until_index = p_to where agency_id = p_agency and until_index = p_from;
      if not found then return false; end if;
      insert into look (agency_id, subject_tag, log_index, at, actor_tag, act)
        select p_agency, r.subject_tag, r.log_index, r.at, r.actor_tag, r.act from unnest(p_subjects, p_indexes, p_ats, p_actors, p_acts) as r (subject_tag, log_index, at, actor_tag, act) on conflict do nothing;
      insert into look_volume (agency_id, actor_tag, day, looks)
        select p_agency, v.actor_tag, v.day, v.looks from unnest(p_day_actors, p_days, p_day_looks) as v (actor_tag, day, looks)
        on conflict (agency_id, day, actor_tag) do update set looks = look_volume.looks + excluded.looks;
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
