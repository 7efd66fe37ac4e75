// A reviewer's own part: asking, deciding with the innocent explanation first, and stepping back.
import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewDecision } from '../../../src/http/contract.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { LeadAbout } from './lead-about.js';
import type { LeadFormProps } from './lead-form.js';
import { leastWhy } from './lead-ways.js';

export function DecideForm({ isBusy, error, onSend, ...about }: LeadFormProps) {
  const { t } = useTranslation();
  const [explanation, setExplanation] = useState('');
  const [decision, setDecision] = useState<ReviewDecision>();
  const [why, setWhy] = useState('');
  const choices: readonly (readonly [ReviewDecision, string, string])[] = [
    ['clear', t('reviews.clear'), t('reviews.clearHint')], ['coach', t('reviews.coach'), t('reviews.coachHint')], ['restrict', t('reviews.restrict'), t('reviews.restrictHint')], ['refer', t('reviews.refer'), t('reviews.referHint')],
  ];
  const isReady = decision !== undefined && [explanation, why].every((text) => text.trim().length >= leastWhy);
  return (
    <SeriousAct title={t('reviews.decide')} about={<LeadAbout {...about} />} what={t('reviews.decideWhat')} whoElse={t('reviews.decideWho')} recorded={t('reviews.decideRecorded')} send={t('reviews.decideSend')}
      isReady={isReady} isBusy={isBusy} error={error} onSend={() => decision !== undefined && onSend({ act: 'decide', decision, explanation: explanation.trim(), why: why.trim() })}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>{about.answer.alert.considered.map((one) => <li key={one} className="any">{one}</li>)}</ul>
      <Textarea label={t('reviews.explanation')} description={t('reviews.explanationHint')} value={explanation} onChange={(event) => setExplanation(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
      <Radio.Group label={t('reviews.decision')} value={decision ?? ''} onChange={(value) => setDecision(choices.find(([code]) => code === value)?.[0])}>
        <div className="sheet desk-choice">{choices.map(([code, label, hint]) => <Radio key={code} value={code} label={label} description={hint} />)}</div>
      </Radio.Group>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}

export function AskForm({ isBusy, error, onSend, ...about }: LeadFormProps) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState('');
  return (
    <SeriousAct title={t('reviews.ask')} about={<LeadAbout {...about} />} what={t('reviews.askWhat')} whoElse={t('reviews.askWho')} recorded={t('reviews.askRecorded')} send={t('reviews.askSend')}
      isReady={question.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => onSend({ act: 'ask', question: question.trim() })}>
      <Textarea label={t('reviews.question')} description={t('reviews.questionHint')} value={question} onChange={(event) => setQuestion(event.currentTarget.value)} autosize minRows={3} maxLength={2000} />
    </SeriousAct>
  );
}

export function RecuseForm({ isBusy, error, onSend, ...about }: LeadFormProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  return (
    <SeriousAct title={t('reviews.recuse')} about={<LeadAbout {...about} />} what={t('reviews.recuseWhat')} whoElse={t('reviews.recuseWho')} recorded={t('reviews.recuseRecorded')} send={t('reviews.recuseSend')}
      isReady={why.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => onSend({ act: 'recuse', why: why.trim() })}>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
