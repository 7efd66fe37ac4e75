// Saying that a colleague misused what they look up. The answer is the same whether there is such a person or not.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendComplaint } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';

const leastWords = 20;

export function ComplaintPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [about, setAbout] = useState('');
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: () => sendComplaint(me, { about: about.trim(), why: why.trim() }) });
  const back = <Link to="/questions">{t('reviews.questionsTitle')}</Link>;
  if (sending.isSuccess) return <><PageHead title={t('reviews.complain')} above={back} /><div className="banner chip-accent" role="status"><p>{t('reviews.done')}</p></div></>;
  return (
    <SeriousAct title={t('reviews.complain')} about={back} what={t('reviews.complainWhat')} whoElse={t('reviews.complainWho')} recorded={t('reviews.complainRecorded')} send={t('reviews.complainSend')}
      isReady={about.trim() !== '' && why.trim().length >= leastWords} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
      <TextInput label={t('reviews.about')} value={about} onChange={(event) => setAbout(event.currentTarget.value)} maxLength={200} autoComplete="off" />
      <Textarea label={t('reviews.what')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={3} maxLength={2000} />
    </SeriousAct>
  );
}
