// A file of rows: how far it is, a way to stop, and every row that was set aside with its cell and reason.
import { Button, FileInput, Progress, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationImported, OperationLine } from '../../../src/http/contract.js';
import { bringInRows, type ImportProgress } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber, formatShare } from '../../words/language.js';
import { cellWords } from './cell-fields.js';

export function RowsUpload({ operation }: { readonly operation: OperationLine }) {
  const { t } = useTranslation();
  const me = useMe();
  const [file, setFile] = useState<File | null>(null);
  const [map, setMap] = useState('');
  const [progress, setProgress] = useState<ImportProgress>({ share: 0, rows: 0 });
  const leaving = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const sending = useMutation({
    mutationFn: async (chosen: File) => {
      leaving.current = new AbortController();
      setProgress({ share: 0, rows: 0 });
      return bringInRows(me, operation.id, chosen, map.trim(), setProgress, leaving.current.signal);
    },
  });
  const isStopped = sending.isError && leaving.current?.signal.aborted === true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (file !== null) sending.mutate(file);
  };
  return (
    <form className="op-form" onSubmit={submit}>
      <FileInput label={t('operations.file')} description={t('operations.fileHint')} placeholder={t('operations.chooseFile')} accept=".csv,.xlsx,text/csv" value={file} onChange={setFile} disabled={sending.isPending} />
      <details><summary>{t('operations.mapping')}</summary><Textarea aria-label={t('operations.mapping')} description={t('operations.mappingHint')} value={map} onChange={(event) => setMap(event.currentTarget.value)} autosize minRows={3} spellCheck={false} autoComplete="off" /></details>
      {sending.isPending && <div><p aria-live="polite" style={{ margin: '0 0 8px' }}>{t('operations.importing', { share: formatShare(progress.share), rows: formatNumber(progress.rows) })}</p><Progress value={progress.share * 100} aria-label={t('operations.importProgress')} /></div>}
      {isStopped && <p role="status" className="banner chip-warn" style={{ margin: 0 }}>{t('operations.importStopped')}</p>}
      {sending.isError && !isStopped && <Trouble error={sending.error} />}
      {sending.isSuccess && <Imported id={operation.id} outcome={sending.data} />}
      <div className="acts"><Button type="submit" disabled={file === null} loading={sending.isPending}>{t('operations.importSend')}</Button>{sending.isPending && <Button variant="default" onClick={() => leaving.current?.abort()}>{t('operations.stop')}</Button>}</div>
    </form>
  );
}

type Aside = OperationImported['quarantine'][number];

function Imported({ id, outcome }: { readonly id: string; readonly outcome: OperationImported }) {
  const { t } = useTranslation();
  const { rows, taken, revised, unchanged, quarantined, quarantine } = outcome;
  const columns = useMemo<readonly Column<Aside>[]>(() => [
    { id: 'row', header: t('operations.line'), isNumber: true, width: '5rem', order: (one) => one.row, text: (one) => formatNumber(one.row) },
    { id: 'column', header: t('operations.field'), text: (one) => cellWords(one.column, t).label },
    { id: 'value', header: t('operations.said'), text: (one) => one.value, draw: (one) => <span className="any">{one.value}</span> },
    { id: 'reason', header: t('operations.reason'), width: '40%', text: (one) => one.reason },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (one) => <Link to="/operations/$id/quarantine" params={{ id }} search={{ waiting: one.id }}>{t('operations.mend')}</Link> },
  ], [t, id]);
  return (
    <>
      <div className={`banner ${quarantined > 0 ? 'chip-warn' : 'chip-accent'}`} role="status"><p>{t('operations.imported', { rows: formatNumber(rows), taken: formatNumber(taken), revised: formatNumber(revised), unchanged: formatNumber(unchanged), aside: formatNumber(quarantined) })}</p></div>
      {quarantine.length > 0 && <Sheet name="operation-aside" label={t('operations.quarantineTitle')} columns={columns} rows={quarantine} rowKey={(one) => `${one.id} ${one.column} ${one.reason}`} />}
    </>
  );
}
