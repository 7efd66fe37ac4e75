// One sealed source: ask a second person, then open, once. What is shown stands on this page alone and goes with it.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedSourceAnswer, SourceLine } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { askSources, askToOpen, openSource } from '../../api/source-questions.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { fieldWords } from './field-words.js';

const shortestWhy = 10;

export function SourcePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/sources/$id' });
  const answer = useQuery(askSources());
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const source = answer.data.sources.find((one) => one.id === id);
  const back = <Link to="/sources">{t('sources.back')}</Link>;
  if (source === undefined || source.state === 'destroyed') return <div className="sheet"><p>{source === undefined ? t('sources.none') : t('sources.destroyed')}</p>{back}</div>;
  return <Opening source={source} />;
}

function Opening({ source }: { readonly source: SourceLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [fields, setFields] = useState<string[]>([]);
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const asking = useMutation({ mutationFn: () => guard(() => askToOpen(me, source.id, fields, why.trim(), agency.trim())) });
  const opening = useMutation({ gcTime: 0, mutationFn: () => guard(() => openSource(me, source.id, fields)) });
  if (opening.isSuccess) return <Opened answer={opening.data} />;
  const about = <span><Link to="/sources">{t('sources.back')}</Link> · <Link to="/sources/$id/destroy" params={{ id: source.id }}>{t('sources.destroyLink')}</Link></span>;
  return (
    <>
      <SeriousAct
        title={t('sources.openTitle', { id: source.id })} about={about} what={t('sources.openWhat')} whoElse={t('sources.openWho')} recorded={t('sources.openRecorded')}
        send={t('sources.ask')} isReady={fields.length > 0 && why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? opening.error ?? undefined} onSend={() => asking.mutate()}
      >
        <Checkbox.Group label={t('sources.which')} value={fields} onChange={setFields}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{source.fields.map(({ field }) => <Checkbox key={field} value={field} label={fieldWords(field, t)} />)}</div>
        </Checkbox.Group>
        <Textarea label={t('sources.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
        {asking.isSuccess && <p className="sheet" role="status">{t('sources.asked', { approval: asking.data.approval ?? '' })}</p>}
        <div><Button variant="default" disabled={fields.length === 0} loading={opening.isPending} onClick={() => opening.mutate()}>{t('sources.now')}</Button></div>
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}

function Opened({ answer }: { readonly answer: OpenedSourceAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" aria-label={t('sources.openTitle', { id: answer.id })}>
      <h1>{t('sources.openTitle', { id: answer.id })}</h1>
      <p className="soft">{t('sources.shownOnce')}</p>
      <dl className="facts">
        {answer.fields.map(({ field, version, text }) => [<dt key={`${field} name`}>{fieldWords(field, t)} ({t('sources.version', { count: version })})</dt>, <dd key={`${field} text`} style={{ whiteSpace: 'pre-wrap' }}>{text}</dd>])}
      </dl>
      <p className="soft">{answer.watermark}</p>
      <Link to="/sources">{t('sources.back')}</Link>
    </section>
  );
}
