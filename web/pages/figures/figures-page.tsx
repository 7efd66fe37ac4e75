// The figures that one may read: public ones with their sources, and those that the agency computed; and computing another.
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureLine, FiguresAnswer } from '../../../src/http/contract.js';
import { askFigures, computeFigure } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

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
      {answer.data !== undefined && ['analyst', 'publisher'].includes(me.role) && <Computing queries={answer.data.queries} />}
      {answer.data !== undefined && <Sheet name="figures" label={t('figures.title')} columns={columns} rows={answer.data.figures} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/figures/$id', params: { id: row.id } })} />}
    </>
  );
}

function Computing({ queries }: Pick<FiguresAnswer, 'queries'>) {
  const { t } = useTranslation();
  const me = useMe();
  const [query, setQuery] = useState(queries[0]?.code ?? '');
  const [scope, setScope] = useState('');
  const navigate = useNavigate();
  const computing = useMutation({ mutationFn: () => computeFigure(me, { query, ...(scope !== '' && { scope }) }), onSuccess: ({ id }) => navigate({ to: '/figures/$id', params: { id } }) });
  const scopes = [['', t('figures.allScopes')], ['local', t('figures.local')], ['regional', t('figures.regional')], ['interprovincial', t('figures.interprovincial')], ['national', t('figures.national')], ['international', t('figures.international')]] as const;
  return (
    <form className="sheet" style={{ display: 'flex', gap: 12, alignItems: 'end', flexWrap: 'wrap', marginBottom: 16 }} aria-label={t('figures.computeTitle')} onSubmit={(event) => { event.preventDefault(); computing.mutate(); }}>
      <NativeSelect label={t('figures.query')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} data={queries.map(({ code, label }) => ({ value: code, label }))} />
      <NativeSelect label={t('figures.scope')} value={scope} onChange={(event) => setScope(event.currentTarget.value)} data={scopes.map(([value, label]) => ({ value, label }))} />
      <Button type="submit" loading={computing.isPending}>{t('figures.compute')}</Button>
      {computing.isError && <Trouble error={computing.error} />}
    </form>
  );
}
