// A look-up under a purpose that asks something with each one: the question is put here, and the look-up goes on when it is answered.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepForLookup } from '../api/lookup-answers.js';
import { askPrompts } from '../api/questions.js';
import { useMe } from '../api/session.js';
import { PromptFields, repliesTo } from './prompt-fields.js';

export function LookupPrompt({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data } = useQuery(askPrompts());
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const prompts = (data?.prompts ?? []).filter((one) => one.purpose === me.purpose && one.asked === 'lookup');
  const replies = repliesTo(prompts, answers);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (replies === undefined) return;
    keepForLookup(replies);
    onAgain();
  };
  return (
    <form onSubmit={go} className="sheet" style={{ display: 'grid', gap: 12, maxWidth: 640 }}>
      <p className="soft">{t('prompt.lookup')}</p>
      <PromptFields prompts={prompts} answers={answers} onAnswer={(prompt, answer) => setAnswers({ ...answers, [prompt]: answer })} />
      <div><Button type="submit" disabled={replies === undefined}>{t('prompt.go')}</Button></div>
    </form>
  );
}
