// People who were looked up and may be in danger: each a task with an owner and a deadline in hours.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExposedView } from '../../../src/http/contract.js';
import { askExposed } from '../../api/review-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { DeskHead } from './desk-head.js';
import { Due } from './due.js';
import { Pages } from './pages.js';
import { leadStateWords, threadStateWords } from './review-words.js';

export function ExposedPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const answer = useQuery(askExposed(page));
  const columns = useMemo<readonly Column<ExposedView>[]>(() => [
    { id: 'due', header: t('reviews.due'), text: (row) => row.due ?? '', draw: (row) => <Due due={row.due} overdue={row.overdue} /> },
    { id: 'state', header: t('reviews.stateLabel'), text: (row) => threadStateWords(row.state, t), draw: (row) => <Link to="/reviews/exposed/$task" params={{ task: row.id }}>{threadStateWords(row.state, t)}</Link> },
    { id: 'owner', header: t('reviews.owner'), text: (row) => row.owner ?? '', draw: (row) => <span className="any">{row.owner ?? '–'}</span> },
    { id: 'lead', header: t('reviews.leadIs'), text: (row) => leadIs(row, t('reviews.isCleared'), t('reviews.isSustained')) ?? leadStateWords(row.leadState, t) },
    { id: 'opened', header: t('reviews.foundAt'), text: (row) => row.openedAt, draw: (row) => <span className="unbroken">{formatMoment(row.openedAt)}</span> },
  ], [t]);
  return (
    <>
      <DeskHead title={t('reviews.exposed')} hint={t('reviews.exposedHint')} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data?.tasks.length === 0 && <p className="sheet">{t('reviews.exposedNone')}</p>}
      {answer.data !== undefined && answer.data.tasks.length > 0 && (
        <>
          <Sheet name="exposed" label={t('reviews.exposed')} columns={columns} rows={answer.data.tasks} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/reviews/exposed/$task', params: { task: row.id } })} />
          <Pages page={page} pageSize={answer.data.pageSize} count={answer.data.count} onGo={setPage} />
        </>
      )}
    </>
  );
}

/** Undefined while it is not closed. */
export function leadIs({ leadOutcome }: Pick<ExposedView, 'leadOutcome'>, cleared: string, sustained: string): string | undefined {
  return leadOutcome === null ? undefined : leadOutcome === 'clear' ? cleared : sustained;
}
