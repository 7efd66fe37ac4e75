// Opening a compartment, or waiving a second citizenship, for one other person and a time: a serious act, with a step-up.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveDelegation } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';

const shortestWhy = 3;

export function DelegatePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [kind, setKind] = useState<'case' | 'eyes_only'>('case');
  const [grantee, setGrantee] = useState('');
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const giving = useMutation({ mutationFn: () => guard(() => giveDelegation(me, { kind, grantee: grantee.trim(), until: `${until}:00Z`, why: why.trim() })) });
  const back = <Link to="/account/delegations">{t('delegations.back')}</Link>;
  if (giving.isSuccess) return <ActDone title={t('delegations.giveTitle')}><p>{t('delegations.done', { id: giving.data.id })}</p>{back}</ActDone>;
  const isReady = grantee.trim().length >= shortestWhy && until !== '' && why.trim().length >= shortestWhy;
  return (
    <>
      <SeriousAct title={t('delegations.giveTitle')} about={back} what={t('delegations.giveWhat')} whoElse={t('delegations.giveWho')} recorded={t('delegations.giveRecorded')} send={t('delegations.send')}
        isReady={isReady} isBusy={giving.isPending} error={giving.error ?? undefined} onSend={() => giving.mutate()}>
        <NativeSelect label={t('delegations.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value === 'eyes_only' ? 'eyes_only' : 'case')}
          data={[{ value: 'case', label: t('delegations.caseKind', { ref: me.caseRef ?? '–' }) }, { value: 'eyes_only', label: t('delegations.eyesKind') }]} />
        <TextInput label={t('delegations.grantee')} description={t('delegations.granteeHint')} value={grantee} onChange={(event) => setGrantee(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        <TextInput type="datetime-local" label={t('delegations.untilLabel')} description={t('delegations.untilHint')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        <Textarea label={t('delegations.why')} description={t('delegations.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
