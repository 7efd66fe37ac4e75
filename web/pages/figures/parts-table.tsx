// A whole in its parts, as a table with a bar for each: what is not known is hatched, what is withheld is a block and a word, never an empty row (G7).
import { useTranslation } from 'react-i18next';
import type { FigureDetail } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import './figures.css';

export function PartsTable({ parts }: { readonly parts: NonNullable<FigureDetail['parts']> }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...parts.map(({ count }) => count ?? 0));
  return (
    <div className="figure-box">
      <table className="figure-table">
        <thead><tr><th scope="col">{t('figures.part')}</th><th scope="col">{t('figures.count')}</th><td aria-hidden="true" style={{ width: 200 }} /></tr></thead>
        <tbody>
          {parts.map(({ code, words, count }) => (
            <tr key={code}>
              <th scope="row">{words}</th>
              <td className="figure">{count === null ? <span className="withheld">{t('figures.withheld')}</span> : formatNumber(count)}</td>
              <td aria-hidden="true">{count !== null && count > 0 && <span className={code === 'unknown' || code === 'several' ? 'part-bar is-unknown' : 'part-bar'} style={{ width: `${(100 * count) / most}%` }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
