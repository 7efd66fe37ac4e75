// The picture of the timeline: one line per statement, hatched wherever a date is unknown.
import { useTranslation } from 'react-i18next';
import { axisOf, type TimeMark } from './timeline.js';

interface Props {
  readonly marks: readonly TimeMark[];
  readonly width: number;
}

const [lineHeight, top, openPx] = [24, 24, 18];
const most = 80;

export function TimelineDrawing({ marks, width }: Props) {
  const { t } = useTranslation();
  const shown = marks.slice(0, most);
  const left = Math.min(240, Math.max(96, width * 0.28));
  const axis = axisOf(shown, Math.max(2, Math.floor((width - left) / 72)));
  const x = (atMs: number): number => left + ((atMs - axis.startMs) / (axis.endMs - axis.startMs)) * (width - left - 24);
  const height = top + shown.length * lineHeight + 8;
  const letters = Math.floor(left / 6.6);
  return (
    <svg role="img" aria-label={t('time.picture')} width={width} height={height} className="time">
      <defs>
        <pattern id="time-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" className="time-hatch-ground" /><line x1="0" y1="0" x2="0" y2="5" className="time-hatch-line" /></pattern>
      </defs>
      {axis.ticks.map((tick, at) => (
        <g key={tick.words}>
          <line x1={x(tick.atMs)} x2={x(tick.atMs)} y1={top - 4} y2={height - 4} className="time-grid" />
          <text x={x(tick.atMs)} y={top - 9} textAnchor={at === axis.ticks.length - 1 ? 'end' : 'middle'} className="time-soft">{tick.words}</text>
        </g>
      ))}
      {shown.map((mark, at) => {
        const y = top + at * lineHeight + lineHeight / 2;
        const words = mark.words === mark.lane ? mark.lane : `${mark.lane}: ${mark.words}`;
        const [start, end] = [x(mark.startMs), Math.max(x(mark.endMs), x(mark.startMs) + 6)];
        const when = mark.kind === 'span' ? `${mark.from ?? t('time.openStart')} – ${mark.to ?? t('time.openEnd')}` : (mark.from ?? '');
        return (
          <g key={mark.id}>
            <title>{`${words} · ${when}`}</title>
            <text x={0} y={y + 4} className="time-words">{words.length > letters ? `${words.slice(0, letters - 1)}…` : words}</text>
            <line x1={left} x2={width} y1={y + lineHeight / 2} y2={y + lineHeight / 2} className="time-grid" />
            {mark.kind === 'day' && <circle cx={start} cy={y} r="4.5" className="time-solid" />}
            {mark.kind === 'part' && <rect x={start} y={y - 5} width={end - start} height="10" className="time-part" />}
            {mark.kind === 'span' && <rect x={start} y={y - 5} width={end - start} height="10" className="time-solid" />}
            {mark.isOpenEnd && <rect x={end} y={y - 5} width={openPx} height="10" className="time-part" />}
            {mark.isOpenStart && <rect x={start - openPx} y={y - 5} width={openPx} height="10" className="time-part" />}
          </g>
        );
      })}
    </svg>
  );
}
