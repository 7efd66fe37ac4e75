// Rows that may be one event: proposed with why and effect, put side by side, decided by people with a reason, and undone. Only those of which the reader may see every row (G4).
import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeDecided, OperationRowView, ProposedMerge } from '../../../src/http/contract.js';
import { askOperation, askOperationMerges, askOperationRow } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { decidesOnOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { DecideMerge } from './decide-merge.js';
import { effectWords } from './effect-words.js';
import { rowFields } from './row-page.js';
import { UndoMergePage } from './undo-merge.js';
import './operations.css';

const route = getRouteApi('/operations/$id/merges');

export function OperationMergesPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { decide, undo } = route.useSearch();
  const answer = useQuery(askOperation(id, {}, false));
  const decided = useQuery(askOperationMerges(id));
  const again = (): void => {
    void answer.refetch();
    void decided.refetch();
  };
  const proposals = answer.data?.proposedMerges ?? [];
  const chosen = proposals.find((one) => keyOf(one) === decide);
  const undone = decided.data?.decisions.find((one) => one.id === undo && one.undone === null);
  if (chosen !== undefined) return <DecideMerge id={id} proposal={chosen} onDone={again}><SideBySide id={id} proposal={chosen} /></DecideMerge>;
  if (undone !== undefined) return <UndoMergePage id={id} decision={undone} onDone={again} />;
  return (
    <>
      <PageHead title={t('operations.mergesTitle')} above={<Link to="/operations/$id" params={{ id }} search={{}}>{answer.data?.operation.name ?? t('operations.toBoard')}</Link>} below={<span className="soft">{t('operations.mergesHint')}</span>} />
      {(answer.isPending || decided.isPending) && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {!answer.isError && decided.isError && <Trouble error={decided.error} onAgain={() => void decided.refetch()} />}
      <div className="op-board">
        {answer.isSuccess && proposals.length === 0 && <p className="sheet">{t('operations.noProposed')}</p>}
        {proposals.map((one) => <Proposal key={keyOf(one)} id={id} proposal={one} />)}
        {decided.data !== undefined && <Decided id={id} decisions={decided.data.decisions} />}
      </div>
    </>
  );
}

function keyOf({ rows }: ProposedMerge): string {
  return rows.map(({ ref }) => ref).join(' ');
}

function Proposal({ id, proposal }: { readonly id: string; readonly proposal: ProposedMerge }) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName } = useAgencyNames();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="sheet">
      <h2>{proposal.rows.map(({ agency, row }) => `${agencyName(agency)}: ${row}`).join(' · ')}</h2>
      <p style={{ margin: '4px 0' }}>{proposal.why}. <strong>{effectWords(proposal.effect, t)}</strong> {t('operations.untilThen')}</p>
      <div className="acts" style={{ alignItems: 'center' }}>
        {!isOpen && <Button variant="default" onClick={() => setIsOpen(true)}>{t('operations.sideBySide', { count: proposal.rows.length })}</Button>}
        {decidesOnOperations(me.role) && <Link to="/operations/$id/merges" params={{ id }} search={{ decide: keyOf(proposal) }}>{t('operations.decide')}</Link>}
      </div>
      {isOpen && <SideBySide id={id} proposal={proposal} />}
    </section>
  );
}

/** Each row as it stands, what differs marked; each is a look-up of its own. */
function SideBySide({ id, proposal }: { readonly id: string; readonly proposal: ProposedMerge }) {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const answers = useQueries({ queries: proposal.rows.map(({ agency, row }) => askOperationRow(id, agency, row)) });
  const broken = answers.find((one) => one.isError);
  if (broken !== undefined) return <Trouble error={broken.error} onAgain={() => void broken.refetch()} />;
  if (answers.some((one) => one.isPending)) return <Waiting lines={8} />;
  const rows: readonly OperationRowView[] = proposal.rows.flatMap(({ ref }, at) => answers[at]?.data?.revisions.find((one) => one.ref === ref && one.knownTo === null) ?? []);
  const fields = rowFields(t, agencyName).filter((field) => rows.some((one) => field.text(one) !== ''));
  return (
    <div className="op-side" tabIndex={0} role="group" aria-label={t('operations.mergesTitle')}>
      <table>
        <thead><tr><th scope="col"><span className="only-spoken">{t('operations.field')}</span></th>{rows.map((one) => <th key={one.ref} scope="col">{agencyName(one.agency)}<br />{one.row}</th>)}</tr></thead>
        <tbody>{fields.map(({ name, text }) => {
          const differs = new Set(rows.map(text)).size > 1;
          return <tr key={name}><th scope="row">{name}{differs && <span className="only-spoken"> {t('operations.differs')}</span>}</th>{rows.map((one) => <td key={one.ref} className={differs ? 'differs' : undefined}>{text(one) === '' ? <Unknown /> : text(one)}</td>)}</tr>;
        })}</tbody>
      </table>
    </div>
  );
}

function Decided({ id, decisions }: { readonly id: string; readonly decisions: readonly MergeDecided[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const columns = useMemo<readonly Column<MergeDecided>[]>(() => [
    { id: 'at', header: t('operations.decidedAt'), width: '11rem', text: (one) => formatMoment(one.decidedAt) },
    { id: 'verdict', header: t('operations.verdict'), width: '8rem', text: (one) => (one.verdict === 'same' ? t('operations.same') : t('operations.different')) },
    { id: 'rows', header: t('operations.rows'), text: (one) => one.rows.join(', '), draw: (one) => <span className="any">{one.rows.join(', ')}</span> },
    { id: 'keep', header: t('operations.keep'), text: (one) => (one.verdict === 'same' ? one.keep : ''), draw: (one) => <span className="any">{one.verdict === 'same' ? one.keep : ''}</span> },
    { id: 'why', header: t('operations.why'), width: '22%', text: (one) => one.why },
    { id: 'by', header: t('operations.decidedBy'), text: (one) => one.decidedBy, draw: (one) => <span className="any">{one.decidedBy}</span> },
    { id: 'undone', header: t('operations.state'), text: (one) => (one.undone === null ? t('operations.stands') : t('operations.undone', { at: formatMoment(one.undone.at), by: one.undone.by, why: one.undone.why })) },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (one) => (one.undone === null && decidesOnOperations(me.role) && one.id.startsWith(`${me.agency}~`) ? <Link to="/operations/$id/merges" params={{ id }} search={{ undo: one.id }}>{t('operations.undo')}</Link> : null) },
  ], [t, id, me.role, me.agency]);
  return (
    <section><h2>{t('operations.decidedTitle')}</h2>
      {decisions.length === 0 ? <p className="sheet">{t('operations.noDecisions')}</p> : <Sheet name="operation-merges" label={t('operations.decidedTitle')} columns={columns} rows={decisions} rowKey={(one) => one.id} />}
    </section>
  );
}
