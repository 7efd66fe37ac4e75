// Turning the live examiner on or off: a serious act either way, since one looks at everybody and the other at nobody any more.
import { NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askLive, startLive, stopLive } from '../../api/live-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';

export function LivePage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const answer = useQuery(askLive());
  const [perThousand, setPerThousand] = useState<string | number>(10);
  const isOn = answer.data?.isOn === true;
  const acting = useMutation({ mutationFn: () => (isOn ? stopLive(me) : startLive(me, Number(perThousand))), onSuccess: () => void navigate({ to: '/watch' }) });
  const back = <Link to="/watch">{t('live.back')}</Link>;
  if (answer.isPending) return <Waiting lines={8} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (!answer.data.mayStart) return <><PageHead title={t('live.title')} above={back} /><p className="sheet">{t('watch.notYours')}</p></>;
  const isReady = isOn || (Number(perThousand) > 0 && Number(perThousand) <= 1000);
  const act = isOn ? t('live.turnOff') : t('live.turnOn');
  return (
    <SeriousAct title={act} about={back} what={isOn ? t('live.offWhat') : t('live.onWhat')} whoElse={isOn ? t('live.offWho') : t('live.onWho')} recorded={isOn ? t('live.offRecorded') : t('live.onRecorded')} send={act}
      isReady={isReady} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={() => acting.mutate()}>
      {!isOn && <NumberInput label={t('live.perThousand')} description={t('live.perThousandHint')} value={perThousand} onChange={setPerThousand} min={0.1} max={1000} decimalScale={1} hideControls />}
    </SeriousAct>
  );
}
