// Closing a cycle for good: it takes no more judgements, and those that stand stay as they are.
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askCycles, closeCycle } from '../../api/assessment-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';

const shortestWhy = 10;

export function CloseCyclePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const { cycle: id } = useParams({ from: '/assessment/cycles/$cycle/close' });
  const cycles = useQuery(askCycles());
  const [why, setWhy] = useState('');
  const closing = useMutation({ mutationFn: () => guard(() => closeCycle(me, id, why.trim())) });
  const back = <Link to="/assessment" search={{ cycle: id }}>{t('assessment.title')}</Link>;
  if (closing.isSuccess) return <ActDone title={t('assessment.closeTitle')}><p>{t('assessment.closeDone')}</p><p>{back}</p></ActDone>;
  if (cycles.isPending) return <Waiting lines={4} />;
  if (cycles.isError) return <Trouble error={cycles.error} onAgain={() => void cycles.refetch()} />;
  const cycle = cycles.data.cycles.find((one) => one.id === id && one.isOpen && one.centre === me.agency);
  if (cycle === undefined) return <div className="sheet"><p>{t('assessment.closeGone')}</p>{back}</div>;
  return (
    <SeriousAct title={t('assessment.closeTitle')} about={<span>{back} · {cycle.name} ({cycle.from} – {cycle.until})</span>} what={t('assessment.closeWhat')} whoElse={t('assessment.closeWho', { count: cycle.bureaus.length })} recorded={t('assessment.closeRecorded')} send={t('assessment.closeSend')}
      isReady={why.trim().length >= shortestWhy} isBusy={closing.isPending} error={closing.error ?? undefined} onSend={() => closing.mutate()}>
      <TextInput label={t('assessment.closeWhy')} description={t('assessment.closeWhyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
      {panel}
    </SeriousAct>
  );
}
