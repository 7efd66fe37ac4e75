// One row as it is reported or corrected: sent as a file of one row, so that a form and a file are read by the same rules. What was set aside is mended where it stands.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me, OperationLine, RowMended } from '../../../src/http/contract.js';
import { bringInRows, mendOperationRow } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { CellFields, cellWords } from './cell-fields.js';
import { type CellName, cellNames, cellsOf, fileOfRow, type RowCells } from './row-cells.js';

interface Props {
  readonly operation: OperationLine;
  readonly start: RowCells;
  /** Of a correction: what the row is known by. */
  readonly fixed?: readonly CellName[];
  readonly send: string;
}

/** A row that was set aside, as it waits. */
interface Aside {
  readonly waiting: string;
  readonly cells: RowCells;
  readonly reasons: RowMended['reasons'];
}

type Outcome = { readonly state: 'taken' | 'revised' | 'unchanged' } | ({ readonly state: 'aside' } & Aside);

async function sendRow(me: Me, operation: string, cells: RowCells, aside: Aside | undefined): Promise<Outcome> {
  if (aside !== undefined) {
    const set = Object.fromEntries(cellNames.filter((name) => cells[name] !== aside.cells[name]).map((name) => [name, cells[name]]));
    const { taken, reasons } = await mendOperationRow(me, operation, aside.waiting, { set });
    return taken ? { state: 'taken' } : { state: 'aside', ...aside, reasons };
  }
  const { taken, revised, quarantine } = await bringInRows(me, operation, fileOfRow(cells), '', () => undefined, new AbortController().signal);
  const [first] = quarantine;
  if (first !== undefined) return { state: 'aside', waiting: first.id, cells, reasons: quarantine.map(({ column, value, reason }) => ({ column, value, reason })) };
  return { state: revised > 0 ? 'revised' : taken > 0 ? 'taken' : 'unchanged' };
}

export function RowForm({ operation, start, fixed = [], send }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [cells, setCells] = useState<RowCells>(start);
  const [outcome, setOutcome] = useState<Outcome>();
  const aside = outcome?.state === 'aside' ? outcome : undefined;
  const sending = useMutation({ mutationFn: () => sendRow(me, operation.id, cells, aside), onSuccess: setOutcome });
  const isDone = outcome !== undefined && aside === undefined;
  const change = (name: CellName, text: string): void => {
    if (isDone) setOutcome(undefined);
    setCells((before) => ({ ...before, [name]: text }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isDone) sending.mutate();
  };
  const again = (): void => {
    setOutcome(undefined);
    setCells({ ...cells, row_id: '', person_key: '', quantity: '', exhibit_no: '', note: '' });
  };
  const isReady = cells.row_id.trim() !== '' && cells.date !== '' && (aside === undefined || cellNames.some((name) => cells[name] !== aside.cells[name]));
  return (
    <form className="op-form" onSubmit={submit}>
      <CellFields names={cellsOf(cells.kind)} cells={cells} onChange={change} operation={operation} reasons={new Map(aside?.reasons.map(({ column, reason }) => [column, reason]))} fixed={fixed} />
      {sending.isError && <Trouble error={sending.error} />}
      {outcome !== undefined && <Told id={operation.id} cells={cells} outcome={outcome} />}
      <div className="acts">
        {!isDone && <Button type="submit" loading={sending.isPending} disabled={!isReady}>{aside === undefined ? send : t('operations.mendSend')}</Button>}
        {isDone && fixed.length === 0 && <Button onClick={again}>{t('operations.another')}</Button>}
      </div>
    </form>
  );
}

function Told({ id, cells, outcome }: { readonly id: string; readonly cells: RowCells; readonly outcome: Outcome }) {
  const { t } = useTranslation();
  const row = cells.row_id.trim();
  if (outcome.state !== 'aside') {
    const words = { taken: t('operations.rowTaken', { row }), revised: t('operations.rowRevised', { row }), unchanged: t('operations.rowUnchanged', { row }) };
    return <div className="banner chip-accent" role="status"><p>{words[outcome.state]} <Link to="/operations/$id/rows/$agency/$row" params={{ id, agency: cells.agency, row }}>{t('operations.seeRow')}</Link></p></div>;
  }
  return (
    <div className="banner chip-warn" role="alert">
      <div>
        <p>{t('operations.rowAside', { row })}</p>
        <ul className="op-reasons">{outcome.reasons.map(({ column, reason }) => <li key={`${column} ${reason}`}>{cellWords(column, t).label}: {reason}</li>)}</ul>
        <Link to="/operations/$id/quarantine" params={{ id }} search={{ waiting: outcome.waiting }}>{t('operations.mendIt')}</Link>
      </div>
    </div>
  );
}
