// Asks once more who it is, says why, and goes on: by passkey, or, in a demo folder and without one, by the password.
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepUpOptions } from '../../src/http/contract.js';
import { AskProblem } from '../api/ask.js';
import { askStepUp, stepUpByPasskey, stepUpByPassword } from '../api/passkeys.js';
import { useMe } from '../api/session.js';
import { Trouble } from '../marks/trouble.js';

interface Props {
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

export function StepUp({ onDone, onLeave }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const [by, setBy] = useState<StepUpOptions['by']>();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const attempt = async (act: () => Promise<boolean>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      if (await act()) onDone();
    } catch (cause) {
      setError(cause);
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  const begin = () => attempt(async () => {
    const way = await askStepUp(me);
    setBy(way.by);
    if (way.by !== 'passkey' || way.options === undefined) return false;
    await stepUpByPasskey(me, way.options);
    return true;
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(async () => {
      await stepUpByPassword(me, password);
      return true;
    });
  };
  const isWrong = error instanceof AskProblem && error.code === 'step_up_needed';

  return (
    <form className="sheet" onSubmit={send} aria-labelledby="step-up" style={{ display: 'grid', gap: 12, maxWidth: 560 }}>
      <h2 id="step-up" ref={heading} tabIndex={-1}>{t('stepUp.title')}</h2>
      <p>{t('stepUp.why')}</p>
      {by === 'none' && <p role="status">{t('stepUp.none')}</p>}
      {by === 'password' && (
        <PasswordInput label={t('stepUp.password')} description={t('stepUp.passwordHint')} autoComplete="current-password" data-autofocus autoFocus value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
      )}
      {isWrong && <div className="banner chip-harm" role="alert"><p>{t('stepUp.wrong')}</p></div>}
      {error !== undefined && !isWrong && <Trouble error={error} />}
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {by === 'password'
          ? <Button type="submit" loading={isBusy} disabled={password === ''}>{t('stepUp.send')}</Button>
          : <Button loading={isBusy} onClick={() => void begin()}>{t('stepUp.begin')}</Button>}
        <Button variant="default" onClick={onLeave}>{t('stepUp.cancel')}</Button>
      </div>
    </form>
  );
}
