// The outcome of a verification: what was cut off or failed is never shown as good.
import type { TFunction } from 'i18next';
import type { Verification } from '../../../../src/http/contract.js';
import type { Outcome } from '../../../ledger/receipt.js';
import { roleWords } from '../../../marks/code-words.js';
import { formatNumber } from '../../../words/language.js';

export const outcomeMark: Readonly<Record<Verification['outcome'], Outcome>> = { ok: 'holds', problems: 'fails', cancelled: 'open', fault: 'open' };

export function problemCount(verification: Verification): number {
  return Object.values(verification.problems).reduce((sum, count) => sum + count, 0);
}

export function outcomeWords(verification: Verification, t: TFunction): string {
  const words = { ok: t('check.ok'), problems: t('check.problems', { count: problemCount(verification) }), cancelled: t('check.cancelled'), fault: t('check.fault') };
  return words[verification.outcome];
}

export function byWords({ by }: Verification, t: TFunction): string {
  return by === null ? t('check.operator') : t('check.whom', { role: roleWords(by.role, t), agency: by.agency });
}

export function tookWords({ tookMs }: Verification, t: TFunction): string {
  const seconds = Math.round(tookMs / 100) / 10;
  return t('check.tookSeconds', { count: seconds, replace: { count: formatNumber(seconds) } });
}

/** Entries of all logs together; null when nothing was counted. */
export function entryCount({ logs, outcome }: Verification): bigint | null {
  return outcome === 'ok' || outcome === 'problems' ? logs.reduce((sum, { size }) => sum + BigInt(size), 0n) : null;
}
