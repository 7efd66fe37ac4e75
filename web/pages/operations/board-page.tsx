// The board of a joint operation: totals by the rule that releases them, beside what waits for somebody. Of rows it says no more than its reader may see (G4). On a wall it asks anew by itself, slowly, and says so.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationAnswer } from '../../../src/http/contract.js';
import { askOperation, wallEveryMs } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { reportsToOperations } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { BoardTiles } from './board-tiles.js';
import { BoardWaiting } from './board-waiting.js';
import { momentOf, type OperationAddress } from './operation-address.js';
import { dayWords } from './operation-words.js';
import { ProvincePart } from './province-part.js';
import { SeizureBars } from './seizure-bars.js';
import './operations.css';

const route = getRouteApi('/operations/$id');
const wallMinutes = wallEveryMs / 60_000;

export function BoardPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const isWall = search.wall === true;
  const answer = useQuery(askOperation(id, momentOf(search), isWall));
  if (answer.data === undefined) {
    return (
      <>
        <PageHead title={t('operations.boardTitle')} above={<Link to="/operations">{t('operations.back')}</Link>} />
        {answer.isPending ? <Waiting lines={10} /> : <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      </>
    );
  }
  const { operation } = answer.data;
  return (
    <div className={isWall ? 'op-board op-wall' : 'op-board'}>
      <PageHead title={operation.name} above={isWall ? undefined : <Link to="/operations">{t('operations.back')}</Link>} below={operation.aim === '' ? undefined : <p style={{ margin: 0, maxWidth: '110ch' }}>{operation.aim}</p>} takesFocus={!isWall} />
      <Days answer={answer.data} />
      <Acts id={id} search={search} />
      {isWall && <p className="soft" role="note" style={{ margin: 0 }}>{t('operations.wallHint', { count: wallMinutes, at: formatMoment(new Date(answer.dataUpdatedAt).toISOString()) })}</p>}
      {answer.isRefetchError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      <BoardTiles answer={answer.data} search={search} />
      <p style={{ margin: 0 }}>{answer.data.rule.words} {t('operations.incomplete', { day: answer.data.asOf })} {!isWall && t('operations.ruleRows')}</p>
      <SeizureBars answer={answer.data} search={search} />
      <BoardWaiting answer={answer.data} isWall={isWall} />
      {!isWall && <ProvincePart id={id} moment={momentOf(search)} />}
    </div>
  );
}

function Days({ answer }: { readonly answer: OperationAnswer }) {
  const { t } = useTranslation();
  const { operation: { from, to, days, agencies }, operation, asOf, knownAt } = answer;
  const gone = Math.min(1, Math.max(0, ((Date.parse(asOf) - Date.parse(from)) / 86_400_000 + 1) / days));
  return (
    <div>
      <p style={{ margin: '0 0 4px' }}><strong>{dayWords(operation, asOf, t)}</strong> · {t('operations.span', { from, to })} · {t('operations.parts', { count: agencies.length })} · {knownAt === null ? t('operations.asOf', { day: asOf }) : t('operations.asOfKnown', { day: asOf, known: formatMoment(knownAt) })}</p>
      <div className="op-days" aria-hidden="true"><span style={{ width: `${gone * 100}%` }} /></div>
    </div>
  );
}

function Acts({ id, search }: { readonly id: string; readonly search: OperationAddress }) {
  const { t } = useTranslation();
  const me = useMe();
  const moment = momentOf(search);
  if (search.wall === true) return <p className="acts" style={{ margin: 0 }}><Link to="/operations/$id" params={{ id }} search={moment}>{t('operations.leaveWall')}</Link></p>;
  return (
    <>
      <p className="acts" style={{ margin: 0, columnGap: 16 }}>
        <Link to="/operations/$id/rows" params={{ id }} search={moment}>{t('operations.rowsTitle')}</Link>
        {reportsToOperations(me.role) && <Link to="/operations/$id/report" params={{ id }}>{t('operations.reportTitle')}</Link>}
        {reportsToOperations(me.role) && <Link to="/operations/$id/quarantine" params={{ id }} search={{}}>{t('operations.quarantineTitle')}</Link>}
        <Link to="/operations/$id/merges" params={{ id }} search={{}}>{t('operations.mergesTitle')}</Link>
        <Link to="/operations/$id" params={{ id }} search={{ ...moment, wall: true }}>{t('operations.toWall')}</Link>
      </p>
      <MomentForm key={`${search.asOf ?? ''} ${search.knownAt ?? ''}`} id={id} search={search} />
    </>
  );
}

/** What had happened by a day, and what was known then. */
function MomentForm({ id, search }: { readonly id: string; readonly search: OperationAddress }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asOf, setAsOf] = useState(search.asOf ?? '');
  const [knownAt, setKnownAt] = useState(search.knownAt ?? '');
  const go = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/operations/$id', params: { id }, search: { ...(asOf !== '' && { asOf }), ...(knownAt !== '' && { knownAt }) } });
  };
  return (
    <details>
      <summary>{t('operations.moment')}</summary>
      <form className="op-filter" style={{ marginTop: 8 }} onSubmit={go}>
        <TextInput type="date" label={t('operations.happenedBy')} value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
        <TextInput type="date" label={t('operations.knownBy')} value={knownAt} onChange={(event) => setKnownAt(event.currentTarget.value)} />
        <Button type="submit" variant="default">{t('operations.look')}</Button>
      </form>
    </details>
  );
}
