// A case of one's own agency that a finding of another agency touches: who, when on the case and how it ended; what was found is asked of them, outside this page.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DisclosureAct } from '../../../src/http/contract.js';
import { actOnReferral, askReferrals } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { Due } from './due.js';
import { LineDecision } from './line-decision.js';
import { decisionWords, outcomeWords, threadStateWords } from './review-words.js';
import './reviews.css';

const route = getRouteApi('/reviews/referrals/$referral');

export function ReferralPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { referral: id } = route.useParams();
  const answer = useQuery(askReferrals());
  const acting = useMutation({ mutationFn: (act: DisclosureAct) => actOnReferral(me, id, act), onSuccess: () => void answer.refetch() });
  if (answer.isPending) return <Waiting lines={8} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const one = answer.data.referrals.find((other) => other.id === id);
  const back = <Link to="/reviews/disclosures">{t('reviews.linesBack')}</Link>;
  if (one === undefined) return <><PageHead title={t('reviews.referral')} above={back} /><p className="sheet">{t('reviews.linesNone')}</p></>;
  const mayDecide = one.mine && one.state !== 'decided';
  return (
    <div className="stack">
      {mayDecide ? <LineDecision key={one.state} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={(act) => acting.mutate(act)} /> : <PageHead title={t('reviews.referral')} above={back} />}
      <dl className="facts sheet">
        <dt>{t('reviews.caseRef')}</dt><dd><strong>{one.caseRef}</strong> {one.title}</dd>
        <dt>{t('reviews.referralFrom')}</dt><dd>{one.from}</dd>
        <dt>{t('reviews.referralMember')}</dt><dd className="any">{one.name} ({one.member})</dd>
        {one.assignedFrom !== null && <><dt>{t('reviews.touched')}</dt><dd>{t('reviews.assigned', { from: one.assignedFrom, to: one.assignedTo ?? t('reviews.now') })}</dd></>}
        <dt>{t('reviews.outcome')}</dt><dd>{outcomeWords(one.finding, t)}, {one.closedOn}</dd>
        <dt>{t('reviews.stateLabel')}</dt><dd>{one.outcome === null ? threadStateWords(one.state, t) : decisionWords(one.outcome, t)}</dd>
        <dt>{t('reviews.owner')}</dt><dd>{one.owner ?? '–'}</dd>
        {one.due !== null && <><dt>{t('reviews.due')}</dt><dd><Due due={one.due} overdue={one.overdue} /></dd></>}
      </dl>
      {!mayDecide && one.state !== 'decided' && <div className="block">{acting.isError && <Trouble error={acting.error} />}<div className="acts"><Button loading={acting.isPending} onClick={() => acting.mutate({ act: 'own' })}>{t('reviews.takeOn')}</Button></div></div>}
    </div>
  );
}
