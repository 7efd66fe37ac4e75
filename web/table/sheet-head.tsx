// Headings sort; the direction is a word for those who listen and an arrow for those who look.
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.js';
import type { Order } from './use-sorted-rows.js';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly order: Order;
  readonly hasProvenance: boolean;
}

export function SheetHead<Row>({ columns, order, hasProvenance }: Props<Row>) {
  const { t } = useTranslation();
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => {
          const isSorted = order.columnId === column.id;
          const direction = order.isDown ? 'descending' : 'ascending';
          return (
            <th key={column.id} role="columnheader" scope="col" style={{ width: column.width }} className={column.isNumber === true ? 'number' : undefined} aria-sort={isSorted ? direction : 'none'}>
              <UnstyledButton onClick={() => order.toggle(column.id)} className="heading">
                {column.header}
                <span className="arrow" aria-hidden="true">{isSorted ? (order.isDown ? '↓' : '↑') : ''}</span>
              </UnstyledButton>
            </th>
          );
        })}
        {hasProvenance && <th role="columnheader" scope="col" className="tail"><span className="only-spoken">{t('table.provenance')}</span></th>}
      </tr>
    </thead>
  );
}
