// Routes of traffic: what was observed with the search behind it, what is forecast, in two tables that nobody adds up, and what may have moved (G7).
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteDisplacement, RouteJudgementView, RouteTermsView, RouteView } from '../../../src/http/contract.js';
import { askRoutes } from '../../api/route-questions.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { effortWords, termWords, verdictWords } from './route-words.js';
import './routes.css';

export function RoutesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery(askRoutes());
  return (
    <>
      <PageHead title={t('routes.title')} below={<span className="soft">{t('routes.hint')}</span>} />
      {me.role === 'analyst' && <p className="acts"><Link to="/routes/new">{t('routes.judge')}</Link> · <Link to="/gaps/new" search={{}}>{t('routes.ask')}</Link></p>}
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data?.routes.length === 0 && <p className="sheet">{t('routes.none')}</p>}
      {answer.data?.routes.map((route) => <OneRoute key={route.route} route={route} terms={answer.data.terms} />)}
    </>
  );
}

interface OneProps {
  readonly route: RouteView;
  readonly terms: RouteTermsView;
}

function OneRoute({ route, terms }: OneProps) {
  const { t } = useTranslation();
  const { observed, forecast, displacement } = useColumns(terms);
  const hardened = route.hardened.map(({ mode, says }) => `${termWords(terms, 'modes', mode)} (${says.on ?? ''})`).join(', ');
  const missing = route.notObserved.map((mode) => termWords(terms, 'modes', mode)).join(', ');
  return (
    <section className="route" aria-label={route.route}>
      <h2><span className="code any">{route.route}</span></h2>
      {missing !== '' && <p><Unknown /> {t('routes.notObserved', { modes: missing })}</p>}
      <div className="route-observed">
        <h3>{t('routes.observed')}</h3>
        {route.observed.length === 0 ? <p className="soft">{t('routes.noneObserved')}</p> : <Sheet name="routes-observed" label={t('routes.observed')} columns={observed} rows={route.observed} rowKey={(row) => row.id} provenance={(row) => <Provenance row={row} terms={terms} />} />}
      </div>
      <div className="route-forecast">
        <h3>{t('routes.forecast')}</h3>
        {route.forecast.length === 0 ? <p className="soft">{t('routes.noneForecast')}</p> : <Sheet name="routes-forecast" label={t('routes.forecast')} columns={forecast} rows={route.forecast} rowKey={(row) => row.id} provenance={(row) => <Provenance row={row} terms={terms} />} />}
      </div>
      {hardened !== '' && <p>{t('routes.hardened', { modes: hardened })}</p>}
      {route.displacements.length > 0 && <><h3>{t('routes.displacement')}</h3><p className="soft">{t('routes.displacementHint')}</p><Sheet name="routes-displacement" label={t('routes.displacement')} columns={displacement} rows={route.displacements} rowKey={keyOfMove} /></>}
    </section>
  );
}

const keyOfMove = ({ hardened, mode, agency, commodity }: RouteDisplacement): string => [hardened.mode, hardened.on, hardened.agency, mode, agency, commodity].join(' ');

/** Everything that the judgement says of itself, and what the agency said before. */
function Provenance({ row, terms }: { readonly row: RouteJudgementView; readonly terms: RouteTermsView }) {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  return (
    <>
      <dl className="facts">
        <dt>{t('routes.by')}</dt><dd>{agencyName(row.agency)} ({row.by})</dd>
        <dt>{t('routes.source')}</dt><dd>{row.source}</dd>
        <dt>{t('routes.assessedOn')}</dt><dd>{row.assessedOn} ({formatMoment(row.at)})</dd>
        <dt>{t('routes.why')}</dt><dd>{row.why}</dd>
        <dt>{t('routes.marking')}</dt><dd>{row.marking}</dd>
      </dl>
      {row.indicators.length > 0 && <><h3>{t('routes.indicators')}</h3><ul>{row.indicators.map(({ words, sign }) => <li key={words}>{sign === 'not_looked_for' && <Unknown />} {words}: {termWords(terms, 'signs', sign)}</li>)}</ul></>}
      {row.earlier.length > 0 && <><h3>{t('routes.earlier')}</h3><ul>{row.earlier.map((one) => <li key={one.id}>{one.assessedOn}: {termWords(terms, one.says.kind === 'observed' ? 'levels' : 'likelihoods', one.says.level ?? one.says.likelihood)} ({one.by}; {one.why})</li>)}</ul></>}
    </>
  );
}

