// Planting canaries: a serious act of two people. The second learns how many, where and how long, and never which.
import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderCanaries } from '../../api/canary-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';

export function PlantPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [count, setCount] = useState<string | number>(3);
  const [system, setSystem] = useState('custos');
  const [rotateDays, setRotateDays] = useState<string | number>(90);
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const ordering = useMutation({ mutationFn: () => orderCanaries(me, { count: Number(count), system: system.trim(), rotateDays: Number(rotateDays), until, why: why.trim() }) });
  const isReady = Number(count) >= 1 && Number(count) <= 20 && Number(rotateDays) >= 14 && Number(rotateDays) <= 400 && system.trim().length > 1 && until !== '' && why.trim().length >= 10;
  return (
    <>
      {ordering.isSuccess && <p className="banner chip-accent" role="status">{ordering.data.state === 'done' ? t('canaries.done') : t('canaries.requested')}</p>}
      <SeriousAct title={t('canaries.plant')} about={<Link to="/watch/canaries">{t('canaries.back')}</Link>} what={t('canaries.what1')} whoElse={t('canaries.whoElse')} recorded={t('canaries.recorded')} send={t('canaries.send')}
        isReady={isReady} isBusy={ordering.isPending} error={ordering.error ?? undefined} onSend={() => ordering.mutate()}>
        <div className="two">
          <NumberInput label={t('canaries.count')} description={t('canaries.countHint')} value={count} onChange={setCount} min={1} max={20} allowDecimal={false} hideControls />
          <TextInput label={t('canaries.system')} description={t('canaries.systemHint')} value={system} onChange={(event) => setSystem(event.currentTarget.value)} maxLength={60} autoComplete="off" />
        </div>
        <div className="two">
          <NumberInput label={t('canaries.days')} description={t('canaries.daysHint')} value={rotateDays} onChange={setRotateDays} min={14} max={400} allowDecimal={false} hideControls />
          <TextInput type="date" label={t('canaries.last')} description={t('canaries.lastHint')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        </div>
        <Textarea label={t('canaries.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />
        <p className="soft" style={{ margin: 0 }}>{t('canaries.needsFeed')}</p>
      </SeriousAct>
    </>
  );
}
