// The drawing of a series. Its words stand in the tables below it.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrendAnswer } from '../../../src/http/contract.js';
import { drawTrend } from './draw-trend.js';
import { gapsOf } from './trend-drawing.js';

export function TrendChart({ trend }: { readonly trend: TrendAnswer }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const noNumber = t('trends.noNumber');
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawing = drawTrend(place.current, trend, noNumber);
    const resized = new ResizeObserver(() => drawing.resize());
    resized.observe(place.current);
    return () => {
      resized.disconnect();
      drawing.end();
    };
  }, [trend, scheme, noNumber]);
  return (
    <figure className="sheet" style={{ margin: 0 }}>
      <div ref={place} style={{ height: 340 }} role="img" aria-label={t('trends.picture', { label: trend.label, points: trend.points.length, gaps: gapsOf(trend).length })} />
      <figcaption className="soft">{t('trends.legend')}</figcaption>
    </figure>
  );
}
