// Rows of joint operations. What is read row by row is read under labels; what is counted is counted whole, by the rule that releases the totals of an operation to those who take part (docs/decisions/0071).
import { demandIntent, demandOwnLabels, type GateFunction } from './function.js';
import { underLabels } from './search.js';

const columns = ['agency_id', 'row_agency', 'row_id', 'revision', 'kind', 'occurrence_id', 'day', 'province', 'mark', 'is_sure', 'commodity', 'quantity', 'unit', 'purity', 'currency', 'owner', 'assists', 'exhibit_no', 'direction', 'note', 'label_id', 'entered_by', 'known_from', 'known_to'] as const;
const types: Readonly<Record<string, string>> = { revision: 'int', day: 'date', is_sure: 'boolean', quantity: 'text', purity: 'text', assists: 'text[]', label_id: 'int', known_from: 'timestamptz', known_to: 'timestamptz' };
const given = columns.map((name) => `${name} ${types[name] ?? 'text'}`).join(', ');
const selected = columns.map((name) => (types[name] === 'text' ? `r.${name}::text` : `r.${name}`)).join(', ');

/** As known at a moment; at none: now. */
const known = '(case when p_known is null then r.known_to is null else r.known_from <= p_known and (r.known_to is null or r.known_to > p_known) end)';
const happened = '(p_day is null or r.day <= p_day)';

/** Of each slot of keys: rows that share one with another. */
const slots = ['exhibit_key', 'occasion_key', 'joint_key'] as const;

const taken = ['row_agencies', 'row_ids', 'kinds', 'occurrences', 'days', 'provinces', 'marks', 'sure', 'commodities', 'quantities', 'units', 'purities', 'currencies', 'owners', 'assists', 'exhibits', 'directions', 'notes', 'exhibit_keys', 'occasion_keys', 'joint_keys', 'contents'] as const;
const takenTypes: Readonly<Record<string, string>> = { days: 'date[]', sure: 'boolean[]', quantities: 'numeric[]', purities: 'numeric[]' };
const keyOf = (text: string): string => `case when ${text} = '' then null else hashtextextended(${text}, 0) end`;

