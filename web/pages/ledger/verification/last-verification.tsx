// When the record was last recomputed, by whom, and what came of it.
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { formatMoment, formatNumber } from '../../../words/language.js';
import { byWords, entryCount, outcomeMark, outcomeWords, tookWords } from './outcome-words.js';
import { RunVerification } from './run-verification.js';

export function LastVerification({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const { verification, verifying } = state;
  const entries = verification === null ? null : entryCount(verification);
  const share = verifying === null ? undefined : verifying.total === 0 ? 0 : Math.min(1, verifying.done / verifying.total);
  return (
    <section className="sheet block" aria-label={t('check.last')}>
      <h2>{t('check.last')}</h2>
      {verification === null ? <p><Unknown /> {t('check.never')}</p> : (
        <dl className="facts">
          <dt>{t('check.outcome')}</dt><dd><VerdictMark outcome={outcomeMark[verification.outcome]} words={outcomeWords(verification, t)} /></dd>
          <dt>{t('check.at')}</dt><dd>{formatMoment(verification.at)}</dd>
          <dt>{t('check.by')}</dt><dd>{byWords(verification, t)}</dd>
          <dt>{t('check.entries')}</dt><dd>{entries === null ? <Unknown /> : formatNumber(entries)}</dd>
          <dt>{t('check.took')}</dt><dd>{tookWords(verification, t)}</dd>
        </dl>
      )}
      <p className="soft">{t('check.believed')}</p>
      <RunVerification underWay={share} />
    </section>
  );
}
