// Opening a joint operation: it has those who take part let each other have its totals, so it is a serious act.
import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openOperation } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { decidesOnOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { today } from '../../words/today.js';
import './operations.css';

export function OpenOperationPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const { agencies } = useAgencyNames();
  const [draft, setDraft] = useState({ id: '', aim: '', from: today(), to: '' });
  const [chosen, setChosen] = useState<string[]>([me.agency]);
  const [others, setOthers] = useState('');
  const [lead, setLead] = useState(me.agency);
  const set = (more: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...more }));
  const named = [...new Set([...chosen, ...others.split('\n').map((line) => line.trim()).filter((line) => line !== '')])];
  const leading = named.includes(lead) ? lead : (named[0] ?? '');
  const opening = useMutation({
    mutationFn: () => guard(() => openOperation(me, { ...draft, id: draft.id.trim(), aim: draft.aim.trim(), agencies: named.map((agency) => ({ agency, role: agency === leading ? 'lead' as const : 'partner' as const })) })),
  });
  const back = <Link to="/operations">{t('operations.back')}</Link>;
  if (!decidesOnOperations(me.role)) return <><PageHead title={t('operations.openTitle')} above={back} /><p className="sheet">{t('operations.notYours')}</p></>;
  if (opening.isSuccess) return <ActDone title={t('operations.openTitle')}><p>{t('operations.openDone', { name: draft.id.trim() })}</p><p className="acts"><Link to="/operations/$id" params={{ id: opening.data.id }} search={{}}>{t('operations.toBoard')}</Link>{back}</p></ActDone>;
  const isReady = draft.id.trim() !== '' && draft.from !== '' && draft.to >= draft.from && named.length > 0;
  return (
    <SeriousAct title={t('operations.openTitle')} about={back} what={t('operations.openWhat')} whoElse={t('operations.openWho')} recorded={t('operations.openRecorded')} send={t('operations.openSend')}
      isReady={isReady} isBusy={opening.isPending} error={opening.error ?? undefined} onSend={() => opening.mutate()}>
      <TextInput label={t('operations.name')} description={t('operations.nameHint')} value={draft.id} onChange={(event) => set({ id: event.currentTarget.value })} maxLength={60} autoComplete="off" maw={320} />
      <Textarea label={t('operations.aim')} description={t('operations.aimHint')} value={draft.aim} onChange={(event) => set({ aim: event.currentTarget.value })} autosize minRows={2} maxLength={1000} />
      <div className="op-two">
        <TextInput type="date" label={t('operations.firstDay')} value={draft.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={t('operations.lastDay')} value={draft.to} onChange={(event) => set({ to: event.currentTarget.value })} />
      </div>
      <MultiSelect label={t('operations.parties')} description={t('operations.partiesHint')} data={agencies} value={chosen} onChange={setChosen} searchable maxValues={200} />
      <Textarea label={t('operations.others')} description={t('operations.othersHint')} value={others} onChange={(event) => setOthers(event.currentTarget.value)} autosize minRows={2} />
      {named.length > 0 && <NativeSelect label={t('operations.lead')} value={leading} onChange={(event) => setLead(event.currentTarget.value)} data={named.map((value) => ({ value, label: agencies.find((one) => one.value === value)?.label ?? value }))} maw={420} />}
      {panel}
    </SeriousAct>
  );
}
