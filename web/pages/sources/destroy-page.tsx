// Destroying the key of a source: asked first, approved by a second person, done once, for good.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { askToDestroy, destroySource } from '../../api/source-questions.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';

const shortestWhy = 10;

export function DestroyPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/sources/$id/destroy' });
  const { guard, panel } = useStepUp();
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const asking = useMutation({ mutationFn: () => guard(() => askToDestroy(me, id, why.trim(), agency.trim())) });
  const destroying = useMutation({ mutationFn: () => guard(() => destroySource(me, id)) });
  const back = <Link to="/sources/$id" params={{ id }}>{t('sources.openTitle', { id })}</Link>;
  if (destroying.isSuccess) return <div className="banner chip-accent" role="status"><div><p>{t('sources.destroyDone')}</p><Link to="/sources">{t('sources.back')}</Link></div></div>;
  return (
    <>
      <SeriousAct
        title={t('sources.destroyTitle', { id })} about={back} what={t('sources.destroyWhat')} whoElse={t('sources.destroyWho')} recorded={t('sources.destroyRecorded')}
        send={t('sources.destroyAsk')} isReady={why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? destroying.error ?? undefined} onSend={() => asking.mutate()}
      >
        <Textarea label={t('sources.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
        {asking.isSuccess && <p className="sheet" role="status">{t('sources.asked', { approval: asking.data.approval ?? '' })}</p>}
        <div><Button color="red" variant="outline" loading={destroying.isPending} onClick={() => destroying.mutate()}>{t('sources.destroySend')}</Button></div>
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
