// Every failed question ends here: what happened, what was kept, what to do; a calm nothing is not drawn as an alarm.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../api/ask.js';
import { problemText } from '../api/problem-text.js';

import { LookupPrompt } from './lookup-prompt.js';
import { SentenceStep } from './sentence-step.js';

interface Props {
  readonly error: unknown;
  readonly onAgain?: () => void;
}

const look = { calm: 'chip-plain', refused: 'chip-harm', input: 'chip-warn', trouble: 'chip-warn' } as const;

export function Trouble({ error, onAgain }: Props) {
  const { t } = useTranslation();
  const { text, tone } = problemText(error, t);
  if (error instanceof AskProblem && error.code === 'prompt_unanswered' && onAgain !== undefined) return <LookupPrompt onAgain={onAgain} />;
  if (error instanceof AskProblem && error.prompt !== undefined && onAgain !== undefined) return <SentenceStep prompt={error.prompt} onAgain={onAgain} />;
  return (
    <div className={`banner ${look[tone]}`} role={tone === 'calm' ? 'status' : 'alert'}>
      <div>
        <p>{text}</p>
        {tone === 'trouble' && onAgain !== undefined && (
          <Button variant="default" mt="sm" onClick={onAgain}>{t('trouble.again')}</Button>
        )}
      </div>
    </div>
  );
}
