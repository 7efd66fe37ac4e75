// Has the node read its whole record again: with a bar that moves, and a way to stop it. Only those who watch others see it.
import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../../../api/ask.js';
import { askLedgerState, askVerifications, runVerification } from '../../../api/ledger-questions.js';
import { useMe } from '../../../api/session.js';
import { Trouble } from '../../../marks/trouble.js';
import { formatShare } from '../../../words/language.js';

export function RunVerification() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  useEffect(() => () => running.current?.abort(), []);

  const run = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setError(undefined);
    setShare(0);
    try {
      await runVerification(me, setShare, controller.signal);
    } catch (fault) {
      if (!controller.signal.aborted) setError(fault);
    }
    setShare(undefined);
    await Promise.all([client.invalidateQueries(askLedgerState), client.invalidateQueries(askVerifications)]);
  };
  if (share !== undefined) {
    const words = t('check.percent', { share: formatShare(share) });
    return (
      <div className="block" style={{ maxWidth: 480 }}>
        <p role="status">{t('check.running')}</p>
        <Progress value={share * 100} aria-label={t('check.running')} size="md" />
        <div className="inline"><span>{words}</span><Button variant="default" onClick={() => running.current?.abort()}>{t('check.cancel')}</Button></div>
      </div>
    );
  }
  const isBusy = error instanceof AskProblem && error.code === 'busy';
  const isCut = error instanceof AskProblem && (error.code === 'cut_off' || error.code === 'fault');
  return (
    <div className="block">
      {isBusy && <div className="banner chip-plain" role="status"><p>{t('check.busy')}</p></div>}
      {isCut && <div className="banner chip-warn" role="alert"><p>{t('check.failed')}</p></div>}
      {error !== undefined && !isBusy && !isCut && <Trouble error={error} />}
      <div className="inline"><Button onClick={() => void run()}>{t('check.run')}</Button><span className="soft">{t('check.started')}</span></div>
    </div>
  );
}
