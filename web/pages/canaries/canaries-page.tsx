// The canaries that one keeps: who they seem to be, how long they stand, and who looked one up. Nobody else has this page's content.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanaryLine } from '../../../src/http/contract.js';
import { askCanaries } from '../../api/canary-questions.js';
import { actionWords } from '../../marks/action-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { Elsewhere } from './elsewhere.js';
import { formatDay, formatMoment, formatNumber } from '../../words/language.js';

type Meeting = CanaryLine['meetings'][number] & { readonly name: string };

export function CanariesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askCanaries());
  const columns = useMemo<readonly Column<CanaryLine>[]>(() => {
    const states = { waiting: t('canaries.waiting'), planted: t('canaries.planted'), retired: t('canaries.retired') } as const;
    const details = ({ properties }: CanaryLine): string => Object.entries(properties).map(([name, value]) => `${name} ${value}`).join(', ');
    return [
      { id: 'name', header: t('canaries.name'), text: (row) => row.name },
      { id: 'entity', header: t('canaries.entity'), text: (row) => row.entity, draw: (row) => <span className="code any">{row.entity}</span> },
      { id: 'copy', header: t('canaries.copy'), text: details },
      { id: 'system', header: t('canaries.system'), text: (row) => row.system },
      { id: 'state', header: t('canaries.state'), text: (row) => [states[row.state], ...(row.toTakeOut ? [t('canaries.toTakeOut')] : []), ...(row.isCompromised ? [t('canaries.compromised')] : [])].join(', ') },
      { id: 'from', header: t('canaries.from'), text: (row) => formatDay(row.dueAt) },
      { id: 'until', header: t('canaries.until'), text: (row) => formatDay(row.rotateAt) },
      { id: 'met', header: t('canaries.met'), text: (row) => formatNumber(row.meetings.length), order: (row) => row.meetings.length },
    ];
  }, [t]);
  const met = (answer.data?.canaries ?? []).flatMap((one) => one.meetings.map((meeting): Meeting => ({ ...meeting, name: one.name }))).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <>
      <PageHead title={t('canaries.title')} below={<span className="soft">{t('canaries.hint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <div className="acts" style={{ marginBottom: 16 }}>
          <Button onClick={() => void navigate({ to: '/watch/canaries/new' })}>{t('canaries.plant')}</Button>
          <Button variant="default" onClick={() => void navigate({ to: '/watch/canaries/carry' })}>{t('canaries.carry')}</Button>
          <Button variant="default" onClick={() => void navigate({ to: '/watch/canaries/take-over' })}>{t('canaries.takeOver')}</Button>
        </div>
      )}
      {answer.data?.withoutKeeper.map((one) => <p key={one.keeper} className="banner chip-warn">{t('canaries.withoutKeeper', { keeper: one.keeper, count: one.count })} <Link to="/watch/canaries/take-over">{t('canaries.takeOver')}</Link></p>)}
      {answer.data?.blendsIn === false && <p className="banner chip-warn">{t('canaries.standsOut')}</p>}
      {answer.data?.canaries.length === 0 && <p className="sheet">{t('canaries.none')}</p>}
      {answer.data !== undefined && answer.data.canaries.length > 0 && (
        <>
          <Sheet name="canaries" label={t('canaries.title')} columns={columns} rows={answer.data.canaries} rowKey={(row) => row.id} />
          <Elsewhere rows={answer.data.canaries.filter((one) => one.system !== 'custos')} />
          <h2 style={{ marginTop: 24 }}>{t('canaries.meetings')}</h2>
          {met.length === 0 ? <p className="sheet">{t('canaries.noMeetings')}</p> : <Meetings rows={met} />}
        </>
      )}
    </>
  );
}

function Meetings({ rows }: { readonly rows: readonly Meeting[] }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<Meeting>[]>(() => [
    { id: 'when', header: t('canaries.when'), text: (row) => formatMoment(row.at) },
    { id: 'who', header: t('canaries.who'), text: (row) => row.actor },
    { id: 'name', header: t('canaries.name'), text: (row) => row.name },
    { id: 'what', header: t('canaries.what'), text: (row) => actionWords(row.action, t) },
    { id: 'entry', header: t('canaries.entry'), text: (row) => row.entry, draw: (row) => { const [agency = '', index = ''] = row.entry.split('#'); return <Link to="/ledger/entries/$agency/$index" params={{ agency, index }} className="code">{row.entry}</Link>; } },
  ], [t]);
  return <Sheet name="canary meetings" label={t('canaries.meetings')} columns={columns} rows={rows} rowKey={(row) => `${row.entry} ${row.name}`} />;
}
