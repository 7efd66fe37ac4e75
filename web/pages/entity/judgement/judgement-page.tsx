// Judging whether two entities are the same: who, when and why stay with the judgement, and it can be undone.
import { Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJudgement, useMe } from '../../../api/session.js';
import { ActDone } from '../../../marks/act-done.js';
import { SeriousAct } from '../../../marks/serious-act.js';

const route = getRouteApi('/entities/$id/judgement');

export function JudgementPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = route.useParams();
  const [other, setOther] = useState('');
  const [verdict, setVerdict] = useState<'same' | 'different' | ''>('');
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: () => sendJudgement(me, { left: id, right: other.trim(), verdict: verdict === 'different' ? 'different' : 'same', why: why.trim() }) });
  const back = <Link to="/entities/$id" params={{ id }}>{t('correction.back')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('judging.title')}><p>{t('judging.done', { id: sending.data.id })}</p>{back}</ActDone>;
  const isForm = /^[^~\s]+~\S+$/u.test(other.trim()) && other.trim() !== id;
  return (
    <SeriousAct
      title={t('judging.title')} about={<span>{back} · <span className="code">{id}</span></span>} what={t('judging.what')} whoElse={t('judging.whoElse')} recorded={t('judging.recorded')}
      send={t('judging.send')} isReady={isForm && verdict !== '' && why.trim().length >= 3} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <TextInput label={t('judging.other')} description={t('judging.form')} value={other} onChange={(event) => setOther(event.currentTarget.value)} required withAsterisk={false} spellCheck={false} autoComplete="off" />
      <Radio.Group label={t('judging.verdict')} value={verdict} onChange={(value) => setVerdict(value === 'same' ? 'same' : 'different')} required withAsterisk={false}>
        <div style={{ display: 'flex', gap: 16, marginTop: 4 }}>
          <Radio value="same" label={`= ${t('entity.same')}`} />
          <Radio value="different" label={`≠ ${t('entity.different')}`} />
        </div>
      </Radio.Group>
      <Textarea label={t('judging.why')} description={t('correction.short')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={4} maxLength={2000} required withAsterisk={false} />
    </SeriousAct>
  );
}
