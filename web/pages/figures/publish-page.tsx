// Publishing a figure, and asking an originator for its part: serious acts of two people, sent once to ask and again when the other approved.
import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureStepped } from '../../../src/http/contract.js';
import { publishFigure, releaseFigure } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';

export function PublishFigurePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = useParams({ from: '/figures/$id/publish' });
  return <Act id={id} title={t('figures.publishTitle')} what={t('figures.what')} whoElse={t('figures.whoElse')} recorded={t('figures.recorded')} send={t('figures.send')} act={(why) => publishFigure(me, id, why)} />;
}

export function ReleaseFigurePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id, agency } = useParams({ from: '/figures/$id/release/$agency' });
  return <Act id={id} title={t('figures.releaseTitle')} what={t('figures.releaseWhat', { agency })} whoElse={t('figures.releaseWho', { agency })} recorded={t('figures.releaseRecorded')} send={t('figures.releaseSend')} act={(why) => releaseFigure(me, id, agency, why)} />;
}

interface ActProps {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly whoElse: string;
  readonly recorded: string;
  readonly send: string;
  readonly act: (why: string) => Promise<FigureStepped>;
}

function Act({ id, act, ...words }: ActProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const acting = useMutation({ mutationFn: () => act(why.trim()) });
  return (
    <>
      {acting.isSuccess && <p className="banner chip-accent" role="status">{acting.data.state === 'done' ? t('figures.done') : t('figures.requested')}</p>}
      <SeriousAct {...words} about={<Link to="/figures/$id" params={{ id }}>{id}</Link>} isReady={why.trim().length >= 10} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={() => acting.mutate()}>
        <Textarea label={t('figures.whyPublish')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />
      </SeriousAct>
    </>
  );
}
