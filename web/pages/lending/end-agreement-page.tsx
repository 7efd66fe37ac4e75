// Ending an agreement takes one person, at once: what was given by it is nobody's of the other agency any more.
import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAgreements, endAgreement } from '../../api/lending-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { leastWhy } from '../reviews/lead-ways.js';

const route = getRouteApi('/reviews/agreements/$agreement/end');

export function EndAgreementPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { agreement: id } = route.useParams();
  const { agencyName } = useAgencyNames();
  const answer = useQuery(askAgreements());
  const [why, setWhy] = useState('');
  const ending = useMutation({ mutationFn: () => endAgreement(me, id, why.trim()) });
  const back = <Link to="/reviews/agreements">{t('lending.agreementsBack')}</Link>;
  if (ending.isSuccess) return <ActDone title={t('lending.end')}><p>{t('lending.isEnded')}</p>{back}</ActDone>;
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const one = answer.data.agreements.find((other) => other.id === id && other.endedAt === null);
  if (one === undefined) return <div className="sheet"><p>{t('lending.gone')}</p>{back}</div>;
  return (
    <SeriousAct title={t('lending.end')} about={<span className="any">{back} · <strong>{agencyName(one.with)}</strong></span>} what={t('lending.endWhat', { agency: agencyName(one.with) })} whoElse={t('lending.endWho')} recorded={t('lending.endRecorded')} send={t('lending.endSend')}
      isReady={why.trim().length >= leastWhy} isBusy={ending.isPending} error={ending.error ?? undefined} onSend={() => ending.mutate()}>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
