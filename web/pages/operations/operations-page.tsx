// Joint operations that one's agency keeps or takes part in, latest first, with how long each goes on. Of others nothing shows (G4).
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationLine } from '../../../src/http/contract.js';
import { askOperations } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { decidesOnOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';
import { today } from '../../words/today.js';
import { leftWords } from './operation-words.js';

export function OperationsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { agencyName } = useAgencyNames();
  const answer = useQuery(askOperations());
  const columns = useMemo<readonly Column<OperationLine>[]>(() => [
    { id: 'name', header: t('operations.name'), width: '9rem', text: (one) => one.name, draw: (one) => <Link to="/operations/$id" params={{ id: one.id }} search={{}} className="any">{one.name}</Link> },
    { id: 'from', header: t('operations.dates'), width: '13rem', order: (one) => one.from, text: (one) => t('operations.span', { from: one.from, to: one.to }) },
    { id: 'left', header: t('operations.going'), width: '10rem', order: (one) => one.to, text: (one) => leftWords(one, today(), t) },
    { id: 'standing', header: t('operations.standing'), width: '10rem', text: (one) => standingWords(one, me.agency) },
    { id: 'keeper', header: t('operations.keeper'), text: (one) => (one.keeper === 'node' ? t('operations.keeperNode') : agencyName(one.keeper)) },
    { id: 'agencies', header: t('operations.agencies'), isNumber: true, order: (one) => one.agencies.length, text: (one) => formatNumber(one.agencies.length) },
    { id: 'aim', header: t('operations.aim'), width: '26%', text: (one) => one.aim },
  ], [t, me.agency, agencyName]);
  const all = answer.data?.operations ?? [];
  return (
    <>
      <PageHead title={t('operations.title')} below={<span className="soft">{t('operations.hint')}</span>} />
      {decidesOnOperations(me.role) && <p className="acts"><Link to="/operations/new">{t('operations.openTitle')}</Link></p>}
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && all.length === 0 && <p className="sheet">{decidesOnOperations(me.role) ? t('operations.noneOpen') : t('operations.none')}</p>}
      {all.length > 0 && <Sheet name="operations" label={t('operations.title')} columns={columns} rows={all} rowKey={(one) => one.id} onOpen={(one) => void navigate({ to: '/operations/$id', params: { id: one.id }, search: {} })} />}
    </>
  );

  /** The role of one's own agency: it leads, takes part, or keeps the operation without a part in it. */
  function standingWords({ agencies, standing }: OperationLine, own: string): string {
    const role = agencies.find(({ agency }) => agency.toLowerCase() === own.toLowerCase())?.role;
    const part = role === 'lead' ? [t('operations.leads')] : role === 'partner' ? [t('operations.partner')] : [];
    return [...part, ...(standing === 'keeper' ? [t('operations.keeps')] : [])].join(', ');
  }
}
