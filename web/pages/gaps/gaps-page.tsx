// What is unknown in the cycle, ranked by what knowing it would narrow; each share drawn as it stands, and as far as its unknowns leave it open (G7).
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GapLine, IndicatorGapsLine } from '../../../src/http/contract.js';
import { askGaps } from '../../api/gap-questions.js';
import { AskProblem } from '../../api/ask.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';
import { BoundsBar } from './bounds-bar.js';
import { stateWords } from './requirement-words.js';

const route = getRouteApi('/gaps');
const parts = [['0.1', '10 %'], ['0.25', '25 %'], ['0.5', '50 %'], ['1', '100 %']].map(([value = '', label = '']) => ({ value, label }));

export function GapsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { page = 1 } = route.useSearch();
  const answer = useQuery(askGaps(page));
  const columns = useColumns();
  const [part, setPart] = useState('0.25');
  const ofIndicator = useMemo<readonly Column<IndicatorGapsLine>[]>(() => [
    { id: 'indicator', header: t('gaps.indicator'), text: (row) => row.indicator.label },
    { id: 'unknown', header: t('gaps.groupsUnknown'), isNumber: true, order: (row) => row.unknown, text: (row) => formatNumber(row.unknown) },
    { id: 'points', header: t('gaps.allKnown'), isNumber: true, order: (row) => row.points, text: (row) => formatNumber(row.points) },
  ], [t]);
  const isNone = answer.error instanceof AskProblem && answer.error.status === 404;
  return (
    <>
      <PageHead title={t('gaps.title')} below={<span className="soft">{answer.data === undefined ? t('gaps.hint') : `${answer.data.cycle.name}. ${t('gaps.hint')}`}</span>} />
      <p className="acts"><Link to="/gaps/sent" search={{}}>{t('gaps.sentRail')}</Link> · <Link to="/gaps/new" search={{}}>{t('gaps.send')}</Link></p>
      {answer.isPending && <Waiting lines={8} />}
      {isNone && <p className="sheet">{t('gaps.noCycle')}</p>}
      {answer.isError && !isNone && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <>
          <h2>{t('gaps.published')}</h2>
          <p className="soft">{t('gaps.publishedHint')}</p>
          <NativeSelect label={t('gaps.suppose')} value={part} onChange={(event) => setPart(event.currentTarget.value)} data={parts} style={{ maxWidth: 320, marginBottom: 12 }} />
          <div style={{ display: 'grid', gap: 16, marginBottom: 24 }}>{answer.data.shares.map((share) => <BoundsBar key={share.code} share={share} settles={Math.ceil(share.unknown * Number(part))} />)}</div>
          <h2>{t('gaps.byIndicator')}</h2>
          {answer.data.indicators.length === 0 ? <p className="sheet">{t('gaps.noGaps')}</p> : <Sheet name="gaps-indicators" label={t('gaps.byIndicator')} columns={ofIndicator} rows={answer.data.indicators} rowKey={(row) => row.indicator.code} />}
          <h2 style={{ marginTop: 24 }}>{t('gaps.ranked', { shown: formatNumber(answer.data.gaps.length), total: formatNumber(answer.data.total) })}</h2>
          <p className="soft">{t('gaps.rankedHint')}</p>
          {answer.data.gaps.length > 0 && <Sheet name="gaps" label={t('gaps.title')} columns={columns} rows={answer.data.gaps} rowKey={(row) => `${row.group} ${row.indicator.code}`} onOpen={(row) => void navigate({ to: '/gaps/new', search: { group: row.group, indicator: row.indicator.code } })} />}
          <Pages page={answer.data.page} pages={answer.data.pages} />
        </>
      )}
    </>
  );
}

function Pages({ page, pages }: { readonly page: number; readonly pages: number }) {
  const { t } = useTranslation();
  if (pages === 1) return null;
  return (
    <p className="acts">
      {page > 1 && <Link to="/gaps" search={page === 2 ? {} : { page: page - 1 }}>{t('gaps.before')}</Link>}
      <span>{t('gaps.page', { page: formatNumber(page), pages: formatNumber(pages) })}</span>
      {page < pages && <Link to="/gaps" search={{ page: page + 1 }}>{t('gaps.next')}</Link>}
    </p>
  );
}

function useColumns(): readonly Column<GapLine>[] {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  return useMemo(() => [
    { id: 'rank', header: t('gaps.rank'), isNumber: true, order: (row) => row.rank, text: (row) => formatNumber(row.rank) },
    { id: 'group', header: t('gaps.groupName'), text: (row) => row.name },
    { id: 'indicator', header: t('gaps.indicator'), text: (row) => row.indicator.label, draw: (row) => <>{row.indicator.label}{row.isConflict && <> <span className="chip">{t('gaps.conflict')}</span></>}</> },
    { id: 'points', header: t('gaps.points'), isNumber: true, order: (row) => row.points, text: (row) => formatNumber(row.points) },
    { id: 'narrows', header: t('gaps.narrows'), width: '30%', text: (row) => narrowsWords(row, t) },
    { id: 'asked', header: t('gaps.askedOf'), text: (row) => row.asked.map((one) => `${agencyName(one.to)}: ${stateWords(one.state, t)}, ${one.dueOn}`).join(' | ') },
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (row) => <Link to="/gaps/new" search={{ group: row.group, indicator: row.indicator.code }}>{t('gaps.askLink')}</Link> },
  ], [t, agencyName]);
}

/** What of the row is its own: the share, and how much of Sleipnir's range; that either answer narrows alike is said once above. */
function narrowsWords({ shares, scheme }: GapLine, t: TFunction): string {
  const ofScheme = scheme === null ? [] : [t('gaps.ofScheme', { points: formatNumber(scheme.narrows), range: formatNumber(scheme.ceiling - scheme.floor) })];
  return [...shares.map(({ label }) => label), ...ofScheme].join('; ');
}
