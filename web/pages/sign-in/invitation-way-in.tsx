// The first sign-in: an invitation sets a password, once.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../../api/ask.js';
import { acceptInvitation } from '../../api/sign-on.js';
import { Trouble } from '../../marks/trouble.js';

export function InvitationWayIn() {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [isDone, setDone] = useState(false);
  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(undefined);
    try {
      await acceptInvitation(invitation.trim(), password);
      setDone(true);
    } catch (cause) {
      setError(cause);
    } finally {
      setPassword('');
    }
  };
  // Unknown, used and expired are one answer: whoever tries codes learns nothing.
  const isWrong = error instanceof AskProblem && error.status === 401;
  return (
    <details className="sheet" style={{ maxWidth: 420 }}>
      <summary>{t('signOn.invited')}</summary>
      {isDone ? <div className="banner chip-accent" role="status"><p>{t('signOn.passwordSet')}</p></div> : (
        <form onSubmit={(event) => void accept(event)} style={{ display: 'grid', gap: 8, marginTop: 8 }}>
          <TextInput label={t('signOn.invitation')} autoComplete="off" spellCheck={false} required withAsterisk={false} value={invitation} onChange={(event) => setInvitation(event.currentTarget.value)} />
          <PasswordInput label={t('signOn.newPassword')} description={t('signOn.passwordHint')} autoComplete="new-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
          {isWrong && <div className="banner chip-harm" role="alert"><p>{t('signOn.invitationWrong')}</p></div>}
          {error !== undefined && !isWrong && <Trouble error={error} />}
          <Button type="submit" variant="default">{t('signOn.setPassword')}</Button>
        </form>
      )}
    </details>
  );
}
