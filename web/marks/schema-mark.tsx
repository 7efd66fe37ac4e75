// The type of an entity: a shape for its family and the word of the reference list.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { askReference } from '../api/questions.js';
import { schemaFamily, familyGlyph } from './schema-family.js';

export function useSchemaLabel(): (schema: string) => string {
  const { data } = useQuery(askReference());
  return useCallback((schema: string) => data?.schemata.find((one) => one.name === schema)?.label ?? schema, [data]);
}

export function SchemaMark({ schema }: { readonly schema: string }) {
  const labelOf = useSchemaLabel();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{familyGlyph[schemaFamily(schema)]}</span> {labelOf(schema)}
    </span>
  );
}
