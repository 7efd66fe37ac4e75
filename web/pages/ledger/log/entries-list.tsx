// The public part of every entry of a log, however long: only what is in view is fetched, checked and drawn.
import { Button, NumberInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishedLog } from '../../../ledger/published-log.js';
import { tileHashes } from '../../../ledger/tile.js';
import { moveRow } from '../../../table/column.js';
import { formatNumber } from '../../../words/language.js';
import { EntryRow } from './entry-row.js';
import { useEntries } from './use-entries.js';

/** A browser draws no box higher than some twenty million pixels: longer logs are shown in parts. */
const partRows = 100_000;

export function EntriesList({ log }: { readonly log: PublishedLog }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { size } = log.tree;
  const scroll = useRef<HTMLDivElement>(null);
  const [end, setEnd] = useState(size);
  const [marked, setMarked] = useState(0);
  const [wanted, setWanted] = useState<number | string>('');
  const [target, setTarget] = useState<number>();
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  useEffect(() => setEnd(size), [size]);
  const count = Math.min(end, partRows);
  const virtual = useVirtualizer({ count, getScrollElement: () => scroll.current, estimateSize: () => (isNarrow ? 48 : 32), overscan: 12 });
  useEffect(() => virtual.measure(), [virtual, isNarrow]);
  const rows = virtual.getVirtualItems();
  const indexOf = (row: number): number => end - 1 - row;
  const bundles = useEntries(log.tree, Math.max(0, indexOf(rows.at(-1)?.index ?? 0)), Math.max(0, indexOf(rows[0]?.index ?? 0)));
  const open = (index: number): void => void navigate({ to: '/ledger/logs/$agency/$index', params: { agency: log.agency, index: String(index) } });
  const focusRow = (row: number): void => {
    setMarked(row);
    virtual.scrollToIndex(row);
    requestAnimationFrame(() => requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus()));
  };
  useEffect(() => {
    if (target === undefined) return;
    setTarget(undefined);
    focusRow(end - 1 - target);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moveRow(event.key, marked, count);
    if (to !== undefined) focusRow(to);
    else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined) open(indexOf(marked));
    else return;
    event.preventDefault();
  };
  const goTo = (event: FormEvent): void => {
    event.preventDefault();
    const index = Number(wanted);
    if (wanted === '' || !Number.isInteger(index) || index < 0 || index >= size) return;
    setEnd(index < end && index >= end - count ? end : Math.min(size, index + partRows / 2));
    setTarget(index);
  };
  return (
    <section className="sheet block" aria-label={t('leaves.title')}>
      <h2>{t('leaves.title')}</h2>
      <p className="soft">{t('leaves.hint')}</p>
      <form className="leaves-go" onSubmit={goTo}>
        <NumberInput label={t('leaves.goTo')} description={t('leaves.outside', { last: formatNumber(size - 1) })} value={wanted} onChange={setWanted} min={0} max={size - 1} allowDecimal={false} hideControls w={200} />
        <Button type="submit" variant="default">{t('leaves.go')}</Button>
      </form>
      <div className="leaves" role="table" aria-label={t('leaves.list')} aria-rowcount={count + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup">
          <div role="row" className="leaves-row leaves-head" aria-rowindex={1}>
            <span role="columnheader" className="leaves-number">{t('leaves.index')}</span><span role="columnheader">{t('leaves.at')}</span><span role="columnheader">{t('leaves.hash')}</span><span role="columnheader">{t('leaves.month')}</span>
          </div>
        </div>
        <div className="leaves-scroll" ref={scroll} role="rowgroup">
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {rows.map((row) => {
              const index = indexOf(row.index);
              const bundle = bundles.get(Math.floor(index / tileHashes));
              return <EntryRow key={index} log={log} index={index} row={row.index} top={row.start} height={row.size} isMarked={row.index === marked} bundle={bundle} onMark={setMarked} onOpen={open} />;
            })}
          </div>
        </div>
      </div>
      {size > partRows && (
        <div className="inline">
          <span className="soft">{t('leaves.range', { from: formatNumber(end - count), to: formatNumber(end - 1) })}</span>
          <Button variant="default" disabled={end >= size} onClick={() => setEnd(Math.min(size, end + partRows))}>{t('leaves.newer')}</Button>
          <Button variant="default" disabled={end - count <= 0} onClick={() => setEnd(end - count)}>{t('leaves.older')}</Button>
        </div>
      )}
    </section>
  );
}
