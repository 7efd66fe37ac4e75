// Ending an assurance early: shutting is done at once; ending a refusal is asked first, and sent again once a second person agreed.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAssurances, endAssurance } from '../../api/gateway-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { kindWords, outcomeWords } from './sector-words.js';

const shortestWhy = 10;

export function EndAssurancePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/gateways/assurances/$id/end' });
  const { guard, panel } = useStepUp();
  const { data, isPending } = useQuery(askAssurances());
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const sending = useMutation({ mutationFn: () => guard(() => endAssurance(me, id, { why: why.trim(), ...(agency.trim() === '' ? {} : { approverAgency: agency.trim() }) })) });
  const back = <Link to="/gateways">{t('assurances.back')}</Link>;
  if (isPending) return <Waiting lines={4} />;
  if (sending.data?.state === 'done') return <ActDone title={t('assurances.endTitle')}><p>{t('assurances.endDone')}</p>{back}</ActDone>;
  const one = data?.assurances.find((line) => line.id === id && (line.state === 'in_force' || line.state === 'not_begun'));
  if (one === undefined) return <div className="sheet"><p>{t('assurances.gone')}</p>{back}</div>;
  return (
    <>
      <SeriousAct title={t('assurances.endTitle')} about={back} what={t('assurances.endWhat')} whoElse={t('assurances.endWho')} recorded={t('assurances.endRecorded')} send={t('assurances.endSend')}
        isReady={why.trim().length >= shortestWhy} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
        <dl className="facts sheet">
          <dt>{t('assurances.partner')}</dt><dd>{one.partner}</dd>
          <dt>{t('assurances.what')}</dt><dd>{kindWords(one.kind, t)} · {outcomeWords(one.outcome, t)}</dd>
          <dt>{t('assurances.until')}</dt><dd>{one.until}</dd>
          <dt>{t('assurances.reference')}</dt><dd>{one.reference}</dd>
        </dl>
        <Textarea label={t('assurances.why')} description={t('assurances.groundHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        {one.outcome === 'may_not_share' && <TextInput label={t('assurances.approver')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />}
        {sending.data?.state === 'requested' && <p className="sheet" role="status">{t('assurances.requested', { approval: sending.data.approval ?? '' })}</p>}
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
