// What the verifier compares with the record: every statement, restriction by restriction (G2). The one way that takes no labels: the
// verifier's reading is an entry of its own, and what it reads leaves it as hashes.
import type { GateFunction } from './function.js';

export const auditFunctions: readonly GateFunction[] = [
  {
    name: 'audit_statements', kind: 'read', takes: 'p_after bigint, p_limit int',
    gives: `table (agency_id text, statement_id bigint, written bigint, report_id text, entity_id text, schema text, prop text, value text, lang text, valid_from text,
      valid_to text, label_id int, entered_label_id int, known_to timestamptz, ref_agency_id text, ref_entity_id text, keys text[], content_hash bytea,
      intent_index bigint, source_name text)`,
    body: `return query select s.agency_id, s.statement_id, s.written, s.report_id, s.entity_id, s.schema, s.prop, s.value, s.lang, s.valid_from, s.valid_to, s.label_id,
          s.entered_label_id, s.known_to, s.ref_agency_id, s.ref_entity_id, s.keys, s.content_hash, s.intent_index, r.source_name
        from statement s join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
        where s.written > p_after order by s.written limit least(p_limit, 20000);`,
  },
  {
    name: 'audit_restrictions', kind: 'read', takes: '',
    gives: 'table (agency_id text, restriction_id text, entity_id text, kind text, effective_on date, basis text, intent_index bigint)',
    body: `return query select r.agency_id, r.restriction_id, r.entity_id, r.kind, r.effective_on, r.basis, r.intent_index
        from restriction r order by r.intent_index;`,
  },
  {
    name: 'audit_was_held', kind: 'read', takes: 'p_agency text, p_entity text, p_before bigint', gives: 'boolean',
    body: 'return exists (select from entity e where e.agency_id = p_agency and e.entity_id = p_entity and e.intent_index < p_before);',
  },
];
