// What our agency asked others to find out, with its state and what came back; and taking one back.
import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentRequirement } from '../../../src/http/contract.js';
import { askSentRequirements, withdrawRequirement } from '../../api/requirement-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { useRequirementColumns } from './requirement-columns.js';

const route = getRouteApi('/gaps/sent');

export function SentRequirementsPage() {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const answer = useQuery(askSentRequirements());
  const { withdraw } = route.useSearch();
  const shared = useRequirementColumns<SentRequirement>();
  const columns = useMemo<readonly Column<SentRequirement>[]>(() => [
    { id: 'to', header: t('gaps.to'), text: (row) => agencyName(row.to) }, ...shared,
    { id: 'do', header: t('notices.actions'), text: (row) => (row.withdrawn === null ? '' : `${t('gaps.withdrawn')}: ${row.withdrawn.why}`), draw: (row) => (row.withdrawn === null ? <Link to="/gaps/sent" search={{ withdraw: row.id }}>{t('gaps.withdraw')}</Link> : row.withdrawn.why) },
  ], [t, agencyName, shared]);
  const all = answer.data?.requirements ?? [];
  const chosen = all.find((one) => one.id === withdraw && one.withdrawn === null);
  if (chosen !== undefined) return <Withdrawing requirement={chosen} onDone={() => void answer.refetch()} />;
  return (
    <>
      <PageHead title={t('gaps.sentTitle')} below={<span className="soft">{t('gaps.sentHint')}</span>} />
      <p className="acts"><Link to="/gaps/new" search={{}}>{t('gaps.send')}</Link></p>
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && all.length === 0 && <p className="sheet">{t('gaps.noneSent')}</p>}
      {all.length > 0 && <Sheet name="requirements-sent" label={t('gaps.sentTitle')} columns={columns} rows={all} rowKey={(row) => row.id} />}
    </>
  );
}

function Withdrawing({ requirement, onDone }: { readonly requirement: SentRequirement; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName } = useAgencyNames();
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: () => withdrawRequirement(me, requirement.id, why.trim()), onSuccess: onDone });
  const back = <Link to="/gaps/sent" search={{}}>{t('gaps.backSent')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('gaps.withdrawTitle')}><p>{t('gaps.done')}</p>{back}</ActDone>;
  return (
    <SeriousAct
      title={t('gaps.withdrawTitle')} about={<span>{back} · {agencyName(requirement.to)} · <q>{requirement.words}</q></span>} what={t('gaps.withdrawWhat')} whoElse={t('gaps.withdrawWho', { agency: agencyName(requirement.to) })} recorded={t('gaps.withdrawRecorded')} send={t('gaps.withdrawSend')}
      isReady={why.trim().length >= 3} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <Textarea label={t('gaps.withdrawWhy')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
    </SeriousAct>
  );
}
