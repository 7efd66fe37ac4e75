// A serious act is a whole page: what, who else, what will be recorded, then one clear button (never a dialog).
import type { FormEvent, ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHead } from './page-head.js';
import { Trouble } from './trouble.js';

interface Props {
  readonly title: string;
  readonly about: ReactNode;
  readonly what: string;
  readonly whoElse: string;
  readonly recorded: string;
  readonly send: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  /** The other way out of the same page, beside the one clear button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

export function SeriousAct({ title, about, what, whoElse, recorded, send, isReady, isBusy, error, onSend, beside, children }: Props) {
  const { t } = useTranslation();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onSend();
  };
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHead title={title} above={about} />
      <dl className="facts sheet" style={{ marginBottom: 16 }}>
        <dt>{t('correction.whatHead')}</dt><dd>{what}</dd>
        <dt>{t('correction.whoHead')}</dt><dd>{whoElse}</dd>
        <dt>{t('correction.recordHead')}</dt><dd>{recorded}</dd>
      </dl>
      <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
        {children}
        {error !== undefined && <Trouble error={error} />}
        <div className="acts"><Button type="submit" disabled={!isReady} loading={isBusy}>{send}</Button>{beside}</div>
      </form>
    </div>
  );
}
