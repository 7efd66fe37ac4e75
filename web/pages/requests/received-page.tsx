// Requests to our agency: read, look into our own holdings, and answer as we choose; silence closes without a word.
import { Radio, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestToUs } from '../../../src/http/contract.js';
import { askReceived, sendOwnerAnswer } from '../../api/request-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';

const route = getRouteApi('/requests/received');

export function ReceivedPage() {
  const { t } = useTranslation();
  const answer = useQuery(askReceived());
  const { answer: asked, report = '' } = route.useSearch();
  const columns = useMemo<readonly Column<RequestToUs>[]>(() => {
    const states: Partial<Record<string, string>> = { open: t('requests.open'), answered: t('requests.answered'), closed: t('requests.closed') };
    return [
      { id: 'at', header: t('requests.at'), text: (row) => formatMoment(row.at) },
      { id: 'from', header: t('requests.from'), text: (row) => `${row.member}@${row.agency}` },
      { id: 'words', header: t('requests.words'), width: '36%', text: (row) => row.words },
      { id: 'state', header: t('requests.state'), text: (row) => states[row.state] ?? row.state },
      { id: 'answer', header: t('requests.answers'), text: (row) => (row.answer === null ? '' : [row.answer.words, ...row.answer.reports].filter((part) => part !== '').join(' · ')) },
      { id: 'do', header: t('notices.actions'), text: () => '', draw: (row) => (row.state === 'open' ? <Link to="/requests/received" search={{ answer: row.id }}>{t('requests.answerLink')}</Link> : null) },
    ];
  }, [t]);
  const requests = answer.data?.requests ?? [];
  const chosen = requests.find((one) => one.id === asked);
  if (chosen !== undefined) return <AnswerForm request={chosen} sanitised={report} onDone={() => void answer.refetch()} />;
  return (
    <>
      <PageHead title={t('requests.received')} below={<span className="soft">{t('requests.receivedHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && requests.length === 0 && <p className="sheet">{t('requests.noneReceived')}</p>}
      {requests.length > 0 && <Sheet name="received" label={t('requests.received')} columns={columns} rows={requests} rowKey={(row) => row.id} />}
    </>
  );
}

type Kind = 'words' | 'released' | 'sanitised' | 'silent';

/** `sanitised`: the report that was just written for this request. */
function AnswerForm({ request, sanitised, onDone }: { readonly request: RequestToUs; readonly sanitised: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [kind, setKind] = useState<Kind>(sanitised === '' ? 'words' : 'sanitised');
  const [words, setWords] = useState('');
  const [reports, setReports] = useState(sanitised);
  const chosen = reports.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const withReports = kind === 'released' || kind === 'sanitised';
  const sending = useMutation({ mutationFn: () => sendOwnerAnswer(me, request.id, { kind, words: kind === 'silent' ? '' : words.trim(), reports: withReports ? chosen : [] }), onSuccess: onDone });
  const kinds = [['words', t('requests.byWords')], ['released', t('requests.byRelease')], ['sanitised', t('requests.bySanitised')], ['silent', t('requests.bySilence')]] as const;
  const isReady = kind === 'silent' || (withReports ? chosen.length > 0 : words.trim().length >= 3);
  const back = <Link to="/requests/received" search={{}}>{t('requests.backReceived')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('requests.answerTitle')}><p>{t('requests.given')}</p>{back}</ActDone>;
  return (
    <SeriousAct
      title={t('requests.answerTitle')} about={<span>{back} · {request.member}@{request.agency} · {formatMoment(request.at)}<br /><q>{request.words}</q><br /><Link to="/search">{t('requests.search')}</Link></span>}
      what={t('requests.answerWhat')} whoElse={t('requests.answerWho')} recorded={t('requests.answerRecorded')} send={t('requests.answerSend')}
      isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <Radio.Group label={t('requests.kind')} value={kind} onChange={(value) => setKind(kinds.find(([code]) => code === value)?.[0] ?? 'words')}>
        <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{kinds.map(([code, label]) => <Radio key={code} value={code} label={label} />)}</div>
      </Radio.Group>
      {kind === 'sanitised' && sanitised === '' && <p><Link to="/reports/new" search={{ request: request.id, to: request.agency }}>{t('requests.writeSanitised')}</Link></p>}
      {withReports && <Textarea label={t('requests.reports')} value={reports} onChange={(event) => setReports(event.currentTarget.value)} autosize minRows={2} required withAsterisk={false} />}
      {kind !== 'silent' && <Textarea label={t('requests.yourWords')} value={words} onChange={(event) => setWords(event.currentTarget.value)} autosize minRows={3} maxLength={4000} />}
    </SeriousAct>
  );
}
