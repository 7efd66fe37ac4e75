// Members of one's agency, for its administrator: who holds what. Nothing of the registry is here, not even the titles of cases.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src/http/contract.js';
import { askPeople } from '../../api/sign-on.js';
import { clearanceWords, roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

export function stateOf({ active, suspended }: PersonView, t: TFunction): string {
  if (!active) return t('people.left');
  return suspended ? t('people.suspended') : t('people.active');
}

export function PeoplePage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askPeople());
  const purposeWords = usePurposeWords();
  const columns = useMemo<readonly Column<PersonView>[]>(() => [
    { id: 'name', header: t('people.name'), text: (one) => one.name, draw: (one) => <Link to="/people/$member" params={{ member: one.member }}>{one.name}</Link> },
    { id: 'user', header: t('people.user'), text: (one) => one.user },
    { id: 'role', header: t('people.role'), text: (one) => roleWords(one.role, t) },
    { id: 'unit', header: t('people.unit'), text: (one) => one.unit ?? '' },
    { id: 'clearance', header: t('people.clearance'), text: (one) => `${clearanceWords(one.clearance, t)} · ${one.clearanceUntil}` },
    { id: 'purposes', header: t('people.purposes'), text: (one) => one.purposes.map(purposeWords).join(', ') },
    { id: 'state', header: t('people.state'), text: (one) => stateOf(one, t) },
  ], [t, purposeWords]);
  return (
    <>
      <PageHead title={t('people.title')} below={<span className="soft">{t('people.hint')}</span>} />
      <p><Link to="/people/$member" params={{ member: 'new' }}>{t('people.add')}</Link></p>
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && <Sheet name="people" label={t('people.title')} columns={columns} rows={data.people} rowKey={(one) => one.member} />}
    </>
  );
}
