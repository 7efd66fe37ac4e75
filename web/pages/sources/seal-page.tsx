// Sealing a new source: what is written here is read again by two people together, or by nobody.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { sealSource } from '../../api/source-questions.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { fieldWords, sourceFields } from './field-words.js';

export function SealPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [id, setId] = useState('');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const fields = sourceFields.map((field) => ({ field, text: (texts[field] ?? '').trim() })).filter(({ text }) => text !== '');
  const sealing = useMutation({ mutationFn: () => sealSource(me, id.trim(), fields) });
  const back = <Link to="/sources">{t('sources.back')}</Link>;
  if (sealing.isSuccess) return <ActDone title={t('sources.sealTitle')}><p>{t('sources.sealDone', { id: sealing.data.id })}</p>{back}</ActDone>;
  return (
    <SeriousAct
      title={t('sources.sealTitle')} about={back} what={t('sources.sealWhat')} whoElse={t('sources.sealWho')} recorded={t('sources.sealRecorded')}
      send={t('sources.sealSend')} isReady={id.trim() !== '' && fields.length > 0} isBusy={sealing.isPending} error={sealing.error ?? undefined} onSend={() => sealing.mutate()}
    >
      <TextInput label={t('sources.id')} value={id} onChange={(event) => setId(event.currentTarget.value)} maxLength={64} autoComplete="off" />
      {sourceFields.map((field) => (
        <Textarea key={field} label={fieldWords(field, t)} {...(field === 'alias' && { description: t('sources.aliasHint') })} value={texts[field] ?? ''} onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })} autosize minRows={1} maxLength={4000} autoComplete="off" />
      ))}
    </SeriousAct>
  );
}
