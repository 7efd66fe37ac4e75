// Taking over what a colleague kept: a serious act of two people, neither of the colleague's chain of command.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeOverCanaries } from '../../api/canary-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';

export function TakeOverPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [from, setFrom] = useState('');
  const [approver, setApprover] = useState('');
  const [why, setWhy] = useState('');
  const taking = useMutation({ mutationFn: () => takeOverCanaries(me, { from: from.trim(), why: why.trim(), ...(approver.trim() !== '' && { approverAgency: approver.trim() }) }) });
  return (
    <>
      {taking.isSuccess && <p className="banner chip-accent" role="status">{taking.data.state === 'done' ? t('canaries.tookOver') : t('canaries.requested')}</p>}
      <SeriousAct title={t('canaries.takeOver')} about={<Link to="/watch/canaries">{t('canaries.back')}</Link>} what={t('canaries.takeOverWhat')} whoElse={t('canaries.takeOverWho')} recorded={t('canaries.takeOverRecorded')} send={t('canaries.send')}
        isReady={from.trim() !== '' && why.trim().length >= 10} isBusy={taking.isPending} error={taking.error ?? undefined} onSend={() => taking.mutate()}>
        <div className="two">
          <TextInput label={t('canaries.from1')} description={t('canaries.from1Hint')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} maxLength={64} autoComplete="off" />
          <TextInput label={t('canaries.approver')} description={t('canaries.approverHint')} value={approver} onChange={(event) => setApprover(event.currentTarget.value)} maxLength={60} autoComplete="off" />
        </div>
        <Textarea label={t('canaries.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />
      </SeriousAct>
    </>
  );
}
