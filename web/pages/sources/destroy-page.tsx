// Destroying the key of a source: asked first, approved by a second person, done once, for good.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { askToDestroy, destroySource } from '../../api/source-questions.js';
import { ActDone } from '../../marks/act-done.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { OwnRequestView } from './own-request.js';
import { useOwnRequest } from './use-own-request.js';

const shortestWhy = 10;

export function DestroyPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/sources/$id/destroy' });
  const { guard, panel } = useStepUp();
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const own = useOwnRequest('destroy_source', id);
  const asking = useMutation({ mutationFn: () => guard(() => askToDestroy(me, id, why.trim(), agency.trim())), onSuccess: () => own.refresh() });
  const destroying = useMutation({ mutationFn: () => guard(() => destroySource(me, id)) });
  const back = <Link to="/sources/$id" params={{ id }}>{t('sources.openTitle', { id })}</Link>;
  const title = t('sources.destroyTitle', { id });
  if (destroying.isSuccess) return <ActDone title={title}><p>{t('sources.destroyDone')}</p><Link to="/sources">{t('sources.back')}</Link></ActDone>;
  const panelBelow = panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>;
  if (own.request !== undefined) {
    return (
      <>
        <PageHead title={title} above={back} below={<span>{t('sources.destroyWhat')}</span>} />
        <OwnRequestView request={own.request} fields={[]} use={t('sources.destroySend')} isHarm isBusy={destroying.isPending} error={destroying.error} onUse={() => destroying.mutate()} onLook={own.refresh} />
        {panelBelow}
      </>
    );
  }
  return (
    <>
      <SeriousAct
        title={title} about={back} what={t('sources.destroyWhat')} whoElse={t('sources.destroyWho')} recorded={t('sources.destroyRecorded')}
        send={t('sources.destroyAsk')} isReady={why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? own.error ?? undefined} onSend={() => asking.mutate()}
      >
        <Textarea label={t('sources.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
      </SeriousAct>
      {panelBelow}
    </>
  );
}
