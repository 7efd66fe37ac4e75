// Making a service account with the narrowest rights that its program needs; nothing is ticked beforehand.
import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeService } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { KeyOnce } from './key-once.js';

const shortestWhy = 10;

export function NewServicePage() {
  const { t } = useTranslation();
  const me = useMe();
  const [name, setName] = useState('');
  const [may, setMay] = useState<string[]>([]);
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  const making = useMutation({ gcTime: 0, mutationFn: () => makeService(me, { name: name.trim(), may, until, why: why.trim() }) });
  if (making.isSuccess) return <KeyOnce code={making.data.code ?? ''} />;
  return (
    <SeriousAct title={t('services.addTitle')} about={<Link to="/services">{t('services.back')}</Link>} what={t('services.addWhat')} whoElse={t('services.addWho')} recorded={t('services.addRecorded')} send={t('services.addSend')}
      isReady={name.trim() !== '' && may.length > 0 && until !== '' && why.trim().length >= shortestWhy} isBusy={making.isPending} error={making.error ?? undefined} onSend={() => making.mutate()}>
      <TextInput label={t('services.name')} description={t('services.nameHint')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={64} autoComplete="off" />
      <Checkbox.Group label={t('services.may')} value={may} onChange={setMay}>
        <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}><Checkbox value="import" label={t('services.import')} /><Checkbox value="feed" label={t('services.feed')} /><Checkbox value="ledger" label={t('services.ledger')} /></div>
      </Checkbox.Group>
      <TextInput type="date" label={t('services.lastDay')} description={t('services.untilHint')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <TextInput label={t('services.why')} description={t('services.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} />
    </SeriousAct>
  );
}
