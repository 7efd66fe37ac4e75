// What the registry writes: every row names the entry that announced it (G2). Nothing here deletes, and nothing changes a value.
import { demandIntent, demandOwnLabels, type GateFunction } from './function.js';

const wordsAndIndexes = `select gin_clean_pending_list('statement_keys'), gin_clean_pending_list('word_forms')`;

const reports: readonly GateFunction[] = [
  {
    name: 'add_report', kind: 'write', gives: 'void',
    takes: `p_intent bigint, p_agency text, p_report text, p_source_name text, p_source_ref text, p_title text, p_reported_on date, p_received_at timestamptz,
      p_source_scale text, p_source_code text, p_info_scale text, p_info_code text, p_graded_by text, p_label int, p_retention_basis text, p_review_due date, p_notices text[]`,
    body: `${demandIntent}
      insert into report (agency_id, report_id, source_name, source_ref, title, reported_on, received_at, source_scale, source_code, info_scale, info_code,
        graded_by, graded_on, label_id, retention_basis, review_due, notices, intent_index)
      values (p_agency, p_report, p_source_name, p_source_ref, p_title, p_reported_on, p_received_at, p_source_scale, p_source_code, p_info_scale, p_info_code,
        p_graded_by, p_reported_on, p_label, p_retention_basis, p_review_due, p_notices, p_intent);`,
  },
  {
    name: 'add_entities', kind: 'write', takes: 'p_intent bigint, p_agency text, p_ids text[], p_schemata text[]', gives: 'void',
    body: `${demandIntent}
      insert into entity (agency_id, entity_id, schema, intent_index)
      select p_agency, e.id, e.schema, p_intent from unnest(p_ids, p_schemata) as e (id, schema) on conflict (agency_id, entity_id) do nothing;`,
  },
  {
    name: 'add_statements', kind: 'write', gives: 'void',
    takes: `p_intent bigint, p_agency text, p_report text, p_known_from timestamptz, p_entities text[], p_schemata text[], p_props text[], p_values text[],
      p_langs text[], p_labels int[], p_valid_from text[], p_valid_to text[], p_ref_agencies text[], p_ref_entities text[], p_hashes bytea[], p_keys text[]`,
    body: `${demandIntent}
      ${demandOwnLabels('p_labels')}
      insert into statement (agency_id, report_id, entity_id, schema, prop, value, lang, label_id, entered_label_id, valid_from, valid_to, known_from,
        ref_agency_id, ref_entity_id, content_hash, keys, intent_index)
      select p_agency, p_report, s.entity_id, s.schema, s.prop, s.value, s.lang, s.label_id, s.label_id, s.valid_from, s.valid_to, p_known_from,
        s.ref_agency_id, s.ref_entity_id, s.content_hash, string_to_array(s.keys, ' '), p_intent
      from unnest(p_entities, p_schemata, p_props, p_values, p_langs, p_labels, p_valid_from, p_valid_to, p_ref_agencies, p_ref_entities, p_hashes, p_keys)
        with ordinality as s (entity_id, schema, prop, value, lang, label_id, valid_from, valid_to, ref_agency_id, ref_entity_id, content_hash, keys, position)
      order by s.position;`,
  },
  {
    name: 'add_words', kind: 'write', takes: 'p_intent bigint, p_agency text, p_labels int[], p_words text[], p_forms text[]', gives: 'void',
    body: `${demandIntent}
      insert into word (agency_id, label_id, word, forms)
      select p_agency, w.label_id, w.word, string_to_array(w.forms, ' ') from unnest(p_labels, p_words, p_forms) as w (label_id, word, forms)
      on conflict do nothing;`,
  },
  // PostgreSQL lets nobody but an index's owner empty its pending list.
  { name: 'tidy_indexes', kind: 'write', takes: '', gives: 'void', asOwner: true, body: `perform * from (${wordsAndIndexes}) as t;` },
];

