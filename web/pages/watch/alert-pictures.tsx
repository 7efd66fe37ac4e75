// Two small pictures of an alert: when the looks fell, and who looked at what. Their words stand beside them; nothing is said by a picture alone.
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import { subjectTypeWords } from './scan-words.js';

const dayMs = 86_400_000;
const width = 420;
/** More marks than this are one smear: the sentence gives the number. */
const mostMarks = 200;
const mostNodes = 8;
const labelLetters = 20;

/** From the first day to the last; the height of a mark is the hour of the day, UTC, since nights tell something. */
export function LooksTimeline({ moments }: { readonly moments: readonly number[] }) {
  const { t } = useTranslation();
  const marks = moments.slice(0, mostMarks);
  const first = Math.floor(Math.min(...marks) / dayMs);
  const last = Math.max(first + 1, Math.ceil(Math.max(...marks) / dayMs));
  const day = (nth: number): string => new Date(nth * dayMs).toISOString().slice(0, 10);
  return (
    <svg viewBox={`0 0 ${width} 96`} className="scan-picture" role="img" aria-label={t('watch.timelineLabel', { count: moments.length, from: day(first), to: day(last) })}>
      {[0, 12, 24].map((hour) => <g key={hour}><line className="scan-axis" x1="34" x2={width - 14} y1={14 + (hour / 24) * 56} y2={14 + (hour / 24) * 56} /><text x="0" y={18 + (hour / 24) * 56}>{`${String(hour).padStart(2, '0')} h`}</text></g>)}
      {marks.map((ms, at) => <circle key={at} className="scan-look" r="3.5" cx={34 + ((ms / dayMs - first) / (last - first)) * (width - 48)} cy={14 + ((ms % dayMs) / dayMs) * 56} />)}
      <text x="34" y="92">{day(first)}</text><text x={width - 14} y="92" textAnchor="end">{day(last)}</text>
    </svg>
  );
}

/** People on the left, what they asked about on the right. */
export function LinkGraph({ people, things }: { readonly people: readonly string[]; readonly things: AlertView['things'] }) {
  const { t } = useTranslation();
  const named = things.map((one) => ({ ...one, label: one.label.replace(/^\w+/u, (type) => subjectTypeWords(type, t)) }));
  const [left, right] = [people.slice(0, mostNodes), named.slice(0, mostNodes)];
  const height = Math.max(left.length, right.length) * 26 + 10;
  const at = (index: number, count: number): number => (height / (count + 1)) * (index + 1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="scan-picture" role="img" aria-label={t('watch.graphLabel', { people: people.join(', '), count: things.length })}>
      {left.flatMap((name, l) => right.map((thing, r) => <line key={`${name} ${thing.label}`} className="scan-tie" x1="150" y1={at(l, left.length)} x2="250" y2={at(r, right.length)} strokeWidth={Math.min(4, 1 + Math.log2(Math.max(1, thing.looks)))} />))}
      {left.map((name, index) => <g key={name}><circle className="scan-node" cx="150" cy={at(index, left.length)} r="6" /><text x="138" y={at(index, left.length) + 4} textAnchor="end"><title>{name}</title>{short(name)}</text></g>)}
      {right.map((thing, index) => <g key={thing.label}><rect className="scan-thing" x="244" y={at(index, right.length) - 6} width="12" height="12" /><text x="262" y={at(index, right.length) + 4}><title>{thing.label}</title>{short(thing.label)}{thing.looks > 1 && ` ×${formatNumber(thing.looks)}`}</text></g>)}
    </svg>
  );
}

function short(text: string): string {
  const letters = Array.from(text);
  return letters.length > labelLetters ? `${letters.slice(0, labelLetters - 1).join('')}…` : text;
}
