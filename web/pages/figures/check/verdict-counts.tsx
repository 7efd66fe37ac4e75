// How many claims of each verdict, drawn; each line shows its own alone, and again shows all.
import { useTranslation } from 'react-i18next';
import type { CheckOutcome, ClaimVerdict } from '../../../../src/http/contract.js';
import { formatNumber } from '../../../words/language.js';
import { VerdictChip, verdictName } from './verdict-chip.js';

interface Props {
  readonly counts: CheckOutcome['counts'];
  readonly chosen: ClaimVerdict | undefined;
  readonly onChoose: (verdict: ClaimVerdict | undefined) => void;
}

export function VerdictCounts({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <ul className="verdict-counts" aria-label={t('claims.counts')}>
      {counts.map(({ verdict, count }) => (
        <li key={verdict}>
          <button type="button" aria-pressed={chosen === verdict} onClick={() => onChoose(chosen === verdict ? undefined : verdict)} title={t('claims.only', { verdict: verdictName(verdict, t) })}>
            <VerdictChip verdict={verdict} />
            <span className={`verdict-bar verdict-${verdict}`} aria-hidden="true" style={{ width: `${(100 * count) / most}%` }} />
            <b>{formatNumber(count)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
