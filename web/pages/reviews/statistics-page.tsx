// How reviews end: shares with their intervals, and hatched where a group is too small to be named.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CalibrationView, ReviewStatistics } from '../../../src/http/contract.js';
import { askReviewFigures } from '../../api/review-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import { formatNumber, formatShare } from '../../words/language.js';
import '../watch/watch.css';
import { DeskHead } from './desk-head.js';
import { outcomeWords } from './review-words.js';

export function StatisticsPage() {
  const { t } = useTranslation();
  const answer = useQuery(askReviewFigures());
  return (
    <>
      <DeskHead title={t('reviews.statistics')} hint={answer.data === undefined ? '' : t('reviews.figuresHint', { least: formatNumber(answer.data.leastShown) })} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && <Figures figures={answer.data} />}
    </>
  );
}

function Figures({ figures }: { readonly figures: ReviewStatistics }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <section className="block"><h2>{t('reviews.calibration')}</h2><p className="soft">{t('reviews.calibrationNote')}</p><Calibrations label={t('reviews.detector')} rows={figures.detectors} /></section>
      <section className="block"><h2>{t('reviews.audits')}</h2><p className="soft">{t('reviews.auditsNote')}</p><Calibrations label={t('reviews.kind')} rows={figures.audits.share === null ? [] : [{ ...figures.audits, name: t('reviews.audits') }]} /></section>
      <section className="block"><h2>{t('reviews.outcomes')}</h2><Groups label={t('reviews.outcome')} rows={figures.outcomes.map((one) => ({ ...one, name: outcomeWords(one.name, t) }))} /></section>
      <section className="block"><h2>{t('reviews.units')}</h2><Groups label={t('reviews.unit')} rows={figures.units} /></section>
      <section className="block"><h2>{t('reviews.sexes')}</h2><Groups label={t('reviews.sex')} rows={figures.sexes} /></section>
    </div>
  );
}

function Calibrations({ label, rows }: { readonly label: string; readonly rows: readonly CalibrationView[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="sheet">{t('reviews.noFigures')}</p>;
  return (
    <div className="scan-wide">
      <table className="scan-table">
        <thead><tr><th scope="col">{label}</th><th scope="col">{t('reviews.sustained')}</th><th scope="col">{t('reviews.clearedCount')}</th><th scope="col">{t('reviews.share')}</th></tr></thead>
        <tbody>{rows.map((one) => <tr key={one.name}><th scope="row" className="any">{one.name}</th><td>{formatNumber(one.sustained)}</td><td>{formatNumber(one.cleared)}</td><td>{one.share === null || one.low === null || one.high === null ? <Unknown /> : <>{formatShare(one.share)} <span className="soft">({t('reviews.interval', { low: formatShare(one.low), high: formatShare(one.high) })})</span></>}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

interface Group {
  readonly name: string;
  readonly leads: number | null;
  readonly sustained?: number | null;
}

function Groups({ label, rows }: { readonly label: string; readonly rows: readonly Group[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="sheet">{t('reviews.none')}</p>;
  const figure = (value: number | null) => (value === null ? <span className="soft">{t('reviews.few')}</span> : formatNumber(value));
  const hasFindings = rows.some((one) => one.sustained !== undefined);
  return (
    <div className="scan-wide">
      <table className="scan-table">
        <thead><tr><th scope="col">{label}</th><th scope="col">{t('reviews.leads')}</th>{hasFindings && <th scope="col">{t('reviews.sustained')}</th>}</tr></thead>
        <tbody>{rows.map((one) => <tr key={one.name}><th scope="row" className="any">{one.name === '' ? t('reviews.notKnown') : one.name}</th><td>{figure(one.leads)}</td>{one.sustained !== undefined && <td>{figure(one.sustained)}</td>}</tr>)}</tbody>
      </table>
    </div>
  );
}
