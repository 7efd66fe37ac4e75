// One lead: innocent explanations before what was noticed, then what was done and what the reader may do (G12).
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewAnswer } from '../../../src/http/contract.js';
import { AskProblem } from '../../api/ask.js';
import { actOnLead, askLead } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { AlertArticle } from '../watch/alert-article.js';
import '../watch/watch.css';
import { ActsList } from './acts-list.js';
import { LeadFacts } from './lead-facts.js';
import { leastWhy, waysOf, wayWords } from './lead-ways.js';
import { leadStateWords } from './review-words.js';
import './reviews.css';

const route = getRouteApi('/reviews/leads/$lead');

export function LeadPage() {
  const { lead } = route.useParams();
  const answer = useQuery(askLead(lead));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.error instanceof AskProblem && answer.error.status === 403 && answer.error.code === 'not_allowed') return <OpenWithReason lead={lead} onOpened={() => void answer.refetch()} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  return <Lead answer={answer.data} onDone={() => void answer.refetch()} />;
}

function OpenWithReason({ lead, onOpened }: { readonly lead: string; readonly onOpened: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [why, setWhy] = useState('');
  const opening = useMutation({ mutationFn: () => actOnLead(me, lead, { act: 'open', why: why.trim() }), onSuccess: onOpened });
  return (
    <SeriousAct title={t('reviews.notMine')} about={<Link to="/reviews">{t('reviews.back')}</Link>} what={t('reviews.openWhat')} whoElse={t('reviews.openWho')} recorded={t('reviews.openRecorded')} send={t('reviews.openSend')}
      isReady={why.trim().length >= leastWhy} isBusy={opening.isPending} error={opening.error ?? undefined} onSend={() => opening.mutate()}>
      <p style={{ margin: 0 }} className="soft">{t('reviews.sayWhy')}</p>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}

function Lead({ answer: { lead, alert, acts, task, ...rest }, onDone }: { readonly answer: ReviewAnswer; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const taking = useMutation({ mutationFn: () => actOnLead(me, lead.id, { act: 'take' }), onSuccess: onDone });
  const ways = waysOf(lead, rest.hasDecided);
  return (
    <>
      <PageHead title={`${lead.kind === 'audit' ? t('reviews.audit') : t('reviews.lead')} · ${leadStateWords(lead.state, t)}`} above={<Link to="/reviews">{t('reviews.back')}</Link>} />
      <LeadFacts lead={lead} former={rest.former} settled={rest.settled} task={task} />
      <div className="stack">
        <AlertArticle alert={alert} isOfRecord={alert.events.length > 0 && alert.events.every((one) => /^[^#]+#\d+$/u.test(one))} />
        <section className="block">
          <h2>{t('reviews.actHead')}</h2>
          {taking.isError && <Trouble error={taking.error} />}
          {ways.length === 0 && lead.state !== 'new' && <p className="soft">{t('reviews.nothingToDo')}</p>}
          <div className="acts">
            {lead.state === 'new' && <Button loading={taking.isPending} onClick={() => taking.mutate()}>{t('reviews.takeOn')}</Button>}
            {ways.map((way, nth) => <Button key={way} variant={nth === 0 ? 'filled' : 'default'} onClick={() => void navigate({ to: '/reviews/leads/$lead/$way', params: { lead: lead.id, way } })}>{wayWords(way, t)}</Button>)}
          </div>
        </section>
        <ActsList acts={acts} />
      </div>
    </>
  );
}
