// The country by province and territory: a number has a shade, and unknown, withheld, suppressed and not stated have marks of their own, so that none of them looks like zero.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askFigures } from '../../api/figure-questions.js';
import { askProvinces } from '../../api/note-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { MapDrawing } from './map-drawing.js';
import { MapLegend } from './map-legend.js';
import { ProvinceTable } from './province-table.js';
import './map.css';
import '../watch/watch.css';

const first = 'opioid-rate-2016';

export function MapPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { figure = first } = useSearch({ from: '/map' });
  const figures = useQuery(askFigures());
  const answer = useQuery(askProvinces(figure));
  const choices = (figures.data?.figures ?? []).map((one) => ({ value: one.id, label: `${one.label} · ${one.period}` }));
  return (
    <>
      <PageHead title={t('map.title')} below={<span className="soft">{t('map.hint')}</span>} />
      <div style={{ display: 'grid', gap: 16 }}>
        <NativeSelect label={t('map.pick')} value={figure} onChange={(event) => void navigate({ to: '/map', search: { figure: event.currentTarget.value } })} data={choices} style={{ maxWidth: 720 }} />
        {answer.isPending && <Waiting lines={10} />}
        {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
        {answer.data !== undefined && (
          <>
            <h2>{answer.data.label} · {answer.data.period}</h2>
            <div className="map-pair"><figure className="sheet map-figure"><MapDrawing answer={answer.data} /><MapLegend answer={answer.data} /></figure><ProvinceTable answer={answer.data} /></div>
          </>
        )}
      </div>
    </>
  );
}
