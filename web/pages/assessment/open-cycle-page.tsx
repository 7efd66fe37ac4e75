// Opening a cycle of assessment: it binds every bureau, and no other runs beside it. Whoever opens it reconciles.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewCycle } from '../../../src/http/contract.js';
import { askIndicators, openCycle } from '../../api/assessment-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { today } from '../../words/today.js';

type Bureau = NewCycle['bureaus'][number];

export function OpenCyclePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const year = today().slice(0, 4);
  const [draft, setDraft] = useState<Omit<NewCycle, 'bureaus'>>({ id: year, nameEn: '', nameFr: '', from: `${year}-01-01`, until: `${year}-12-31` });
  const [bureaus, setBureaus] = useState<readonly Bureau[]>([{ province: '', agency: '' }]);
  const set = (more: Partial<NewCycle>) => setDraft((before) => ({ ...before, ...more }));
  const named = bureaus.filter(({ province, agency }) => province !== '' && agency !== '');
  const opening = useMutation({ mutationFn: () => guard(() => openCycle(me, { ...draft, bureaus: [...named] })) });
  const back = <Link to="/assessment" search={{}}>{t('assessment.title')}</Link>;
  if (opening.isSuccess) return <ActDone title={t('assessment.openTitle')}><p>{t('assessment.openDone', { cycle: opening.data.id })}</p><p>{back}</p></ActDone>;
  const isReady = draft.id.trim() !== '' && draft.nameEn.trim() !== '' && draft.nameFr.trim() !== '' && draft.from !== '' && draft.until > draft.from && named.length > 0 && named.length === bureaus.length;
  return (
    <SeriousAct title={t('assessment.openTitle')} about={back} what={t('assessment.openWhat')} whoElse={t('assessment.openWho')} recorded={t('assessment.openRecorded')} send={t('assessment.openSend')}
      isReady={isReady} isBusy={opening.isPending} error={opening.error ?? undefined} onSend={() => opening.mutate()}>
      <TextInput label={t('assessment.cycleId')} description={t('assessment.cycleIdHint')} value={draft.id} onChange={(event) => set({ id: event.currentTarget.value })} maxLength={30} maw={220} />
      <div className="two">
        <TextInput label={t('assessment.nameEn')} value={draft.nameEn} onChange={(event) => set({ nameEn: event.currentTarget.value })} maxLength={120} />
        <TextInput label={t('assessment.nameFr')} value={draft.nameFr} onChange={(event) => set({ nameFr: event.currentTarget.value })} maxLength={120} />
        <TextInput type="date" label={t('assessment.from')} value={draft.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={t('assessment.until')} value={draft.until} onChange={(event) => set({ until: event.currentTarget.value })} />
      </div>
      <Bureaus bureaus={bureaus} onChange={setBureaus} />
      {panel}
    </SeriousAct>
  );
}

/** One bureau for a province; the server refuses a province twice. */
function Bureaus({ bureaus, onChange }: { readonly bureaus: readonly Bureau[]; readonly onChange: (all: readonly Bureau[]) => void }) {
  const { t } = useTranslation();
  const { agencies } = useAgencyNames();
  const known = useQuery(askIndicators());
  const provinces = known.data?.subjects.find(({ code }) => code === 'province')?.values ?? [];
  const choose = { value: '', label: t('assessment.choose') };
  const put = (at: number, more: Partial<Bureau>) => onChange(bureaus.map((one, nth) => (nth === at ? { ...one, ...more } : one)));
  return (
    <fieldset className="sheet" style={{ display: 'grid', gap: 8 }}><legend>{t('assessment.bureaus')}</legend>
      {bureaus.map((one, at) => (
        <div key={at} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'end' }}>
          <NativeSelect label={t('assessment.province')} value={one.province} onChange={(event) => put(at, { province: event.currentTarget.value })} data={[choose, ...provinces.filter(({ code }) => code === one.province || !bureaus.some(({ province }) => province === code)).map(({ code, label }) => ({ value: code, label }))]} />
          <NativeSelect label={t('assessment.bureau')} value={one.agency} onChange={(event) => put(at, { agency: event.currentTarget.value })} data={[choose, ...agencies]} />
          {bureaus.length > 1 && <Button variant="default" onClick={() => onChange(bureaus.filter((_, nth) => nth !== at))}>{t('assessment.leaveOut')}</Button>}
        </div>
      ))}
      {bureaus.length < provinces.length && <Button variant="default" w="fit-content" onClick={() => onChange([...bureaus, { province: '', agency: '' }])}>{t('assessment.addBureau')}</Button>}
    </fieldset>
  );
}
