// Recording what the head of the agency decided about a partner abroad: asked first where it opens, and sent again once a second person agreed.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewAssurance } from '../../../src/http/contract.js';
import { askAssurances, recordAssurance } from '../../api/gateway-questions.js';
import { askReference } from '../../api/questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';

const shortestGround = 10;
const empty: NewAssurance = { partner: '', kind: 'mistreatment_risk', outcome: 'may_share', decidedBy: '', decidedOn: '', until: '', reference: '', ground: '' };

export function RecordAssurancePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const { data } = useQuery(askAssurances());
  const reference = useQuery(askReference());
  const [draft, setDraft] = useState(empty);
  const [agency, setAgency] = useState('');
  const set = (part: Partial<NewAssurance>): void => setDraft({ ...draft, ...part });
  const sending = useMutation({ mutationFn: () => guard(() => recordAssurance(me, { ...draft, ...(agency.trim() === '' ? {} : { approverAgency: agency.trim() }) })) });
  const back = <Link to="/gateways">{t('assurances.back')}</Link>;
  if (sending.data?.state === 'done') return <ActDone title={t('assurances.recordTitle')}><p>{t('assurances.done')}</p>{back}</ActDone>;
  const partners = data?.partners.map(({ agency: value }) => ({ value, label: reference.data?.agencies.find(({ id }) => id === value)?.name ?? value })) ?? [];
  const isReady = draft.partner !== '' && draft.ground.trim().length >= shortestGround && [draft.decidedBy, draft.decidedOn, draft.until, draft.reference].every((text) => text.trim() !== '');
  return (
    <>
      <SeriousAct title={t('assurances.recordTitle')} about={back} what={t('assurances.recordWhat')} whoElse={t('assurances.recordWho')} recorded={t('assurances.recorded')} send={t('assurances.send')}
        isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
        <NativeSelect label={t('assurances.partner')} value={draft.partner} onChange={(event) => set({ partner: event.currentTarget.value })} data={[{ value: '', label: '–' }, ...partners]} />
        <NativeSelect label={t('assurances.what')} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value === 'reliability' ? 'reliability' : 'mistreatment_risk' })}
          data={[{ value: 'mistreatment_risk', label: t('assurances.mistreatment') }, { value: 'reliability', label: t('assurances.reliability') }]} />
        <NativeSelect label={t('assurances.outcome')} value={draft.outcome} onChange={(event) => set({ outcome: event.currentTarget.value === 'may_share' ? 'may_share' : 'may_not_share' })}
          data={[{ value: 'may_share', label: t('assurances.mayShare') }, { value: 'may_not_share', label: t('assurances.mayNotShare') }]} />
        <TextInput label={t('assurances.decidedBy')} description={t('assurances.byHint')} value={draft.decidedBy} onChange={(event) => set({ decidedBy: event.currentTarget.value })} maxLength={120} />
        <TextInput type="date" label={t('assurances.decidedOn')} value={draft.decidedOn} onChange={(event) => set({ decidedOn: event.currentTarget.value })} />
        <TextInput type="date" label={t('assurances.until')} description={t('assurances.untilHint')} value={draft.until} onChange={(event) => set({ until: event.currentTarget.value })} />
        <TextInput label={t('assurances.reference')} description={t('assurances.referenceHint')} value={draft.reference} onChange={(event) => set({ reference: event.currentTarget.value })} maxLength={120} />
        <Textarea label={t('assurances.ground')} description={t('assurances.groundHint')} value={draft.ground} onChange={(event) => set({ ground: event.currentTarget.value })} autosize minRows={2} maxLength={500} />
        <TextInput label={t('assurances.approver')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
        {sending.data?.state === 'requested' && <p className="sheet" role="status">{t('assurances.requested', { approval: sending.data.approval ?? '' })}</p>}
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
