// What was asked and written, as the ledger holds it: a person's own, or a whole agency's for those who may read it (promise G11).
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askRecord, recordPageSize, type Scope } from '../../api/questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { RecordTable } from './record-table.js';

function RecordPage({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState<string>();
  const answer = useQuery(askRecord(scope, before));
  const [title, hint] = scope === 'mine' ? [t('record.mine'), t('record.mineHint')] : [t('record.agency'), t('record.agencyHint')];
  const entries = answer.data?.entries ?? [];
  const oldest = entries.at(-1)?.index;
  return (
    <>
      <PageHead title={title} below={<span className="soft">{hint}</span>} />
      {answer.isPending && <Waiting lines={12} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && entries.length === 0 && <p className="sheet">{t('record.none')}</p>}
      {entries.length > 0 && <RecordTable label={title} entries={entries} hasActor={scope === 'agency'} />}
      <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        {before !== undefined && <Button variant="default" onClick={() => setBefore(undefined)}>{t('record.newest')}</Button>}
        {entries.length === recordPageSize && <Button variant="default" onClick={() => setBefore(oldest)}>{t('record.older')}</Button>}
      </div>
    </>
  );
}

export function MyRecordPage() {
  return <RecordPage key="mine" scope="mine" />;
}

export function AgencyRecordPage() {
  return <RecordPage key="agency" scope="agency" />;
}
