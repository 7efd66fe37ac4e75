// Reopening a case of the agency: whoever is still on it works under it again, so a second person approves it.
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleStep } from '../../../src/http/contract.js';
import { askCases, reopenCase } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { StepOutcome } from '../../marks/step-outcome.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';

const shortestWhy = 10;

export function ReopenCasePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/cases/$id/reopen' });
  const { data, error, isPending } = useQuery(askCases());
  const [why, setWhy] = useState('');
  const [step, setStep] = useState<PeopleStep>();
  const reopening = useMutation({ mutationFn: () => reopenCase(me, id.slice(id.indexOf('~') + 1), why.trim()), onSuccess: setStep });
  const back = <Link to="/cases">{t('cases.back')}</Link>;
  const title = t('cases.reopenTitle', { ref: id });
  if (step !== undefined) return <StepOutcome answer={step} title={title} done={t('cases.reopenDone')} back={back} />;
  if (isPending) return <Waiting lines={4} />;
  if (error !== null) return <Trouble error={error} />;
  const one = data.agency?.find(({ ref, closedOn }) => ref === id && closedOn !== null);
  if (one === undefined) return <div className="sheet"><p>{t('cases.notClosed')}</p>{back}</div>;
  return (
    <SeriousAct title={title} about={back} what={t('cases.reopenWhat')} whoElse={t('cases.reopenWho')} recorded={t('cases.reopenRecorded')} send={t('cases.reopenSend')}
      isReady={why.trim().length >= shortestWhy} isBusy={reopening.isPending} error={reopening.error ?? undefined} onSend={() => reopening.mutate()}>
      <dl className="facts sheet"><dt>{t('cases.state')}</dt><dd>{t('cases.closed', { on: one.closedOn })}</dd><dt>{t('cases.count')}</dt><dd>{one.count}</dd></dl>
      <TextInput label={t('cases.why')} description={t('cases.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
    </SeriousAct>
  );
}
