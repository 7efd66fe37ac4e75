// One's own sessions: where and when, and ending one, or all others.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSessionView } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { askSessions, endSession } from '../../api/sign-on.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { browserWords } from './browser-words.js';

function wayWords(by: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { password: t('sessions.password'), oidc: t('sessions.oidc'), passkey: t('sessions.passkey') };
  return words[by] ?? by;
}

export function SessionsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(askSessions());
  const ending = useMutation({ mutationFn: (id: string | undefined) => endSession(me, id), onSuccess: () => refetch() });
  const end = ending.mutate;
  const columns = useMemo<readonly Column<OwnSessionView>[]>(() => [
    { id: 'began', header: t('sessions.began'), text: (one) => formatMoment(one.signedInAt) },
    { id: 'by', header: t('sessions.by'), text: (one) => wayWords(one.signedInBy, t) },
    { id: 'where', header: t('sessions.where'), text: (one) => one.address ?? t('sessions.thisMachine') },
    { id: 'device', header: t('sessions.device'), text: (one) => one.device ?? '', draw: (one) => <span title={one.device ?? undefined}>{browserWords(one.device ?? '')}</span> },
    { id: 'seen', header: t('sessions.seen'), text: (one) => formatMoment(one.lastSeenAt) },
    { id: 'until', header: t('sessions.until'), text: (one) => formatMoment(one.expiresAt) },
    {
      id: 'act', header: t('sessions.act'), text: (one) => (one.isThis ? t('sessions.this') : ''),
      draw: (one) => (one.isThis ? <span>{t('sessions.this')}</span> : <Button size="compact-sm" variant="default" onClick={() => end(one.id)}>{t('sessions.end')}</Button>),
    },
  ], [t, end]);
  return (
    <>
      <PageHead title={t('sessions.title')} below={<span className="soft">{t('sessions.hint')}</span>} />
      {isPending && <Waiting lines={3} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {ending.isError && <Trouble error={ending.error} />}
      {data !== undefined && <Sheet name="sessions" label={t('sessions.title')} columns={columns} rows={data.sessions} rowKey={(one) => one.id} />}
      {data !== undefined && data.sessions.length > 1 && <div style={{ marginTop: 16 }}><Button loading={ending.isPending} onClick={() => end(undefined)}>{t('sessions.endOthers')}</Button></div>}
    </>
  );
}
