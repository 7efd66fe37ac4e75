// What a look-back found: people against what would be expected of them, the two pictures, and every look with its reasons.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookBackAnswer, LookBackLine, LookBackPerson } from '../../../src/http/contract.js';
import { roleWords } from '../../marks/code-words.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { actWords, becauseWords, chanceWords, expectedWords } from './look-back-words.js';
import { PeopleTimeline, WhoWhat } from './look-back-pictures.js';

interface Props {
  readonly answer: LookBackAnswer;
  /** What was named, and then the parties of incidents among it. */
  readonly things: readonly string[];
  readonly agency: string;
}

export function LookBackFound({ answer, things, agency }: Props) {
  const { t } = useTranslation();
  if (answer.lines.length === 0 && answer.people.length === 0) return <p className="sheet">{t('lookBack.nobody', { from: answer.firstDay, to: answer.lastDay })}</p>;
  return (
    <>
      <h2>{t('lookBack.people')}</h2>
      <p className="soft">{t('lookBack.peopleHint')}</p>
      <PeopleSheet people={answer.people} />
      {answer.people.length > 0 && (
        <div className="sheet scan-pictures" style={{ margin: '16px 0' }}>
          <figure style={{ flexBasis: 640, overflowX: 'auto' }}><figcaption>{t('lookBack.timeline')}</figcaption><PeopleTimeline answer={answer} /></figure>
          <figure style={{ flexBasis: 640, overflowX: 'auto' }}><figcaption>{t('lookBack.graph')}</figcaption><WhoWhat answer={answer} things={things} /></figure>
        </div>
      )}
      <h2>{t('lookBack.looks')}</h2>
      {answer.isCut && <p>{t('lookBack.cut', { number: formatNumber(answer.lines.length) })}</p>}
      <LinesSheet lines={answer.lines} things={things} agency={agency} />
      <p style={{ marginTop: 16 }}><Link to="/watch/look-back/export">{t('lookBackExport.title')}</Link></p>
    </>
  );
}

function PeopleSheet({ people }: { readonly people: readonly LookBackPerson[] }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<LookBackPerson>[]>(() => [
    { id: 'who', header: t('lookBack.who'), text: ({ user }) => (user === '' ? t('lookBack.left') : user) },
    { id: 'unit', header: t('lookBack.unit'), text: ({ unit }) => unit ?? '', draw: ({ unit }) => unit ?? <Unknown /> },
    { id: 'role', header: t('lookBack.role'), text: ({ role }) => (role === null ? '' : roleWords(role, t)), draw: ({ role }) => (role === null ? <Unknown /> : roleWords(role, t)) },
    { id: 'looked', header: t('lookBack.looked'), text: ({ looks }) => formatNumber(looks) },
    { id: 'expected', header: t('lookBack.expected'), text: ({ expected }) => expectedWords(expected, t), draw: ({ expected }) => (expected === null ? <Unknown /> : expectedWords(expected, t)) },
    { id: 'chance', header: t('lookBack.chance'), text: ({ chance }) => chanceWords(chance, t), draw: ({ chance }) => (chance === null ? <Unknown /> : chanceWords(chance, t)) },
    { id: 'volume', header: t('lookBack.volume'), text: ({ volume }) => formatNumber(volume) },
  ], [t]);
  return <Sheet name="look-back-people" label={t('lookBack.people')} columns={columns} rows={people} rowKey={(row) => `${row.user} ${row.looks} ${row.volume}`} />;
}

function LinesSheet({ lines, things, agency }: { readonly lines: readonly LookBackLine[]; readonly things: readonly string[]; readonly agency: string }) {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  const columns = useMemo<readonly Column<LookBackLine>[]>(() => [
    { id: 'at', header: t('lookBack.at'), text: (row) => formatMoment(row.at), draw: (row) => <Link to="/ledger/entries/$agency/$index" params={{ agency, index: row.index }} className="unbroken">{formatMoment(row.at)}</Link> },
    { id: 'who', header: t('lookBack.who'), text: ({ user }) => (user === '' ? t('lookBack.left') : user) },
    { id: 'act', header: t('lookBack.act'), text: (row) => actWords(row, t) },
    ...(things.length > 1 ? [{ id: 'about', header: t('lookBack.about'), text: ({ about }: LookBackLine) => things[about] ?? '' }] : []),
    { id: 'purpose', header: t('lookBack.purpose'), text: ({ purpose }) => (purpose === null ? '' : purposeWords(purpose)), draw: ({ purpose }) => (purpose === null ? <Unknown /> : purposeWords(purpose)) },
    { id: 'case', header: t('lookBack.case'), text: ({ caseRef }) => caseRef ?? '', draw: ({ caseRef }) => caseRef ?? <Unknown /> },
    { id: 'because', header: t('lookBack.because'), text: (row) => becauseWords(row, t).join('; '), draw: (row) => (row.because.length === 0 && row.onCase !== true ? <span>{[t('lookBack.unexplained'), ...becauseWords(row, t)].join('; ')}</span> : becauseWords(row, t).join('; ')) },
    { id: 'signIn', header: t('lookBack.signIn'), text: ({ signIn }) => (signIn === null ? '' : formatMoment(signIn.at)), draw: ({ signIn }) => (signIn === null ? <Unknown /> : <Link to="/ledger/entries/$agency/$index" params={{ agency, index: signIn.index }} className="unbroken">{formatMoment(signIn.at)}</Link>) },
  ], [t, purposeWords, things, agency]);
  return <Sheet name="look-back-lines" label={t('lookBack.looks')} columns={columns} rows={lines} rowKey={(row) => `${row.index} ${row.about}`} />;
}
