// How far a change of the policies has come.
import type { TFunction } from 'i18next';
import type { ChangeSummary } from '../../../src/http/contract.js';

export function stateWords(state: ChangeSummary['state'], t: TFunction): string {
  return { proposed: t('access.stateProposed'), rehearsed: t('access.stateRehearsed'), stale: t('access.stateStale'), adopted: t('access.stateAdopted') }[state];
}
