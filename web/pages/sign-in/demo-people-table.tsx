// The fictional people of a demo folder: choosing one fills in the user, never the password.
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../../src/http/contract.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

interface Props {
  readonly people: readonly DemoPerson[];
  readonly onPick: (person: DemoPerson) => void;
}

export function DemoPeopleTable({ people, onPick }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<DemoPerson>[]>(
    () => [
      { id: 'name', header: t('signIn.name'), text: (person) => person.displayName },
      { id: 'user', header: t('signIn.user'), text: (person) => person.user, draw: (person) => <Button variant="default" size="compact-sm" maw="100%" onClick={() => onPick(person)}>{person.user}</Button> },
      { id: 'role', header: t('signIn.role'), text: (person) => person.role },
      { id: 'agency', header: t('signIn.agency'), text: (person) => person.agencyName },
      { id: 'purposes', header: t('signIn.purposes'), text: (person) => person.purposes.join(', ') },
      { id: 'cases', header: t('signIn.cases'), text: (person) => person.cases.join(', ') },
    ],
    [t, onPick],
  );
  return <Sheet name="demo people" label={t('signIn.people')} columns={columns} rows={people} rowKey={(person) => person.user} onOpen={onPick} />;
}
