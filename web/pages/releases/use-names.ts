// Agencies and purposes by their names in the reader's language; an unknown code is shown as it came.
import { useQuery } from '@tanstack/react-query';
import { askReference } from '../../api/questions.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { usePurposeWords } from '../../marks/purpose-words.js';

/** Nobody states these: they are of the operator's lists and of programs, and nobody reads under them. */
const ofPrograms = new Set(['published_list_import', 'service_feed', 'log_feed']);

export function useNames() {
  const { data } = useQuery(askReference());
  return { ...useAgencyNames(), purposes: (data?.purposes ?? []).filter((one) => !ofPrograms.has(one.code)).map((one) => ({ value: one.code, label: one.label })), purposeName: usePurposeWords() };
}
