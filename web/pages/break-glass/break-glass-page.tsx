// Opening emergency access is a serious act with a typed reason; the page also shows one's own and what became of them.
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askOwnGlass, endGlass, sendGlass } from '../../api/break-glass-questions.js';
import { askSession } from '../../api/questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { PageHead } from '../../marks/page-head.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { GlassTable } from './glass-table.js';

export function BreakGlassPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const own = useQuery(askOwnGlass());
  const refresh = async (): Promise<void> => {
    client.removeQueries({ queryKey: ['answer'] });
    await client.refetchQueries({ queryKey: askSession.queryKey });
    await own.refetch();
  };
  const opening = useMutation({ mutationFn: () => guard(() => sendGlass(me, reason.trim())), onSuccess: refresh });
  const ending = useMutation({ mutationFn: () => endGlass(me), onSuccess: refresh });
  return (
    <>
      {me.glass === null ? (
        <SeriousAct
          title={t('glass.title')} about={null} what={t('glass.what')} whoElse={t('glass.whoElse')} recorded={t('glass.recorded')} send={t('glass.send')}
          isReady={reason.trim().length >= 20} isBusy={opening.isPending} error={opening.error ?? undefined} onSend={() => opening.mutate()}
        >
          <Textarea label={t('glass.reason')} description={t('glass.reasonHint')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={4} maxLength={2000} required withAsterisk={false} />
        </SeriousAct>
      ) : (
        <>
          <PageHead title={t('glass.title')} />
          <div className="sheet" style={{ maxWidth: 720 }}>
            <p>{t('glass.what')}</p>
            <div className="inline"><Button loading={ending.isPending} onClick={() => ending.mutate()}>{t('glass.end')}</Button><Link to="/search">{t('glass.toSearch')}</Link></div>
          </div>
          {ending.isError && <Trouble error={ending.error} />}
        </>
      )}
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
      <h2 style={{ marginTop: 24 }}>{t('glass.mine')}</h2>
      {own.isError && <Trouble error={own.error} onAgain={() => void own.refetch()} />}
      {own.isSuccess && (
        <>
          <p className="soft">{t('glass.week', { count: own.data.timesThisWeek })} {own.data.reviewOverdue && t('glass.overdue')}</p>
          {own.data.glasses.length === 0 ? <p className="sheet">{t('glass.none')}</p> : <GlassTable label={t('glass.mine')} glasses={own.data.glasses} hasUser={false} />}
        </>
      )}
    </>
  );
}
