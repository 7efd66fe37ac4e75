// Has the node read its whole record again: with a bar that moves, and a way to stop it. Only those who watch others may; that one is under way, everyone sees.
import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../../../api/ask.js';
import { askLedgerState, runVerification } from '../../../api/ledger-questions.js';
import { useMe } from '../../../api/session.js';
import { watchesOthers } from '../../../marks/code-words.js';
import { Trouble } from '../../../marks/trouble.js';
import { formatShare } from '../../../words/language.js';

interface Props {
  /** Share of the record that a verification under way has read, by whomever it was started. */
  readonly underWay: number | undefined;
}

/** How far it has come; after the reading comes a comparison that has no measure. */
function Bar({ share, words }: { readonly share: number; readonly words: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">{words}</p>
      <Progress value={share * 100} animated={share >= 1} aria-label={words} size="md" />
      <span>{share >= 1 ? t('check.comparing') : t('check.percent', { share: formatShare(share) })}</span>
    </>
  );
}

export function RunVerification({ underWay }: Props) {
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
    await client.invalidateQueries(askLedgerState);
  };
  if (share !== undefined) {
    return (
      <div className="block" style={{ maxWidth: 480 }}>
        <Bar share={share} words={t('check.running')} />
        <div><Button variant="default" onClick={() => running.current?.abort()}>{t('check.cancel')}</Button></div>
      </div>
    );
  }
  if (underWay !== undefined) return <div className="block" style={{ maxWidth: 480 }}><Bar share={underWay} words={t('check.other')} /></div>;
  if (!watchesOthers(me.role)) return null;
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
