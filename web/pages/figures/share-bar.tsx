// A share as a bar and as its table: confirmed solid, unknown hatched, withheld a block; the words carry it all for who does not see the bar (G7).
import { useTranslation } from 'react-i18next';
import type { FigureCounts } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import { exactShare } from './exact-share.js';
import './figures.css';

export function ShareBar({ counts }: { readonly counts: FigureCounts }) {
  const { t } = useTranslation();
  const { yes, no, unknown, withheld, total, low, high } = counts;
  const width = (count: number) => ({ width: `${(100 * count) / total}%` });
  const rows: readonly (readonly [string, number])[] = [[t('figures.confirmed'), yes], [t('figures.unknown'), unknown], ...(withheld > 0 ? [[t('figures.withheld'), withheld] as const] : []), no === null ? [t('figures.rest'), total - yes - unknown - withheld] : [t('figures.known'), no]];
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div className="share-bar" aria-hidden="true">
        <span className="share-yes" style={width(yes)} /><span className="share-unknown" style={width(unknown)} /><span className="share-withheld" style={width(withheld)} />
      </div>
      <p>{t('figures.bounds', { low: exactShare(low), high: exactShare(high) })}</p>
      <table className="figure-table"><caption>{t('figures.parts', { total: formatNumber(total) })}</caption>
        <tbody>{rows.map(([name, count]) => <tr key={name}><th scope="row">{name}</th><td className="figure">{formatNumber(count)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
