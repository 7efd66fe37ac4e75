// Naming who judges: only those who may are listed, each with their role.
import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleWords } from '../../marks/code-words.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { LeadAbout } from './lead-about.js';
import type { LeadFormProps } from './lead-form.js';
import { leastWhy } from './lead-ways.js';

type Bench = LeadFormProps['answer']['bench'];

function Choice({ label, bench, value, onChoose }: { readonly label: string; readonly bench: Bench; readonly value: string; readonly onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  return <NativeSelect label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)} data={[{ value: '', label: t('reviews.choose') }, ...bench.map((one) => ({ value: one.id, label: `${one.name}, ${roleWords(one.role, t)}` }))]} />;
}

export function TriageForm({ isBusy, error, onSend, ...about }: LeadFormProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [serious, setSerious] = useState(about.answer.lead.serious);
  const [why, setWhy] = useState('');
  const { bench, lead } = about.answer;
  const isReady = first !== '' && second !== '' && first !== second && why.trim().length >= leastWhy;
  return (
    <SeriousAct title={t('reviews.triage')} about={<LeadAbout {...about} />} what={t('reviews.triageWhat')} whoElse={t('reviews.triageWho')} recorded={t('reviews.triageRecorded')} send={t('reviews.triageSend')}
      isReady={isReady} isBusy={isBusy} error={error} onSend={() => onSend({ act: 'triage', reviewers: [first, second], serious, why: why.trim() })}>
      {bench.length < 2 && <div className="banner chip-warn" role="status"><p>{t('reviews.tooFew')}</p></div>}
      <Choice label={t('reviews.first')} bench={bench} value={first} onChoose={setFirst} />
      <Choice label={t('reviews.second')} bench={bench.filter((one) => one.id !== first)} value={second} onChoose={setSecond} />
      {lead.kind === 'lead' && <Checkbox label={t('reviews.raise')} checked={serious} disabled={lead.serious} onChange={(event) => setSerious(event.currentTarget.checked)} />}
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}

export function NameForm({ isBusy, error, onSend, ...about }: LeadFormProps) {
  const { t } = useTranslation();
  const [reviewer, setReviewer] = useState('');
  const [insteadOf, setInsteadOf] = useState('');
  const [why, setWhy] = useState('');
  const { bench, lead } = about.answer;
  const mayReplace = lead.overdue && lead.state !== 'split';
  const others = bench.filter((one) => !lead.reviewers.includes(one.id));
  return (
    <SeriousAct title={mayReplace ? t('reviews.replace') : t('reviews.name')} about={<LeadAbout {...about} />} what={t('reviews.nameWhat')} whoElse={t('reviews.nameWho')} recorded={t('reviews.nameRecorded')} send={t('reviews.nameSend')}
      isReady={reviewer !== '' && why.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => onSend({ act: 'name', reviewer, why: why.trim(), ...(insteadOf !== '' && { insteadOf }) })}>
      {others.length === 0 && <div className="banner chip-warn" role="status"><p>{t('reviews.tooFew')}</p></div>}
      <Choice label={t('reviews.name')} bench={others} value={reviewer} onChoose={setReviewer} />
      {mayReplace && <NativeSelect label={t('reviews.insteadOf')} value={insteadOf} onChange={(event) => setInsteadOf(event.currentTarget.value)} data={[{ value: '', label: t('reviews.nobody') }, ...lead.reviewers]} />}
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
