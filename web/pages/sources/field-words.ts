// The fields of a sealed source, in the order in which they are written and shown.
import type { TFunction } from 'i18next';

export const sourceFields = ['name', 'alias', 'born', 'contact', 'handler', 'reports', 'notes'] as const;

export function fieldWords(field: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    name: t('sources.name'), alias: t('sources.alias'), born: t('sources.born'), contact: t('sources.contact'), handler: t('sources.handler'), reports: t('sources.reports'), notes: t('sources.notes'),
  };
  return words[field] ?? field;
}
