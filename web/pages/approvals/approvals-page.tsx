// What waits for this person as a second one, and what they asked for. What they may not approve is not here, nor counted.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView, Me, PeopleStep } from '../../../src/http/contract.js';
import { askApprovals, withdrawApproval } from '../../api/approval-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { StepOutcome } from '../../marks/step-outcome.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { kindWords, stateWords } from './approval-words.js';
import { carryingOut } from './carry-out.js';

export function ApprovalsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery(askApprovals());
  const withdrawing = useMutation({ mutationFn: (id: string) => withdrawApproval(me, id), onSuccess: () => answer.refetch() });
  const withdraw = withdrawing.mutate;
  const carrying = useMutation({ mutationFn: (row: ApprovalView) => carryOutNow(me, row) });
  const carry = carrying.mutate;
  const shared = useMemo<readonly Column<ApprovalView>[]>(() => [
    { id: 'kind', header: t('approvals.kind'), text: (row) => kindWords(row.kind, t) },
    { id: 'why', header: t('approvals.why'), width: '35%', text: (row) => row.why },
    { id: 'at', header: t('approvals.at'), text: (row) => formatMoment(row.askedAt) },
  ], [t]);
  const waitingColumns = useMemo<readonly Column<ApprovalView>[]>(() => [
    ...shared, { id: 'by', header: t('approvals.by'), text: (row) => `${row.askedBy.displayName}, ${row.askedBy.agencyName}` },
    { id: 'until', header: t('approvals.until'), text: (row) => formatMoment(row.expiresAt) },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (row) => <Link to="/approvals/$id" params={{ id: row.id }}>{t('approvals.open')}</Link> },
  ], [shared, t]);
  const mineColumns = useMemo<readonly Column<ApprovalView>[]>(() => [
    ...shared, { id: 'state', header: t('approvals.state'), text: (row) => stateWords(row.state, t) }, { id: 'decided', header: t('approvals.decidedBy'), text: (row) => row.decidedBy?.displayName ?? '' },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (row) => <OwnActs row={row} onCarry={carry} onWithdraw={withdraw} /> },
  ], [shared, t, carry, withdraw]);
  if (carrying.isSuccess) {
    const back = <Button size="compact-sm" variant="default" onClick={() => { carrying.reset(); void answer.refetch(); }}>{t('approvals.back')}</Button>;
    return <StepOutcome answer={carrying.data} title={kindWords(carrying.variables.kind, t)} done={carrying.variables.kind === 'review_agreement' ? t('lending.isRecorded') : t('people.done')} back={back} />;
  }
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { waiting, mine } = answer.data;
  return (
    <>
      <PageHead title={t('approvals.title')} below={<span className="soft">{t('approvals.hint')}</span>} />
      {carrying.isError && <Trouble error={carrying.error} />}
      {withdrawing.isError && <Trouble error={withdrawing.error} />}
      <section className="block" aria-label={t('approvals.waiting')}>
        <h2>{t('approvals.waiting')}</h2>
        {waiting.length === 0 ? <p className="sheet">{t('approvals.waitingNone')}</p> : <Sheet name="approvals-waiting" label={t('approvals.waiting')} columns={waitingColumns} rows={waiting} rowKey={(row) => row.id} />}
      </section>
      <section className="block" aria-label={t('approvals.mine')} style={{ marginTop: 16 }}>
        <h2>{t('approvals.mine')}</h2>
        {mine.length === 0 ? <p className="sheet">{t('approvals.mineNone')}</p> : <Sheet name="approvals-mine" label={t('approvals.mine')} columns={mineColumns} rows={mine} rowKey={(row) => row.id} />}
      </section>
    </>
  );
}

async function carryOutNow(me: Me, row: ApprovalView): Promise<PeopleStep> {
  const carryOut = carryingOut(row);
  if (carryOut === undefined) throw new TypeError('this is not carried out from here');
  return carryOut(me);
}

interface OwnActsProps {
  readonly row: ApprovalView;
  readonly onCarry: (row: ApprovalView) => void;
  readonly onWithdraw: (id: string) => void;
}

function OwnActs({ row, onCarry, onWithdraw }: OwnActsProps) {
  const { t } = useTranslation();
  if (!['pending', 'approved'].includes(row.state)) return null;
  return (
    <div className="acts">
      {carryingOut(row) !== undefined && <Button size="compact-sm" onClick={() => onCarry(row)}>{t('approvals.carryOut')}</Button>}
      <Button size="compact-sm" variant="default" onClick={() => onWithdraw(row.id)}>{t('approvals.withdraw')}</Button>
    </div>
  );
}
