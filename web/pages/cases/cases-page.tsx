// One's own cases with whoever else is on them; for an administrator, the agency's by reference, to open and close.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src/http/contract.js';
import { askCases } from '../../api/duty-questions.js';
import { Day } from '../../marks/day.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

export function CasesPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askCases());
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <PageHead title={t('cases.title')} below={<p className="soft">{t('cases.hint')}</p>} />
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && <Part title={t('cases.mine')} name="cases-mine" none={t('cases.mineNone')} rows={data.mine} isMine />}
      {data !== undefined && data.agency !== null && (
        <>
          <Part title={t('cases.agency')} name="cases-agency" none={t('cases.mineNone')} rows={data.agency} isMine={false} />
          <p><Link to="/cases/new">{t('cases.add')}</Link></p>
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly name: string;
  readonly none: string;
  readonly rows: readonly CaseView[];
  readonly isMine: boolean;
}

function Part({ title, name, none, rows, isMine }: PartProps) {
  const { t } = useTranslation();
  const state = (one: CaseView): string => (one.closedOn === null ? t('cases.open') : t('cases.closed', { on: one.closedOn }));
  const members = (one: CaseView): string => (one.members.length === 0 ? t('cases.nobody') : one.members.map(({ name: who, agency }) => `${who} (${agency})`).join(', '));
  const columns: readonly Column<CaseView>[] = [
    { id: 'ref', header: t('cases.ref'), text: (one) => one.ref, draw: (one) => <span className="any">{one.ref}</span> },
    ...(isMine ? [{ id: 'name', header: t('cases.name'), text: (one: CaseView) => one.title, draw: (one: CaseView) => <span className="any">{one.title}</span> }] : []),
    { id: 'opened', header: t('cases.opened'), text: (one) => one.openedOn, draw: (one) => <Day date={one.openedOn} /> },
    { id: 'state', header: t('cases.state'), text: state, draw: (one) => <span className={`chip ${one.closedOn === null ? 'chip-accent' : 'chip-plain'}`}>{state(one)}</span> },
    isMine ? { id: 'members', header: t('cases.members'), width: '40%', text: members } : { id: 'count', header: t('cases.count'), isNumber: true, text: (one) => String(one.count), order: (one) => one.count },
    ...(isMine ? [] : [{
      id: 'act', header: t('cases.act'), text: () => '',
      draw: (one: CaseView) => (one.closedOn === null ? <Link to="/cases/$id/close" params={{ id: one.ref }} aria-label={`${t('cases.close')}: ${one.ref}`}>{t('cases.close')}</Link>
        : <Link to="/cases/$id/reopen" params={{ id: one.ref }} aria-label={`${t('cases.reopen')}: ${one.ref}`}>{t('cases.reopen')}</Link>),
    }]),
  ];
  return (
    <section style={{ display: 'grid', gap: 8 }} aria-label={title}>
      <h2>{title}</h2>
      {!isMine && <p className="soft">{t('cases.agencyHint')}</p>}
      {rows.length === 0 ? <p className="sheet">{none}</p> : <Sheet name={name} label={title} columns={columns} rows={rows} rowKey={(one) => one.ref} />}
    </section>
  );
}
