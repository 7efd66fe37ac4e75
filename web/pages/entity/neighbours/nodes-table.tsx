// The entities of the chart, each of which can be asked for its own links.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SchemaMark, useSchemaLabel } from '../../../marks/schema-mark.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import type { Network, NetworkNode } from './network.js';

interface Props {
  readonly network: Network;
  readonly asked: readonly string[];
  readonly onExpand: (id: string) => void;
}

export function NodesTable({ network, asked, onExpand }: Props) {
  const { t } = useTranslation();
  const schemaLabel = useSchemaLabel();
  const columns = useMemo<readonly Column<NetworkNode>[]>(
    () => [
      { id: 'name', header: t('chart.name'), text: (node) => node.caption, draw: (node) => <Link to="/entities/$id" params={{ id: node.id }} className="any">{node.caption}</Link> },
      { id: 'type', header: t('chart.type'), text: (node) => schemaLabel(node.schema), draw: (node) => <SchemaMark schema={node.schema} /> },
      { id: 'step', header: t('chart.step'), isNumber: true, text: (node) => String(node.step), order: (node) => node.step },
      {
        id: 'expand', header: t('chart.expand'), text: (node) => (asked.includes(node.id) ? t('chart.expanded') : ''),
        draw: (node) => asked.includes(node.id)
          ? <span className="soft">{t('chart.expanded')}</span>
          : <Button variant="default" size="compact-sm" aria-label={t('chart.expandOf', { name: node.caption })} onClick={() => onExpand(node.id)}>{t('chart.expand')}</Button>,
      },
    ],
    [t, schemaLabel, asked, onExpand],
  );
  return (
    <div>
      <h3>{t('chart.nodes')}</h3>
      <Sheet name="nodes" label={t('chart.nodes')} columns={columns} rows={network.nodes} rowKey={(node) => node.id} />
    </div>
  );
}
