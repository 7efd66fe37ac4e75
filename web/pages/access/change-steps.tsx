// The steps of a change, each for whoever may take it: rehearse, ask a second person, approve, put in force. Serious acts ask for a step-up.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RehearsalOutcome } from '../../../src/http/contract.js';
import { adoptChange, approveChange, askForApproval } from '../../api/access-questions.js';
import { askApprovals } from '../../api/approval-questions.js';
import { useMe } from '../../api/session.js';
import { watchesOthers } from '../../marks/code-words.js';
import { Trouble } from '../../marks/trouble.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { useWork } from './use-work.js';
import { WorkBar } from './work-bar.js';

interface Props {
  readonly id: string;
  readonly isRehearsed: boolean;
  readonly onChanged: () => void;
}

export function ChangeSteps({ id, isRehearsed, onChanged }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div style={{ display: 'grid', gap: 16, maxWidth: 720, marginTop: 16 }}>
      {watchesOthers(me.role) && <Rehearse id={id} onChanged={onChanged} />}
      {isRehearsed && <TwoPeople id={id} onChanged={onChanged} />}
      <p className="soft">{t('access.recorded')}</p>
    </div>
  );
}

function Rehearse({ id, onChanged }: Omit<Props, 'isRehearsed'>) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const work = useWork<RehearsalOutcome>();
  const run = async (): Promise<void> => {
    await work.start(`/api/access/policies/${encodeURIComponent(id)}/rehearsal`, from.trim() === '' ? {} : { from: from.trim() });
    onChanged();
  };
  return (
    <section className="sheet" aria-label={t('access.rehearse')}>
      <h2>{t('access.rehearse')}</h2>
      <p>{t('access.rehearseHint')}</p>
      {work.share === undefined ? (
        <div className="inline">
          <TextInput type="date" label={t('access.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <Button onClick={() => void run()}>{t('access.rehearse')}</Button>
        </div>
      ) : <WorkBar share={work.share} words={t('access.rehearsing')} onStop={work.stop} />}
      {work.error !== undefined && <Trouble error={work.error} />}
    </section>
  );
}

/** Whoever asked puts it in force in the same session; the second person finds the request here. */
function TwoPeople({ id, onChanged }: Omit<Props, 'isRehearsed'>) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const approvals = useQuery(askApprovals());
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const isOfThis = (one: { kind: string; subject: string }): boolean => one.kind === 'change_policy' && one.subject.includes(JSON.stringify(id));
  const waiting = approvals.data?.waiting.find(isOfThis);
  const mine = approvals.data?.mine.find(isOfThis);
  const after = (): void => {
    void approvals.refetch();
    onChanged();
  };
  const asking = useMutation({ mutationFn: () => guard(() => askForApproval(me, id, why.trim(), agency.trim())), onSuccess: after });
  const approving = useMutation({ mutationFn: () => guard(() => approveChange(me, waiting?.id ?? '', waiting?.subjectHash ?? '', why.trim())), onSuccess: after });
  const adopting = useMutation({ mutationFn: () => guard(() => adoptChange(me, id)), onSuccess: after });
  const error = asking.error ?? approving.error ?? adopting.error;
  const isReasoned = why.trim().length >= 10;
  return (
    <section className="sheet" aria-label={t('access.twoPeople')} style={{ display: 'grid', gap: 12 }}>
      <h2>{t('access.twoPeople')}</h2>
      <p>{t('access.twoPeopleHint')}</p>
      {approvals.isError && <Trouble error={approvals.error} onAgain={() => void approvals.refetch()} />}
      <Textarea label={t('access.why')} description={t('access.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      {waiting === undefined ? <TextInput label={t('access.askAgency')} description={t('access.askAgencyHint')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={60} /> : null}
      <div className="inline">
        {waiting !== undefined && <Button disabled={!isReasoned} loading={approving.isPending} onClick={() => approving.mutate()}>{t('access.approve')}</Button>}
        {waiting === undefined && <Button variant="default" disabled={!isReasoned} loading={asking.isPending} onClick={() => asking.mutate()}>{t('access.askSecond')}</Button>}
        {mine?.state === 'approved' && <Button loading={adopting.isPending} onClick={() => adopting.mutate()}>{t('access.adopt')}</Button>}
      </div>
      {mine?.state === 'pending' && <p role="status">{t('access.waitingForSecond')}</p>}
      {error !== null && <Trouble error={error} />}
      {panel}
    </section>
  );
}
