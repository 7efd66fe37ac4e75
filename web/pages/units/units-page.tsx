// Whose orders each member takes: the units of one's agency as a tree in a table, with who is in them. From it follows who can be a second person.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitsAnswer } from '../../../src/http/contract.js';
import { askUnits } from '../../api/unit-questions.js';
import { roleWords } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { language } from '../../words/language.js';

type Unit = UnitsAnswer['units'][number];

export function unitName({ unit, nameEn, nameFr }: Unit): string {
  return (language() === 'fr' ? nameFr : nameEn) || unit;
}

export function UnitsPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askUnits());
  const columns = useMemo<readonly Column<Unit>[]>(() => [
    { id: 'unit', header: t('units.unit'), text: (one) => one.unit },
    { id: 'name', header: t('units.name'), text: (one) => (one.nameEn === '' ? t('units.unmade') : unitName(one)) },
    { id: 'under', header: t('units.under'), text: (one) => one.parent ?? t('units.top') },
    {
      id: 'members', header: t('units.members'), width: '50%', text: (one) => one.members.map(({ name }) => name).join(', '),
      draw: (one) => (one.members.length === 0 ? <span className="soft">{t('units.empty')}</span> : one.members.map(({ member, name, role }, at) => (
        <span key={member}>{at > 0 && ', '}<Link to="/people/$member" params={{ member }}>{name}</Link> <span className="soft">({roleWords(role, t)})</span></span>
      ))),
    },
  ], [t]);
  return (
    <>
      <PageHead title={t('units.title')} below={<span className="soft">{t('units.hint')}</span>} />
      <p><Link to="/units/new">{t('units.add')}</Link></p>
      {isPending && <Waiting lines={6} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data?.units.length === 0 && <p className="sheet">{t('units.none')}</p>}
      {data !== undefined && data.units.length > 0 && <Sheet name="units" label={t('units.title')} columns={columns} rows={data.units} rowKey={(one) => one.unit} />}
    </>
  );
}
