// Above an act on a lead: which one, and the way back to it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReviewAnswer } from '../../../src/http/contract.js';

export function LeadAbout({ answer: { lead, alert } }: { readonly answer: ReviewAnswer }) {
  const { t } = useTranslation();
  return <span className="any"><Link to="/reviews/leads/$lead" params={{ lead: lead.id }}>{t('reviews.backToLead')}</Link> · <strong>{alert.actors.join(', ')}</strong></span>;
}
