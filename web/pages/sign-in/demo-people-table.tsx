// The fictional people of a demo folder: choosing one fills in the user, never the password.
import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../../src/http/contract.js';
import { roleWords } from '../../marks/code-words.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

interface Props {
  readonly people: readonly DemoPerson[];
  readonly onPick: (person: DemoPerson) => void;
}

/** Whether every word that is wanted stands somewhere in the person's row. */
function hasWords(person: DemoPerson, columns: readonly Column<DemoPerson>[], wanted: string): boolean {
  const row = columns.map((column) => column.text(person)).join(' ').toLowerCase();
  return wanted.toLowerCase().split(/\s+/u).every((word) => row.includes(word));
}

export function DemoPeopleTable({ people, onPick }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const columns = useMemo<readonly Column<DemoPerson>[]>(
    () => [
      { id: 'name', header: t('signIn.name'), text: (person) => person.displayName },
      { id: 'user', header: t('signIn.user'), text: (person) => person.user, draw: (person) => <Button variant="default" size="compact-sm" maw="100%" onClick={() => onPick(person)}>{person.user}</Button> },
      { id: 'role', header: t('signIn.role'), text: (person) => roleWords(person.role, t) },
      { id: 'agency', header: t('signIn.agency'), text: (person) => person.agencyName },
      { id: 'purposes', header: t('signIn.purposes'), text: (person) => person.purposeLabels.join(', ') },
      { id: 'cases', header: t('signIn.cases'), text: (person) => person.cases.join(', ') },
    ],
    [t, onPick],
  );
  const shown = useMemo(() => people.filter((person) => hasWords(person, columns, wanted)), [people, columns, wanted]);
  return (
    <>
      <TextInput label={t('signIn.filter')} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} maw={320} mb="sm" autoComplete="off" />
      <Sheet name="demo people" label={t('signIn.people')} columns={columns} rows={shown} rowKey={(person) => person.user} onOpen={onPick} />
    </>
  );
}
