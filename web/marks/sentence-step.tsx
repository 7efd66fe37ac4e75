// One more sentence before a look-up: a calm step across the page, in the words that go on the record. It says nothing of what is behind it, since nothing was looked up.
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../src/http/contract.js';
import { addForLookup } from '../api/lookup-answers.js';

interface Props {
  readonly prompt: NonNullable<Problem['prompt']>;
  readonly onAgain: () => void;
}

export function SentenceStep({ prompt, onAgain }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const answer = typed.trim();
  const isWhole = answer.length >= prompt.least && answer.split(/\s+/u).length >= 3;
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    addForLookup({ prompt: prompt.id, version: prompt.version, answer });
    onAgain();
  };
  return (
    <form onSubmit={go} className="sheet" role="status" style={{ display: 'grid', gap: 12, padding: 24 }}>
      <h2>{t('friction.title')}</h2>
      <p>{t('friction.before')}</p>
      <Textarea label={prompt.words} description={t('friction.hint', { count: prompt.least })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} maxLength={1000} minRows={2} autosize required withAsterisk={false} autoComplete="off" />
      <p className="soft">{t('friction.recorded')}</p>
      <div><Button type="submit" disabled={!isWhole}>{t('friction.go')}</Button></div>
    </form>
  );
}
