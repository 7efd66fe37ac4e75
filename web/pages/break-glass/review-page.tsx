// One emergency access: the reason as it was typed, everything asked under it, and the reviewer's opinion.
import { Radio, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreakGlassReview } from '../../../src/http/contract.js';
import { askGlassReview, sendGlassOpinion } from '../../api/break-glass-questions.js';
import { useMe } from '../../api/session.js';
import { roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { RecordTable } from '../ledger/record-table.js';
import { type GlassOutcome, glassOutcomes, outcomeWords } from './outcome-words.js';

const route = getRouteApi('/break-glass/reviews/$glass');

export function GlassReviewPage() {
  const { glass } = route.useParams();
  const answer = useQuery(askGlassReview(glass));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  return <Review review={answer.data} onGiven={() => void answer.refetch()} />;
}

function Review({ review, onGiven }: { readonly review: BreakGlassReview; readonly onGiven: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [outcome, setOutcome] = useState<GlassOutcome>();
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: (given: GlassOutcome) => sendGlassOpinion(me, review.glass.id, { outcome: given, why: why.trim() }), onSuccess: onGiven });
  const { glass } = review;
  const hasSpoken = sending.isSuccess || glass.reviewedAt !== null || glass.opinions.some((one) => one.role === me.role);
  const about = <span><Link to="/break-glass/reviews">{t('glassReview.back')}</Link> · <strong>{glass.user}</strong> · {glass.caseRef} · {formatMoment(glass.openedAt)}</span>;
  const facts = (
    <div className="block">
      <h2>{t('glassReview.reason')}</h2>
      <blockquote className="sheet" style={{ margin: 0 }}>{review.reason}</blockquote>
      <h2>{t('glassReview.asked')}</h2>
      {review.entries.length === 0 ? <p className="sheet">{t('glassReview.nothing')}</p> : <RecordTable label={t('glassReview.asked')} entries={review.entries} hasActor={false} />}
      {review.isCut && <p className="soft">{t('glassReview.cut')}</p>}
      {glass.opinions.length > 0 && <h2>{t('glassReview.opinions')}</h2>}
      <dl className="facts">{glass.opinions.map((one) => [<dt key={`${one.role} who`}>{roleWords(one.role, t)}, {formatMoment(one.at)}</dt>, <dd key={one.role}>{outcomeWords(one.outcome, t)}: {one.why}</dd>])}</dl>
    </div>
  );
  if (hasSpoken) return <><PageHead title={t('glassReview.one')} above={about} /><div className="banner chip-accent" role="status"><p>{sending.isSuccess ? t('glassReview.done') : t('glassReview.spoken')}</p></div><div style={{ marginTop: 16 }}>{facts}</div></>;
  return (
    <>
      <SeriousAct
        title={t('glassReview.one')} about={about} what={t('glassReview.what')} whoElse={t('glassReview.whoElse')} recorded={t('glassReview.recorded')} send={t('glassReview.send')}
        isReady={outcome !== undefined && why.trim().length >= 10} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => outcome !== undefined && sending.mutate(outcome)}
      >
        <Radio.Group label={t('glassReview.outcome')} value={outcome ?? ''} onChange={(value) => setOutcome(glassOutcomes.find((one) => one === value))} required withAsterisk={false}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{glassOutcomes.map((one) => <Radio key={one} value={one} label={outcomeWords(one, t)} />)}</div>
        </Radio.Group>
        <Textarea label={t('glassReview.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={3} maxLength={2000} required withAsterisk={false} />
      </SeriousAct>
      <div style={{ marginTop: 24 }}>{facts}</div>
    </>
  );
}
