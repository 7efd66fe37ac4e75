// When people are on duty, for their agency's administrator: for whom the roster goes how far. What it lacks is unknown, and asks nothing of anybody.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterAnswer } from '../../../src/http/contract.js';
import { askRoster } from '../../api/roster-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';

type Line = RosterAnswer['people'][number];

export function RosterPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askRoster());
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'user', header: t('people.user'), text: (one) => one.user, draw: (one) => <Link to="/people/$member" params={{ member: one.member }} className="any">{one.user}</Link> },
    { id: 'unit', header: t('people.unit'), text: (one) => one.unit ?? '' },
    { id: 'shifts', header: t('rosters.shifts'), text: (one) => (one.shifts === 0 ? '' : formatNumber(one.shifts)), draw: (one) => (one.shifts === 0 ? <Unknown /> : formatNumber(one.shifts)) },
    { id: 'first', header: t('rosters.first'), text: (one) => one.first ?? '', draw: (one) => <span className="unbroken">{one.first === null ? '–' : formatMoment(one.first)}</span> },
    { id: 'last', header: t('rosters.last'), text: (one) => one.last ?? '', draw: (one) => <span className="unbroken">{one.last === null ? '–' : formatMoment(one.last)}</span> },
    { id: 'by', header: t('rosters.by'), text: (one) => (one.importedBy === null || one.importedAt === null ? '' : `${one.importedBy}, ${formatMoment(one.importedAt)}`) },
  ], [t]);
  return (
    <>
      <PageHead title={t('rosters.title')} below={<span className="soft">{t('rosters.hint')}</span>} />
      <p><Link to="/roster/new">{t('rosters.send')}</Link></p>
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && data.people.every((one) => one.shifts === 0) && <p className="sheet">{t('rosters.none')}</p>}
      {data !== undefined && data.people.length > 0 && <Sheet name="roster" label={t('rosters.title')} columns={columns} rows={data.people} rowKey={(one) => one.member} />}
    </>
  );
}
