// The order of a table is the person's: chosen by its headings and kept in this browser.
import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import { language } from '../words/language.js';
import { type Column, compareCells } from './column.js';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface Order {
  readonly columnId: string | undefined;
  readonly isDown: boolean;
  readonly toggle: (columnId: string) => void;
}

function readOrder(place: string): SortingState {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    const [first]: unknown[] = Array.isArray(kept) ? kept : [];
    if (typeof first !== 'object' || first === null || !('id' in first) || !('desc' in first)) return [];
    return [{ id: String(first.id), desc: first.desc === true }];
  } catch {
    return [];
  }
}

/** Rows in the person's order. `name` keys what is kept; the given order of rows stands until a heading is chosen. */
export function useSortedRows<Row extends object>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): { rows: readonly Row[]; order: Order } {
  const place = `custos.order.${name}`;
  const [sorting, setSorting] = useState(() => readOrder(place));
  useEffect(() => localStorage.setItem(place, JSON.stringify(sorting)), [place, sorting]);
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => {
        const valueOf = (row: Row): number | string => column.order?.(row) ?? column.text(row);
        return { id: column.id, accessorFn: valueOf, sortFn: (left, right) => compareCells(valueOf(left.original), valueOf(right.original), language()) };
      }),
    [columns],
  );
  const known = useMemo(() => sorting.filter((one) => columns.some((column) => column.id === one.id)), [sorting, columns]);
  const stable = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data: stable, state: { sorting: known }, onSortingChange: setSorting });
  const [now] = known;
  const toggle = (columnId: string): void => {
    setSorting(now?.id !== columnId ? [{ id: columnId, desc: false }] : now.desc ? [] : [{ id: columnId, desc: true }]);
  };
  return { rows: table.getRowModel().rows.map((row) => row.original), order: { columnId: now?.id, isDown: now?.desc ?? false, toggle } };
}
