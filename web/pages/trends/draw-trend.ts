// ECharts draws the series: lines where two points are joined, a numbered band where they are not, and a hatched bar for whatever is unknown of a value.
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { TrendAnswer } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import { gapsOf, topOf, tracksOf } from './trend-drawing.js';

use([LineChart, ScatterChart, CustomChart, GridComponent, MarkAreaComponent, SVGRenderer]);

export interface TrendDrawing {
  resize(): void;
  end(): void;
}

type Point = TrendAnswer['points'][number];
type Place = (point: readonly [string, number]) => readonly number[];
const dayMs = 86_400_000;
const [barPx, hatchPx] = [12, 6];

export function drawTrend(place: HTMLElement, trend: TrendAnswer, noNumber: string): TrendDrawing {
  const style = getComputedStyle(place);
  const ink = (name: string): string => style.getPropertyValue(name).trim();
  const chart = init(place, undefined, { renderer: 'svg' });
  const days = trend.points.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  const top = topOf(trend);
  const soft = { color: ink('--ink-soft') };
  chart.setOption({
    animation: false, textStyle: { fontFamily: style.fontFamily, color: ink('--ink') }, grid: { left: 72, right: 28, top: 40, bottom: 36 },
    xAxis: { type: 'time', min: Math.min(...days) - 200 * dayMs, max: Math.max(...days) + 200 * dayMs, axisLabel: { ...soft, formatter: '{yyyy}', hideOverlap: true }, minInterval: 365 * dayMs },
    yAxis: { type: 'value', min: 0, max: top, name: trend.unit, nameTextStyle: { ...soft, align: 'left' }, axisLabel: { ...soft, showMaxLabel: false, formatter: (value: number) => formatNumber(value) }, splitLine: { lineStyle: { color: ink('--line') } } },
    series: [bars(trend, top, ink, noNumber), ...tracksOf(trend).map((track) => line(trend, track, ink)), dots(trend, ink)],
  });
  return { resize: () => chart.resize(), end: () => chart.dispose() };
}

/** The height at which lines and dots stand: of a share what is confirmed, of a bound the bound itself. */
function heightOf({ kind, low, high }: Point): number | undefined {
  if (low !== null && high !== null && kind !== 'share') return (Number(low) + Number(high)) / 2;
  const only = low ?? high;
  return only === null ? undefined : Number(only);
}

function line({ points }: TrendAnswer, track: readonly number[], ink: (name: string) => string) {
  const data = track.flatMap((at) => {
    const [point, height] = [points[at], points[at] && heightOf(points[at])];
    return point?.at === undefined || point.at === null || height === undefined ? [] : [[point.at, height]];
  });
  return { type: 'line', data, showSymbol: false, lineStyle: { color: ink('--accent'), width: 2 }, silent: true };
}

function dots(trend: TrendAnswer, ink: (name: string) => string) {
  const data = trend.points.flatMap((point) => {
    const height = heightOf(point);
    return point.at === null || height === undefined ? [] : [{ value: [point.at, height], itemStyle: point.standing === 'published' ? { color: ink('--accent') } : { color: ink('--sheet'), borderColor: ink('--accent'), borderWidth: 2 } }];
  });
  const at = (nth: number): string | null => trend.points[nth]?.at ?? null;
  const bands = gapsOf(trend).flatMap(({ from, to }, nth) => {
    const [start, end] = [at(from), at(to)];
    return start === null || end === null ? [] : [[{ name: String(nth + 1), xAxis: start }, { xAxis: start === end ? new Date(Date.parse(end) + 20 * dayMs).toISOString().slice(0, 10) : end }]];
  });
  return {
    type: 'scatter', symbolSize: 10, data, silent: true, z: 5,
    markArea: { silent: true, itemStyle: { color: ink('--warn'), opacity: 0.12 }, label: { color: ink('--warn'), fontWeight: 600, position: 'top' }, data: bands },
  };
}

/** Where a value is not one number: from its low to its high end, to the top of the picture where that is open, and its whole height where there is no number at all. */
function bars({ points }: TrendAnswer, top: number, ink: (name: string) => string, noNumber: string) {
  const open = points.filter(({ at, low, high }) => at !== null && (low === null || high === null || low !== high));
  const stroke = ink('--line-strong');
  const renderItem = ({ dataIndex }: { readonly dataIndex: number }, { coord }: { readonly coord: Place }) => {
    const point = open[dataIndex];
    if (point?.at === undefined || point.at === null) return null;
    const [x = 0, bottom = 0] = coord([point.at, Number(point.low ?? 0)]);
    const [, ceiling = 0] = coord([point.at, point.high === null ? top : Number(point.high)]);
    const rows = Math.max(0, Math.floor((bottom - ceiling) / hatchPx));
    const hatch = Array.from({ length: rows }, (_, n) => ({ type: 'line', shape: { x1: x - barPx / 2, y1: bottom - n * hatchPx, x2: x + barPx / 2, y2: bottom - (n + 1) * hatchPx }, style: { stroke } }));
    const name = point.low === null && point.high === null ? [{ type: 'text', style: { text: noNumber, x, y: ceiling - 14, align: 'center', fill: ink('--ink-soft'), font: '12px sans-serif' } }] : [];
    return { type: 'group', children: [{ type: 'rect', shape: { x: x - barPx / 2, y: ceiling, width: barPx, height: Math.max(2, bottom - ceiling) }, style: { fill: ink('--sheet'), stroke } }, ...hatch, ...name] };
  };
  return { type: 'custom', silent: true, z: 4, renderItem, data: open.map(({ at, low }) => [at, Number(low ?? 0)]) };
}
