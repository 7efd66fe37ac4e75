// A roster is sent as the duty system writes it. What cannot be read is set aside line by line, and the rest is in.
import { FileInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendRoster } from '../../api/roster-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';

const [leastWhy, mostBytes] = [10, 3_500_000];

export function SendRosterPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: async () => guard(async () => sendRoster(me, file === null ? text : await file.text(), why.trim())) });
  const back = <Link to="/roster">{t('rosters.back')}</Link>;
  if (sending.isSuccess) {
    const { taken, setAside } = sending.data;
    return (
      <ActDone title={t('rosters.sendTitle')}>
        <p>{t('rosters.taken', { count: taken })}</p>
        {setAside.length > 0 && <><p>{t('rosters.setAside', { count: setAside.length })}</p><ul>{setAside.map((one) => <li key={one.line}>{t('rosters.line', { line: one.line, why: one.why })}</li>)}</ul></>}
        {back}
      </ActDone>
    );
  }
  const isTooLong = (file?.size ?? text.length) > mostBytes;
  const isReady = (file !== null || text.trim() !== '') && !isTooLong && why.trim().length >= leastWhy;
  return (
    <>
      <SeriousAct title={t('rosters.sendTitle')} about={back} what={t('rosters.what')} whoElse={t('rosters.whoElse')} recorded={t('rosters.recorded')} send={t('rosters.sendIt')}
        isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
        <FileInput label={t('rosters.file')} description={t('rosters.fileHint')} placeholder={t('rosters.choose')} value={file} onChange={setFile} accept=".csv,text/csv,text/plain" clearable clearButtonProps={{ 'aria-label': t('rosters.noFile') }} />
        {file === null && <Textarea label={t('rosters.text')} description={t('rosters.textHint')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={12} spellCheck={false} autoComplete="off" />}
        {isTooLong && <p className="banner chip-warn" role="status">{t('rosters.tooLong')}</p>}
        <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
