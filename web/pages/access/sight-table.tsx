// One line for each marking that a person would see, under each purpose and case; where nothing is read, the policy that keeps them from it.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SightAnswer } from '../../../src/http/contract.js';
import { codeWords } from '../../marks/code-words.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';

interface Line {
  readonly way: string;
  readonly agency: string;
  readonly marking: string;
  readonly count: number;
  readonly policies: string;
}

export function SightTable({ sight }: { readonly sight: SightAnswer }) {
  const { t } = useTranslation();
  const lines = useMemo(() => sight.ways.flatMap(({ purpose, caseRef, reads, readsBy, labels }): Line[] => {
    const way = `${codeWords(purpose)} · ${caseRef ?? t('access.otherCase')}`;
    if (!reads) return [{ way, agency: '', marking: t('access.readsNothing'), count: 0, policies: readsBy.join(', ') || t('access.nothingPermits') }];
    return labels.map(({ agency, marking, count, policies }) => ({ way, agency, marking, count, policies: [...readsBy, ...policies].join(', ') }));
  }), [sight, t]);
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'way', header: t('access.way'), text: (line) => line.way, isInHeading: true },
    { id: 'marking', header: t('access.marking'), text: (line) => line.marking },
    { id: 'agency', header: t('access.originator'), text: (line) => line.agency },
    { id: 'count', header: t('access.labels'), isNumber: true, text: (line) => String(line.count), order: (line) => line.count, draw: (line) => formatNumber(line.count) },
    { id: 'policies', header: t('access.policies'), text: (line) => line.policies, draw: (line) => <span className="code">{line.policies}</span> },
  ], [t]);
  if (lines.length === 0) return <p className="sheet">{t('access.noWay')}</p>;
  return <Sheet name="sight" label={t('access.title')} columns={columns} rows={lines} rowKey={(line) => `${line.way} ${line.agency} ${line.marking} ${line.policies}`} groupOf={(line) => line.way} />;
}
