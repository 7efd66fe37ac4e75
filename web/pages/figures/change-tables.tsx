// Two counts of one figure side by side: the values, each part, and how many moved from where to where. Who moved is on no page.
import { useTranslation } from 'react-i18next';
import type { FigureChangeAnswer } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import './figures.css';

interface Props {
  readonly change: FigureChangeAnswer;
  /** What the two columns are called. */
  readonly heads: readonly [string, string];
}

const signed = (by: number): string => (by > 0 ? `+${formatNumber(by)}` : by < 0 ? `−${formatNumber(-by)}` : '0');

export function ChangeTables({ change, heads }: Props) {
  const { t } = useTranslation();
  const { from, to, parts, moves, rowsDiffer, readDiffers } = change;
  return (
    <div role="status" style={{ display: 'grid', gap: 12 }}>
      <p style={{ margin: 0 }}>{rowsDiffer ? t('figures.rowsDiffer', { before: formatNumber(from.rows), after: formatNumber(to.rows) }) : t('figures.rowsSame', { rows: formatNumber(to.rows) })}</p>
      {readDiffers && <p className="banner chip-warn">{t('figures.readDiffers')}</p>}
      <div className="figure-box">
        <table className="figure-table">
          <thead><tr><th scope="col">{t('figures.part')}</th><th scope="col">{heads[0]}</th><th scope="col">{heads[1]}</th><th scope="col">{t('figures.difference')}</th></tr></thead>
          <tbody>{parts.map((part) => <tr key={part.words}><th scope="row">{part.words}</th><td className="figure">{formatNumber(part.from)}</td><td className="figure">{formatNumber(part.to)}</td><td className="figure">{signed(part.to - part.from)}</td></tr>)}</tbody>
        </table>
      </div>
      {moves.length > 0 && (
        <div className="figure-box">
          <table className="figure-table"><caption>{t('figures.moves')}</caption>
            <thead><tr><th scope="col">{t('figures.movedFrom')}</th><th scope="col">{t('figures.movedTo')}</th><th scope="col">{t('figures.count')}</th></tr></thead>
            <tbody>{moves.map((move) => <tr key={`${move.from ?? ''}→${move.to ?? ''}`}><td>{move.from ?? t('figures.notBefore')}</td><td>{move.to ?? t('figures.notAnyMore')}</td><td className="figure">{formatNumber(move.count)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </div>
  );
}
