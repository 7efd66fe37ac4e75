// What a person would see, told by labels and policies: one's own at once, another's for those who examine and review.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askSight } from '../../api/access-questions.js';
import { useMe } from '../../api/session.js';
import { changesPolicies, reviewsGlass, roleWords, watchesOthers } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { SightTable } from './sight-table.js';

export function AccessPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [user, setUser] = useState('');
  const answer = useQuery(askSight(user));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setUser(typed.trim());
  };
  return (
    <>
      <PageHead title={t('access.title')} below={<span className="soft">{t('access.hint')}</span>} />
      <nav aria-label={t('access.title')} className="inline" style={{ marginBottom: 12 }}>
        <Link to="/access/who-sees">{t('access.whoTitle')}</Link>
        {watchesOthers(me.role) && <Link to="/access/replay">{t('access.replayTitle')}</Link>}
        {changesPolicies(me.role) && <Link to="/access/policies">{t('access.policiesTitle')}</Link>}
      </nav>
      {reviewsGlass(me.role) && (
        <form onSubmit={submit} className="sheet inline" style={{ marginBottom: 12 }}>
          <TextInput label={t('access.person')} description={t('access.personHint')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} maxLength={200} />
          <Button type="submit">{t('access.ask')}</Button>
        </form>
      )}
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && (
        <section className="block" aria-label={answer.data.displayName}>
          <h2>{answer.data.displayName} · {roleWords(answer.data.role, t)} · {answer.data.agency}</h2>
          <SightTable sight={answer.data} me={me} />
        </section>
      )}
    </>
  );
}
