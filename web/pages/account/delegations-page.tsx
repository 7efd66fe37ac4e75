// What one opened to somebody else for a time, and what one holds; each with its end. Taking back is a page of its own.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DelegationView } from '../../../src/http/contract.js';
import { askDelegations } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { delegatesCases } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';

function stateOf(one: DelegationView, t: TFunction): string {
  if (one.takenBackAt !== null) return t('delegations.takenBack');
  if (one.isOpen) return t('delegations.open');
  return Date.parse(one.from) > Date.now() ? t('delegations.notBegun') : t('delegations.over');
}

/** Whether it still runs, or will: then its giver may take it back. */
export function mayTakeBack(one: DelegationView): boolean {
  return one.isMine && one.takenBackAt === null && Date.parse(one.until) > Date.now();
}

export function whatOf(one: DelegationView, t: TFunction): string {
  return one.caseRef ?? t('delegations.citizenship');
}

export function DelegationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(askDelegations());
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <PageHead title={t('delegations.title')} below={<p className="soft">{t('delegations.hint')}</p>} />
      {delegatesCases(me.role) && <p><Link to="/account/delegations/new">{t('delegations.give')}</Link></p>}
      {isPending && <Waiting lines={5} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Part title={t('delegations.held')} none={t('delegations.heldNone')} rows={data.delegations.filter((one) => !one.isMine)} isMine={false} />
          <Part title={t('delegations.given')} none={t('delegations.givenNone')} rows={data.delegations.filter((one) => one.isMine)} isMine />
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly DelegationView[];
  readonly isMine: boolean;
}

function Part({ title, none, rows, isMine }: PartProps) {
  const { t } = useTranslation();
  const columns: readonly Column<DelegationView>[] = [
    { id: 'what', header: t('delegations.what'), text: (one) => whatOf(one, t) },
    { id: 'who', header: isMine ? t('delegations.to') : t('delegations.from'), text: (one) => (isMine ? one.grantee : one.grantor) },
    { id: 'begins', header: t('delegations.begins'), text: (one) => formatMoment(one.from) },
    { id: 'until', header: t('delegations.until'), text: (one) => formatMoment(one.until) },
    { id: 'why', header: t('delegations.why'), width: '28%', text: (one) => one.why },
    { id: 'state', header: t('delegations.state'), text: (one) => stateOf(one, t), draw: (one) => <span className={`chip ${one.isOpen ? 'chip-accent' : 'chip-plain'}`}>{stateOf(one, t)}</span> },
    ...(isMine ? [{
      id: 'act', header: t('delegations.act'), text: () => '',
      draw: (one: DelegationView) => (mayTakeBack(one) ? <Link to="/account/delegations/$id" params={{ id: one.id }} aria-label={`${t('delegations.takeBack')}: ${whatOf(one, t)}, ${one.grantee}`}>{t('delegations.takeBack')}</Link> : null),
    }] : []),
  ];
  return (
    <section style={{ display: 'grid', gap: 8 }} aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="sheet">{none}</p> : <Sheet name={isMine ? 'delegations-given' : 'delegations-held'} label={title} columns={columns} rows={rows} rowKey={(one) => one.id} />}
    </section>
  );
}
