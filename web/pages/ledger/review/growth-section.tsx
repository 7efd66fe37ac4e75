// How a log grew, by its own published times, each of which was checked up to the signed root before it was counted.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import type { Bytes } from '../../../ledger/bytes.js';
import { type DayCount, growthOf } from '../../../ledger/growth.js';
import { type LogName, openPublishedLog } from '../../../ledger/published-log.js';
import { TileFault } from '../../../ledger/published-tree.js';
import { readEntry } from '../../../ledger/receipt.js';
import { Trouble } from '../../../marks/trouble.js';
import { Waiting } from '../../../marks/waiting.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { formatNumber } from '../../../words/language.js';
import { GrowthChart } from './growth-chart.js';

const days = 14;

async function count(name: LogName) {
  const { tree } = await openPublishedLog(name, Date.now(), localStorage);
  const timeIn = (entry: Bytes): number => {
    const fields = readEntry(entry);
    if (fields === undefined) throw new TileFault('wrong', 'tile/entries');
    return fields.recordedAtMs;
  };
  const times = { claimed: async (index: number) => timeIn(await tree.claimedEntry(index)), proven: async (index: number) => timeIn((await tree.entry(index)).bytes) };
  return growthOf(tree.size, times, Date.now(), days);
}

export function GrowthSection({ logs }: { readonly logs: LedgerStateAnswer['logs'] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(() => logs.toSorted((left, right) => Number(right.size) - Number(left.size))[0]?.agency);
  const current = logs.find((one) => one.agency === chosen) ?? logs[0];
  const columns = useMemo<readonly Column<DayCount>[]>(() => [
    { id: 'day', header: t('review.day'), text: (one) => one.day },
    { id: 'count', header: t('review.count'), isNumber: true, text: (one) => String(one.count), order: (one) => one.count, draw: (one) => formatNumber(one.count) },
  ], [t]);
  const answer = useQuery({ queryKey: ['growth', current?.origin, current?.key], gcTime: 0, enabled: current !== undefined, queryFn: () => (current === undefined ? Promise.reject(new TypeError('no log')) : count(current)) });
  return (
    <section className="sheet block" aria-label={t('review.growth')}>
      <h2>{t('review.growth')}</h2>
      <p className="soft">{t('review.growthHint', { days })}</p>
      <NativeSelect label={t('review.growthLog')} value={current?.agency ?? ''} onChange={(event) => setChosen(event.currentTarget.value)} data={logs.map((one) => one.agency)} w={280} maw="100%" />
      {answer.isLoading && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <>
          {answer.data.isOutOfOrder && <div className="banner chip-harm" role="alert"><p>{t('review.disorder')}</p></div>}
          <div className="two">
            <div className="block">
              {answer.data.days.every((one) => one.count === 0) ? <p>{t('review.empty')}</p> : <GrowthChart days={answer.data.days} />}
              <p className="soft">{t('review.before', { count: answer.data.before, replace: { count: formatNumber(answer.data.before) } })}</p>
            </div>
            <Sheet name="growth" label={t('review.growth')} columns={columns} rows={answer.data.days.toReversed()} rowKey={(one) => one.day} />
          </div>
        </>
      )}
    </section>
  );
}
