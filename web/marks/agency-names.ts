// Agencies by their names in the reader's language; an unknown code is shown as it came.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { askReference } from '../api/questions.js';

export function useAgencyNames() {
  const { data } = useQuery(askReference());
  // The node itself reads nothing and answers nobody.
  const agencies = useMemo(() => (data?.agencies ?? []).filter((one) => one.id !== 'node').map((one) => ({ value: one.id, label: one.name })), [data]);
  const agencyName = useCallback((id: string) => agencies.find((one) => one.value === id)?.label ?? id, [agencies]);
  return { agencies, agencyName };
}
