// A decision and why it is not simply the same, in words.
import type { TFunction } from 'i18next';
import type { DecisionView } from '../../../src/http/contract.js';

export function decisionWords(decision: DecisionView | null, t: TFunction): string {
  if (decision === null) return '';
  const { allow, policies, errors } = decision;
  return `${allow ? t('access.yes') : t('access.no')} · ${[...policies, ...errors].join(', ') || t('access.nothingPermits')}`;
}

export function reasonWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    decision: t('access.reasonDecision'), engines: t('access.reasonEngines'), labels: t('access.reasonLabels'), shredded: t('access.reasonShredded'), unreadable: t('access.reasonUnreadable'),
    unwhole: t('access.reasonUnwhole'), archive: t('access.reasonArchive'), labels_gone: t('access.reasonLabelsGone'),
  };
  return words[code] ?? code;
}

export function staleWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    unrehearsed: t('access.staleUnrehearsed'), other_policies: t('access.staleOther'), too_old: t('access.staleOld'), record_shrank: t('access.staleShrank'),
    altered: t('access.staleAltered'), engines_differ: t('access.staleEngines'), adopted: t('access.staleAdopted'),
  };
  return words[code] ?? code;
}
