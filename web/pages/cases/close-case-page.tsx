// Closing a case of the agency: its compartment opens to nobody from that moment.
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askCases, closeCase } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Waiting } from '../../marks/waiting.js';

const shortestWhy = 10;

export function CloseCasePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/cases/$id/close' });
  const { data, isPending } = useQuery(askCases());
  const [why, setWhy] = useState('');
  const closing = useMutation({ mutationFn: () => closeCase(me, id.slice(id.indexOf('~') + 1), why.trim()) });
  const back = <Link to="/cases">{t('cases.back')}</Link>;
  if (isPending) return <Waiting lines={4} />;
  if (closing.isSuccess) return <ActDone title={t('cases.closeTitle', { ref: id })}><p>{t('cases.closeDone')}</p>{back}</ActDone>;
  const one = data?.agency?.find(({ ref, closedOn }) => ref === id && closedOn === null);
  if (one === undefined) return <div className="sheet"><p>{t('cases.gone')}</p>{back}</div>;
  return (
    <SeriousAct title={t('cases.closeTitle', { ref: one.ref })} about={back} what={t('cases.closeWhat')} whoElse={t('cases.closeWho')} recorded={t('cases.closeRecorded')} send={t('cases.closeSend')}
      isReady={why.trim().length >= shortestWhy} isBusy={closing.isPending} error={closing.error ?? undefined} onSend={() => closing.mutate()}>
      <dl className="facts sheet"><dt>{t('cases.count')}</dt><dd>{one.count}</dd></dl>
      <TextInput label={t('cases.why')} description={t('cases.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
    </SeriousAct>
  );
}