/** What a writer must know of rows before it writes: yes or no, and ids; never a value. */
const ownRows: readonly GateFunction[] = [
  {
    name: 'held_hashes', kind: 'read', takes: 'p_agency text, p_hashes bytea[]', gives: 'table (content_hash bytea)',
    body: 'return query select s.content_hash from statement s where s.agency_id = p_agency and s.content_hash = any(p_hashes);',
  },
  {
    name: 'has_source', kind: 'read', takes: 'p_agency text, p_source_name text, p_besides text', gives: 'boolean',
    body: 'return exists (select from report r where r.agency_id = p_agency and r.source_name = p_source_name and r.report_id <> p_besides);',
  },
  {
    name: 'report_ids', kind: 'read', takes: 'p_agencies text[]', gives: 'table (agency_id text, report_id text)',
    body: 'return query select r.agency_id, r.report_id from report r where r.agency_id = any(p_agencies);',
  },
  {
    name: 'holds_entity', kind: 'read', takes: 'p_agency text, p_entity text', gives: 'boolean',
    body: 'return exists (select from entity e where e.agency_id = p_agency and e.entity_id = p_entity);',
  },
  {
    name: 'labels_about', kind: 'read', takes: 'p_agency text, p_entities text[]', gives: 'table (entity_id text, label_ids int[])',
    body: `return query select s.entity_id, array_agg(distinct s.label_id) from statement s
        where s.agency_id = p_agency and s.entity_id = any((select p_entities)::text[]) group by s.entity_id;`,
  },
  {
    name: 'labels_of_report', kind: 'read', takes: 'p_agency text, p_report text', gives: 'table (label_id int)',
    body: `return query select s.label_id from statement s where s.agency_id = p_agency and s.report_id = p_report
        union select r.label_id from report r where r.agency_id = p_agency and r.report_id = p_report order by 1;`,
  },
  {
    name: 'reports_about', kind: 'read', takes: 'p_agency text, p_entity text', gives: 'table (report_id text)',
    body: `return query select distinct s.report_id from statement s where s.agency_id = p_agency
        and (s.entity_id = p_entity or (s.ref_agency_id = p_agency and s.ref_entity_id = p_entity)) order by 1;`,
  },
  {
    name: 'labels_in_use', kind: 'read', takes: 'p_agency text, p_entity text', gives: 'table (label_id int)',
    body: `return query select distinct s.label_id from statement s where s.agency_id = p_agency
        and (s.entity_id = p_entity or (s.ref_agency_id = p_agency and s.ref_entity_id = p_entity)) order by 1;`,
  },
];

