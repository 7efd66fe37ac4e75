// The units of one's agency, for its administrator.
import { queryOptions } from '@tanstack/react-query';
import type { Me, PeopleStep, UnitsAnswer } from '../../src/http/contract.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askUnits = () => queryOptions({ queryKey: ['answer', 'units'], ...changesWithActs, queryFn: () => ask<UnitsAnswer>('/api/units') });

export interface UnitDraft {
  readonly unit: string;
  /** Null for the first unit of an agency. */
  readonly parent: string | null;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly why: string;
}

export function addUnit(me: Me, draft: UnitDraft): Promise<PeopleStep> {
  return ask<PeopleStep>('/api/units', { method: 'POST', csrf: me.csrf, body: draft });
}
