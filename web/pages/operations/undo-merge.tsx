// Taking a decision about rows back, by the agency that decided: both stay on the record.
import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeDecided } from '../../../src/http/contract.js';
import { undoMerge } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';

interface Props {
  readonly id: string;
  readonly decision: MergeDecided;
  readonly onDone: () => void;
}

const leastWhy = 10;

export function UndoMergePage({ id, decision, onDone }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: () => undoMerge(me, id, decision.id, why.trim()) });
  const back = <Link to="/operations/$id/merges" params={{ id }} search={{}} onClick={() => { if (sending.isSuccess) onDone(); }}>{t('operations.backMerges')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('operations.undoTitle')}><p>{t('operations.undoDone')}</p>{back}</ActDone>;
  return (
    <SeriousAct title={t('operations.undoTitle')} about={<span>{back} · {decision.verdict === 'same' ? t('operations.same') : t('operations.different')}: {decision.rows.join(', ')} · <q>{decision.why}</q></span>}
      what={t('operations.undoWhat')} whoElse={t('operations.undoWho')} recorded={t('operations.undoRecorded')} send={t('operations.undoSend')}
      isReady={why.trim().length >= leastWhy} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
      <Textarea label={t('operations.why')} description={t('operations.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
    </SeriousAct>
  );
}