const decisions: readonly GateFunction[] = [
  {
    name: 'add_judgement', kind: 'write', gives: 'void',
    takes: `p_intent bigint, p_agency text, p_judgement text, p_left_agency text, p_left text, p_right_agency text, p_right text, p_verdict text, p_why text,
      p_label int, p_decided_by text, p_decided_at timestamptz`,
    body: `${demandIntent}
      insert into judgement (agency_id, judgement_id, left_agency_id, left_entity_id, right_agency_id, right_entity_id, verdict, why, label_id, decided_by,
        decided_at, intent_index)
      values (p_agency, p_judgement, p_left_agency, p_left, p_right_agency, p_right, p_verdict, p_why, p_label, p_decided_by, p_decided_at, p_intent)
      on conflict (agency_id, judgement_id) do nothing;`,
  },
  {
    name: 'undo_judgement', kind: 'write', takes: 'p_intent bigint, p_agency text, p_judgement text, p_undone_by text, p_why text, p_at timestamptz', gives: 'boolean',
    body: `${demandIntent}
      update judgement set undone_by = p_undone_by, undone_at = p_at, undone_why = p_why
      where agency_id = p_agency and judgement_id = p_judgement and undone_at is null;
      return found;`,
  },
  {
    name: 'add_restriction', kind: 'write', gives: 'void',
    takes: `p_intent bigint, p_agency text, p_restriction text, p_entity text, p_kind text, p_effective_on date, p_basis text, p_decided_by text, p_decided_at timestamptz`,
    body: `${demandIntent}
      insert into restriction (agency_id, restriction_id, entity_id, kind, effective_on, basis, decided_by, decided_at, intent_index)
      values (p_agency, p_restriction, p_entity, p_kind, p_effective_on, p_basis, p_decided_by, p_decided_at, p_intent)
      on conflict (agency_id, restriction_id) do nothing;`,
  },
  {
    // Moves what a decided restriction is about from one label to another, search keys (`label:word`, registry/keys.ts) included. No
    // restriction, no move: the one way to change a label names who decided it, and the audit says whether it is the stricter one.
    name: 'move_label', kind: 'write', takes: 'p_intent bigint, p_agency text, p_restriction text, p_from int, p_to int', gives: 'bigint',
    declare: 'v_entity text; v_moved bigint;',
    body: `${demandIntent}
      ${demandOwnLabels('array[p_to]')}
      select r.entity_id into v_entity from restriction r where r.agency_id = p_agency and r.restriction_id = p_restriction;
      if v_entity is null then raise exception 'a label changes only for a restriction that stands' using errcode = 'no_data_found'; end if;
      update statement set label_id = p_to,
        keys = (select array_agg(p_to::text || ':' || substr(k, length(p_from::text) + 2)) from unnest(keys) as k)
      where agency_id = p_agency and label_id = p_from and (entity_id = v_entity or (ref_agency_id = p_agency and ref_entity_id = v_entity));
      get diagnostics v_moved = row_count;
      insert into word (agency_id, label_id, word, forms)
      select distinct on (w.word) w.agency_id, p_to, w.word,
        (select array_agg(p_to::text || ':' || substr(f, length(p_from::text) + 2)) from unnest(w.forms) as f)
      from word w join statement s
        on s.agency_id = p_agency and s.entity_id = v_entity and s.label_id = p_to and p_to::text || ':' || w.word = any(s.keys)
      where w.agency_id = p_agency and w.label_id = p_from on conflict do nothing;
      return v_moved;`,
  },
  {
    // Moves a derived report, its heading and what it states, from one label to another: what its originators released, took back, or restricted
    // of what it draws on. The audit says whether a release or a restriction that stands explains it.
    name: 'move_report_label', kind: 'write', takes: 'p_intent bigint, p_agency text, p_report text, p_from int, p_to int', gives: 'void',
    body: `${demandIntent}
      ${demandOwnLabels('array[p_to]')}
      update report set label_id = p_to where agency_id = p_agency and report_id = p_report and label_id = p_from;
      update statement set label_id = p_to,
        keys = (select array_agg(p_to::text || ':' || substr(k, length(p_from::text) + 2)) from unnest(keys) as k)
      where agency_id = p_agency and report_id = p_report and label_id = p_from;
      insert into word (agency_id, label_id, word, forms)
      select distinct on (w.word) w.agency_id, p_to, w.word,
        (select array_agg(p_to::text || ':' || substr(f, length(p_from::text) + 2)) from unnest(w.forms) as f)
      from word w join statement s on s.agency_id = p_agency and s.report_id = p_report and s.label_id = p_to and p_to::text || ':' || w.word = any(s.keys)
      where w.agency_id = p_agency and w.label_id = p_from on conflict do nothing;`,
  },
  {
    name: 'add_correction', kind: 'write', gives: 'void',
    takes: 'p_intent bigint, p_agency text, p_correction text, p_entity text, p_statement text, p_why text, p_asked_by text, p_asked_at timestamptz',
    body: `${demandIntent}
      insert into correction (agency_id, correction_id, entity_id, statement_id, why, asked_by, asked_at, state, intent_index)
      values (p_agency, p_correction, p_entity, p_statement, p_why, p_asked_by, p_asked_at, 'asked', p_intent);`,
  },
];

export const writeFunctions: readonly GateFunction[] = [...reports, ...ownRows, ...decisions];
