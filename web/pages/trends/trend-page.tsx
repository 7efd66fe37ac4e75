// A series that refuses false trends: a line only between figures that may be compared; every other gap is drawn, numbered and says why.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askFigures } from '../../api/figure-questions.js';
import { askTrend } from '../../api/note-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { TrendChart } from './trend-chart.js';
import { TrendTables } from './trend-tables.js';
import '../watch/watch.css';

const first = 'cisc-2022-influence-or-access';

export function TrendPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { figure = first } = useSearch({ from: '/trends' });
  const figures = useQuery(askFigures());
  const answer = useQuery(askTrend(figure));
  const choices = (figures.data?.figures ?? []).map((one) => ({ value: one.id, label: `${one.label} · ${one.period}` }));
  return (
    <>
      <PageHead title={t('trends.title')} below={<span className="soft">{t('trends.hint')}</span>} />
      <div style={{ display: 'grid', gap: 16 }}>
        <NativeSelect label={t('trends.pick')} value={figure} onChange={(event) => void navigate({ to: '/trends', search: { figure: event.currentTarget.value } })} data={choices} style={{ maxWidth: 720 }} />
        {answer.isPending && <Waiting lines={10} />}
        {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
        {answer.data !== undefined && <><TrendChart trend={answer.data} /><TrendTables trend={answer.data} /></>}
      </div>
    </>
  );
}
