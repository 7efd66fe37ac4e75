// Codes of approvals in words, and their subject line by line: the approver reads what the hash is of, and nothing in other words.
import type { TFunction } from 'i18next';
import { codeWords } from '../../marks/code-words.js';

export function kindWords(kind: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    unseal_source: t('approvals.unseal_source'), destroy_source: t('approvals.destroy_source'), change_policy: t('approvals.change_policy'),
    change_people: t('approvals.change_people'), second_person: t('approvals.second_person'), assure_partner: t('approvals.assure_partner'),
  };
  return words[kind] ?? codeWords(kind);
}

export function stateWords(state: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    pending: t('approvals.pending'), approved: t('approvals.approved'), refused: t('approvals.refused'), withdrawn: t('approvals.withdrawn'), taken: t('approvals.taken'), expired: t('approvals.expired'),
  };
  return words[state] ?? codeWords(state);
}

/** Each member of the subject with its value, as they are; one line for a subject that has no members. */
export function subjectLines(subject: string): readonly (readonly [name: string, value: string])[] {
  const value: unknown = JSON.parse(subject);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [['', subject]];
  return Object.entries(value).map(([name, one]: [string, unknown]) => [name, typeof one === 'string' ? one : JSON.stringify(one, undefined, 1)]);
}
