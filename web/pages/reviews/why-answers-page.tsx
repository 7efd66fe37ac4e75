// What was asked about low-risk looks, and whether it was answered. It names nobody: whom it was put to is read by opening one, on the record.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhyAnswersList } from '../../../src/http/contract.js';
import { askWhyAnswers } from '../../api/review-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { DeskHead } from './desk-head.js';
import { Due } from './due.js';

type Line = WhyAnswersList['questions'][number];

export function WhyAnswersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(askWhyAnswers());
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'asked', header: t('reviews.askedAt'), text: (row) => row.askedAt, draw: (row) => <Link to="/reviews/answers/$question" params={{ question: row.id }} className="unbroken">{formatMoment(row.askedAt)}</Link> },
    { id: 'answered', header: t('reviews.whyAnswered'), text: (row) => row.answeredAt ?? '', draw: (row) => (row.answeredAt === null ? <span className="soft">{t('reviews.whyNotYet')}</span> : <span className="unbroken">{formatMoment(row.answeredAt)}</span>) },
    { id: 'due', header: t('reviews.due'), text: (row) => row.due, draw: (row) => <Due due={row.due} overdue={row.overdue} /> },
  ], [t]);
  return (
    <>
      <DeskHead title={t('reviews.answers')} hint={t('reviews.answersHint')} />
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data?.questions.length === 0 && <p className="sheet">{t('reviews.answersNone')}</p>}
      {data !== undefined && data.questions.length > 0 && <Sheet name="why-answers" label={t('reviews.answers')} columns={columns} rows={data.questions} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/reviews/answers/$question', params: { question: row.id } })} />}
    </>
  );
}
