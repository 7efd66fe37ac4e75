// Which policies decide, and every change that was proposed; a change is brought in as files.
import { Button, Checkbox, FileInput, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSummary } from '../../../src/http/contract.js';
import { askPolicies, proposeChange } from '../../api/access-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { stateWords } from './state-words.js';

export function PoliciesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askPolicies);
  const columns = useMemo<readonly Column<ChangeSummary>[]>(() => [
    { id: 'at', header: t('access.proposedAt'), text: (one) => formatMoment(one.proposedAt), draw: (one) => <Link to="/access/policies/$id" params={{ id: one.id }}>{formatMoment(one.proposedAt)}</Link> },
    { id: 'by', header: t('access.proposedBy'), text: (one) => one.proposedBy },
    { id: 'state', header: t('access.state'), text: (one) => stateWords(one.state, t) },
    { id: 'why', header: t('access.why'), text: (one) => one.why },
  ], [t]);
  return (
    <>
      <PageHead title={t('access.policiesTitle')} above={<Link to="/access">{t('access.rail')}</Link>} below={<span className="soft">{t('access.policiesHint')}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <>
          <p className="sheet">{t('access.inForce')} <span className="code">{answer.data.inForce}</span></p>
          {answer.data.shippedDiffers && <div className="banner chip-warn" role="note"><p>{t('access.shippedDiffers')}</p></div>}
          {answer.data.changes.length > 0 && (
            <Sheet name="changes" label={t('access.changes')} columns={columns} rows={answer.data.changes} rowKey={(one) => one.id} onOpen={(one) => void navigate({ to: '/access/policies/$id', params: { id: one.id } })} />
          )}
          <Propose hasShipped={answer.data.shippedDiffers} />
        </>
      )}
    </>
  );
}

function Propose({ hasShipped }: { readonly hasShipped: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [files, setFiles] = useState<File[]>([]);
  const [isShipped, setShipped] = useState(false);
  const [why, setWhy] = useState('');
  const sending = useMutation({
    mutationFn: async () => proposeChange(me, await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))), isShipped, why.trim()),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['answer', 'policies'] });
      await navigate({ to: '/access/policies/$id', params: { id } });
    },
  });
  const isReady = (files.length > 0 || isShipped) && why.trim().length >= 10;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) sending.mutate();
  };
  return (
    <form onSubmit={submit} className="sheet" style={{ display: 'grid', gap: 12, maxWidth: 720, marginTop: 16 }}>
      <h2>{t('access.propose')}</h2>
      <p className="soft">{t('access.proposeHint')}</p>
      <FileInput label={t('access.files')} placeholder={t('access.chooseFiles')} multiple accept=".cedar" value={files} onChange={setFiles} disabled={isShipped} />
      {hasShipped && <Checkbox label={t('access.takeShipped')} checked={isShipped} onChange={(event) => setShipped(event.currentTarget.checked)} />}
      <Textarea label={t('access.why')} description={t('access.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      {sending.isError && <Trouble error={sending.error} />}
      <div><Button type="submit" disabled={!isReady} loading={sending.isPending}>{t('access.proposeSend')}</Button></div>
    </form>
  );
}
