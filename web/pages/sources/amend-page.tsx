// New words for fields of a sealed source: which fields is agreed by a second handler, then the words are sealed, once. They are never shown here again.
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceLine } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { amendSource, askSources, askToAmend } from '../../api/source-questions.js';
import { ActDone } from '../../marks/act-done.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { fieldWords, sourceFields } from './field-words.js';
import { OwnRequestView } from './own-request.js';
import { useOwnRequest } from './use-own-request.js';

const shortestWhy = 10;

export function AmendPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/sources/$id/amend' });
  const answer = useQuery(askSources());
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const source = answer.data.sources.find((one) => one.id === id && one.state !== 'destroyed');
  if (source === undefined) return <div className="sheet"><p>{t('sources.noSuch')}</p><Link to="/sources">{t('sources.back')}</Link></div>;
  return <Amending source={source} />;
}

/** First asked, then approved by somebody else, then written: one step is shown at a time. */
function Amending({ source: { id, fields: sealed } }: { readonly source: SourceLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [fields, setFields] = useState<string[]>([]);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const own = useOwnRequest('amend_source', id);
  const asking = useMutation({ mutationFn: () => guard(() => askToAmend(me, id, fields, why.trim(), agency.trim())), onSuccess: () => own.refresh() });
  const drafts = own.fields.map((field) => ({ field, text: (texts[field] ?? '').trim() }));
  const sealing = useMutation({ gcTime: 0, mutationFn: () => guard(() => amendSource(me, id, drafts)) });
  const title = t('sources.amendTitle', { id });
  const back = <Link to="/sources/$id" params={{ id }}>{t('sources.openTitle', { id })}</Link>;
  if (sealing.isSuccess) return <ActDone title={title}><p>{t('sources.amendDone')}</p>{back}</ActDone>;
  const versionOf = (field: string): number => sealed.find((one) => one.field === field)?.version ?? 0;
  const panelBelow = panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>;
  if (own.request !== undefined) {
    return (
      <>
        <PageHead title={title} above={back} below={<span className="soft">{t('sources.amendWhat')}</span>} />
        <OwnRequestView request={own.request} fields={own.fields} use={t('sources.amendSend')} isBusy={sealing.isPending} error={sealing.error} onUse={() => sealing.mutate()} onLook={own.refresh} isReady={drafts.every(({ text }) => text !== '')}>
          {own.fields.map((field) => (
            <Textarea key={field} label={t('sources.amendWords', { field: fieldWords(field, t) })} value={texts[field] ?? ''} onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })} autosize minRows={1} maxLength={4000} autoComplete="off" />
          ))}
        </OwnRequestView>
        {panelBelow}
      </>
    );
  }
  return (
    <>
      <SeriousAct title={title} about={back} what={t('sources.amendWhat')} whoElse={t('sources.amendWho')} recorded={t('sources.amendRecorded')} send={t('sources.ask')}
        isReady={fields.length > 0 && why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? own.error ?? undefined} onSend={() => asking.mutate()}>
        <Checkbox.Group label={t('sources.amendWhich')} value={fields} onChange={setFields}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{sourceFields.map((field) => <Checkbox key={field} value={field} label={`${fieldWords(field, t)} (${versionOf(field) === 0 ? t('sources.amendNone') : t('sources.version', { count: versionOf(field) })})`} />)}</div>
        </Checkbox.Group>
        <Textarea label={t('sources.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
      </SeriousAct>
      {panelBelow}
    </>
  );
}
