// Asking the originators of a derived report to release it, and what became of it: in effect or not. Who agreed, who did not and why is not told.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedReleaseView } from '../../../src/http/contract.js';
import { askOwnReleases, sendReleaseRequest, withdrawRelease } from '../../api/release-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { TermFields } from './term-fields.js';
import { useNames } from './use-names.js';

const route = getRouteApi('/releases');
const shortestWhy = 10;

export function ReleasesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const [report, setReport] = useState(route.useSearch().report ?? '');
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const mine = useQuery(askOwnReleases());
  const sending = useMutation({
    mutationFn: () => sendReleaseRequest(me, { report: report.trim(), agencies: [...agencies], purposes: [...purposes], why: why.trim() }),
    onSuccess: async () => {
      setWhy('');
      await mine.refetch();
    },
  });
  const isReady = report.includes('~') && agencies.length > 0 && purposes.length > 0 && why.trim().length >= shortestWhy;
  return (
    <>
      <SeriousAct
        title={t('releases.title')} about={null} what={t('releases.what')} whoElse={t('releases.whoElse')} recorded={t('releases.recorded')} send={t('releases.send')}
        isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
      >
        <TextInput label={t('releases.report')} description={t('releases.reportHint')} value={report} onChange={(event) => setReport(event.currentTarget.value)} maxLength={300} autoComplete="off" />
        <TermFields label={t('releases.agencies')} choices={names.agencies} chosen={agencies} onChange={setAgencies} />
        <TermFields label={t('releases.purposes')} choices={names.purposes} chosen={purposes} onChange={setPurposes} />
        <Textarea label={t('releases.why')} description={t('releases.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} required withAsterisk={false} />
      </SeriousAct>
      {sending.isSuccess && <div className="banner chip-accent" role="status" style={{ marginTop: 16 }}><p>{t('releases.sent')}</p></div>}
      <h2 style={{ marginTop: 24 }}>{t('releases.mine')}</h2>
      {mine.isError && <Trouble error={mine.error} onAgain={() => void mine.refetch()} />}
      {mine.isSuccess && (mine.data.requests.length === 0 ? <p className="sheet">{t('releases.none')}</p> : <Asked rows={mine.data.requests} onChanged={() => void mine.refetch()} />)}
    </>
  );
}

function Asked({ rows, onChanged }: { readonly rows: readonly AskedReleaseView[]; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName, purposeName } = useNames();
  const { mutate: withdraw, isError, error } = useMutation({ mutationFn: (id: string) => withdrawRelease(me, id), onSuccess: onChanged });
  const columns = useMemo<readonly Column<AskedReleaseView>[]>(() => {
    const states: Partial<Record<string, string>> = { asked: t('releases.asked'), in_effect: t('releases.inEffect'), withdrawn: t('releases.withdrawn') };
    const terms = (one: Pick<AskedReleaseView, 'agencies' | 'purposes'>) => `${one.agencies.map(agencyName).join(', ')} · ${one.purposes.map(purposeName).join(', ')}`;
    return [
      { id: 'at', header: t('releases.at'), text: (row) => formatMoment(row.at) },
      { id: 'report', header: t('releases.report'), text: (row) => row.report, draw: (row) => <Link to="/reports/$id" params={{ id: row.report }} className="code any">{row.report}</Link>, width: '24%' },
      { id: 'terms', header: t('releases.terms'), text: terms, width: '32%' },
      { id: 'state', header: t('releases.state'), text: (row) => (row.state === 'in_effect' ? `${states[row.state] ?? ''}: ${terms(row.inEffect)}` : states[row.state] ?? row.state) },
      { id: 'do', header: t('releases.withdraw'), text: () => '', draw: (row) => (row.state === 'withdrawn' ? null : <Button size="compact-sm" variant="default" onClick={() => withdraw(row.id)}>{t('releases.withdraw')}</Button>) },
    ];
  }, [t, agencyName, purposeName, withdraw]);
  return (
    <>
      {isError && <Trouble error={error} />}
      <Sheet name="releases" label={t('releases.mine')} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </>
  );
}
