// What a service account may, and how its key stands.
import type { TFunction } from 'i18next';
import type { ServicesAnswer } from '../../../src/http/contract.js';

export type Service = ServicesAnswer['services'][number];

export function mayWords(act: string, t: TFunction): string {
  if (act === 'import') return t('services.import');
  if (act === 'feed') return t('services.feed');
  return act === 'ledger' ? t('services.ledger') : act;
}

export function hasKey(one: Service): boolean {
  return one.revokedAt === null && Date.parse(one.expiresAt) > Date.now();
}

export function keyWords(one: Service, t: TFunction): string {
  if (one.revokedAt !== null) return t('services.revoked');
  return hasKey(one) ? t('services.stands') : t('services.over');
}
