// The links of the chart in words.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { Span } from '../span.js';
import { spanWords } from '../statement-words.js';
import type { Network, NetworkEdge } from './network.js';

export function EdgesTable({ network }: { readonly network: Network }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<NetworkEdge>[]>(() => {
    const names = new Map(network.nodes.map((node) => [node.id, node.caption]));
    const link = (id: string) => <Link to="/entities/$id" params={{ id }} className="any">{names.get(id) ?? id}</Link>;
    const dates = (edge: NetworkEdge): string => spanWords({ validFrom: edge.from, validTo: edge.to }, t);
    return [
      { id: 'from', header: t('chart.from'), text: (edge) => names.get(edge.source) ?? edge.source, draw: (edge) => link(edge.source) },
      { id: 'relation', header: t('chart.relation'), text: (edge) => edge.label },
      { id: 'to', header: t('chart.to'), text: (edge) => names.get(edge.target) ?? edge.target, draw: (edge) => link(edge.target) },
      { id: 'dates', header: t('chart.dates'), text: dates, order: (edge) => edge.from ?? edge.to ?? '', draw: (edge) => <Span validFrom={edge.from} validTo={edge.to} /> },
    ];
  }, [network, t]);
  return (
    <div>
      <h3>{t('chart.edges')}</h3>
      <Sheet name="links" label={t('chart.edges')} columns={columns} rows={network.edges} rowKey={(edge) => `${edge.id} ${edge.source} ${edge.target}`} />
    </div>
  );
}
