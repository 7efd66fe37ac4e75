// When the record was last recomputed, by whom, and what came of it.
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { useMe } from '../../../api/session.js';
import { watchesOthers } from '../../../marks/code-words.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { formatMoment, formatNumber, formatShare } from '../../../words/language.js';
import { byWords, entryCount, outcomeMark, outcomeWords } from './outcome-words.js';
import { RunVerification } from './run-verification.js';

export function LastVerification({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const me = useMe();
  const { verification, verifying } = state;
  const entries = verification === null ? null : entryCount(verification);
  const mayRun = watchesOthers(me.role);
  const share = verifying === null || verifying.total === 0 ? 0 : Math.min(1, verifying.done / verifying.total);
  return (
    <section className="sheet block" aria-label={t('check.last')}>
      <h2>{t('check.last')}</h2>
      {verification === null ? <p><Unknown /> {t('check.never')}</p> : (
        <dl className="facts">
          <dt>{t('check.outcome')}</dt><dd><VerdictMark outcome={outcomeMark[verification.outcome]} words={outcomeWords(verification, t)} /></dd>
          <dt>{t('check.at')}</dt><dd>{formatMoment(verification.at)}</dd>
          <dt>{t('check.by')}</dt><dd>{byWords(verification, t)}</dd>
          <dt>{t('check.entries')}</dt><dd>{entries === null ? <Unknown /> : formatNumber(entries)}</dd>
          <dt>{t('check.took')}</dt><dd>{t('check.tookSeconds', { count: Math.round(verification.tookMs / 100) / 10 })}</dd>
        </dl>
      )}
      {!mayRun && verifying !== null && <div className="block" style={{ maxWidth: 480 }}><p role="status">{t('check.other')} {t('check.percent', { share: formatShare(share) })}</p><Progress value={share * 100} aria-label={t('check.other')} /></div>}
      <p className="soft">{t('check.believed')}</p>
      {mayRun && <RunVerification />}
    </section>
  );
}
