// Every verification that the node remembers, the newest first.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../../src/http/contract.js';
import { askVerifications } from '../../../api/ledger-questions.js';
import { Trouble } from '../../../marks/trouble.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { Waiting } from '../../../marks/waiting.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { formatMoment, formatNumber } from '../../../words/language.js';
import { byWords, entryCount, outcomeMark, outcomeWords, tookWords } from './outcome-words.js';

export function HistoryTable({ latest }: { readonly latest: string | undefined }) {
  const { t } = useTranslation();
  const answer = useQuery(askVerifications(latest));
  const columns = useMemo<readonly Column<Verification>[]>(() => [
    { id: 'at', header: t('check.at'), text: (one) => formatMoment(one.at) },
    { id: 'outcome', header: t('check.outcome'), text: (one) => outcomeWords(one, t), draw: (one) => <VerdictMark outcome={outcomeMark[one.outcome]} words={outcomeWords(one, t)} /> },
    { id: 'by', header: t('check.by'), text: (one) => byWords(one, t) },
    { id: 'entries', header: t('check.entries'), isNumber: true, text: (one) => String(entryCount(one) ?? ''), order: (one) => Number(entryCount(one) ?? -1), draw: (one) => (entryCount(one) === null ? <Unknown /> : formatNumber(entryCount(one) ?? 0n)) },
    { id: 'took', header: t('check.took'), isNumber: true, text: (one) => tookWords(one, t), order: (one) => one.tookMs },
  ], [t]);
  return (
    <section className="sheet block" aria-label={t('check.history')}>
      <h2>{t('check.history')}</h2>
      {answer.isPending && <Waiting lines={3} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && answer.data.verifications.length === 0 && <p>{t('check.none')}</p>}
      {answer.isSuccess && answer.data.verifications.length > 0 && <Sheet name="verifications" label={t('check.history')} columns={columns} rows={answer.data.verifications} rowKey={(one) => `${one.at} ${one.tookMs}`} />}
      {answer.isSuccess && answer.data.unreadable > 0 && <div className="banner chip-warn" role="note"><p>{t('check.unreadable', { count: answer.data.unreadable })}</p></div>}
    </section>
  );
}
