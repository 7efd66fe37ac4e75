// Bringing in a table of commitments or of dated figures: rows that cannot be read are quarantined with their line and reason, and the rest is taken.
import { FileInput, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatedTable } from '../../../src/http/contract.js';
import { bringIn } from '../../api/note-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';

const mostBytes = 2_000_000;

export function BringInPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [kind, setKind] = useState<DatedTable['kind']>('commitments');
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({ mutationFn: async () => bringIn(me, { kind, csv: (await file?.text()) ?? '' }) });
  const isTooLarge = file !== null && file.size > mostBytes;
  return (
    <>
      {sending.isSuccess && (
        <div className="banner chip-accent" role="status"><div>
          <p>{t('commitments.taken', { taken: sending.data.taken, unchanged: sending.data.unchanged })}</p>
          {sending.data.quarantined.length > 0 && <><p>{t('commitments.quarantined', { number: sending.data.quarantined.length })}</p><ul>{sending.data.quarantined.map((one) => <li key={one.line}>{t('commitments.line', { line: one.line })} {one.why}</li>)}</ul></>}
        </div></div>
      )}
      <SeriousAct title={t('commitments.bringIn')} about={<Link to="/commitments">{t('commitments.title')}</Link>} what={t('commitments.what')} whoElse={t('commitments.whoElse')} recorded={t('commitments.recorded')} send={t('commitments.send')} isReady={file !== null && !isTooLarge} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
        <NativeSelect label={t('commitments.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value === 'figures' ? 'figures' : 'commitments')} data={[{ value: 'commitments', label: t('commitments.title') }, { value: 'figures', label: t('commitments.datedFigures') }]} />
        <FileInput label={t('commitments.file')} accept=".csv,text/csv" value={file} onChange={setFile} error={isTooLarge ? t('commitments.tooLarge') : undefined} />
      </SeriousAct>
    </>
  );
}
