// One lead that another agency gave: what stands against it first, then what was noticed and done, and what the reader may do (G12).
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askLentLead } from '../../api/lending-questions.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { ActsList } from '../reviews/acts-list.js';
import { LeadFacts } from '../reviews/lead-facts.js';
import { lentWaysOf, wayWords } from '../reviews/lead-ways.js';
import { leadStateWords } from '../reviews/review-words.js';
import '../reviews/reviews.css';
import { AlertArticle } from '../watch/alert-article.js';
import '../watch/watch.css';

const route = getRouteApi('/reviews/lent/$agency/$lead');

export function LentLeadPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { agencyName } = useAgencyNames();
  const { agency, lead: id } = route.useParams();
  const answer = useQuery(askLentLead(agency, id));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { lead, alert, acts, former, settled } = answer.data;
  const ways = lentWaysOf(answer.data);
  return (
    <>
      <PageHead title={`${lead.kind === 'audit' ? t('reviews.audit') : t('reviews.lead')} · ${leadStateWords(lead.state, t)}`} above={<Link to="/reviews/lent">{t('lending.back')}</Link>} below={<span className="soft">{t('lending.oneHint', { agency: agencyName(agency) })}</span>} />
      <LeadFacts lead={lead} former={former} settled={settled} />
      <div className="stack">
        {/* Entries of another agency's log are not the reader's to open. */}
        <AlertArticle alert={alert} isOfRecord={false} />
        <section className="block">
          <h2>{t('reviews.actHead')}</h2>
          {ways.length === 0 && <p className="soft">{t('reviews.nothingToDo')}</p>}
          <div className="acts">
            {ways.map((way, nth) => <Button key={way} variant={nth === 0 ? 'filled' : 'default'} onClick={() => void navigate({ to: '/reviews/lent/$agency/$lead/$way', params: { agency, lead: id, way } })}>{wayWords(way, t)}</Button>)}
          </div>
        </section>
        <ActsList acts={acts} />
      </div>
    </>
  );
}
