// The one table of the app: sortable, copied as tab-separated text, moved through with the keyboard, drawn in part when long.
import { Button, Drawer } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, moveRow, tabText } from './column.js';
import { itemsOf } from './items.js';
import { SheetHead } from './sheet-head.js';
import { SheetRow } from './sheet-row.js';
import { useSortedRows } from './use-sorted-rows.js';

interface Props<Row> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly groupOf?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly provenance?: (row: Row) => ReactNode;
}

/** Below this many rows everything is drawn: find-in-page and printing then see it all. */
const drawnWhole = 150;

export function Sheet<Row extends object>({ name, label, columns, rows, rowKey, groupOf, onOpen, provenance }: Props<Row>) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const [marked, setMarked] = useState(0);
  const [shown, setShown] = useState<Row>();
  const [wasCopied, setWasCopied] = useState(false);
  const { rows: sorted, order } = useSortedRows(name, columns, rows);
  const { items, rows: ordered } = useMemo(() => itemsOf(sorted, rows, groupOf), [sorted, rows, groupOf]);
  const drawn = useMemo(() => columns.filter((column) => column.isInHeading !== true), [columns]);
  const isPartial = items.length > drawnWhole;
  const virtual = useWindowVirtualizer({ count: items.length, estimateSize: () => 34, overscan: 20, enabled: isPartial, scrollMargin: body.current?.offsetTop ?? 0 });
  const windowed = virtual.getVirtualItems();
  const visible = isPartial ? windowed.map((one) => one.index) : items.map((_, at) => at);
  const above = isPartial ? (windowed[0]?.start ?? 0) - virtual.options.scrollMargin : 0;
  const below = isPartial ? virtual.getTotalSize() - ((windowed.at(-1)?.end ?? 0) - virtual.options.scrollMargin) : 0;
  const span = drawn.length + (provenance === undefined ? 0 : 1);

  const focusRow = (at: number): void => {
    setMarked(at);
    if (isPartial) virtual.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.at === at));
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus());
  };
  const rowOf = (target: EventTarget): Row | undefined => {
    const at = target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : undefined;
    return at === null || at === undefined ? undefined : ordered[Number(at)];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const to = moveRow(event.key, marked, ordered.length);
    const row = rowOf(event.target);
    if (to !== undefined) focusRow(to);
    else if (event.key === '.' && provenance !== undefined && row !== undefined) setShown(row);
    else if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement && row !== undefined) onOpen?.(row);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const row = rowOf(event.target);
    const isOnControl = event.target instanceof Element && event.target.closest('a, button, input') !== null;
    if (row === undefined || isOnControl || window.getSelection()?.isCollapsed === false) return;
    onOpen?.(row);
  };
  const onCopy = (event: ClipboardEvent): void => {
    const row = rowOf(event.target);
    if (row === undefined || window.getSelection()?.isCollapsed === false) return;
    event.clipboardData.setData('text/plain', tabText(columns, [row]));
    event.preventDefault();
  };
  const copyAll = async (): Promise<void> => {
    await navigator.clipboard.writeText(tabText(columns, ordered));
    setWasCopied(true);
  };

  return (
    <div>
      <table className="sheet-table" role="table" aria-label={label} aria-rowcount={ordered.length + 1} onKeyDown={onKeyDown} onClick={onClick} onCopy={onCopy}>
        <SheetHead columns={drawn} order={order} hasProvenance={provenance !== undefined} />
        <tbody role="rowgroup" ref={body}>
          {above > 0 && <tr className="gap" aria-hidden="true"><td colSpan={span} style={{ height: above }} /></tr>}
          {visible.map((itemAt) => {
            const item = items[itemAt];
            if (item === undefined) return null;
            if (item.kind === 'heading') return <tr key={`group ${item.text}`} role="row" className="group" data-index={itemAt} ref={isPartial ? virtual.measureElement : undefined}><th role="rowheader" colSpan={span} scope="rowgroup">{item.text}</th></tr>;
            return <SheetRow key={rowKey(item.row)} row={item.row} at={item.at} itemAt={itemAt} columns={drawn} isMarked={item.at === marked} canOpen={onOpen !== undefined} onMark={setMarked} onProvenance={provenance === undefined ? undefined : setShown} measure={isPartial ? virtual.measureElement : undefined} />;
          })}
          {below > 0 && <tr className="gap" aria-hidden="true"><td colSpan={span} style={{ height: below }} /></tr>}
        </tbody>
      </table>
      <div className="sheet-foot">
        <span className="soft">{t('table.rows', { count: ordered.length })}</span>
        <Button variant="subtle" size="compact-sm" onClick={() => void copyAll()}>{wasCopied ? t('table.copied') : t('table.copy')}</Button>
      </div>
      <Drawer opened={shown !== undefined} onClose={() => setShown(undefined)} position="right" size="md" title={t('table.provenance')} closeButtonProps={{ 'aria-label': t('key.close') }}>
        {shown !== undefined && provenance?.(shown)}
      </Drawer>
    </div>
  );
}
