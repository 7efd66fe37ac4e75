// Sealed sources of the own agency. What is opened is given to the page that asked and kept in no store of answers.
import { queryOptions } from '@tanstack/react-query';
import type { Me, OpenedSourceAnswer, SourcesAnswer, SourceStep } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askSources = () => queryOptions({ queryKey: ['answer', 'sources', language()], ...changesWithActs, queryFn: () => ask<SourcesAnswer>('/api/sources') });

const at = (id: string, step: string): string => `/api/sources/${encodeURIComponent(id)}/${step}`;
const from = (agency: string): object => (agency === '' ? {} : { approverAgency: agency });

export function sealSource({ csrf }: Me, id: string, fields: readonly { readonly field: string; readonly text: string }[]): Promise<SourceStep> {
  return ask<SourceStep>('/api/sources', { method: 'POST', csrf, body: { id, fields } });
}

export function askToOpen({ csrf }: Me, id: string, fields: readonly string[], why: string, agency: string): Promise<SourceStep> {
  return ask<SourceStep>(at(id, 'openings'), { method: 'POST', csrf, body: { fields, why, ...from(agency) } });
}

export function openSource({ csrf }: Me, id: string, fields: readonly string[]): Promise<OpenedSourceAnswer> {
  return ask<OpenedSourceAnswer>(at(id, 'open'), { method: 'POST', csrf, body: { fields } });
}

export function askToAmend({ csrf }: Me, id: string, fields: readonly string[], why: string, agency: string): Promise<SourceStep> {
  return ask<SourceStep>(at(id, 'amendments'), { method: 'POST', csrf, body: { fields, why, ...from(agency) } });
}

export function amendSource({ csrf }: Me, id: string, fields: readonly { readonly field: string; readonly text: string }[]): Promise<SourceStep> {
  return ask<SourceStep>(at(id, 'fields'), { method: 'POST', csrf, body: { fields } });
}

export function askToDestroy({ csrf }: Me, id: string, why: string, agency: string): Promise<SourceStep> {
  return ask<SourceStep>(at(id, 'destructions'), { method: 'POST', csrf, body: { why, ...from(agency) } });
}

export function destroySource({ csrf }: Me, id: string): Promise<SourceStep> {
  return ask<SourceStep>(at(id, 'destroy'), { method: 'POST', csrf });
}
