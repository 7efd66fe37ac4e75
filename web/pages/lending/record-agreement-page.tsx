// Agreeing that reviewers of another agency judge leads of one's own: asked here, approved by one of theirs, and then made so.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordAgreement } from '../../api/lending-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { leastWhy } from '../reviews/lead-ways.js';
import { today } from '../../words/today.js';

export function RecordAgreementPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const { agencies } = useAgencyNames();
  const [partner, setPartner] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: () => guard(() => recordAgreement(me, { with: partner, from, until, why: why.trim() })) });
  const back = <Link to="/reviews/agreements">{t('lending.agreementsBack')}</Link>;
  if (sending.data?.state === 'done') return <ActDone title={t('lending.add')}><p>{t('lending.isRecorded')}</p>{back}</ActDone>;
  if (sending.data?.state === 'requested') return <ActDone title={t('lending.add')}><p>{t('lending.isAsked')}</p><p><Link to="/approvals">{t('approvals.title')}</Link></p>{back}</ActDone>;
  const isReady = [partner, from, until].every((one) => one !== '') && why.trim().length >= leastWhy;
  return (
    <>
      <SeriousAct title={t('lending.add')} about={back} what={t('lending.addWhat')} whoElse={t('lending.addWho')} recorded={t('lending.addRecorded')} send={t('lending.addSend')}
        isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
        <NativeSelect label={t('lending.with')} value={partner} onChange={(event) => setPartner(event.currentTarget.value)} data={[{ value: '', label: t('reviews.choose') }, ...agencies.filter((one) => one.value !== me.agency)]} />
        <div className="two">
          <TextInput type="date" label={t('lending.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" label={t('lending.until')} description={t('lending.untilHint')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        </div>
        <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
