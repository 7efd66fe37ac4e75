// The key of one service account: exchanged for a new one that is shown once, or taken back for good.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askServices, changeKey } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Waiting } from '../../marks/waiting.js';
import { KeyOnce } from './key-once.js';
import { hasKey, mayWords } from './service-words.js';

const shortestWhy = 10;

export function ServicePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/services/$id' });
  const { data, isPending } = useQuery(askServices());
  const [why, setWhy] = useState('');
  const changing = useMutation({ gcTime: 0, mutationFn: (act: 'rotate' | 'revoke') => changeKey(me, id, act, why.trim()) });
  const back = <Link to="/services">{t('services.back')}</Link>;
  if (isPending) return <Waiting lines={4} />;
  if (changing.isSuccess && changing.data.code !== null) return <KeyOnce code={changing.data.code} />;
  if (changing.isSuccess) return <ActDone title={t('services.title')}><p>{changing.variables === 'revoke' ? t('services.revokeDone') : t('services.gone')}</p>{back}</ActDone>;
  const one = data?.services.find((service) => service.id === id && hasKey(service));
  if (one === undefined) return <div className="sheet"><p>{t('services.gone')}</p>{back}</div>;
  const isReady = why.trim().length >= shortestWhy;
  return (
    <SeriousAct title={t('services.keyTitle', { name: one.name })} about={back} what={t('services.keyWhat')} whoElse={t('services.keyWho')} recorded={t('services.keyRecorded')} send={t('services.rotate')}
      isReady={isReady} isBusy={changing.isPending} error={changing.error ?? undefined} onSend={() => changing.mutate('rotate')}>
      <dl className="facts sheet"><dt>{t('services.may')}</dt><dd>{one.may.map((act) => mayWords(act, t)).join(', ')}</dd><dt>{t('services.lastDay')}</dt><dd>{one.expiresAt.slice(0, 10)}</dd></dl>
      <TextInput label={t('services.why')} description={t('services.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
      <div><Button color="red" variant="outline" disabled={!isReady} onClick={() => changing.mutate('revoke')}>{t('services.revoke')}</Button></div>
    </SeriousAct>
  );
}
