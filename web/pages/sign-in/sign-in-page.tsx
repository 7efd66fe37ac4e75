// The way in. In a demo folder the fictional people stand below; elsewhere nothing tells who exists.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskProblem } from '../../api/ask.js';
import { askPublicCheck } from '../../api/figure-questions.js';
import { askDemoPeople } from '../../api/questions.js';
import { useSessionActs } from '../../api/session.js';
import { LanguageSwitch } from '../../frame/language-switch.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { DemoPeopleTable } from './demo-people-table.js';
import { InvitationWayIn } from './invitation-way-in.js';
import { PasskeyWayIn } from './passkey-way-in.js';
import { ProviderWayIn } from './provider-way-in.js';

export function SignInPage() {
  const { t } = useTranslation();
  const { signIn } = useSessionActs();
  const demo = useQuery(askDemoPeople);
  const publicCheck = useQuery(askPublicCheck);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await signIn(user.trim(), password);
    } catch (cause) {
      setError(cause);
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  const isWrong = error instanceof AskProblem && (error.status === 401 || error.status === 403);

  return (
    <main className="outside">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <div><strong className="bar-name">{t('app.name')}</strong><div className="soft">{t('app.line')}</div></div>
        <LanguageSwitch />
      </div>
      <ProviderWayIn />
      <form className="sheet" onSubmit={(event) => void enter(event)} style={{ maxWidth: 420 }}>
        <PageHead title={t('signIn.title')} takesFocus={false} />
        <TextInput label={t('signIn.user')} autoComplete="username" autoCapitalize="none" spellCheck={false} required withAsterisk={false} value={user} onChange={(event) => setUser(event.currentTarget.value)} />
        <PasswordInput ref={passwordField} label={t('signIn.password')} autoComplete="current-password" required withAsterisk={false} mt="sm" mb="md" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        {isWrong && <div className="banner chip-harm" role="alert"><p>{t('signIn.wrong')}</p></div>}
        {error !== undefined && !isWrong && <Trouble error={error} />}
        <Button type="submit" mt="md" loading={isBusy}>{t('signIn.enter')}</Button>
      </form>
      <PasskeyWayIn />
      <InvitationWayIn />
      {publicCheck.data?.open === true && <p><Link to="/check">{t('claims.publicLink')}</Link></p>}
      {demo.data !== undefined && demo.data !== null && (
        <section aria-label={t('signIn.people')} className="sheet">
          <h2>{t('signIn.people')}</h2>
          <p className="soft" style={{ margin: '4px 0 8px' }}>{t('signIn.fictional')}</p>
          <DemoPeopleTable people={demo.data} onPick={(person) => { setUser(person.user); passwordField.current?.focus(); }} />
        </section>
      )}
    </main>
  );
}
