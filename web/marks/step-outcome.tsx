// What became of a change of people, units or cases: done, or waiting for a second person, after whom it is carried out from the page of approvals.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleStep } from '../../src/http/contract.js';
import { ActDone } from './act-done.js';

interface Props {
  readonly answer: PeopleStep;
  readonly title: string;
  /** What is so now, in the words of the page. */
  readonly done: string;
  readonly back: ReactNode;
}

export function StepOutcome({ answer, title, done, back }: Props) {
  const { t } = useTranslation();
  const isWaiting = answer.state === 'requested';
  return (
    <ActDone title={title}>
      <p>{isWaiting ? t('people.requested', { approval: answer.approval ?? '' }) : done}</p>
      {isWaiting && <p style={{ marginTop: 8 }}><Link to="/approvals">{t('approvals.title')}</Link></p>}
      {answer.code !== null && <p>{t('people.once')} <code className="code">{answer.code}</code></p>}
      <p style={{ marginTop: 16 }}>{back}</p>
    </ActDone>
  );
}
