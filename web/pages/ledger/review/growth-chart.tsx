// One bar a day. The largest stands for the full height, and its figure is written beside it.
import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../ledger/growth.js';
import { formatNumber } from '../../../words/language.js';

const gap = 0.2;
const height = 100;

export function GrowthChart({ days }: { readonly days: readonly DayCount[] }) {
  const { t } = useTranslation();
  const most = Math.max(...days.map(({ count }) => count));
  return (
    <figure className="bars" style={{ margin: 0 }}>
      <span className="bars-top">{formatNumber(most)}</span>
      <svg viewBox={`0 0 ${days.length} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('review.chart')}>
        {days.map(({ day, count }, at) => {
          // A day with a single entry is not nothing.
          const tall = most === 0 ? 0 : Math.max(count === 0 ? 0 : 1, (count / most) * height);
          return <rect key={day} className="bars-bar" x={at + gap / 2} y={height - tall} width={1 - gap} height={tall}><title>{`${day}: ${formatNumber(count)}`}</title></rect>;
        })}
      </svg>
      <span className="bars-days" aria-hidden="true"><span>{days[0]?.day}</span><span>{days.at(-1)?.day}</span></span>
    </figure>
  );
}
