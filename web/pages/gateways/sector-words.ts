// Sectors, kinds and outcomes in words.
import type { TFunction } from 'i18next';
import type { AssuranceView } from '../../../src/http/contract.js';
import { codeWords } from '../../marks/code-words.js';

export function sectorWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    police: t('sector.police'), border: t('sector.border'), revenue: t('sector.revenue'), financial_intelligence: t('sector.financial'), corrections: t('sector.corrections'),
    regulator: t('sector.regulator'), oversight: t('sector.oversight'), foreign_partner: t('sector.foreign'), publisher: t('sector.publisher'), node: t('sector.node'),
  };
  return words[code] ?? codeWords(code);
}

export function kindWords(kind: AssuranceView['kind'], t: TFunction): string {
  return kind === 'reliability' ? t('assurances.reliability') : t('assurances.mistreatment');
}

export function outcomeWords(outcome: AssuranceView['outcome'], t: TFunction): string {
  return outcome === 'may_share' ? t('assurances.mayShare') : t('assurances.mayNotShare');
}

export function stateWords(state: AssuranceView['state'], t: TFunction): string {
  return { in_force: t('assurances.inForce'), not_begun: t('assurances.notBegun'), over: t('assurances.over'), ended: t('assurances.ended') }[state];
}
