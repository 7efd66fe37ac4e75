// Reopening a closed lead: on what came since, and never on a wish to hear another answer.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SeriousAct } from '../../marks/serious-act.js';
import { LeadAbout } from './lead-about.js';
import type { LeadFormProps } from './lead-form.js';
import { leastWhy } from './lead-ways.js';
import { evidenceWords } from './review-words.js';

const kinds = ['lead', 'complaint', 'canary', 'ruling'] as const;

export function ReopenForm({ answer, isBusy, error, onSend }: LeadFormProps) {
  const { t } = useTranslation();
  const [evidence, setEvidence] = useState<(typeof kinds)[number]>('lead');
  const [ref, setRef] = useState('');
  const [why, setWhy] = useState('');
  return (
    <SeriousAct title={t('reviews.reopen')} about={<LeadAbout answer={answer} />} what={t('reviews.reopenWhat')} whoElse={t('reviews.reopenWho')} recorded={t('reviews.reopenRecorded')} send={t('reviews.reopenSend')}
      isReady={ref.trim() !== '' && why.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => onSend({ act: 'reopen', evidence, ref: ref.trim(), why: why.trim() })}>
      <NativeSelect label={t('reviews.evidence')} value={evidence} data={kinds.map((one) => ({ value: one, label: evidenceWords(one, t) }))} onChange={(event) => setEvidence(kinds.find((one) => one === event.currentTarget.value) ?? 'lead')} />
      <TextInput label={evidence === 'ruling' ? t('reviews.rulingRef') : t('reviews.leadRef')} value={ref} onChange={(event) => setRef(event.currentTarget.value)} maxLength={200} autoComplete="off" />
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
