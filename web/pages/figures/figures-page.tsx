// The figures that one may read: public ones with their sources, and those that the agency computed; and computing another.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureLine } from '../../../src/http/contract.js';
import { askFigures } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { ComputeForm } from './compute-form.js';
import { UsesTable } from './figure-uses.js';

export function FiguresPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const answer = useQuery(askFigures());
  const columns = useMemo<readonly Column<FigureLine>[]>(() => {
    const standings = { published: t('figures.published'), claimed: t('figures.claimed'), derived: t('figures.derived') } as const;
    return [
      { id: 'figure', header: t('figures.figure'), text: (row) => row.label },
      { id: 'value', header: t('figures.value'), text: (row) => row.value },
      { id: 'period', header: t('figures.period'), text: (row) => row.period },
      { id: 'population', header: t('figures.population'), text: (row) => row.population },
      { id: 'standing', header: t('figures.standing'), text: (row) => `${standings[row.standing]}${row.disputed ? `, ${t('figures.disputed')}` : ''}` },
      { id: 'released', header: t('figures.released'), text: (row) => (row.isReleased ? t('figures.yes') : t('figures.notYet')) },
      { id: 'id', header: t('figures.id'), text: (row) => row.id, draw: (row) => <span className="code any">{row.id}</span> },
    ];
  }, [t]);
  return (
    <>
      <PageHead title={t('figures.title')} below={<span className="soft">{t('figures.hint')}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && answer.data.corrected.length > 0 && (
        <section className="sheet" style={{ marginBottom: 16 }}>
          <p className="banner chip-warn" style={{ margin: '0 0 8px' }}>{t('figures.correctedWhereUsed')}</p>
          <UsesTable uses={answer.data.corrected} linked={(id, label) => <Link to="/figures/$id" params={{ id }}>{label}</Link>} />
        </section>
      )}
      {answer.data !== undefined && ['analyst', 'publisher'].includes(me.role) && <ComputeForm vocabulary={answer.data.vocabulary} />}
      {answer.data !== undefined && <Sheet name="figures" label={t('figures.title')} columns={columns} rows={answer.data.figures} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/figures/$id', params: { id: row.id } })} />}
    </>
  );
}
