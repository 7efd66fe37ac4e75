// An act on a lead is a page of its own: what it does, who else reads it, what is recorded, then one clear button.
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadAct } from '../../../src/http/contract.js';
import { actOnLead, askLead } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { AskForm, DecideForm, RecuseForm } from './lead-opinion.js';
import { NameForm, TriageForm } from './lead-naming.js';
import { ReopenForm } from './lead-reopening.js';
import { leadWays, wayWords } from './lead-ways.js';

const route = getRouteApi('/reviews/leads/$lead/$way');

export function LeadActPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { lead, way: asked } = route.useParams();
  const way = leadWays.find((one) => one === asked) ?? 'decide';
  const answer = useQuery(askLead(lead));
  const acting = useMutation({ mutationFn: (act: LeadAct) => actOnLead(me, lead, act) });
  const back = <Link to="/reviews/leads/$lead" params={{ lead }}>{t('reviews.backToLead')}</Link>;
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (acting.isSuccess) return <><PageHead title={wayWords(way, t)} above={back} /><div className="banner chip-accent" role="status"><p>{t('reviews.done')}</p></div></>;
  const props = { answer: answer.data, isBusy: acting.isPending, error: acting.error ?? undefined, onSend: (act: LeadAct) => acting.mutate(act) };
  if (way === 'triage') return <TriageForm {...props} />;
  if (way === 'name') return <NameForm {...props} />;
  if (way === 'reopen') return <ReopenForm {...props} />;
  if (way === 'ask') return <AskForm {...props} />;
  return way === 'recuse' ? <RecuseForm {...props} /> : <DecideForm {...props} />;
}
