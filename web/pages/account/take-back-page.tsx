// Taking back what one delegated: it ends at once, for answers on their way too.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askDelegations, takeBackDelegation } from '../../api/duty-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Waiting } from '../../marks/waiting.js';
import { mayTakeBack, whatOf } from './delegations-page.js';

export function TakeBackPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/account/delegations/$id' });
  const { data, isPending } = useQuery(askDelegations());
  const taking = useMutation({ mutationFn: () => takeBackDelegation(me, id) });
  const back = <Link to="/account/delegations">{t('delegations.back')}</Link>;
  if (isPending) return <Waiting lines={4} />;
  if (taking.isSuccess) return <ActDone title={t('delegations.backTitle')}><p>{t('delegations.backDone')}</p>{back}</ActDone>;
  const one = data?.delegations.find((line) => line.id === id && mayTakeBack(line));
  if (one === undefined) return <div className="sheet"><p>{t('delegations.gone')}</p>{back}</div>;
  return (
    <SeriousAct title={t('delegations.backTitle')} about={back} what={t('delegations.backWhat', { who: one.grantee, what: whatOf(one, t) })} whoElse={t('delegations.backWho')} recorded={t('delegations.backRecorded')}
      send={t('delegations.backSend')} isReady isBusy={taking.isPending} error={taking.error ?? undefined} onSend={() => taking.mutate()}>
      {null}
    </SeriousAct>
  );
}
