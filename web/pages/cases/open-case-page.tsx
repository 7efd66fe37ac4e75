// Opening a case of the agency: a reference and a title, with the reason.
import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openCase } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';

const shortestWhy = 10;

export function OpenCasePage() {
  const { t } = useTranslation();
  const me = useMe();
  const [reference, setReference] = useState('');
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState('');
  const opening = useMutation({ mutationFn: () => openCase(me, reference.trim(), title.trim(), why.trim()) });
  const back = <Link to="/cases">{t('cases.back')}</Link>;
  if (opening.isSuccess) return <ActDone title={t('cases.addTitle')}><p>{t('cases.addDone')}</p>{back}</ActDone>;
  return (
    <SeriousAct title={t('cases.addTitle')} about={back} what={t('cases.addWhat')} whoElse={t('cases.addWho')} recorded={t('cases.addRecorded')} send={t('cases.addSend')}
      isReady={reference.trim() !== '' && title.trim() !== '' && why.trim().length >= shortestWhy} isBusy={opening.isPending} error={opening.error ?? undefined} onSend={() => opening.mutate()}>
      <TextInput label={t('cases.reference')} description={t('cases.referenceHint')} value={reference} onChange={(event) => setReference(event.currentTarget.value)} maxLength={64} autoComplete="off" />
      <TextInput label={t('cases.name')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
      <TextInput label={t('cases.why')} description={t('cases.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
    </SeriousAct>
  );
}
