// Which sector may pass information to which, by which statute; with which partners abroad an exchange is covered today, and by what.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssurancesAnswer, AssuranceView, PartnerView, Reference } from '../../../src/http/contract.js';
import { AskProblem } from '../../api/ask.js';
import { askAssurances } from '../../api/gateway-questions.js';
import { askReference } from '../../api/questions.js';
import { Day } from '../../marks/day.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { GatewayMatrix } from './gateway-matrix.js';
import { kindWords, outcomeWords, sectorWords, stateWords } from './sector-words.js';

type Gateway = Reference['gateways'][number];

export function GatewaysPage() {
  const { t } = useTranslation();
  const reference = useQuery(askReference());
  const found = useQuery(askAssurances());
  const names = useMemo(() => new Map(reference.data?.agencies.map(({ id, name }) => [id, name])), [reference.data]);
  const isPartner = found.error instanceof AskProblem && found.error.status === 403;
  return (
    <div style={{ display: 'grid', gap: 24, minWidth: 0 }}>
      <PageHead title={t('gateways.title')} below={<p className="soft">{t('gateways.hint')}</p>} />
      {reference.isError && <Trouble error={reference.error} onAgain={() => void reference.refetch()} />}
      {found.isPending && <Waiting lines={6} />}
      {found.isError && (isPartner ? <p className="sheet">{t('assurances.closed')}</p> : <Trouble error={found.error} onAgain={() => void found.refetch()} />)}
      {found.isSuccess && <Partners answer={found.data} names={names} />}
      {reference.isSuccess && <Statutes gateways={reference.data.gateways} />}
    </div>
  );
}

interface PartnersProps {
  readonly answer: AssurancesAnswer;
  readonly names: ReadonlyMap<string, string>;
}

function Partners({ answer, names }: PartnersProps) {
  const { t } = useTranslation();
  const name = (id: string): string => names.get(id) ?? id;
  const columns: readonly Column<PartnerView>[] = [
    { id: 'partner', header: t('partners.partner'), text: (one) => name(one.agency) },
    { id: 'today', header: t('partners.today'), text: (one) => (one.covered ? t('partners.covered') : t('partners.shut')), draw: (one) => <span className={`chip ${one.covered ? 'chip-accent' : 'chip-harm chip-notched'}`}>{one.covered ? t('partners.covered') : t('partners.shut')}</span> },
    { id: 'until', header: t('partners.until'), text: (one) => one.until ?? '', draw: (one) => (one.until === null ? null : <Day date={one.until} />) },
    { id: 'lacks', header: t('partners.lacks'), width: '45%', text: (one) => lacksOf(one, t).join(' · '), draw: (one) => <span className="chips">{lacksOf(one, t).map((words) => <span key={words} className={`chip ${one.forbidden && words === t('partners.refusal') ? 'chip-harm' : 'chip-plain chip-hatched'}`}>{words}</span>)}</span> },
  ];
  return (
    <>
      <section style={{ display: 'grid', gap: 8 }} aria-label={t('partners.title')}>
        <h2>{t('partners.title')}</h2>
        <p className="soft">{t('partners.hint')}</p>
        {answer.partners.length === 0 ? <p className="sheet">{t('partners.none')}</p> : <Sheet name="partners" label={t('partners.title')} columns={columns} rows={answer.partners} rowKey={(one) => one.agency} />}
      </section>
      <section style={{ display: 'grid', gap: 8 }} aria-label={t('assurances.title')}>
        <h2>{t('assurances.title')}</h2>
        {answer.mayRecord && answer.partners.length > 0 && <p><Link to="/gateways/assurances/new">{t('assurances.record')}</Link></p>}
        {answer.assurances.length === 0 ? <p className="sheet">{t('assurances.none')}</p> : <AssurancesTable answer={answer} name={name} />}
      </section>
    </>
  );
}

function lacksOf(one: PartnerView, t: TFunction): string[] {
  return [...(one.forbidden ? [t('partners.refusal')] : []), ...one.missing.map((kind) => t('partners.unknown', { what: kindWords(kind, t) }))];
}

function AssurancesTable({ answer, name }: { readonly answer: AssurancesAnswer; readonly name: (id: string) => string }) {
  const { t } = useTranslation();
  const columns: readonly Column<AssuranceView>[] = [
    { id: 'partner', header: t('assurances.partner'), text: (one) => name(one.partner) },
    { id: 'what', header: t('assurances.what'), text: (one) => kindWords(one.kind, t) },
    { id: 'outcome', header: t('assurances.outcome'), text: (one) => outcomeWords(one.outcome, t), draw: (one) => <span className={`chip ${one.outcome === 'may_share' ? 'chip-accent' : 'chip-harm'}`}>{outcomeWords(one.outcome, t)}</span> },
    { id: 'on', header: t('assurances.decidedOn'), text: (one) => one.decidedOn, draw: (one) => <Day date={one.decidedOn} /> },
    { id: 'until', header: t('assurances.until'), text: (one) => one.until, draw: (one) => <Day date={one.until} /> },
    { id: 'state', header: t('assurances.state'), text: (one) => stateWords(one.state, t) },
    { id: 'by', header: t('assurances.decidedBy'), text: (one) => one.decidedBy },
    { id: 'reference', header: t('assurances.reference'), text: (one) => one.reference },
    { id: 'ground', header: t('assurances.ground'), width: '24%', text: (one) => one.endedWhy ?? one.ground },
    ...(answer.mayEnd ? [{
      id: 'act', header: t('assurances.act'), text: () => '',
      draw: (one: AssuranceView) => (one.state === 'ended' || one.state === 'over' ? null : <Link to="/gateways/assurances/$id/end" params={{ id: one.id }} aria-label={`${t('assurances.end')}: ${name(one.partner)}, ${kindWords(one.kind, t)}`}>{t('assurances.end')}</Link>),
    }] : []),
  ];
  return <Sheet name="assurances" label={t('assurances.title')} columns={columns} rows={answer.assurances} rowKey={(one) => one.id} />;
}

function Statutes({ gateways }: { readonly gateways: readonly Gateway[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<Gateway>[] = [
    { id: 'code', header: t('gateways.code'), text: (one) => one.label },
    { id: 'from', header: t('gateways.from'), text: (one) => sectorWords(one.from, t) },
    { id: 'to', header: t('gateways.to'), text: (one) => one.to.map((to) => sectorWords(to, t)).join(', ') },
    { id: 'under', header: t('gateways.under'), text: (one) => one.under?.replaceAll('_', ' ') ?? t('gateways.anyBasis') },
    { id: 'statute', header: t('gateways.statute'), width: '30%', text: (one) => one.statute },
    { id: 'since', header: t('gateways.since'), text: (one) => one.effectiveFrom ?? '', draw: (one) => (one.effectiveFrom === null ? null : <Day date={one.effectiveFrom} />) },
    { id: 'until', header: t('gateways.until'), text: (one) => one.effectiveTo ?? t('gateways.open') },
  ];
  return (
    <section style={{ display: 'grid', gap: 8, minWidth: 0 }} aria-label={t('gateways.list')}>
      <h2>{t('gateways.matrix')}</h2>
      <GatewayMatrix gateways={gateways} />
      <h2>{t('gateways.list')}</h2>
      <Sheet name="gateways" label={t('gateways.list')} columns={columns} rows={gateways} rowKey={(one) => one.code} />
      <p className="soft">{t('gateways.counsel')}</p>
    </section>
  );
}
