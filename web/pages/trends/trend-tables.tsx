// The series for whoever does not see the drawing, and the reason of each gap under its number.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TrendAnswer } from '../../../src/http/contract.js';
import { Unknown } from '../../marks/unknown.js';
import { gapsOf } from './trend-drawing.js';

export function TrendTables({ trend }: { readonly trend: TrendAnswer }) {
  const { t } = useTranslation();
  const { points, joins } = trend;
  const gaps = gapsOf(trend);
  const lines = joins.filter(({ joined }) => joined).length;
  const periodOf = (at: number): string => points[at]?.period ?? '';
  return (
    <>
      <p role="status">{t('trends.summary', { points: points.length, lines, gaps: gaps.length })}</p>
      {gaps.length > 0 && (
        <section className="sheet"><h2>{t('trends.gaps')}</h2>
          <ol style={{ display: 'grid', gap: 8 }}>{gaps.map(({ from, to, reasons, conflict }) => (
            <li key={`${from} ${to}`}><strong>{points[from]?.label}, {periodOf(from)} → {points[to]?.label}, {periodOf(to)}</strong>{conflict && <> <span className="chip chip-warn">{t('trends.conflict')}</span></>}
              <ul>{reasons.map((one) => <li key={`${one.code} ${one.words}`}>{one.words}</li>)}</ul>
            </li>
          ))}</ol>
        </section>
      )}
      <section className="sheet" style={{ overflowX: 'auto' }}>
        <table className="scan-table"><caption>{t('trends.points')}</caption><thead><tr><th scope="col">{t('figures.period')}</th><th scope="col">{t('figures.figure')}</th><th scope="col">{t('figures.value')}</th><th scope="col">{t('figures.population')}</th><th scope="col">{t('trends.joinedTo')}</th></tr></thead>
          <tbody>{points.map((one, at) => {
            const join = joins.find(({ to }) => to === at);
            return (
              <tr key={`${one.id} ${one.revision}`}><td>{one.period}</td><th scope="row"><Link to="/figures/$id" params={{ id: one.id }}>{one.label}</Link></th><td>{one.low === null && one.high === null && <><Unknown /> </>}{one.value}</td><td>{one.population}</td>
                <td>{join === undefined ? '' : join.joined ? periodOf(join.from) : t('trends.gapNumber', { number: gaps.indexOf(join) + 1 })}</td>
              </tr>
            );
          })}</tbody>
        </table>
      </section>
    </>
  );
}