function useColumns(terms: RouteTermsView) {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  return useMemo(() => {
    const words = (list: string, code: string | null | undefined) => termWords(terms, list, code);
    const first: readonly Column<RouteJudgementView>[] = [
      { id: 'mode', header: t('routes.mode'), text: (row) => words('modes', row.mode) + (row.conveyance === null ? '' : `, ${words('conveyances', row.conveyance)}`) },
      { id: 'commodity', header: t('routes.commodity'), text: (row) => (row.commodity === null ? t('routes.any') : words('commodities', row.commodity)) },
    ];
    const last: readonly Column<RouteJudgementView>[] = [
      { id: 'confidence', header: t('routes.confidence'), text: (row) => words('confidences', row.confidence) },
      { id: 'agency', header: t('routes.by'), text: (row) => agencyName(row.agency) },
    ];
    const observed: readonly Column<RouteJudgementView>[] = [
      ...first,
      { id: 'when', header: t('routes.when'), text: ({ says }) => `${says.from ?? ''} – ${says.to ?? ''}` },
      { id: 'level', header: t('routes.level'), text: (row) => `${words('levels', row.says.level)}${row.isDisputed ? ` (${t('routes.disputed')})` : ''}`, draw: (row) => (row.says.level === 'unknown' ? <Unknown /> : <>{words('levels', row.says.level)}{row.isDisputed && <> <span className="chip">{t('routes.disputed')}</span></>}</>) },
      { id: 'seizures', header: t('routes.seizures'), isNumber: true, order: ({ says }) => says.seizures ?? -1, text: ({ says }) => (says.seizures === null || says.seizures === undefined ? t('table.unknown') : formatNumber(says.seizures)), draw: ({ says }) => (says.seizures === null || says.seizures === undefined ? <Unknown /> : formatNumber(says.seizures)) },
      { id: 'effort', header: t('routes.effort'), text: ({ says }) => effortWords(terms, says.effort, t) },
      { id: 'channel', header: t('routes.channel'), text: (row) => [words('channels', row.channel), row.carrier ?? ''].filter((part) => part !== '').join(': ') },
      ...last,
    ];
    const forecast: readonly Column<RouteJudgementView>[] = [
      ...first,
      { id: 'likelihood', header: t('routes.likelihood'), text: ({ says }) => words('likelihoods', says.likelihood) },
      { id: 'until', header: t('routes.until'), text: ({ says }) => says.until ?? '' },
      { id: 'watch', header: t('routes.indicators'), width: '30%', text: (row) => row.indicators.map((one) => `${one.words}: ${words('signs', one.sign)}`).join('; ') },
      ...last,
    ];
    const rate = (value: number | null | undefined) => (value === null || value === undefined ? t('table.unknown') : formatNumber(value));
    const displacement: readonly Column<RouteDisplacement>[] = [
      { id: 'from', header: t('routes.madeHarder'), text: ({ hardened }) => `${words('modes', hardened.mode)}, ${hardened.on}` },
      { id: 'to', header: t('routes.looked'), text: (row) => [words('modes', row.mode), row.commodity === null ? '' : words('commodities', row.commodity), agencyName(row.agency)].filter((part) => part !== '').join(', ') },
      { id: 'verdict', header: t('routes.verdict'), width: '30%', text: (row) => verdictWords(row.verdict, t), draw: (row) => <>{row.verdict.startsWith('unknown') && <Unknown />} {verdictWords(row.verdict, t)}</> },
      { id: 'rates', header: t('routes.rates'), text: (row) => `${rate(row.before?.perThousand)} → ${rate(row.after?.perThousand)}` },
      { id: 'chance', header: t('routes.chance'), isNumber: true, order: (row) => row.chance ?? 2, text: (row) => (row.chance === null ? '' : formatNumber(row.chance)) },
    ];
    return { observed, forecast, displacement };
  }, [terms, t, agencyName]);
}
