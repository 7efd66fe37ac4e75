// One published log, believed only as far as this browser could check it: its growth, its tree, its witnesses, its entries.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { askLedgerState, askPublishedLog } from '../../../api/ledger-questions.js';
import type { LogName } from '../../../ledger/published-log.js';
import { PageHead } from '../../../marks/page-head.js';
import { Trouble } from '../../../marks/trouble.js';
import { Waiting } from '../../../marks/waiting.js';
import { formatNumber } from '../../../words/language.js';
import { EntriesList } from './entries-list.js';
import { Grown } from './grown.js';
import { LevelsTable } from './levels-table.js';
import { LogWitnesses } from './log-witnesses.js';
import { TreeDrawing } from './tree-drawing.js';

const route = getRouteApi('/ledger/logs/$agency');

function OpenedLog({ name, state, published }: { readonly name: LogName; readonly state: LedgerStateAnswer; readonly published: number }) {
  const { t } = useTranslation();
  const answer = useQuery(askPublishedLog(name));
  const again = (): void => void answer.refetch();
  const newer = answer.data === undefined ? 0 : Math.max(0, published - answer.data.tree.size);
  return (
    <>
      <section className="sheet block" aria-label={t('tree.title')}>
        <h2>{t('tree.title')}</h2>
        <p className="soft">{t('tree.hint')}</p>
        <TreeDrawing size={Math.max(published, answer.data?.tree.size ?? 0)} />
        <LevelsTable size={Math.max(published, answer.data?.tree.size ?? 0)} />
      </section>
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={again} />}
      {answer.data !== undefined && (
        <>
          <div className="inline" aria-live="polite">
            <Button variant="default" loading={answer.isFetching} onClick={again}>{t('take.again')}</Button>
            {newer > 0 && <span className="soft">{t('take.newer', { count: newer })}</span>}
          </div>
          <Grown log={answer.data} />
          <LogWitnesses log={answer.data} state={state} />
          <EntriesList log={answer.data} />
        </>
      )}
    </>
  );
}

export function LogPage() {
  const { t } = useTranslation();
  const { agency } = route.useParams();
  const answer = useQuery(askLedgerState);
  const log = answer.data?.logs.find((one) => one.agency === agency);
  const title = t('logs.open', { agency });
  return (
    <div className="stack">
      <PageHead title={title} above={<Link to="/ledger">{t('logs.back')}</Link>} below={log !== undefined && <span className="soft"><span className="code">{log.origin}</span> · {t('entry.size', { size: formatNumber(BigInt(log.size)) })}</span>} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && log === undefined && <p className="sheet">{t('head.none')}</p>}
      {answer.isSuccess && log !== undefined && <OpenedLog name={log} state={answer.data} published={Number(log.published ?? 0)} />}
    </div>
  );
}
