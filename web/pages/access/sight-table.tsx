// What a person would see under each of their purposes and cases: closed but for the work at hand, one line for each marking, in the order of originators.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me, SightAnswer } from '../../../src/http/contract.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';

type Way = SightAnswer['ways'][number];
type Line = Way['labels'][number];

export function SightTable({ sight, me }: { readonly sight: SightAnswer; readonly me: Me }) {
  const { t } = useTranslation();
  if (sight.ways.length === 0) return <p className="sheet">{t('access.noWay')}</p>;
  const atHand = Math.max(0, sight.ways.findIndex((way) => way.purpose === me.purpose && way.caseRef === me.caseRef));
  return sight.ways.map((way, at) => <WayView key={`${way.purpose} ${way.caseRef ?? at}`} way={way} isOpen={at === atHand} />);
}

function WayView({ way, isOpen }: { readonly way: Way; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  const [isShown, setShown] = useState(isOpen);
  const { purpose, caseRef, reads, readsBy, labels } = way;
  const name = `${purposeWords(purpose)} · ${caseRef ?? t('access.otherCase')}`;
  const count = labels.reduce((sum, line) => sum + line.count, 0);
  return (
    <details className="sheet" open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary><strong>{name}</strong> · {reads ? t('access.labelCount', { count, text: formatNumber(count) }) : t('access.readsNothing')}</summary>
      <p className="soft">{t('access.readsBy')} <span className="code">{readsBy.join(', ') || t('access.nothingPermits')}</span></p>
      {isShown && labels.length > 0 && <Labels name={name} labels={labels} />}
    </details>
  );
}

function Labels({ name, labels }: { readonly name: string; readonly labels: readonly Line[] }) {
  const { t } = useTranslation();
  const lines = useMemo(() => labels.toSorted((a, b) => a.agency.localeCompare(b.agency) || a.marking.localeCompare(b.marking)), [labels]);
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'agency', header: t('access.originator'), text: (line) => line.agency },
    { id: 'marking', header: t('access.marking'), width: '50%', text: (line) => line.marking },
    { id: 'count', header: t('access.labels'), isNumber: true, text: (line) => String(line.count), order: (line) => line.count, draw: (line) => formatNumber(line.count) },
    { id: 'policies', header: t('access.policies'), text: (line) => line.policies.join(', '), draw: (line) => <span className="code">{line.policies.join(', ')}</span> },
  ], [t]);
  return <Sheet name="sight" label={name} columns={columns} rows={lines} rowKey={(line) => `${line.agency} ${line.marking} ${line.policies.join()}`} />;
}
