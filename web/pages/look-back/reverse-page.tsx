// What one member looked at: asked for here, approved by somebody outside their chain, opened here once.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../src/http/contract.js';
import { askApprovals } from '../../api/approval-questions.js';
import { askForReverse, openReverse } from '../../api/look-back-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { ReverseFound } from './reverse-found.js';
import '../watch/watch.css';

const leastWhy = 10;

interface Question { readonly user: string; readonly from: string; readonly to: string }

export function ReversePage() {
  const { t } = useTranslation();
  const me = useMe();
  const own = useQuery(askApprovals());
  const [user, setUser] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [approverAgency, setApproverAgency] = useState('');
  const refresh = (): void => void own.refetch();
  const asking = useMutation({ mutationFn: () => askForReverse(me, { user: user.trim(), from, to, why, ...(approverAgency.trim() !== '' && { approverAgency: approverAgency.trim() }) }), onSuccess: refresh });
  const opening = useMutation({ mutationFn: (question: Question) => openReverse(me, question), onSettled: refresh });
  const isReady = user.trim() !== '' && from !== '' && to !== '' && from <= to && why.trim().length >= leastWhy;
  const mine = (own.data?.mine ?? []).filter((one) => one.kind === 'reverse_view' && ['pending', 'approved'].includes(one.state));
  if (opening.data !== undefined) return <ReverseFound answer={opening.data} agency={me.agency} />;
  return (
    <>
      <SeriousAct title={t('reverse.title')} about={t('reverse.about')} what={t('reverse.what')} whoElse={t('reverse.whoElse')} recorded={t('reverse.recorded')} send={t('reverse.send')} isReady={isReady} isBusy={asking.isPending}
        error={asking.error ?? undefined} onSend={() => asking.mutate()}>
        <TextInput label={t('reverse.user')} description={t('reverse.userHint')} value={user} onChange={(event) => setUser(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        <div className="two">
          <TextInput type="date" label={t('reverse.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" label={t('reverse.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        </div>
        <Textarea label={t('reverse.why')} description={t('reverse.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} autosize minRows={2} />
        <TextInput label={t('reverse.approver')} description={t('reverse.approverHint')} value={approverAgency} onChange={(event) => setApproverAgency(event.currentTarget.value)} maxLength={60} autoComplete="off" />
      </SeriousAct>
      {own.isPending && <Waiting lines={2} />}
      {opening.isError && <Trouble error={opening.error} />}
      {mine.map((one) => <Request key={one.id} request={one} isBusy={opening.isPending} onOpen={(question) => opening.mutate(question)} onLook={refresh} />)}
    </>
  );
}

function Request({ request, isBusy, onOpen, onLook }: { readonly request: ApprovalView; readonly isBusy: boolean; readonly onOpen: (question: Question) => void; readonly onLook: () => void }) {
  const { t } = useTranslation();
  const { reverseOf = '', from = '', to = '' }: { reverseOf?: string; from?: string; to?: string } = JSON.parse(request.subject);
  const isApproved = request.state === 'approved';
  return (
    <section className="sheet block" style={{ maxWidth: 720, marginTop: 16 }} aria-label={t('reverse.request')}>
      <h2>{isApproved ? t('reverse.isApproved') : t('reverse.isWaiting')}</h2>
      <dl className="facts"><dt>{t('reverse.user')}</dt><dd className="any">{reverseOf}</dd><dt>{t('reverse.days')}</dt><dd>{`${from} – ${to}`}</dd><dt>{t('approvals.at')}</dt><dd>{formatMoment(request.askedAt)}</dd></dl>
      <div className="acts">
        {isApproved ? <Button loading={isBusy} onClick={() => onOpen({ user: reverseOf.slice(reverseOf.indexOf('~') + 1), from, to })}>{t('reverse.open')}</Button> : <Button variant="default" onClick={onLook}>{t('sources.lookAgain')}</Button>}
      </div>
    </section>
  );
}
