// Emergency accesses as a table: one's own, or those to review.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreakGlassView } from '../../../src/http/contract.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { outcomeWords } from './outcome-words.js';

interface Props {
  readonly label: string;
  readonly glasses: readonly BreakGlassView[];
  readonly hasUser: boolean;
  readonly onOpen?: (glass: BreakGlassView) => void;
}

export function GlassTable({ label, glasses, hasUser, onOpen }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<BreakGlassView>[]>(() => {
    const all: readonly (Column<BreakGlassView> | undefined)[] = [
      { id: 'opened', header: t('glass.openedAt'), text: (row) => formatMoment(row.openedAt), ...(hasUser && { draw: (row: BreakGlassView) => <Link to="/break-glass/reviews/$glass" params={{ glass: row.id }}>{formatMoment(row.openedAt)}</Link> }) },
      hasUser ? { id: 'user', header: t('glass.user'), text: (row) => row.user } : undefined,
      { id: 'ended', header: t('glass.endedAt'), text: (row) => (row.endedAt === null && Date.parse(row.until) > Date.now() ? t('glass.stillOpen') : formatMoment(row.endedAt ?? row.until)) },
      { id: 'case', header: t('glass.caseRef'), text: (row) => row.caseRef },
      { id: 'due', header: t('glass.due'), text: (row) => formatMoment(row.reviewDue) },
      { id: 'outcome', header: t('glass.outcome'), text: (row) => outcomeWords(row.outcome, t) },
    ];
    return all.filter((column) => column !== undefined);
  }, [t, hasUser]);
  return <Sheet name="glasses" label={label} columns={columns} rows={glasses} rowKey={(row) => row.id} {...(onOpen !== undefined && { onOpen })} />;
}
