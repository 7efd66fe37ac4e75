// Asking for a correction: of one statement or of the entity as a whole, with the reason, on the record.
import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askEntity } from '../../../api/questions.js';
import { sendCorrection, useMe } from '../../../api/session.js';
import { ActDone } from '../../../marks/act-done.js';
import { SeriousAct } from '../../../marks/serious-act.js';
import { Trouble } from '../../../marks/trouble.js';
import { Waiting } from '../../../marks/waiting.js';
import { valueWords } from '../statement-words.js';

const route = getRouteApi('/entities/$id/correction');

export function CorrectionPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = route.useParams();
  const [statement, setStatement] = useState(route.useSearch().statement ?? '');
  const [why, setWhy] = useState('');
  const answer = useQuery(askEntity(id, { asOf: undefined, knownAt: undefined }));
  const sending = useMutation({ mutationFn: () => sendCorrection(me, { entity: id, why: why.trim(), ...(statement === '' ? {} : { statement }) }) });
  if (answer.isPending) return <Waiting lines={8} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { entity } = answer.data;
  const back = <Link to="/entities/$id" params={{ id }}>{t('correction.back')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('correction.title')}><p>{t('correction.done', { id: sending.data.id })}</p>{back}</ActDone>;
  const choices = [{ value: '', label: t('correction.whole') }, ...entity.statements.map((one) => ({ value: one.id, label: `${one.propLabel}: ${valueWords(one).slice(0, 80)}` }))];
  return (
    <SeriousAct
      title={t('correction.title')} about={<span>{back} · <strong>{entity.caption}</strong></span>} what={t('correction.what')} whoElse={t('correction.whoElse')} recorded={t('correction.recorded')}
      send={t('correction.send')} isReady={why.trim().length >= 3} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <NativeSelect label={t('correction.statement')} value={statement} onChange={(event) => setStatement(event.currentTarget.value)} data={choices} />
      <Textarea label={t('correction.why')} description={t('correction.short')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={5} maxLength={4000} required withAsterisk={false} />
    </SeriousAct>
  );
}
