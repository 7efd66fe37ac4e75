// Beside what somebody looked at: when they were on shift and to what they were sent, as a picture and as tables.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReverseAnswer } from '../../../src/http/contract.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { shiftKindWords } from './look-back-words.js';

type Duty = ReverseAnswer['duty'];
type Shift = Duty['shifts'][number];
type Dispatch = Duty['dispatches'][number];

export function DutySheets({ duty }: { readonly duty: Duty }) {
  const { t } = useTranslation();
  const entered = useMemo<readonly Column<Shift | Dispatch>[]>(() => [
    { id: 'starts', header: t('reverse.starts'), text: ({ starts }) => formatMoment(starts) }, { id: 'ends', header: t('reverse.ends'), text: ({ ends }) => (ends === null ? '…' : formatMoment(ends)) },
    { id: 'entered', header: t('reverse.enteredBy'), text: (row) => [row.byThemself ? t('reverse.bySelf') : t('reverse.byOthers'), ...(row.entered === null ? [] : [formatMoment(row.entered)])].join(', ') },
  ], [t]);
  const shifts = useMemo<readonly Column<Shift>[]>(() => [{ id: 'kind', header: t('reverse.what2'), text: ({ kind }) => shiftKindWords(kind, t) }, ...entered], [t, entered]);
  const dispatches = useMemo<readonly Column<Dispatch>[]>(() => [{ id: 'incident', header: t('reverse.incident'), text: ({ incident }) => incident }, ...entered], [t, entered]);
  return (
    <>
      {duty.shifts.length > 0 && <section className="block" style={{ marginTop: 16 }} aria-label={t('reverse.roster')}><h2>{t('reverse.roster')}</h2><Sheet name="reverse-shifts" label={t('reverse.roster')} columns={shifts} rows={duty.shifts} rowKey={(row) => `${row.starts} ${row.ends} ${row.kind}`} /></section>}
      {duty.dispatches.length > 0 && <section className="block" style={{ marginTop: 16 }} aria-label={t('reverse.dispatches')}><h2>{t('reverse.dispatches')}</h2><Sheet name="reverse-dispatches" label={t('reverse.dispatches')} columns={dispatches} rows={duty.dispatches} rowKey={(row) => `${row.incident} ${row.starts}`} /></section>}
    </>
  );
}

const [width, left, right, row] = [640, 110, 12, 26];
const least = 2;
const leastWidth = 520;

/** Three lines under one another: a look at night without a shift above it stands out. What no table covers is hatched by being said so above. */
export function DutyTimeline({ answer }: { readonly answer: ReverseAnswer }) {
  const { t } = useTranslation();
  const moments = answer.lines.map((one) => Date.parse(one.at));
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const [from, span] = [first - margin(first, last), Math.max(1, last - first + 2 * margin(first, last))];
  const x = (ms: number): number => left + (Math.min(Math.max(ms - from, 0), span) / span) * (width - left - right);
  const isNear = (starts: string, ends: string | null): boolean => Date.parse(ends ?? starts) >= from && Date.parse(starts) <= from + span;
  const bars = [
    { name: t('reverse.rowLooks'), marks: moments.map((ms) => ({ key: ms, fromMs: ms, toMs: ms })) },
    { name: t('reverse.roster'), marks: answer.duty.shifts.filter((one) => one.kind !== 'leave' && isNear(one.starts, one.ends)).map((one) => ({ key: one.starts, fromMs: Date.parse(one.starts), toMs: Date.parse(one.ends) })) },
    { name: t('reverse.dispatches'), marks: answer.duty.dispatches.filter((one) => isNear(one.starts, one.ends)).map((one) => ({ key: `${one.starts} ${one.incident}`, fromMs: Date.parse(one.starts), toMs: Date.parse(one.ends ?? one.starts) })) },
  ];
  const [fromText, toText] = [formatMoment(new Date(from).toISOString()), formatMoment(new Date(from + span).toISOString())];
  return (
    <figure className="sheet" style={{ margin: '0 0 16px', overflowX: 'auto' }}>
      <figcaption>{t('reverse.dutyTimeline')}</figcaption>
      <svg viewBox={`0 0 ${width} ${bars.length * row + 24}`} className="scan-picture" style={{ maxWidth: width, minWidth: leastWidth }} role="img" aria-label={t('reverse.dutyLabel', { from: fromText, to: toText })}>
        {bars.map(({ name, marks }, at) => (
          <g key={name}>
            <text x={left - 12} y={at * row + 18} textAnchor="end">{name}</text><line className="scan-axis" x1={left} x2={width - right} y1={at * row + 14} y2={at * row + 14} />
            {marks.map((one) => <rect key={one.key} className="scan-look" x={x(one.fromMs)} y={at * row + 8} width={Math.max(least, x(one.toMs) - x(one.fromMs))} height="12" />)}
          </g>
        ))}
        <text x={left} y={bars.length * row + 18}>{fromText}</text><text x={width - right} y={bars.length * row + 18} textAnchor="end">{toText}</text>
      </svg>
    </figure>
  );
}

/** An hour at least, a twentieth of what is shown. */
const margin = (first: number, last: number): number => Math.max(3_600_000, (last - first) / 20);
