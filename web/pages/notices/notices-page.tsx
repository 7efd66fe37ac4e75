// Notices to this person, newest first; each leads to a page, and that page passes the door like any other.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../../src/http/contract.js';
import { askNotices, askWaiting, markNoticeRead } from '../../api/notice-questions.js';
import { useMe } from '../../api/session.js';
import { roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';

function stateWords({ settled, due, read }: NoticeView, t: TFunction): string {
  if (settled !== null) return t('notices.done');
  if (due !== null) return Date.parse(due) < Date.now() ? t('notices.late') : t('notices.toDo');
  return read === null ? t('notices.new') : t('notices.read');
}

export function NoticesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const answer = useQuery(askNotices());
  const reading = useMutation({
    mutationFn: (id: string) => markNoticeRead(me, id),
    onSuccess: async () => {
      await Promise.all([answer.refetch(), client.invalidateQueries({ queryKey: askWaiting.queryKey })]);
    },
  });
  const markRead = reading.mutate;
  const columns = useMemo<readonly Column<NoticeView>[]>(() => [
    { id: 'at', header: t('notices.at'), text: (row) => formatMoment(row.at), draw: (row) => <time dateTime={row.at} style={{ whiteSpace: 'nowrap' }}>{formatMoment(row.at)}</time> },
    { id: 'words', header: t('notices.words'), width: '50%', text: (row) => row.words },
    { id: 'to', header: t('notices.toRole'), text: (row) => (row.toRole === null ? t('notices.you') : roleWords(row.toRole, t)) },
    { id: 'due', header: t('notices.due'), text: (row) => (row.due === null ? '' : formatMoment(row.due)) },
    { id: 'state', header: t('notices.state'), text: (row) => stateWords(row, t) },
    {
      id: 'do', header: t('notices.actions'), text: () => '',
      draw: (row) => (
        <span style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Link to={row.link}>{t('notices.open')}</Link>
          {row.read === null && <Button size="compact-sm" variant="default" onClick={() => markRead(row.id)}>{t('notices.markRead')}</Button>}
        </span>
      ),
    },
  ], [t, markRead]);
  const notices = answer.data?.notices ?? [];
  return (
    <>
      <PageHead title={t('notices.title')} below={<span className="soft">{t('notices.hint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {reading.isError && <Trouble error={reading.error} />}
      {answer.isSuccess && notices.length === 0 && <p className="sheet">{t('notices.none')}</p>}
      {notices.length > 0 && <Sheet name="notices" label={t('notices.title')} columns={columns} rows={notices} rowKey={(row) => row.id} />}
    </>
  );
}
