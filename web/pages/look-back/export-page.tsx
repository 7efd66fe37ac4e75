// A look-back for one investigator: whom it is for, under which key, and why; approved by somebody else, made here once, and saved as a file that its reader alone opens.
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView, ExportAnswer, ExportQuestion } from '../../../src/http/contract.js';
import { askApprovals } from '../../api/approval-questions.js';
import { askForExport, makeExport } from '../../api/look-back-questions.js';
import { useMe } from '../../api/session.js';
import { saveText } from '../../ledger/proof-file.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { lastAsked, mostDays, mostThings, thingsIn } from './question.js';
import { fingerprintOf } from './reader-key.js';

const [leastWhy, leastReader] = [10, 3];

export function ExportPage() {
  const { t } = useTranslation();
  const me = useMe();
  const own = useQuery(askApprovals());
  const refresh = (): void => void own.refetch();
  const [text, setText] = useState(() => lastAsked()?.things.join('\n') ?? '');
  const [lastDay, setLastDay] = useState(() => lastAsked()?.lastDay ?? '');
  const [days, setDays] = useState<string | number>(() => lastAsked()?.days ?? 90);
  const [reader, setReader] = useState('');
  const [key, setKey] = useState('');
  const [why, setWhy] = useState('');
  const [approverAgency, setApproverAgency] = useState('');
  const fingerprint = useFingerprint(key);
  const things = thingsIn(text);
  const question: ExportQuestion = { entities: things, lastDay, days: Number(days), to: reader.trim(), key: key.trim() };
  const asking = useMutation({ mutationFn: () => askForExport(me, { ...question, why: why.trim(), ...(approverAgency.trim() !== '' && { approverAgency: approverAgency.trim() }) }), onSuccess: refresh });
  const making = useMutation({ mutationFn: (asked: ExportQuestion) => makeExport(me, asked), onSuccess: ({ name, file }) => saveText(name, file), onSettled: refresh });
  const isReady = things.length > 0 && things.length <= mostThings && lastDay !== '' && Number(days) >= 1 && Number(days) <= mostDays && question.to.length >= leastReader && fingerprint !== undefined && why.trim().length >= leastWhy;
  const mine = (own.data?.mine ?? []).filter((one) => one.kind === 'export_look_back' && ['pending', 'approved'].includes(one.state));
  return (
    <>
      {making.isSuccess && <Made made={making.data} />}
      {mine.map((one) => <Request key={one.id} request={one} isBusy={making.isPending} onMake={(asked) => making.mutate(asked)} onLook={refresh} />)}
      {own.isPending && <Waiting lines={2} />}
      {own.isError && <Trouble error={own.error} onAgain={refresh} />}
      {making.isError && <Trouble error={making.error} />}
      <SeriousAct title={t('lookBackExport.title')} about={<Link to="/watch/look-back">{t('lookBackExport.back')}</Link>} what={t('lookBackExport.what')} whoElse={t('lookBackExport.whoElse')} recorded={t('lookBackExport.recorded')} send={t('lookBackExport.send')}
        isReady={isReady} isBusy={asking.isPending} error={asking.error ?? undefined} onSend={() => asking.mutate()}>
        <Textarea label={t('lookBack.things')} description={t('lookBack.thingsHint')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={8} autoComplete="off" spellCheck={false} />
        <div className="two">
          <TextInput type="date" label={t('lookBack.lastDay')} value={lastDay} onChange={(event) => setLastDay(event.currentTarget.value)} />
          <NumberInput label={t('lookBack.days')} value={days} onChange={setDays} min={1} max={mostDays} allowDecimal={false} hideControls />
        </div>
        <TextInput label={t('lookBackExport.reader')} description={t('lookBackExport.readerHint')} value={reader} onChange={(event) => setReader(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        <Textarea label={t('lookBackExport.key')} description={t('lookBackExport.keyHint')} value={key} onChange={(event) => setKey(event.currentTarget.value)} maxLength={1000} autosize minRows={2} autoComplete="off" spellCheck={false} />
        {key.trim() !== '' && <p role="status" style={{ margin: 0 }}>{fingerprint === undefined ? t('lookBackExport.noKey') : <>{t('lookBackExport.compare')}<br /><code className="any">{fingerprint}</code></>}</p>}
        <Textarea label={t('reverse.why')} description={t('reverse.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} autosize minRows={2} />
        <TextInput label={t('reverse.approver')} description={t('lookBackExport.approverHint')} value={approverAgency} onChange={(event) => setApproverAgency(event.currentTarget.value)} maxLength={60} autoComplete="off" />
      </SeriousAct>
    </>
  );
}

/** With what its reader is told first: whoever hands it over reads it too. */
function Made({ made: { name, seal, markings, caveats } }: { readonly made: ExportAnswer }) {
  const { t } = useTranslation();
  return (
    <div style={{ maxWidth: 720, marginBottom: 16 }}>
      <p className="banner chip-accent" role="status">{t('lookBackExport.done', { name, index: seal.index, origin: seal.origin })}</p>
      <section className="sheet block" aria-label={t('lookBackExport.caveats')}>
        <h2>{t('lookBackExport.caveats')}</h2>
        <p className="chips" style={{ margin: 0 }}>{markings.map((one) => <span key={one} className="chip chip-plain any">{one}</span>)}</p>
        <ul style={{ margin: 0 }}>{caveats.map((one) => <li key={one} className="any">{one}</li>)}</ul>
      </section>
    </div>
  );
}

/** Undefined until it is known, and for what is no key. */
function useFingerprint(key: string): string | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly fingerprint: string | undefined }>();
  useEffect(() => {
    let isOver = false;
    const find = async (): Promise<void> => {
      const fingerprint = await fingerprintOf(key);
      if (!isOver) setFound({ of: key, fingerprint });
    };
    void find();
    return () => { isOver = true; };
  }, [key]);
  return found?.of === key ? found.fingerprint : undefined;
}

interface Subject {
  readonly entities?: readonly string[];
  readonly lastDay?: string;
  readonly days?: number;
  readonly reader?: string;
  readonly readerKey?: string;
  readonly fingerprint?: string;
}

function Request({ request, isBusy, onMake, onLook }: { readonly request: ApprovalView; readonly isBusy: boolean; readonly onMake: (question: ExportQuestion) => void; readonly onLook: () => void }) {
  const { t } = useTranslation();
  const { entities = [], lastDay = '', days = 0, reader = '', readerKey = '', fingerprint = '' }: Subject = JSON.parse(request.subject);
  const isApproved = request.state === 'approved';
  return (
    <section className="sheet block" style={{ maxWidth: 720, marginBottom: 16 }} aria-label={t('reverse.request')}>
      <h2>{isApproved ? t('lookBackExport.isApproved') : t('reverse.isWaiting')}</h2>
      <dl className="facts">
        <dt>{t('lookBack.things')}</dt><dd className="any">{entities.join(', ')}</dd>
        <dt>{t('lookBack.lastDay')}</dt><dd>{lastDay} · {t('lookBackExport.daysBack', { number: days })}</dd>
        <dt>{t('lookBackExport.reader')}</dt><dd className="any">{reader}</dd>
        <dt>{t('lookBackExport.fingerprint')}</dt><dd className="any"><code>{fingerprint}</code></dd>
        <dt>{t('approvals.at')}</dt><dd>{formatMoment(request.askedAt)}</dd>
      </dl>
      <div className="acts">
        {isApproved ? <Button loading={isBusy} onClick={() => onMake({ entities: [...entities], lastDay, days, to: reader, key: readerKey })}>{t('lookBackExport.make')}</Button> : <Button variant="default" onClick={onLook}>{t('sources.lookAgain')}</Button>}
      </div>
    </section>
  );
}
