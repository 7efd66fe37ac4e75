// Asking other agencies: in one's own words, to one or to a sector; the page says the same whatever they hold.
import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnRequest } from '../../../src/http/contract.js';
import { askOwnRequests, sendRequest } from '../../api/request-questions.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';

const route = getRouteApi('/requests');

export function RequestsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [to, setTo] = useState('sector:police');
  const [words, setWords] = useState(route.useSearch().about ?? '');
  const { agencies, agencyName } = useAgencyNames();
  const mine = useQuery(askOwnRequests());
  const sending = useMutation({
    mutationFn: () => sendRequest(me, to, words.trim()),
    onSuccess: async () => {
      setWords('');
      await mine.refetch();
    },
  });
  const columns = useMemo<readonly Column<OwnRequest>[]>(() => [
    { id: 'at', header: t('requests.at'), text: (row) => formatMoment(row.at) },
    { id: 'to', header: t('requests.to'), text: (row) => (row.to === 'sector:police' ? t('requests.police') : agencyName(row.to)) },
    { id: 'words', header: t('requests.words'), width: '36%', text: (row) => row.words },
    { id: 'answers', header: t('requests.answers'), width: '36%', text: (row) => row.answers.map((one) => [agencyName(one.agency), one.words, ...one.reports].filter((part) => part !== '').join(' · ')).join(' | ') || t('requests.noAnswer') },
  ], [t, agencyName]);
  return (
    <>
      <SeriousAct
        title={t('requests.title')} about={null} what={t('requests.what')} whoElse={t('requests.whoElse')} recorded={t('requests.recorded')} send={t('requests.send')}
        isReady={words.trim().length >= 3} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
      >
        <NativeSelect label={t('requests.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} data={[{ value: 'sector:police', label: t('requests.police') }, ...agencies.filter((one) => one.value !== me.agency)]} />
        <Textarea label={t('requests.words')} value={words} onChange={(event) => setWords(event.currentTarget.value)} autosize minRows={3} maxLength={2000} required withAsterisk={false} />
      </SeriousAct>
      {sending.isSuccess && <div className="banner chip-accent" role="status" style={{ maxWidth: 720, marginTop: 16 }}><p>{t('requests.sent')}</p></div>}
      <h2 style={{ marginTop: 24 }}>{t('requests.mine')}</h2>
      {mine.isError && <Trouble error={mine.error} onAgain={() => void mine.refetch()} />}
      {mine.isSuccess && (mine.data.requests.length === 0 ? <p className="sheet">{t('requests.none')}</p> : <Sheet name="requests" label={t('requests.mine')} columns={columns} rows={mine.data.requests} rowKey={(row) => row.id} />)}
    </>
  );
}
