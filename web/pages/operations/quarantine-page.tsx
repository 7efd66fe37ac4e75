// Rows that one's own agency brought in and that cannot count yet: each with its cells and reasons, and mended in place.
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationLine, OperationWaiting } from '../../../src/http/contract.js';
import { askOperationQuarantine, mendOperationRow } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { CellFields, cellWords } from './cell-fields.js';
import { type CellName, cellNames, cellsOf, emptyCells, type RowCells } from './row-cells.js';
import { WithOperation } from './with-operation.js';
import './operations.css';

const route = getRouteApi('/operations/$id/quarantine');

export function OperationQuarantinePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  return <WithOperation id={id} title={t('operations.quarantineTitle')}>{(operation) => <Quarantine operation={operation} />}</WithOperation>;
}

function Quarantine({ operation }: { readonly operation: OperationLine }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { after, waiting } = route.useSearch();
  const { id } = operation;
  const answer = useQuery(askOperationQuarantine(id, after));
  const rows = answer.data?.rows ?? [];
  const chosen = rows.find((one) => one.id === waiting);
  const columns = useMemo<readonly Column<OperationWaiting>[]>(() => [
    { id: 'line', header: t('operations.line'), isNumber: true, width: '5rem', order: (one) => one.line, text: (one) => formatNumber(one.line) },
    { id: 'row', header: t('operations.row'), width: '9rem', text: (one) => one.cells['row_id'] ?? '', draw: (one) => <Link to="/operations/$id/quarantine" params={{ id }} search={{ ...(after !== undefined && { after }), waiting: one.id }} className="any">{one.cells['row_id'] || t('operations.noNumber')}</Link> },
    { id: 'fields', header: t('operations.field'), width: '9rem', text: (one) => [...new Set(one.reasons.map(({ column }) => cellWords(column, t).label))].join(', ') },
    { id: 'said', header: t('operations.said'), width: '9rem', text: (one) => one.reasons.map(({ value }) => value).filter((value) => value !== '').join(' | '), draw: (one) => <span className="any">{one.reasons.map(({ value }) => value).filter((value) => value !== '').join(' | ')}</span> },
    { id: 'why', header: t('operations.reason'), text: (one) => one.reasons.map(({ reason }) => reason).join(' | ') },
    { id: 'at', header: t('operations.setAside'), width: '12rem', order: (one) => one.at, text: (one) => `${formatMoment(one.at)}, ${one.enteredBy}` },
  ], [t, id, after]);
  const list = <Link to="/operations/$id/quarantine" params={{ id }} search={after === undefined ? {} : { after }}>{t('operations.backQuarantine')}</Link>;
  if (chosen !== undefined) return <Mending key={chosen.id} operation={operation} row={chosen} back={list} onTaken={() => void answer.refetch()} />;
  const next = answer.data?.after ?? null;
  return (
    <>
      <PageHead title={t('operations.quarantineTitle')} above={<Link to="/operations/$id" params={{ id }} search={{}}>{operation.name}</Link>} below={<span className="soft">{t('operations.quarantineHint')}</span>} />
      {waiting !== undefined && answer.isSuccess && <p className="banner chip-accent" role="status">{t('operations.noLonger')}</p>}
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && rows.length === 0 && <p className="sheet">{t('operations.noQuarantined')}</p>}
      {rows.length > 0 && <Sheet name="operation-quarantine" label={t('operations.quarantineTitle')} columns={columns} rows={rows} rowKey={(one) => one.id} onOpen={(one) => void navigate({ to: '/operations/$id/quarantine', params: { id }, search: { ...(after !== undefined && { after }), waiting: one.id } })} />}
      <p className="acts">
        {after !== undefined && <Link to="/operations/$id/quarantine" params={{ id }} search={{}}>{t('operations.firstPage')}</Link>}
        {next !== null && <Link to="/operations/$id/quarantine" params={{ id }} search={{ after: next }}>{t('operations.nextPage')}</Link>}
      </p>
    </>
  );
}

interface MendingProps {
  readonly operation: OperationLine;
  readonly row: OperationWaiting;
  readonly back: React.ReactNode;
  readonly onTaken: () => void;
}

function Mending({ operation, row, back, onTaken }: MendingProps) {
  const { t } = useTranslation();
  const me = useMe();
  const start: RowCells = { ...emptyCells, ...row.cells };
  const [cells, setCells] = useState<RowCells>(start);
  const [confirm, setConfirm] = useState(false);
  const changed = Object.fromEntries(cellNames.filter((name) => cells[name] !== start[name]).map((name) => [name, cells[name]]));
  const mending = useMutation({
    mutationFn: () => mendOperationRow(me, operation.id, row.id, { set: changed, ...(confirm && { confirm }) }),
    onSuccess: ({ taken }) => { if (taken) onTaken(); },
  });
  const reasons = mending.data === undefined ? row.reasons : mending.data.reasons;
  const wrong = new Set(reasons.map(({ column }) => column));
  const names = [...cellNames.filter((name) => wrong.has(name)), ...cellsOf(cells.kind.toLowerCase()).filter((name) => !wrong.has(name))];
  const change = (name: CellName, text: string): void => setCells((before) => ({ ...before, [name]: text }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mending.mutate();
  };
  return (
    <>
      <PageHead title={t('operations.mendTitle', { line: formatNumber(row.line), row: row.cells['row_id'] || t('operations.noNumber') })} above={back} below={<span className="soft">{t('operations.mendHint')}</span>} />
      <form className="op-form" onSubmit={submit}>
        <CellFields names={names} cells={cells} onChange={change} operation={operation} reasons={reasonsOf(reasons)} />
        {wrong.has('quantity') && <Checkbox label={t('operations.confirm')} checked={confirm} onChange={(event) => setConfirm(event.currentTarget.checked)} />}
        {mending.isError && <Trouble error={mending.error} />}
        {mending.isSuccess && !mending.data.taken && <p className="banner chip-warn" role="alert" style={{ margin: 0 }}>{t('operations.stillWrong', { count: mending.data.reasons.length })}</p>}
        <div className="acts"><Button type="submit" loading={mending.isPending} disabled={Object.keys(changed).length === 0 && !confirm}>{t('operations.mendSend')}</Button></div>
      </form>
    </>
  );
}

/** By cell; where one has two reasons, both. */
function reasonsOf(reasons: OperationWaiting['reasons']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { column, reason } of reasons) found.set(column, found.has(column) ? `${found.get(column)}; ${reason}` : reason);
  return found;
}
