// Judging one indicator of one group. What the agency said before stays; this is added with its reason.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorsAnswer } from '../../../src/http/contract.js';
import { appraise, askIndicators } from '../../api/assessment-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { today } from '../../words/today.js';

export function JudgePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/assessment/groups/$id/judge' });
  const { cycle = '' } = useSearch({ from: '/assessment/groups/$id/judge' });
  const known = useQuery(askIndicators());
  const back = <Link to="/assessment/groups/$id" params={{ id }} search={{ cycle }}>{t('assessment.backToGroup')}</Link>;
  return (
    <>
      <PageHead title={t('assessment.judgeTitle')} above={back} below={<span className="code any">{id} · {cycle}</span>} />
      {known.isPending && <Waiting lines={6} />}
      {known.isError && <Trouble error={known.error} onAgain={() => void known.refetch()} />}
      {known.data !== undefined && <Form id={id} cycle={cycle} known={known.data} back={back} />}
    </>
  );
}

interface FormProps {
  readonly id: string;
  readonly cycle: string;
  readonly known: IndicatorsAnswer;
  readonly back: React.ReactNode;
}

interface Draft {
  readonly indicator: string;
  readonly subject: string;
  readonly value: string;
  readonly confidence: string;
  readonly judgedOn: string;
  readonly source: string;
  readonly evidence: string;
  readonly criterion: string;
  readonly note: string;
  readonly why: string;
}

const blank = (indicator: string): Draft => ({ indicator, subject: '', value: 'unknown', confidence: '', judgedOn: today(), source: '', evidence: '', criterion: '', note: '', why: '' });

function Form({ id, cycle, known, back }: FormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [draft, setDraft] = useState(() => blank(known.indicators[0]?.code ?? ''));
  const set = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const indicator = known.indicators.find(({ code }) => code === draft.indicator);
  const subjects = known.subjects.find(({ code }) => code === indicator?.subjects);
  const sending = useMutation({ mutationFn: () => appraise(me, { cycle, judgements: [judgementOf(id, draft)] }) });
  if (sending.isSuccess) return <ActDone title={t('assessment.judged')}><p>{t('assessment.judgedHint')}</p><p>{back} · <button type="button" className="plain-button" onClick={() => { setDraft(blank(draft.indicator)); sending.reset(); }}>{t('assessment.another')}</button></p></ActDone>;
  const isReady = draft.source.trim().length >= 3 && (draft.value === 'unknown' || draft.confidence !== '') && (indicator?.subjects === null || draft.subject !== '');
  const confidences = [['', t('assessment.choose')], ['low', t('assessment.confidenceLow')], ['moderate', t('assessment.confidenceModerate')], ['high', t('assessment.confidenceHigh')]] as const;
  return (
    <form className="sheet" style={{ display: 'grid', gap: 12, maxWidth: 720 }} aria-label={t('assessment.judgeTitle')} onSubmit={(event) => { event.preventDefault(); sending.mutate(); }}>
      <NativeSelect label={t('assessment.indicator')} description={indicator?.definition} value={draft.indicator} onChange={(event) => set({ indicator: event.currentTarget.value, subject: '', value: 'unknown', confidence: '' })}
        data={[...new Set(known.indicators.map(({ schemeLabel }) => schemeLabel))].map((group) => ({ group, items: known.indicators.filter(({ schemeLabel }) => schemeLabel === group).map(({ code, label }) => ({ value: code, label })) }))} />
      {subjects !== undefined && (subjects.values.length > 0
        ? <NativeSelect label={subjects.label} value={draft.subject} onChange={(event) => set({ subject: event.currentTarget.value })} data={[{ value: '', label: t('assessment.choose') }, ...subjects.values.map(({ code, label }) => ({ value: code, label }))]} />
        : <TextInput label={subjects.label} description={t('assessment.groupHint')} value={draft.subject} onChange={(event) => set({ subject: event.currentTarget.value })} maxLength={300} />)}
      <NativeSelect label={t('assessment.value')} value={draft.value} onChange={(event) => set({ value: event.currentTarget.value, ...(event.currentTarget.value === 'unknown' && { confidence: '' }) })} data={(indicator?.values ?? []).map(({ code, label }) => ({ value: code, label }))} />
      {draft.value !== 'unknown' && <NativeSelect label={t('assessment.confidence')} value={draft.confidence} onChange={(event) => set({ confidence: event.currentTarget.value })} data={confidences.map(([value, label]) => ({ value, label }))} />}
      <TextInput type="date" label={t('assessment.judgedOn')} value={draft.judgedOn} onChange={(event) => set({ judgedOn: event.currentTarget.value })} maw={220} />
      <TextInput label={t('assessment.source')} description={t('assessment.sourceHint')} value={draft.source} onChange={(event) => set({ source: event.currentTarget.value })} maxLength={300} />
      <TextInput label={t('assessment.evidence')} description={t('assessment.evidenceHint')} value={draft.evidence} onChange={(event) => set({ evidence: event.currentTarget.value })} />
      {indicator?.needsCriterion === true && <Textarea label={t('assessment.criterion')} description={t('assessment.criterionHint')} value={draft.criterion} onChange={(event) => set({ criterion: event.currentTarget.value })} maxLength={500} autosize minRows={2} />}
      <Textarea label={t('assessment.note')} value={draft.note} onChange={(event) => set({ note: event.currentTarget.value })} maxLength={2000} autosize minRows={2} />
      <Textarea label={t('assessment.why')} description={t('assessment.whyHint')} value={draft.why} onChange={(event) => set({ why: event.currentTarget.value })} maxLength={500} autosize minRows={2} />
      <p className="soft">{t('assessment.labelHint')}</p>
      {sending.isError && <Trouble error={sending.error} />}
      <Button type="submit" disabled={!isReady} loading={sending.isPending} w="fit-content">{t('assessment.send')}</Button>
    </form>
  );
}

function judgementOf(group: string, { indicator, value, judgedOn, source, evidence, ...rest }: Draft) {
  const filled = Object.fromEntries(Object.entries(rest).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
  const reports = evidence.split(/[\s,;]+/u).filter((one) => one !== '');
  return { group, indicator, value, judgedOn, source: source.trim(), ...filled, ...(reports.length > 0 && { evidence: reports }) };
}
