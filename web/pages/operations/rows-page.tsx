// The rows behind the totals: those that the reader may see, a hundred on a page, and not a word about the rest (G4).
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationRowView } from '../../../src/http/contract.js';
import { askOperationRows } from '../../api/operation-questions.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { momentOf, type OperationAddress } from './operation-address.js';
import { amountWords, commodityNames, commodityWords, kindWords, personWords, provinceWords, rowKinds } from './operation-words.js';
import './operations.css';

const route = getRouteApi('/operations/$id/rows');

export function OperationRowsPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const answer = useQuery(askOperationRows(id, askedOf(search)));
  const columns = useColumns(id);
  const { after: _after, ...first } = search;
  const rows = answer.data?.rows ?? [];
  const next = answer.data?.after ?? null;
  return (
    <>
      <PageHead title={t('operations.rowsTitle')} above={<Link to="/operations/$id" params={{ id }} search={momentOf(search)}>{t('operations.toBoard')}</Link>} below={<span className="soft">{t('operations.rowsHint')}</span>} />
      <Filter key={`${search.kind ?? ''} ${search.agency ?? ''} ${search.commodity ?? ''}`} id={id} search={search} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && rows.length === 0 && <p className="sheet">{t('operations.noRows')}</p>}
      {rows.length > 0 && <Sheet name="operation-rows" label={t('operations.rowsTitle')} columns={columns} rows={rows} rowKey={(row) => row.ref} onOpen={(row) => void navigate({ to: '/operations/$id/rows/$agency/$row', params: { id, agency: row.agency, row: row.row } })} />}
      <p className="acts">
        {search.after !== undefined && <Link to="/operations/$id/rows" params={{ id }} search={first}>{t('operations.firstPage')}</Link>}
        {next !== null && <Link to="/operations/$id/rows" params={{ id }} search={{ ...first, after: next }}>{t('operations.nextPage')}</Link>}
      </p>
    </>
  );
}

function askedOf(search: OperationAddress) {
  const { kind, agency, commodity, after } = search;
  return { ...momentOf(search), ...(kind !== undefined && { kind }), ...(agency !== undefined && { agency }), ...(commodity !== undefined && { commodity }), ...(after !== undefined && { after }) };
}

function Filter({ id, search }: { readonly id: string; readonly search: OperationAddress }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { agencies } = useAgencyNames();
  const [kind, setKind] = useState(search.kind ?? '');
  const [agency, setAgency] = useState(search.agency ?? '');
  const [commodity, setCommodity] = useState(search.commodity ?? '');
  const any = { value: '', label: t('operations.any') };
  const known = agencies.some((one) => one.value === agency) || agency === '' ? agencies : [...agencies, { value: agency, label: agency }];
  const go = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/operations/$id/rows', params: { id }, search: { ...momentOf(search), ...(kind !== '' && { kind }), ...(agency !== '' && { agency }), ...(commodity !== '' && { commodity }) } });
  };
  return (
    <form className="op-filter" onSubmit={go}>
      <NativeSelect label={t('operations.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value)} data={[any, ...rowKinds.map((value) => ({ value, label: kindWords(value, t) }))]} />
      <NativeSelect label={t('operations.agency')} value={agency} onChange={(event) => setAgency(event.currentTarget.value)} data={[any, ...known]} />
      <NativeSelect label={t('operations.commodity')} value={commodity} onChange={(event) => setCommodity(event.currentTarget.value)} data={[any, ...Object.entries(commodityNames(t)).map(([value, label]) => ({ value, label }))]} />
      <Button type="submit" variant="default">{t('operations.show')}</Button>
    </form>
  );
}

function useColumns(id: string): readonly Column<OperationRowView>[] {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  return useMemo(() => [
    { id: 'row', header: t('operations.row'), width: '9rem', text: (one) => one.row, draw: (one) => <Link to="/operations/$id/rows/$agency/$row" params={{ id, agency: one.agency, row: one.row }} className="any">{one.row}</Link> },
    { id: 'kind', header: t('operations.kind'), width: '7rem', text: (one) => kindWords(one.kind, t) },
    { id: 'date', header: t('operations.date'), width: '7rem', text: (one) => one.date },
    { id: 'agency', header: t('operations.agency'), text: (one) => agencyName(one.agency) },
    { id: 'province', header: t('operations.province'), width: '9rem', text: (one) => provinceWords(one.province, t) },
    { id: 'occurrence', header: t('operations.occurrenceId'), text: (one) => one.occurrence, draw: (one) => <span className="any">{one.occurrence}</span> },
    { id: 'what', header: t('operations.what'), text: (one) => whatOf(one) },
    { id: 'quantity', header: t('operations.quantity'), isNumber: true, order: (one) => Number(one.quantity ?? -1), text: (one) => amountWords(one.quantity, one.unit, t) },
    { id: 'owner', header: t('operations.owner'), text: (one) => (one.kind !== 'seizure' ? '' : one.lead === one.agency ? agencyName(one.lead) : t('operations.ownedBy', { agency: agencyName(one.lead) })) },
    { id: 'marking', header: t('operations.marking'), text: (one) => one.marking },
  ], [t, id, agencyName]);

  function whatOf(one: OperationRowView): string {
    if (one.kind === 'seizure') return commodityWords(one.commodity, t);
    return one.kind === 'arrest' || one.kind === 'charge' ? personWords(one.person, t) : one.note;
  }
}

