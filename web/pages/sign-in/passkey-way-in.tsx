// Signing in by passkey: no user name is typed, the device knows whose it is.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../../api/ask.js';
import { passkeyPlace } from '../../api/passkeys.js';
import { useSessionActs } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { PasskeyPlace } from '../account/passkey-place.js';

export function PasskeyWayIn() {
  const { t } = useTranslation();
  const { signInByPasskey } = useSessionActs();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await signInByPasskey();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const isWrong = error instanceof AskProblem && error.status === 401;
  return (
    <section className="sheet" aria-label={t('passkeys.title')} style={{ maxWidth: 420, display: 'grid', gap: 8 }}>
      {passkeyPlace().kind === 'here' && <Button variant="default" loading={isBusy} onClick={() => void enter()}>{t('passkeys.enter')}</Button>}
      <PasskeyPlace />
      {isWrong && <div className="banner chip-harm" role="alert"><p>{t('passkeys.opensNothing')}</p></div>}
      {error !== undefined && !isWrong && <Trouble error={error} />}
    </section>
  );
}
