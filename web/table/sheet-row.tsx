// One row: reached with the arrows, opened with Enter, asked where it comes from with the full stop.
import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.js';

interface Props<Row> {
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly Column<Row>[];
  readonly isMarked: boolean;
  readonly canOpen: boolean;
  readonly onMark: (at: number) => void;
  readonly onProvenance?: ((row: Row) => void) | undefined;
  readonly measure?: ((element: HTMLTableRowElement | null) => void) | undefined;
  readonly itemAt: number;
}

export function SheetRow<Row>({ row, at, columns, isMarked, canOpen, onMark, onProvenance, measure, itemAt }: Props<Row>) {
  const { t } = useTranslation();
  return (
    <tr role="row" ref={measure} data-index={itemAt} data-row={at} tabIndex={isMarked ? 0 : -1} aria-rowindex={at + 2} className={canOpen ? 'opens' : undefined} onFocus={() => onMark(at)}>
      {columns.map((column, place) => (
        <td key={column.id} role={place === 0 ? 'rowheader' : 'cell'} data-label={column.header} className={column.isNumber === true ? 'number' : undefined}>
          {column.draw === undefined ? column.text(row) : column.draw(row)}
        </td>
      ))}
      {onProvenance !== undefined && (
        <td role="cell" className="tail">
          <ActionIcon variant="subtle" size={24} aria-label={t('table.provenance')} onClick={() => onProvenance(row)}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.3"><path d="M2 12.5V9.5l4-3 4 3v3M6 6.5V2M3.8 4 6 1.7 8.2 4" /></svg>
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}