const readers: readonly GateFunction[] = [
  {
    name: 'operation_tally_now', kind: 'read', isPlannedOnce: true, takes: 'p_operation text, p_day date', gives: 'table (kind text, commodity text, unit text, records bigint, quantity text)',
    body: `return query select r.kind, r.commodity, r.unit, sum(r.records)::bigint, sum(r.quantity)::text from operation_tally r where r.operation = p_operation and ${happened} group by 1, 2, 3 having sum(r.records) > 0;`,
  },
  {
    // What was known at an earlier moment is counted from the rows.
    name: 'operation_tally_known', kind: 'read', takes: 'p_operation text, p_day date, p_known timestamptz', gives: 'table (kind text, commodity text, unit text, records bigint, quantity text)',
    body: `return query select r.kind, r.commodity, r.unit, count(*), coalesce(sum(r.quantity), 0)::text from operation_row r where r.operation = p_operation and ${happened} and ${known} group by 1, 2, 3;`,
  },
  {
    name: 'operation_persons', kind: 'read', takes: 'p_operation text, p_day date, p_known timestamptz', gives: 'table (known bigint, unresolved bigint)',
    body: `if p_known is null then
        return query select count(distinct r.mark) filter (where r.is_sure), count(*) filter (where r.mark is null or not r.is_sure) from operation_row r where r.operation = p_operation and r.kind = 'arrest' and r.known_to is null and ${happened};
      else
        return query select count(distinct r.mark) filter (where r.is_sure), count(*) filter (where r.mark is null or not r.is_sure) from operation_row r where r.operation = p_operation and r.kind = 'arrest' and ${happened} and ${known};
      end if;`,
  },
  {
    // Which may be one event, under whatever labels: what is said of them is decided above (operations/book/counted.ts).
    name: 'operation_meeting', kind: 'read', takes: 'p_operation text, p_day date, p_known timestamptz', gives: `table (${given})`,
    body: `return query with met as (${slots.map((slot, at) => `select r.* from operation_joint j join operation_row r on r.operation = j.operation and r.${slot} = j.key where j.operation = p_operation and j.slot = ${at}`).join(' union ')})
        select ${selected} from met r where ${happened} and ${known} order by r.known_from, r.row_agency, r.row_id;`,
  },
  {
    name: 'operation_reported', kind: 'read', isPlannedOnce: true, takes: 'p_operation text, p_agencies text[], p_known timestamptz', gives: 'table (row_agency text)',
    body: `return query select a.name from unnest(p_agencies) as a (name) where exists (select from operation_row r where r.operation = p_operation and r.row_agency = a.name and ${known});`,
  },
  {
    name: 'operation_decisions', kind: 'read', takes: 'p_operation text, p_known timestamptz', gives: 'table (agency_id text, merge_id text, verdict text, refs text[], keep text)',
    body: `return query select r.agency_id, r.merge_id, r.verdict, r.refs, r.keep from operation_merge r where r.operation = p_operation
        and (case when p_known is null then r.undone_at is null else r.decided_at <= p_known and (r.undone_at is null or r.undone_at > p_known) end) order by r.decided_at;`,
  },
  {
    name: 'operation_rows', kind: 'read', takes: 'p_labels int[], p_operation text, p_day date, p_known timestamptz, p_kind text, p_agency text, p_commodity text, p_after_agency text, p_after_id text, p_limit int', gives: `table (${given})`,
    body: `return query select ${selected} from ${underLabels('r.*', 'operation_row r', `r.operation = p_operation and ${known} and ${happened} and (p_kind is null or r.kind = p_kind) and (p_agency is null or r.row_agency = p_agency)
          and (p_commodity is null or r.commodity = p_commodity) and (p_after_agency is null or (r.row_agency, r.row_id) > (p_after_agency, p_after_id))`, 'r')} order by r.row_agency, r.row_id, r.agency_id limit p_limit;`,
  },
  {
    // Every revision of one row.
    name: 'operation_row_history', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_operation text, p_row_agency text, p_row_id text', gives: `table (${given})`,
    body: `return query select ${selected} from ${underLabels('r.*', 'operation_row r', 'r.operation = p_operation and r.row_agency = p_row_agency and r.row_id = p_row_id', 'r')} order by r.agency_id, r.revision desc limit 200;`,
  },
  {
    name: 'operation_occurrences', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_operation text, p_ids text[]', gives: 'table (occurrence_id text)',
    body: `return query select a.id from unnest(p_ids) as a (id) where exists (select from ${underLabels('1', 'operation_row r', "r.operation = p_operation and r.occurrence_id = a.id and r.kind = 'occurrence' and r.known_to is null", 'r')});`,
  },
  {
    name: 'operation_own_occurrences', kind: 'read', isPlannedOnce: true, takes: 'p_agency text, p_operation text, p_ids text[]', gives: 'table (occurrence_id text)',
    body: `return query select a.id from unnest(p_ids) as a (id) where exists (select from operation_row r where r.operation = p_operation and r.occurrence_id = a.id and r.kind = 'occurrence' and r.known_to is null and r.agency_id = p_agency);`,
  },
  {
    name: 'operation_waiting', kind: 'read', takes: 'p_labels int[], p_agency text, p_operation text, p_after text, p_limit int', gives: 'table (quarantine_id text, line int, cells text, problems text, label_id int, entered_by text, set_aside_at timestamptz)',
    body: `return query select r.quarantine_id, r.line, r.cells, r.problems, r.label_id, r.entered_by, r.set_aside_at from ${underLabels('r.*', 'operation_quarantine r', 'r.operation = p_operation and r.agency_id = p_agency and r.mended_at is null and (p_after is null or r.quarantine_id > p_after)', 'r')}
        order by r.quarantine_id limit p_limit;`,
  },
  {
    name: 'operation_waiting_count', kind: 'read', takes: 'p_labels int[], p_agency text, p_operation text, p_known timestamptz', gives: 'table (label_id int, waiting bigint)',
    body: `return query select r.label_id, count(*) from ${underLabels('r.label_id', 'operation_quarantine r', 'r.operation = p_operation and r.agency_id = p_agency and (case when p_known is null then r.mended_at is null else r.set_aside_at <= p_known and (r.mended_at is null or r.mended_at > p_known) end)', 'r')} group by 1;`,
  },
  {
    // Whoever keeps the node is told how many rows of its own files wait, and mends them by what it has in its own file.
    name: 'operation_own_waiting', kind: 'read', takes: 'p_agency text, p_operation text, p_known timestamptz', gives: 'table (waiting bigint)',
    body: `return query select count(*) from operation_quarantine r where r.operation = p_operation and r.agency_id = p_agency and (case when p_known is null then r.mended_at is null else r.set_aside_at <= p_known and (r.mended_at is null or r.mended_at > p_known) end);`,
  },
  {
    name: 'operation_set_aside', kind: 'read', takes: 'p_agency text, p_operation text, p_id text', gives: 'table (quarantine_id text, line int, cells text, mark text, is_sure boolean, problems text, label_id int, import_id text)',
    body: `return query select r.quarantine_id, r.line, r.cells, r.mark, r.is_sure, r.problems, r.label_id, r.import_id from operation_quarantine r where r.operation = p_operation and r.agency_id = p_agency and r.quarantine_id = p_id and r.mended_at is null;`,
  },
  {
    name: 'operation_merges', kind: 'read', takes: 'p_labels int[], p_operation text', gives: 'table (agency_id text, merge_id text, verdict text, refs text[], keep text, why text, label_id int, decided_by text, decided_at timestamptz, undone_by text, undone_at timestamptz, undone_why text)',
    body: `return query select r.agency_id, r.merge_id, r.verdict, r.refs, r.keep, r.why, r.label_id, r.decided_by, r.decided_at, r.undone_by, r.undone_at, r.undone_why from ${underLabels('r.*', 'operation_merge r', 'r.operation = p_operation', 'r')} order by r.decided_at desc limit 2000;`,
  },
];

