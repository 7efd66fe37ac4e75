// What one member looked at, beside their cases; what the record does not know is hatched.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReverseAnswer, ReverseLine } from '../../../src/http/contract.js';
import { roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { actWords, becauseWords } from './look-back-words.js';

export function ReverseFound({ answer, agency }: { readonly answer: ReverseAnswer; readonly agency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('reverse.found', { user: answer.user })} below={<span className="soft">{t('reverse.once')}</span>} />
      <dl className="facts sheet" style={{ marginBottom: 16 }}>
        <dt>{t('lookBack.unit')}</dt><dd>{answer.unit ?? <Unknown />}</dd>
        <dt>{t('lookBack.role')}</dt><dd>{roleWords(answer.role, t)}</dd>
        <dt>{t('reverse.roster')}</dt><dd><Unknown /> {t('reverse.signIns', { number: formatNumber(answer.signIns.length) })}</dd>
        <dt>{t('reverse.cases')}</dt><dd>{answer.cases.length === 0 ? '–' : answer.cases.map((one) => `${one.caseRef} (${one.from} – ${one.to ?? '…'})`).join(', ')}</dd>
      </dl>
      {answer.isCut && <p>{t('lookBack.cut', { number: formatNumber(answer.lines.length) })}</p>}
      {answer.lines.length === 0 ? <p className="sheet">{t('reverse.nothing')}</p> : <LinesSheet lines={answer.lines} agency={agency} />}
    </>
  );
}

function LinesSheet({ lines, agency }: { readonly lines: readonly ReverseLine[]; readonly agency: string }) {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  const columns = useMemo<readonly Column<ReverseLine>[]>(() => [
    { id: 'at', header: t('lookBack.at'), text: (row) => formatMoment(row.at), draw: (row) => <Link to="/ledger/entries/$agency/$index" params={{ agency, index: row.index }} className="unbroken">{formatMoment(row.at)}</Link> },
    { id: 'act', header: t('lookBack.act'), text: (row) => actWords(row, t) },
    { id: 'named', header: t('lookBack.about'), text: ({ named }) => named ?? '', draw: ({ named }) => (named === null ? '' : <span className="any">{named}</span>) },
    { id: 'purpose', header: t('lookBack.purpose'), text: ({ purpose }) => (purpose === null ? '' : purposeWords(purpose)), draw: ({ purpose }) => (purpose === null ? <Unknown /> : purposeWords(purpose)) },
    { id: 'case', header: t('lookBack.case'), text: ({ caseRef }) => caseRef ?? '', draw: ({ caseRef }) => caseRef ?? <Unknown /> },
    { id: 'because', header: t('lookBack.because'), text: (row) => becauseWords(row, t).join('; ') },
    { id: 'signIn', header: t('lookBack.signIn'), text: ({ signIn }) => (signIn === null ? '' : formatMoment(signIn.at)), draw: ({ signIn }) => (signIn === null ? <Unknown /> : formatMoment(signIn.at)) },
  ], [t, purposeWords, agency]);
  return <Sheet name="reverse-lines" label={t('lookBack.looks')} columns={columns} rows={lines} rowKey={(row) => row.index} />;
}
