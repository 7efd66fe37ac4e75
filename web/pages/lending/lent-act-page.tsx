// What a reviewer of another agency does with a lead that was given to them: the same forms as on their own desk, and both records hold it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadAct, LentAct } from '../../../src/http/contract.js';
import { actOnLent, askLentLead } from '../../api/lending-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { NameForm, TriageForm } from '../reviews/lead-naming.js';
import { AskForm, DecideForm, RecuseForm } from '../reviews/lead-opinion.js';
import { lentWays, wayWords } from '../reviews/lead-ways.js';
import '../reviews/reviews.css';

const route = getRouteApi('/reviews/lent/$agency/$lead/$way');

export function LentActPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { agency, lead, way: asked } = route.useParams();
  const way = lentWays.find((one) => one === asked) ?? 'decide';
  const answer = useQuery(askLentLead(agency, lead));
  const acting = useMutation({ mutationFn: (act: LentAct) => actOnLent(me, agency, lead, act) });
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (acting.isSuccess) return <><PageHead title={wayWords(way, t)} above={<Link to="/reviews/lent">{t('lending.back')}</Link>} /><div className="banner chip-accent" role="status"><p>{t('reviews.done')}</p></div></>;
  const send = (act: LeadAct): void => {
    const order = lentOrder(act);
    if (order !== undefined) acting.mutate(order);
  };
  const props = { answer: answer.data, lender: agency, isBusy: acting.isPending, error: acting.error ?? undefined, onSend: send };
  if (way === 'triage') return <TriageForm {...props} />;
  if (way === 'name') return <NameForm {...props} />;
  if (way === 'ask') return <AskForm {...props} />;
  return way === 'recuse' ? <RecuseForm {...props} /> : <DecideForm {...props} />;
}

/** Taking, opening and reopening are the agency's own. */
function lentOrder(act: LeadAct): LentAct | undefined {
  if (act.act === 'take' || act.act === 'open' || act.act === 'reopen') return undefined;
  return act.act === 'name' ? { act: 'name', reviewer: act.reviewer, why: act.why } : act;
}
