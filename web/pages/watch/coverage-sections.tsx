// What ran and what could not, what was read, and how much of the work is explained: before any alert. What did not run has seen nothing, and is hatched.
import { useTranslation } from 'react-i18next';
import type { ScanFindings } from '../../../src/http/contract.js';
import { formatDay, formatNumber, formatShare } from '../../words/language.js';

export function CoverageSections({ findings }: { readonly findings: ScanFindings }) {
  return <><Detectors findings={findings} /><Tables findings={findings} /><Explained findings={findings} /></>;
}

function Detectors({ findings: { detectors } }: { readonly findings: ScanFindings }) {
  const { t } = useTranslation();
  const ran = detectors.filter((one) => one.needs === null).length;
  return (
    <section className="block">
      <h2>{t('watch.ran')}</h2>
      <p>{t('watch.ranCount', { ran, count: detectors.length })} {t('watch.ranNote')}</p>
      <details open={ran < detectors.length}>
        <summary>{t('watch.detectors')}</summary>
        <div className="scan-wide">
          <table className="scan-table">
            <thead><tr><th scope="col">{t('watch.detector')}</th><th scope="col">{t('watch.asks')}</th><th scope="col">{t('watch.state')}</th></tr></thead>
            <tbody>{detectors.map((one) => <tr key={one.name}><th scope="row" className="code">{one.name}</th><td>{one.question}</td><td>{one.needs === null ? t('watch.didRun') : <span className="chip chip-hatched chip-words">{t('watch.cannotRun', { needs: one.needs })}</span>}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Tables({ findings: { tables, notes, from, to } }: { readonly findings: ScanFindings }) {
  const { t } = useTranslation();
  return (
    <section className="block">
      <h2>{t('watch.tables')}</h2>
      {from !== null && to !== null && <p>{t('watch.period', { from: formatDay(from), to: formatDay(to) })}</p>}
      {notes.length > 0 && <ul>{notes.map((one) => <li key={one} className="any">{one}</li>)}</ul>}
      <div className="scan-wide">
        <table className="scan-table">
          <thead><tr><th scope="col">{t('watch.table')}</th><th scope="col">{t('watch.rows')}</th><th scope="col">{t('watch.quarantined')}</th><th scope="col">{t('watch.duplicates')}</th><th scope="col">{t('watch.remarks')}</th></tr></thead>
          <tbody>{tables.map((one) => (
            <tr key={one.table}>
              <th scope="row" className="code">{one.table}</th>
              {one.missing ? <td colSpan={3}><span className="chip chip-hatched">{t('watch.missing')}</span></td> : <><td>{formatNumber(one.rows)}</td><td>{formatNumber(one.quarantined)}</td><td>{formatNumber(one.duplicates)}</td></>}
              <td className="any">{one.notes.join(' · ')}</td>
            </tr>))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Explained({ findings: { explained } }: { readonly findings: ScanFindings }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, number])[] = [[t('watch.independent'), explained.independent], [t('watch.selfMade'), explained.selfMade], [t('watch.afterTheFact'), explained.afterTheFact], [t('watch.unexplained'), explained.none]];
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : formatShare(part / whole));
  return (
    <section className="block">
      <h2>{t('watch.explanations')}</h2>
      <p>{t('watch.explanationsNote')}</p>
      <table className="scan-table" style={{ maxWidth: 560 }}>
        <tbody>
          {rows.map(([words, count]) => (
            <tr key={words}><th scope="row">{words}</th><td>{formatNumber(count)}</td><td>{share(count, explained.accesses)}</td><td className="scan-bar" aria-hidden="true"><span style={{ width: explained.accesses === 0 ? 0 : `${(100 * count) / explained.accesses}%` }} /></td></tr>
          ))}
          <tr><th scope="row">{t('watch.firstLooks')}</th><td>{formatNumber(explained.firstAccesses)}</td><td colSpan={2}>{t('watch.firstExplained', { share: share(explained.firstIndependent, explained.firstAccesses) })}</td></tr>
        </tbody>
      </table>
    </section>
  );
}
