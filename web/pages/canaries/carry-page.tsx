// Carrying canaries to another system: a serious act of two people. The file is sealed with words that its keeper alone knows, and is shown once.
import { Button, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryExportOrder } from '../../../src/http/contract.js';
import { exportCanaries } from '../../api/canary-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';

const forms: readonly CanaryExportOrder['form'][] = ['csv', 'json', 'ecs', 'evidence'];
const fewestWords = 16;

export function CarryPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [system, setSystem] = useState('');
  const [form, setForm] = useState<CanaryExportOrder['form']>('csv');
  const [words, setWords] = useState('');
  const [again, setAgain] = useState('');
  const [why, setWhy] = useState('');
  const carrying = useMutation({ mutationFn: () => exportCanaries(me, { system: system.trim(), form, words, why: why.trim() }) });
  const names = { csv: 'CSV', json: 'JSON', ecs: t('canaries.formEcs'), evidence: t('canaries.formEvidence') } as const;
  const isReady = system.trim().length > 1 && words.length >= fewestWords && words === again && why.trim().length >= 10;
  return (
    <>
      {carrying.data?.state === 'requested' && <p className="banner chip-accent" role="status">{t('canaries.carryRequested')}</p>}
      {typeof carrying.data?.file === 'string' && <Sealed file={carrying.data.file} />}
      <SeriousAct title={t('canaries.carry')} about={<Link to="/watch/canaries">{t('canaries.back')}</Link>} what={t('canaries.carryWhat')} whoElse={t('canaries.carryWho')} recorded={t('canaries.carryRecorded')} send={t('canaries.send')}
        isReady={isReady} isBusy={carrying.isPending} error={carrying.error ?? undefined} onSend={() => carrying.mutate()}>
        <div className="two">
          <TextInput label={t('canaries.system')} description={t('canaries.carrySystemHint')} value={system} onChange={(event) => setSystem(event.currentTarget.value)} maxLength={60} autoComplete="off" />
          <Select label={t('canaries.form')} description={t('canaries.formHint')} data={forms.map((value) => ({ value, label: names[value] }))} value={form} onChange={(value) => setForm(forms.find((one) => one === value) ?? 'csv')} allowDeselect={false} />
        </div>
        <div className="two">
          <PasswordInput label={t('canaries.words')} description={t('canaries.wordsHint')} value={words} onChange={(event) => setWords(event.currentTarget.value)} maxLength={200} autoComplete="new-password" />
          <PasswordInput label={t('canaries.wordsAgain')} description={t('canaries.wordsAgainHint')} value={again} onChange={(event) => setAgain(event.currentTarget.value)} maxLength={200} autoComplete="new-password" />
        </div>
        <Textarea label={t('canaries.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />
      </SeriousAct>
    </>
  );
}

function Sealed({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  return (
    <div className="banner chip-accent" role="status">
      <p style={{ marginTop: 0 }}>{t('canaries.carryDone')}</p>
      <Button component="a" href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`} download="canaries.sealed.json">{t('canaries.save')}</Button>
    </div>
  );
}
