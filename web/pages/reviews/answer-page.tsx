// Answering what reviewers ask: compelled, and so kept from everybody but them.
import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askOwnReviews, sendAnswer } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';

const route = getRouteApi('/questions/$question');

export function AnswerPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { question: id } = route.useParams();
  const own = useQuery(askOwnReviews());
  const [answer, setAnswer] = useState('');
  const sending = useMutation({ mutationFn: () => sendAnswer(me, id, answer.trim()), onSuccess: () => void navigate({ to: '/questions' }) });
  if (own.isPending) return <Waiting lines={6} />;
  if (own.isError) return <Trouble error={own.error} onAgain={() => void own.refetch()} />;
  const question = own.data.questions.find((one) => one.id === id && !one.answered);
  const back = <Link to="/questions">{t('reviews.questionsTitle')}</Link>;
  if (question === undefined) return <><p>{back}</p><p className="sheet">{t('reviews.noQuestions')}</p></>;
  return (
    <SeriousAct title={t('reviews.answerOne')} about={back} what={t('reviews.answerWhat')} whoElse={t('reviews.answerWho')} recorded={t('reviews.answerRecorded')} send={t('reviews.answerSend')}
      isReady={answer.trim() !== ''} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}>
      <blockquote style={{ margin: 0 }} className="sheet any">{question.question}</blockquote>
      <Textarea label={t('reviews.answerLabel')} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} autosize minRows={4} maxLength={4000} />
    </SeriousAct>
  );
}
