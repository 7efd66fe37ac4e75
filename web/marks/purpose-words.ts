// Codes of purposes and clearances in the reader's language, from the one list that the node keeps; an unknown one is shown as it came.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { askReference } from '../api/questions.js';
import { codeWords } from './code-words.js';

export function usePurposeWords(): (code: string) => string {
  const { data } = useQuery(askReference());
  return useCallback((code) => data?.purposes.find((one) => one.code === code)?.label ?? codeWords(code), [data]);
}
