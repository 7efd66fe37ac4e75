// Writing a report from others, or a sanitised one for somebody who asked: what one draws on, paragraph by paragraph, and the label that each inherits,
// shown before it is saved.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { askLabels, sendReport } from '../../api/writing-questions.js';
import { LabelChip } from '../../marks/label-chip.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { language } from '../../words/language.js';
import { TermFields } from '../releases/term-fields.js';
import { useNames } from '../releases/use-names.js';
import { type Draft, emptyParagraph, inputsOf, isWhole, type Paragraph, reportOf } from './draft.js';
import { InputPicker } from './input-picker.js';
import { ParagraphFields } from './paragraph-fields.js';
import { today } from '../../words/today.js';

const route = getRouteApi('/reports/new');
const [sourceGrades, informationGrades] = [['A', 'B', 'C', 'D', 'E', 'F'], ['1', '2', '3', '4', '5', '6']];
/** At most five years (28 CFR Part 23; domain.md section 3, Retention). */
const inFiveYears = (): string => `${new Date().getUTCFullYear() + 5}${new Date().toISOString().slice(4, 8)}01`;

export function WritePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { agencies } = useNames();
  const { from, request, to } = route.useSearch();
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '', inputs: from === undefined ? [] : [{ id: from, title: from }], paragraphs: [emptyParagraph(1)], sourceGrade: 'F', informationGrade: '6', readers: to === undefined ? [] : [to],
    retention: t('writing.retentionUsual'), reviewDue: inFiveYears(), lang: language() === 'fr' ? 'fra' : 'eng',
  }));
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const setParagraph = (key: number, change: Partial<Paragraph>) => set({ paragraphs: draft.paragraphs.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  const labels = useQuery(askLabels(me, { derivedFrom: draft.inputs.map((one) => one.id), statements: draft.paragraphs.map((one) => ({ derivedFrom: inputsOf(draft, one) })) }));
  const inherited = draft.inputs.length === 0 ? undefined : labels.data;
  const saving = useMutation({
    mutationFn: async () => {
      if (inherited === undefined) throw new TypeError('the labels are not known yet');
      return sendReport(me, reportOf(draft, inherited, today()));
    },
  });
  if (saving.isSuccess) return <Saved id={saving.data.id} request={request} />;
  const nextKey = Math.max(0, ...draft.paragraphs.map((one) => one.key)) + 1;
  return (
    <SeriousAct
      title={request === undefined ? t('writing.title') : t('writing.titleSanitised')} about={request === undefined ? null : <Link to="/requests/received" search={{ answer: request }}>{t('writing.backToRequest')}</Link>}
      what={request === undefined ? t('writing.what') : t('writing.whatSanitised')} whoElse={t('writing.whoElse')} recorded={t('writing.recorded')} send={t('writing.send')}
      isReady={isWhole(draft) && inherited !== undefined} isBusy={saving.isPending} error={saving.error ?? undefined} onSend={() => saving.mutate()}
    >
      <TextInput label={t('writing.reportTitle')} value={draft.title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={500} autoComplete="off" />
      <section aria-label={t('writing.inputs')} style={{ display: 'grid', gap: 8 }}>
        <h2>{t('writing.inputs')}</h2>
        {draft.inputs.length === 0 && <p className="soft">{t('writing.noInputs')}</p>}
        {draft.inputs.map((one) => (
          <div key={one.id} style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
            <Link to="/reports/$id" params={{ id: one.id }} className="any">{one.title}</Link>
            <Button size="compact-sm" variant="default" aria-label={t('writing.dropNamed', { title: one.title })} onClick={() => set({ inputs: draft.inputs.filter(({ id }) => id !== one.id) })}>{t('writing.drop')}</Button>
          </div>
        ))}
        <InputPicker chosen={draft.inputs} onChoose={(one) => set({ inputs: [...draft.inputs, one] })} />
        {labels.isError && <Trouble error={labels.error} />}
        {inherited !== undefined && <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }} aria-live="polite"><span className="soft">{t('writing.reportInherits')}</span><LabelChip label={inherited.report} /></div>}
      </section>
      {draft.paragraphs.map((one, at) => (
        <ParagraphFields
          key={one.key} at={at} paragraph={one} inputs={draft.inputs} label={inherited?.statements[at]} onChange={(change) => setParagraph(one.key, change)}
          onRemove={draft.paragraphs.length > 1 ? () => set({ paragraphs: draft.paragraphs.filter(({ key }) => key !== one.key) }) : undefined}
        />
      ))}
      <div><Button variant="default" onClick={() => set({ paragraphs: [...draft.paragraphs, emptyParagraph(nextKey)] })}>{t('writing.addParagraph')}</Button></div>
      <details>
        <summary>{t('writing.readers')}{draft.readers.length > 0 && `: ${draft.readers.join(', ')}`}</summary>
        <TermFields label={t('writing.readersHint')} choices={agencies} chosen={draft.readers} onChange={(readers) => set({ readers })} />
      </details>
      <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
        <NativeSelect label={t('writing.sourceGrade')} value={draft.sourceGrade} onChange={(event) => set({ sourceGrade: event.currentTarget.value })} data={sourceGrades} />
        <NativeSelect label={t('writing.informationGrade')} value={draft.informationGrade} onChange={(event) => set({ informationGrade: event.currentTarget.value })} data={informationGrades} />
        <TextInput label={t('report.retention')} value={draft.retention} onChange={(event) => set({ retention: event.currentTarget.value })} maxLength={200} />
        <TextInput label={t('report.review')} value={draft.reviewDue} onChange={(event) => set({ reviewDue: event.currentTarget.value })} maxLength={10} placeholder="2031-11-01" />
      </div>
    </SeriousAct>
  );
}

function Saved({ id, request }: { readonly id: string; readonly request: string | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="banner chip-accent" role="status">
      <div>
        <p>{t('writing.done', { id })}</p>
        <p className="chips">
          <Link to="/reports/$id" params={{ id }}>{t('writing.openIt')}</Link>
          {request === undefined ? <Link to="/releases" search={{ report: id }}>{t('releases.askFor')}</Link> : <Link to="/requests/received" search={{ answer: request, report: id }}>{t('writing.handOver')}</Link>}
        </p>
      </div>
    </div>
  );
}
