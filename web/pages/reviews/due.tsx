// A deadline: what is overdue says so in words and shape, not by colour alone.
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../words/language.js';

export function Due({ due, overdue }: { readonly due: string | null; readonly overdue: boolean }) {
  const { t } = useTranslation();
  if (due === null) return <span className="soft">–</span>;
  return overdue ? <span className="chip chip-harm chip-notched">{t('reviews.overdue', { due: formatMoment(due) })}</span> : <span className="unbroken">{formatMoment(due)}</span>;
}
