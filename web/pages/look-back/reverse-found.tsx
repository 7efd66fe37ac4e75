// What one member looked at, beside their roster, cases and dispatches; what no table covers is hatched.
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
import { DutySheets, DutyTimeline } from './duty-found.js';
import { actWords, becauseWords, dispatchWords, shiftWords } from './look-back-words.js';

export function ReverseFound({ answer, agency }: { readonly answer: ReverseAnswer; readonly agency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('reverse.found', { user: answer.user })} below={<span className="soft">{t('reverse.once')}</span>} />
      <dl className="facts sheet" style={{ marginBottom: 16 }}>
        <dt>{t('lookBack.unit')}</dt><dd>{answer.unit ?? <Unknown />}</dd>
        <dt>{t('lookBack.role')}</dt><dd>{roleWords(answer.role, t)}</dd>
        <dt>{t('reverse.roster')}</dt><dd>{answer.duty.hasRoster ? t('reverse.shifts', { count: answer.duty.shifts.length }) : <><Unknown /> {t('reverse.noRoster')}</>}</dd>
        <dt>{t('reverse.dispatches')}</dt><dd>{answer.duty.hasDispatches ? t('reverse.dispatched', { count: answer.duty.dispatches.length }) : <><Unknown /> {t('reverse.noDispatches')}</>}</dd>
        <dt>{t('reverse.signedIn')}</dt><dd>{t('reverse.signIns', { count: answer.signIns.length })}</dd>
        <dt>{t('reverse.cases')}</dt><dd>{answer.cases.length === 0 ? '–' : answer.cases.map((one) => `${one.caseRef} (${one.from} – ${one.to ?? '…'})`).join(', ')}</dd>
      </dl>
      {answer.duty.unread.length > 0 && <p>{t('reverse.unread', { files: answer.duty.unread.join(', ') })}</p>}
      {answer.lines.length > 0 && <DutyTimeline answer={answer} />}
      <h2>{t('lookBack.looks')}</h2>
      {answer.isCut && <p>{t('lookBack.cut', { number: formatNumber(answer.lines.length) })}</p>}
      {answer.lines.length === 0 ? <p className="sheet">{t('reverse.nothing')}</p> : <LinesSheet lines={answer.lines} agency={agency} />}
      <DutySheets duty={answer.duty} />
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
    { id: 'shift', header: t('reverse.shift'), text: ({ shift }) => shiftWords(shift, t), draw: ({ shift }) => (shift === null ? <Unknown /> : shiftWords(shift, t)) },
    { id: 'dispatch', header: t('reverse.dispatch'), text: ({ dispatch }) => dispatchWords(dispatch, t), draw: ({ dispatch }) => (dispatch === null ? <Unknown /> : <span className="any">{dispatchWords(dispatch, t)}</span>) },
    { id: 'because', header: t('lookBack.because'), text: (row) => becauseWords(row, t).join('; ') },
    { id: 'signIn', header: t('lookBack.signIn'), text: ({ signIn }) => (signIn === null ? '' : formatMoment(signIn.at)), draw: ({ signIn }) => (signIn === null ? <Unknown /> : formatMoment(signIn.at)) },
  ], [t, purposeWords, agency]);
  return <Sheet name="reverse-lines" label={t('lookBack.looks')} columns={columns} rows={lines} rowKey={(row) => row.index} />;
}
