// Sealed sources: numbers and ciphertext of one agency. Nothing here takes or gives a report (G6).
import { demandIntent, type GateFunction } from './function.js';

export const sourceFunctions: readonly GateFunction[] = [
  {
    name: 'any_source', kind: 'read', takes: 'p_agency text', gives: 'boolean',
    body: 'return exists (select from sealed_source s where s.agency_id = p_agency);',
  },
  {
    name: 'sources_of', kind: 'read', takes: 'p_agency text',
    gives: 'table (source_id text, sealed_at timestamptz, destroyed_at timestamptz, field text, version int, field_sealed_at timestamptz)',
    body: `return query select distinct on (s.source_id, f.field) s.source_id, s.sealed_at, s.destroyed_at, f.field, f.version, f.sealed_at
        from sealed_source s left join sealed_source_field f on f.agency_id = s.agency_id and f.source_id = s.source_id
        where s.agency_id = p_agency order by s.source_id, f.field, f.version desc;`,
  },
  {
    name: 'sealed_fields', kind: 'read', takes: 'p_agency text, p_source text, p_fields text[]', gives: 'table (field text, version int, nonce bytea, sealed bytea)',
    body: `return query select distinct on (f.field) f.field, f.version, f.nonce, f.sealed from sealed_source_field f
        where f.agency_id = p_agency and f.source_id = p_source and f.field = any(p_fields) order by f.field, f.version desc;`,
  },
  {
    name: 'add_source', kind: 'write', gives: 'void',
    takes: 'p_intent bigint, p_agency text, p_source text, p_at timestamptz, p_fields text[], p_versions int[], p_nonces bytea[], p_sealed bytea[]',
    body: `${demandIntent}
      insert into sealed_source (agency_id, source_id, sealed_at, intent_index) values (p_agency, p_source, p_at, p_intent)
      on conflict (agency_id, source_id) do nothing;
      insert into sealed_source_field (agency_id, source_id, field, version, nonce, sealed, sealed_at, intent_index)
      select p_agency, p_source, f.field, f.version, f.nonce, f.sealed, p_at, p_intent
      from unnest(p_fields, p_versions, p_nonces, p_sealed) as f (field, version, nonce, sealed);`,
  },
  {
    name: 'destroy_source', kind: 'write', takes: 'p_intent bigint, p_agency text, p_source text, p_at timestamptz', gives: 'void',
    body: `${demandIntent}
      update sealed_source set destroyed_at = p_at where agency_id = p_agency and source_id = p_source and destroyed_at is null;`,
  },
];
