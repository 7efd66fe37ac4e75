// Who looked before each serious incident, the likeliest source first. A single look at a subject whom many look at is a question, not a finding (G12).
import { useTranslation } from 'react-i18next';
import type { LookbackLine } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';

/** So many of an incident are read at once; the rest opens. */
const first = 3;
const mostEvents = 6;

export function LookbackList({ lines }: { readonly lines: readonly LookbackLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const incidents = [...new Set(lines.map((one) => one.incident))].map((incident) => ({ incident, own: lines.filter((one) => one.incident === incident) }));
  return (
    <section className="block">
      <h2>{t('watch.lookback')}</h2>
      <p className="soft">{t('watch.lookbackNote')}</p>
      {incidents.map(({ incident, own }) => (
        <article key={incident} className="sheet scan-alert">
          <h3 className="any">{t('watch.incident')} {incident}</h3>
          <Lookers lines={own.slice(0, first)} />
          {own.length > first && <details><summary>{t('watch.others', { count: own.length - first })}</summary><Lookers lines={own.slice(first)} /></details>}
        </article>
      ))}
    </section>
  );
}

function Lookers({ lines }: { readonly lines: readonly LookbackLine[] }) {
  const { t } = useTranslation();
  return (
    <div className="scan-wide">
      <table className="scan-table">
        <thead><tr><th scope="col">{t('watch.place')}</th><th scope="col">{t('watch.who')}</th><th scope="col">{t('watch.weight')}</th><th scope="col">{t('watch.lookUpsHead')}</th></tr></thead>
        <tbody>{lines.map((one) => (
          <tr key={one.rank}>
            <td>{formatNumber(one.rank)}</td><th scope="row" className="any">{one.actor}</th><td>{formatNumber(one.score)}</td>
            <td className="any">{one.events.slice(0, mostEvents).join(', ')}{one.events.length > mostEvents && ` … +${formatNumber(one.events.length - mostEvents)}`}</td>
          </tr>))}
        </tbody>
      </table>
    </div>
  );
}
