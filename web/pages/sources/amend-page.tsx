// New words for fields of a sealed source: which fields is agreed by a second handler, then the words are sealed, once. They are never shown here again.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.js';
import { amendSource, askSources, askToAmend } from '../../api/source-questions.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { fieldWords, sourceFields } from './field-words.js';

const shortestWhy = 10;

export function AmendPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/sources/$id/amend' });
  const { guard, panel } = useStepUp();
  const answer = useQuery(askSources());
  const [fields, setFields] = useState<string[]>([]);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const asking = useMutation({ mutationFn: () => guard(() => askToAmend(me, id, fields, why.trim(), agency.trim())) });
  const drafts = fields.map((field) => ({ field, text: (texts[field] ?? '').trim() }));
  const sealing = useMutation({ gcTime: 0, mutationFn: () => guard(() => amendSource(me, id, drafts)) });
  const back = <Link to="/sources/$id" params={{ id }}>{t('sources.openTitle', { id })}</Link>;
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const source = answer.data.sources.find((one) => one.id === id && one.state !== 'destroyed');
  if (source === undefined) return <div className="sheet"><p>{t('sources.none')}</p><Link to="/sources">{t('sources.back')}</Link></div>;
  if (sealing.isSuccess) return <div className="banner chip-accent" role="status"><div><p>{t('sources.amendDone')}</p>{back}</div></div>;
  const versionOf = (field: string): number => source.fields.find((one) => one.field === field)?.version ?? 0;
  return (
    <>
      <SeriousAct title={t('sources.amendTitle', { id })} about={back} what={t('sources.amendWhat')} whoElse={t('sources.amendWho')} recorded={t('sources.amendRecorded')} send={t('sources.ask')}
        isReady={fields.length > 0 && why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? sealing.error ?? undefined} onSend={() => asking.mutate()}>
        <Checkbox.Group label={t('sources.amendWhich')} value={fields} onChange={setFields}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{sourceFields.map((field) => <Checkbox key={field} value={field} label={`${fieldWords(field, t)} (${versionOf(field) === 0 ? t('sources.amendNone') : t('sources.version', { count: versionOf(field) })})`} />)}</div>
        </Checkbox.Group>
        <Textarea label={t('sources.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
        {asking.isSuccess && <p className="sheet" role="status">{t('sources.amendAsked', { approval: asking.data.approval ?? '' })}</p>}
        {fields.map((field) => (
          <Textarea key={field} label={t('sources.amendWords', { field: fieldWords(field, t) })} value={texts[field] ?? ''} onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })} autosize minRows={1} maxLength={4000} autoComplete="off" />
        ))}
        <div><Button variant="default" disabled={drafts.length === 0 || drafts.some(({ text }) => text === '')} loading={sealing.isPending} onClick={() => sealing.mutate()}>{t('sources.amendSend')}</Button></div>
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
