// Two pictures of a look-back: who looked on which day, and who at what. The tables beside them say the same in words.
import { useTranslation } from 'react-i18next';
import type { LookBackAnswer, LookBackPerson } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';

const dayMs = 86_400_000;
const [width, left, right, row] = [640, 150, 12, 22];
/** Narrower, their words are too small to read: the figure scrolls. */
const leastWidth = 520;
const mostPeople = 12;
const mostLetters = 18;

const nameOf = ({ user }: Pick<LookBackPerson, 'user'>, gone: string): string => (user === '' ? gone : user);
const short = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text);

/** A line for each person, a mark for each day with looks; its size says how many. */
export function PeopleTimeline({ answer }: { readonly answer: LookBackAnswer }) {
  const { t } = useTranslation();
  const people = answer.people.slice(0, mostPeople);
  const first = Date.parse(answer.firstDay);
  const span = Math.max(dayMs, Date.parse(answer.lastDay) - first);
  const height = people.length * row + 34;
  const x = (day: string): number => left + ((Date.parse(day) - first) / span) * (width - left - right);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="scan-picture" style={{ maxWidth: width, minWidth: leastWidth }} role="img" aria-label={t('lookBack.timelineLabel', { count: people.length, from: answer.firstDay, to: answer.lastDay })}>
      {people.map((one, at) => {
        const y = at * row + 14;
        const name = nameOf(one, t('lookBack.left'));
        return (
          <g key={`${one.user} ${at}`}>
            <text x={left - 12} y={y + 4} textAnchor="end"><title>{name}</title>{short(name)}</text><line className="scan-axis" x1={left} x2={width - right} y1={y} y2={y} />
            {one.days.map(({ day, looks }) => <circle key={day} className="scan-look" cx={x(day)} cy={y} r={Math.min(8, 2.5 + Math.sqrt(looks))}><title>{`${day} · ${formatNumber(looks)}`}</title></circle>)}
          </g>
        );
      })}
      <text x={left} y={height - 6}>{answer.firstDay}</text><text x={width - right} y={height - 6} textAnchor="end">{answer.lastDay}</text>
    </svg>
  );
}

/** People on the left, what was asked about on the right, as the asker named it. Only of the lines that are shown. */
export function WhoWhat({ answer, things }: { readonly answer: LookBackAnswer; readonly things: readonly string[] }) {
  const { t } = useTranslation();
  const people = [...new Set(answer.people.map((one) => one.user))].slice(0, mostPeople);
  const ties = new Map<string, number>();
  for (const { user, about } of answer.lines) ties.set(`${user} ${about}`, (ties.get(`${user} ${about}`) ?? 0) + 1);
  const height = Math.max(people.length, things.length) * 26 + 10;
  const y = (index: number, count: number): number => (height / (count + 1)) * (index + 1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="scan-picture" style={{ maxWidth: width, minWidth: leastWidth }} role="img" aria-label={t('lookBack.graphLabel', { count: people.length, things: things.length })}>
      {people.flatMap((user, p) => things.flatMap((thing, at) => {
        const looks = ties.get(`${user} ${at}`) ?? 0;
        return looks === 0 ? [] : [<line key={`${user} ${thing}`} className="scan-tie" x1={left + 30} y1={y(p, people.length)} x2={width - 250} y2={y(at, things.length)} strokeWidth={Math.min(5, 1 + Math.log2(looks))} />];
      }))}
      {people.map((user, p) => { const name = nameOf({ user }, t('lookBack.left')); return <g key={user}><circle className="scan-node" cx={left + 30} cy={y(p, people.length)} r="6" /><text x={left + 18} y={y(p, people.length) + 4} textAnchor="end"><title>{name}</title>{short(name)}</text></g>; })}
      {things.map((thing, at) => <g key={thing}><rect className="scan-thing" x={width - 256} y={y(at, things.length) - 6} width="12" height="12" /><text x={width - 236} y={y(at, things.length) + 4}><title>{thing}</title>{thing.length > 30 ? `${thing.slice(0, 29)}…` : thing}</text></g>)}
    </svg>
  );
}
