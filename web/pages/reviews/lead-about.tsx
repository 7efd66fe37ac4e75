// Above an act on a lead: which one, and the way back to it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadFormProps } from './lead-form.js';

export function LeadAbout({ answer: { lead, alert }, lender }: Pick<LeadFormProps, 'answer' | 'lender'>) {
  const { t } = useTranslation();
  const back = lender === undefined ? <Link to="/reviews/leads/$lead" params={{ lead: lead.id }}>{t('reviews.backToLead')}</Link> : <Link to="/reviews/lent/$agency/$lead" params={{ agency: lender, lead: lead.id }}>{t('reviews.backToLead')}</Link>;
  return <span className="any">{back} · <strong>{alert.actors.join(', ')}</strong></span>;
}