const writers: readonly GateFunction[] = [
  {
    /** What became of each: `new`, `revised`, `unchanged`, or `twice` where the same import gave the row before. */
    name: 'add_operation_rows', kind: 'write', gives: 'table (place int, state text)',
    takes: `p_intent bigint, p_agency text, p_operation text, p_import text, p_label int, p_by text, p_at timestamptz, ${taken.map((name) => `p_${name} ${takenTypes[name] ?? 'text[]'}`).join(', ')}`,
    declare: 'v_states text[]; v_revisions int[];',
    body: `${demandIntent}
      ${demandOwnLabels('array[p_label]')}
      select array_agg(case when r.row_id is null then 'new' when r.content = g.content then 'unchanged' when r.import_id = p_import then 'twice' else 'revised' end order by g.position), array_agg(coalesce(r.revision, 0) order by g.position)
        into v_states, v_revisions
        from unnest(p_row_agencies, p_row_ids, p_contents) with ordinality as g (row_agency, row_id, content, position)
        left join operation_row r on r.operation = p_operation and r.row_agency = g.row_agency and r.row_id = g.row_id and r.agency_id = p_agency and r.known_to is null;
      if 'revised' = any(v_states) then
        insert into operation_tally as t (agency_id, operation, kind, commodity, unit, day, records, quantity)
          select p_agency, p_operation, r.kind, r.commodity, r.unit, r.day, -count(*), -coalesce(sum(r.quantity), 0) from unnest(p_row_agencies, p_row_ids, v_states) as g (row_agency, row_id, state)
          join operation_row r on r.operation = p_operation and r.row_agency = g.row_agency and r.row_id = g.row_id and r.agency_id = p_agency and r.known_to is null where g.state = 'revised' group by 3, 4, 5, 6 order by 3, 4, 5, 6
          on conflict (agency_id, operation, kind, commodity, unit, day) do update set records = t.records + excluded.records, quantity = t.quantity + excluded.quantity;
        update operation_row r set known_to = p_at from unnest(p_row_agencies, p_row_ids, v_states) as g (row_agency, row_id, state)
          where g.state = 'revised' and r.operation = p_operation and r.row_agency = g.row_agency and r.row_id = g.row_id and r.agency_id = p_agency and r.known_to is null;
      end if;
      insert into operation_row (agency_id, operation, row_agency, row_id, revision, kind, occurrence_id, day, province, mark, is_sure, commodity, quantity, unit, purity, currency, owner, assists, exhibit_no, direction, note,
          exhibit_key, occasion_key, joint_key, content, label_id, import_id, entered_by, known_from, intent_index)
        select p_agency, p_operation, g.row_agencies, g.row_ids, g.revision + 1, g.kinds, g.occurrences, g.days, g.provinces, g.marks, g.sure, g.commodities, g.quantities, g.units, g.purities, g.currencies, g.owners,
          coalesce(string_to_array(nullif(g.assists, ''), ';'), '{}'), g.exhibits, g.directions, g.notes, ${keyOf('g.exhibit_keys')}, ${keyOf('g.occasion_keys')}, ${keyOf('g.joint_keys')}, g.contents, p_label, p_import, p_by, p_at, p_intent
        from unnest(${taken.map((name) => `p_${name}`).join(', ')}, v_states, v_revisions) as g (${taken.join(', ')}, state, revision) where g.state in ('new', 'revised');
      insert into operation_tally as t (agency_id, operation, kind, commodity, unit, day, records, quantity)
        select p_agency, p_operation, g.kind, g.commodity, g.unit, g.day, count(*), coalesce(sum(g.quantity), 0) from unnest(p_kinds, p_commodities, p_units, p_days, p_quantities, v_states) as g (kind, commodity, unit, day, quantity, state)
        where g.state in ('new', 'revised') group by 3, 4, 5, 6 order by 3, 4, 5, 6
        on conflict (agency_id, operation, kind, commodity, unit, day) do update set records = t.records + excluded.records, quantity = t.quantity + excluded.quantity;
      ${slots.map((slot, at) => `insert into operation_joint (agency_id, operation, slot, key)
        select distinct p_agency, p_operation, ${at}, g.key from (select u.row_agency, u.row_id, hashtextextended(u.key, 0) as key from unnest(p_row_agencies, p_row_ids, p_${slot}s, v_states) as u (row_agency, row_id, key, state) where u.key <> '' and u.state in ('new', 'revised')) g
        where exists (select from operation_row r where r.operation = p_operation and r.${slot} = g.key and r.known_to is null and (r.row_agency <> g.row_agency or r.row_id <> g.row_id or r.agency_id <> p_agency))
        on conflict do nothing;`).join('\n      ')}
      return query select g.position::int, g.state from unnest(v_states) with ordinality as g (state, position) where g.state <> 'new' order by 1;`,
  },
  {
    name: 'set_operation_rows_aside', kind: 'write', gives: 'void',
    takes: 'p_intent bigint, p_agency text, p_operation text, p_import text, p_label int, p_by text, p_at timestamptz, p_ids text[], p_lines int[], p_cells text[], p_marks text[], p_sure boolean[], p_problems text[]',
    body: `${demandIntent}
      ${demandOwnLabels('array[p_label]')}
      insert into operation_quarantine (agency_id, operation, quarantine_id, import_id, line, cells, mark, is_sure, problems, label_id, entered_by, set_aside_at, intent_index)
        select p_agency, p_operation, g.id, p_import, g.line, g.cells, g.mark, g.sure, g.problems, p_label, p_by, p_at, p_intent from unnest(p_ids, p_lines, p_cells, p_marks, p_sure, p_problems) as g (id, line, cells, mark, sure, problems) on conflict do nothing;`,
  },
  {
    name: 'end_operation_quarantine', kind: 'write', takes: 'p_intent bigint, p_agency text, p_operation text, p_ids text[], p_by text, p_at timestamptz', gives: 'void',
    body: `${demandIntent}
      update operation_quarantine set mended_at = p_at, mended_by = p_by where agency_id = p_agency and operation = p_operation and quarantine_id = any(p_ids) and mended_at is null;`,
  },
  {
    name: 'add_operation_merge', kind: 'write', takes: 'p_intent bigint, p_agency text, p_operation text, p_id text, p_verdict text, p_refs text[], p_keep text, p_why text, p_label int, p_by text, p_at timestamptz', gives: 'void',
    body: `${demandIntent}
      ${demandOwnLabels('array[p_label]')}
      insert into operation_merge (agency_id, operation, merge_id, verdict, refs, keep, why, label_id, decided_by, decided_at, intent_index) values (p_agency, p_operation, p_id, p_verdict, p_refs, p_keep, p_why, p_label, p_by, p_at, p_intent);`,
  },
  {
    name: 'undo_operation_merge', kind: 'write', takes: 'p_intent bigint, p_agency text, p_operation text, p_id text, p_why text, p_by text, p_at timestamptz', gives: 'boolean', declare: 'v_done boolean;',
    body: `${demandIntent}
      update operation_merge set undone_by = p_by, undone_at = p_at, undone_why = p_why where agency_id = p_agency and operation = p_operation and merge_id = p_id and undone_at is null returning true into v_done;
      return coalesce(v_done, false);`,
  },
];

export const operationFunctions: readonly GateFunction[] = [...readers, ...writers];
