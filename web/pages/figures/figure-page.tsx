// One figure: its value with what is unknown, what it does not say, who disputes it, from what it was counted, and what it may be compared with.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FigureDetail } from '../../../src/http/contract.js';
import { askFigure } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { FigureComparison } from './figure-comparison.js';
import { FigureRevisions } from './figure-revisions.js';
import { FigureUses, Publications } from './figure-uses.js';
import { PartsTable } from './parts-table.js';
import { ShareBar } from './share-bar.js';
import './figures.css';

export function FigurePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/figures/$id' });
  const answer = useQuery(askFigure(id));
  const figure = answer.data?.figure;
  return (
    <>
      <PageHead title={figure?.label ?? t('figures.figure')} above={<Link to="/figures">{t('figures.back')}</Link>} below={<span className="code">{id}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {figure !== undefined && <Figure figure={figure} onChanged={() => void answer.refetch()} />}
    </>
  );
}

function Figure({ figure, onChanged }: { readonly figure: FigureDetail; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const standings = { published: t('figures.published'), claimed: t('figures.claimed'), derived: t('figures.derived') } as const;
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <section className="sheet" style={{ display: 'grid', gap: 8 }}>
        <p className="figure-value">{figure.parts === null ? figure.value : figure.value.slice(0, figure.value.indexOf(':')).trim()}</p>
        {figure.counts !== null && <ShareBar counts={figure.counts} />}
        {figure.parts !== null && <PartsTable parts={figure.parts} />}
      </section>
      <Words head={t('figures.doesNotSay')} lines={figure.doesNotSay} />
      <Words head={t('figures.caveats')} lines={figure.caveats} />
      {figure.disputes.length > 0 && (
        <section className="sheet"><h2>{t('figures.disputes')}</h2>
          <ul>{figure.disputes.map(({ words, against }) => <li key={words}>{words}{against !== null && <> ({t('figures.against')} <Link to="/figures/$id" params={{ id: against }}>{against}</Link>)</>}</li>)}</ul>
        </section>
      )}
      <dl className="facts sheet">
        <dt>{t('figures.measure')}</dt><dd>{figure.measure}</dd><dt>{t('figures.population')}</dt><dd>{figure.population}</dd><dt>{t('figures.period')}</dt><dd>{figure.period}</dd>
        <dt>{t('figures.standing')}</dt><dd>{standings[figure.standing]}</dd><dt>{t('figures.source')}</dt><dd>{figure.source}</dd><dt>{t('figures.asOf')}</dt><dd>{figure.asOf}</dd>
        {figure.method !== null && <><dt>{t('figures.method')}</dt><dd>{figure.method}</dd></>}
        {figure.base !== null && <><dt>{t('figures.base')}</dt><dd><Link to="/figures/$id" params={{ id: figure.base }}>{figure.base}</Link></dd></>}
        {figure.evidence !== null && <><dt>{t('figures.evidence')}</dt><dd className="any">{t('figures.rows', { rows: formatNumber(figure.evidence.rows), hash: figure.evidence.rowsHash, by: figure.evidence.computedBy, at: formatMoment(figure.evidence.computedAt) })}</dd></>}
        <dt>{t('figures.released')}</dt><dd>{figure.isReleased ? t('figures.yes') : t('figures.notYet')}</dd>
      </dl>
      <Acts figure={figure} />
      <Publications figure={figure} />
      <FigureUses figure={figure} onChanged={onChanged} />
      <FigureRevisions figure={figure} onChanged={onChanged} />
      <FigureComparison id={figure.id} />
    </div>
  );
}

/** Whoever may publish: what is still missing, then the pages of the acts. */
function Acts({ figure }: { readonly figure: FigureDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  if (figure.isReleased || !['analyst', 'publisher'].includes(me.role)) return null;
  // What the agency brought in is its source's: that it was released is put on the record by two.
  if (figure.kind === 'reference' && figure.id.startsWith(`${me.agency}~`)) return <p className="acts"><Link to="/figures/$id/publish" params={{ id: figure.id }}>{t('figures.recordRelease')}</Link></p>;
  if (figure.kind !== 'stored' || figure.evidence === null) return null;
  return (
    <p className="acts">
      {figure.notReleased.map((agency) => <span key={agency}>{t('figures.notReleased')} {agency} · <Link to="/figures/$id/release/$agency" params={{ id: figure.id, agency }}>{t('figures.release')}</Link></span>)}
      {figure.notReleased.length === 0 && <Link to="/figures/$id/publish" params={{ id: figure.id }}>{t('figures.publish')}</Link>}
    </p>
  );
}

function Words({ head, lines }: { readonly head: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return <section className="sheet"><h2>{head}</h2><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></section>;
}
