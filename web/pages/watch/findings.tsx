// What a scan found, in the order in which it is to be read: what ran, what was read, explanations, then alerts, on whom they fell, and questions.
import { useTranslation } from 'react-i18next';
import type { ScanFindings, ScanGroup, ScanLine } from '../../../src/http/contract.js';
import { formatMoment, formatNumber, formatShare } from '../../words/language.js';
import { AlertArticle } from './alert-article.js';
import { CoverageSections } from './coverage-sections.js';
import { LookbackList } from './lookback-list.js';

interface Props {
  readonly findings: ScanFindings;
  readonly counts: ScanLine['counts'];
  readonly source: string;
}

export function Findings({ findings, counts, source }: Props) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <div className="banner chip-warn"><p>{t('watch.notGuilt')}</p></div>
      {counts !== null && <Figures findings={findings} counts={counts} />}
      <CoverageSections findings={findings} />
      <section className="block">
        <h2>{t('watch.alerts')}</h2>
        {findings.alerts.length === 0 && <p className="sheet">{t('watch.noAlerts')}</p>}
        {findings.alerts.map((one) => <AlertArticle key={one.id} alert={one} isOfRecord={source === 'record'} />)}
      </section>
      <LookbackList lines={findings.lookback} />
      <section className="block">
        <h2>{t('watch.fairness')}</h2>
        <p className="soft">{t('watch.fairnessNote')}</p>
        <div className="two"><Groups label={t('watch.unit')} groups={findings.units} /><Groups label={t('watch.sex')} groups={findings.sexes} /></div>
      </section>
      <Prompts findings={findings} />
    </div>
  );
}

function Figures({ findings, counts }: { readonly findings: ScanFindings; readonly counts: NonNullable<ScanLine['counts']> }) {
  const { t } = useTranslation();
  const shown: readonly (readonly [string, string])[] = [
    [formatNumber(counts.lookUps), t('watch.lookUps')], [counts.shareExplained === null ? '–' : formatShare(counts.shareExplained), t('watch.shareExplained')], [formatNumber(counts.leads), t('watch.leads')],
    [formatNumber(counts.audits), t('watch.audits')], [formatNumber(counts.prompts), t('watch.prompts')], [formatNumber(counts.below), t('watch.below')],
    [formatNumber(findings.people), t('watch.people')], [formatNumber(findings.alertsPerWeek), t('watch.aWeek')],
  ];
  return <ul className="scan-figures">{shown.map(([value, words]) => <li key={words}><b>{value}</b> {words}</li>)}</ul>;
}

function Groups({ label, groups }: { readonly label: string; readonly groups: readonly ScanGroup[] }) {
  const { t } = useTranslation();
  return (
    <div className="scan-wide">
      <table className="scan-table">
        <thead><tr><th scope="col">{label}</th><th scope="col">{t('watch.people')}</th><th scope="col">{t('watch.leads')}</th><th scope="col">{t('watch.audits')}</th></tr></thead>
        <tbody>{groups.map((one) => <tr key={one.name}><th scope="row" className="any">{one.name === '' ? t('watch.notKnown') : one.name}</th><td>{formatNumber(one.people)}</td><td>{formatNumber(one.leads)}</td><td>{formatNumber(one.audits)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

function Prompts({ findings: { prompts } }: { readonly findings: ScanFindings }) {
  const { t } = useTranslation();
  if (prompts.length === 0) return null;
  return (
    <section className="block">
      <h2>{t('watch.promptsHead')}</h2>
      <p className="soft">{t('watch.promptsNote')}</p>
      <div className="scan-wide">
        <table className="scan-table">
          <thead><tr><th scope="col">{t('watch.who')}</th><th scope="col">{t('watch.question')}</th><th scope="col">{t('watch.askAt')}</th></tr></thead>
          <tbody>{prompts.map((one) => <tr key={one.id}><th scope="row" className="any">{one.actor}</th><td>{one.question}</td><td className="unbroken">{one.askAt === null ? t('watch.notKnown') : formatMoment(one.askAt)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
