// A file of judgements: looked at row by row, with how far it is and a way to stop; then all good rows in one writing. What was not taken is listed with its row and reason.
import { Button, FileInput, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppraisalFileTaken } from '../../../src/http/contract.js';
import { askCycles, bringInAppraisals } from '../../api/assessment-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber, formatShare } from '../../words/language.js';

const mostBytes = 3_500_000;

export function ImportAppraisalsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { cycle: id } = useParams({ from: '/assessment/cycles/$cycle/import' });
  const cycles = useQuery(askCycles());
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const leaving = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const sending = useMutation({
    mutationFn: async () => {
      leaving.current = new AbortController();
      setShare(0);
      return bringInAppraisals(me, { cycle: id, ...(file === null ? {} : await tableOf(file)) }, setShare, leaving.current.signal);
    },
  });
  const back = <Link to="/assessment" search={{ cycle: id }}>{t('assessment.title')}</Link>;
  if (cycles.isPending) return <Waiting lines={4} />;
  const cycle = cycles.data?.cycles.find((one) => one.id === id && one.isOpen && one.mayJudge);
  if (cycle === undefined) return <div className="sheet"><p>{t('assessment.importGone')}</p>{back}</div>;
  const isTooLarge = file !== null && file.size > mostBytes;
  const isStopped = sending.isError && leaving.current?.signal.aborted === true;
  return (
    <>
      {sending.isSuccess && <Taken outcome={sending.data} />}
      {isStopped && <p role="status" className="banner chip-warn">{t('assessment.importStopped')}</p>}
      <SeriousAct title={t('assessment.importTitle')} about={<span>{back} · {cycle.name}</span>} what={t('assessment.importWhat')} whoElse={t('assessment.importWho')} recorded={t('assessment.importRecorded')} send={t('assessment.importSend')}
        isReady={file !== null && !isTooLarge} isBusy={sending.isPending} error={isStopped ? undefined : (sending.error ?? undefined)} onSend={() => sending.mutate()}
        beside={sending.isPending && <Button variant="default" onClick={() => leaving.current?.abort()}>{t('assessment.importStop')}</Button>}>
        <FileInput label={t('assessment.file')} description={t('assessment.fileHint')} accept=".csv,.xlsx,text/csv" value={file} onChange={setFile} error={isTooLarge ? t('assessment.fileTooLarge') : undefined} disabled={sending.isPending} />
        {sending.isPending && <div><p aria-live="polite" style={{ margin: '0 0 8px' }}>{t('assessment.importing', { share: formatShare(share) })}</p><Progress value={share * 100} aria-label={t('assessment.importProgress')} /></div>}
      </SeriousAct>
    </>
  );
}

/** A workbook is a ZIP archive, whatever it is called. */
async function tableOf(file: File): Promise<{ readonly csv: string } | { readonly workbook: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { csv: await file.text() };
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return { workbook: btoa(text) };
}

function Taken({ outcome }: { readonly outcome: AppraisalFileTaken }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<AppraisalFileTaken['quarantined'][number]>[]>(() => [
    { id: 'row', header: t('assessment.fileRow'), isNumber: true, width: '6rem', order: (one) => one.row, text: (one) => formatNumber(one.row) }, { id: 'why', header: t('assessment.fileWhy'), text: (one) => one.why },
  ], [t]);
  return (
    <>
      <div className="banner chip-accent" role="status"><p>{t('assessment.imported', { rows: formatNumber(outcome.rows), taken: formatNumber(outcome.taken), left: formatNumber(outcome.quarantined.length) })}</p></div>
      {outcome.quarantined.length > 0 && <section className="sheet"><h2>{t('assessment.quarantine')}</h2><Sheet name="appraisals-quarantined" label={t('assessment.quarantine')} columns={columns} rows={outcome.quarantined} rowKey={(one) => `${one.row} ${one.why}`} /></section>}
    </>
  );
}
