// Agencies and purposes by their names in the reader's language; an unknown code is shown as it came.
import { useQuery } from '@tanstack/react-query';
import { askReference } from '../../api/questions.js';
import { codeWords } from '../../marks/code-words.js';

export function useNames() {
  const { data } = useQuery(askReference());
  // The node itself reads nothing.
  const agencies = (data?.agencies ?? []).filter((one) => one.id !== 'node');
  const purposes = data?.purposes ?? [];
  return {
    agencies: agencies.map((one) => ({ value: one.id, label: one.name })), purposes: purposes.map((one) => ({ value: one.code, label: one.label })),
    agencyName: (id: string) => agencies.find((one) => one.id === id)?.name ?? id,
    purposeName: (code: string) => purposes.find((one) => one.code === code)?.label ?? codeWords(code),
  };
}
