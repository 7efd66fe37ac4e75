// One sealed source: ask a second person, then open, once. What is shown stands on this page alone and goes with it.
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedSourceAnswer, SourceLine } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { askSources, askToOpen, openSource } from '../../api/source-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { fieldWords, sourceFields } from './field-words.js';
import { OwnRequestView } from './own-request.js';
import { useOwnRequest } from './use-own-request.js';

const shortestWhy = 10;

export function SourcePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/sources/$id' });
  const answer = useQuery(askSources());
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const source = answer.data.sources.find((one) => one.id === id);
  const back = <Link to="/sources">{t('sources.back')}</Link>;
  if (source === undefined || source.state === 'destroyed') return <div className="sheet"><p>{t('sources.noSuch')}</p>{back}</div>;
  return <Opening source={source} />;
}

function Opening({ source }: { readonly source: SourceLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [fields, setFields] = useState<string[]>([]);
  const [why, setWhy] = useState('');
  const [agency, setAgency] = useState('');
  const asking = useMutation({ mutationFn: () => guard(() => askToOpen(me, source.id, fields, why.trim(), agency.trim())), onSuccess: () => own.refresh() });
  const opening = useMutation({ gcTime: 0, mutationFn: () => guard(() => openSource(me, source.id, own.fields)) });
  const own = useOwnRequest('unseal_source', source.id);
  if (opening.isSuccess) return <Opened answer={opening.data} />;
  const about = <span><Link to="/sources">{t('sources.back')}</Link> · <Link to="/sources/$id/amend" params={{ id: source.id }}>{t('sources.amendLink')}</Link> · <Link to="/sources/$id/destroy" params={{ id: source.id }}>{t('sources.destroyLink')}</Link></span>;
  const panelBelow = panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>;
  if (own.request !== undefined) {
    return (
      <>
        <PageHead title={t('sources.openTitle', { id: source.id })} above={about} below={<span className="soft">{t('sources.openWhat')}</span>} />
        <OwnRequestView request={own.request} fields={own.fields} use={t('sources.now')} isBusy={opening.isPending} error={opening.error} onUse={() => opening.mutate()} onLook={own.refresh} />
        {panelBelow}
      </>
    );
  }
  return (
    <>
      <SeriousAct
        title={t('sources.openTitle', { id: source.id })} about={about} what={t('sources.openWhat')} whoElse={t('sources.openWho')} recorded={t('sources.openRecorded')}
        send={t('sources.ask')} isReady={fields.length > 0 && why.trim().length >= shortestWhy} isBusy={asking.isPending} error={asking.error ?? own.error ?? undefined} onSend={() => asking.mutate()}
      >
        <Checkbox.Group label={t('sources.which')} value={fields} onChange={setFields}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{sourceFields.filter((one) => source.fields.some(({ field }) => field === one)).map((field) => <Checkbox key={field} value={field} label={fieldWords(field, t)} />)}</div>
        </Checkbox.Group>
        <Textarea label={t('sources.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
        <TextInput label={t('sources.from')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} maxLength={64} />
      </SeriousAct>
      {panelBelow}
    </>
  );
}

function Opened({ answer }: { readonly answer: OpenedSourceAnswer }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('sources.openTitle', { id: answer.id })} below={<span className="soft">{t('sources.shownOnce')}</span>} />
      <section className="sheet" aria-label={t('sources.openTitle', { id: answer.id })}>
        <dl className="facts">
          {answer.fields.map(({ field, version, text }) => [<dt key={`${field} name`}>{fieldWords(field, t)} ({t('sources.version', { count: version })})</dt>, <dd key={`${field} text`} style={{ whiteSpace: 'pre-wrap' }}>{text}</dd>])}
        </dl>
        <p className="soft">{answer.watermark}</p>
        <Link to="/sources">{t('sources.back')}</Link>
      </section>
    </>
  );
}
