// Who could see something that the asker sees: people of the own agency by name, of others by number, because who works there is theirs to say.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhoSeesAnswer } from '../../../src/http/contract.js';
import { askWhoSees } from '../../api/access-questions.js';
import { roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { formatNumber } from '../../words/language.js';
import { readWhoSeesAddress } from './who-sees-address.js';

const route = getRouteApi('/access/who-sees');
type Other = WhoSeesAnswer['others'][number];

export function WhoSeesPage() {
  const { t } = useTranslation();
  const { id = '', kind, statement = '' } = readWhoSeesAddress({ ...route.useSearch() });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(id);
  const [isReport, setReport] = useState(kind === 'reports');
  const answer = useQuery({ ...askWhoSees(kind ?? 'entities', id, statement), enabled: id !== '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/access/who-sees', search: { id: typed.trim(), ...(isReport && { kind: 'reports' as const }) } });
  };
  return (
    <>
      <PageHead title={t('access.whoTitle')} above={<Link to="/access">{t('access.rail')}</Link>} below={<span className="soft">{t('access.whoHint')}</span>} />
      <form onSubmit={submit} className="sheet inline" style={{ marginBottom: 12 }}>
        <NativeSelect label={t('access.whoKind')} value={isReport ? 'reports' : 'entities'} onChange={(event) => setReport(event.currentTarget.value === 'reports')} data={[{ value: 'entities', label: t('access.whoEntity') }, { value: 'reports', label: t('access.whoReport') }]} />
        <TextInput label={t('access.whoId')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} maxLength={300} />
        <Button type="submit" disabled={typed.trim() === ''}>{t('access.ask')}</Button>
      </form>
      {id !== '' && answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && <Seers found={answer.data} />}
    </>
  );
}

interface Line {
  readonly user: string;
  readonly role: string;
  readonly way: string;
  readonly labels: number;
  readonly policies: string;
}

function Seers({ found }: { readonly found: WhoSeesAnswer }) {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  const lines = useMemo(() => found.people.flatMap(({ displayName, role, labels, ways }): Line[] => ways.map(({ purpose, caseRef, policies }) => ({
    user: displayName, role: roleWords(role, t), way: `${purposeWords(purpose)} · ${caseRef}`, labels, policies: policies.join(', '),
  }))), [found, t, purposeWords]);
  const columns = useMemo<readonly Column<Line>[]>(() => [
    { id: 'user', header: t('access.person'), text: (line) => line.user },
    { id: 'role', header: t('access.role'), text: (line) => line.role },
    { id: 'way', header: t('access.way'), text: (line) => line.way },
    { id: 'labels', header: t('access.labels'), isNumber: true, text: (line) => String(line.labels), order: (line) => line.labels },
    { id: 'policies', header: t('access.policies'), text: (line) => line.policies, draw: (line) => <span className="code">{line.policies}</span> },
  ], [t]);
  const others = useMemo<readonly Column<Other>[]>(() => [
    { id: 'agency', header: t('access.agency'), text: (one) => one.agency },
    { id: 'people', header: t('access.people'), isNumber: true, text: (one) => String(one.people), order: (one) => one.people, draw: (one) => formatNumber(one.people) },
    { id: 'policies', header: t('access.policies'), text: (one) => one.policies.join(', '), draw: (one) => <span className="code">{one.policies.join(', ')}</span> },
  ], [t]);
  return (
    <>
      <p className="sheet">{t('access.under')} {found.labels.map(({ agency, marking }) => `${marking} (${agency})`).join(' · ')}</p>
      <section className="block" aria-label={t('access.ownPeople')}>
        <h2>{t('access.ownPeople')}</h2>
        <p>{found.roles.map(({ role, people }) => `${roleWords(role, t)} ${formatNumber(people)}`).join(' · ')}</p>
        <Sheet name="seers" label={t('access.ownPeople')} columns={columns} rows={lines} rowKey={(line) => `${line.user} ${line.way}`} />
      </section>
      <section className="block" aria-label={t('access.others')}>
        <h2>{t('access.others')}</h2>
        <p className="soft">{t('access.othersWhy')}</p>
        {found.others.length === 0 ? <p>{t('access.noOthers')}</p> : <Sheet name="seers-elsewhere" label={t('access.others')} columns={others} rows={found.others} rowKey={(one) => one.agency} />}
      </section>
    </>
  );
}
