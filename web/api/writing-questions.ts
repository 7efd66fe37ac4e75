// Writing a report from others: the labels that a draft would get, and the report itself.
import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { InheritedLabels, Me, NewReport, Written } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';

export interface LabelsOfDraft {
  readonly derivedFrom: readonly string[];
  readonly statements: readonly { readonly derivedFrom: readonly string[] }[];
}

/** Asked anew whenever the inputs change; each asking is an entry, as every answer is. */
export const askLabels = ({ csrf }: Me, draft: LabelsOfDraft) =>
  queryOptions({ queryKey: ['answer', 'labels of a draft', language(), draft], enabled: draft.derivedFrom.length > 0, queryFn: () => ask<InheritedLabels>('/api/reports/labels', { method: 'POST', csrf, body: draft }) });

export const sendReport = ({ csrf }: Me, report: Static<typeof NewReport>): Promise<Written> => ask('/api/reports', { method: 'POST', csrf, body: report });
