// Charts drawn by ECharts on the server: one drawing for the page and for the PDF, the same bytes for the same figures. Unknown is hatched, withheld a solid dark block.
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Bar, Chart, State } from './chart.js';
import type { Say } from './template.js';

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

const states: readonly State[] = ['yes', 'number', 'unknown', 'withheld', 'no', 'rest'];

/** Colours that hold 3 : 1 against paper; never told apart by colour alone. */
const colours: Readonly<Record<State, string>> = { yes: '#0b5a5e', number: '#0b5a5e', unknown: '#e4eaed', withheld: '#1b2226', no: '#8fb3b5', rest: '#ffffff' };
const hatch = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: '#50606a' };

const widthPx = 760;
const barPx = 46;

/** An SVG text without anything of the machine or of the moment in it. */
export function drawn(chart: Chart, say: Say): string {
  const present = states.filter((state) => chart.bars.some(({ parts }) => parts.some((part) => part.state === state)));
  const isLegend = present.some((state) => state !== 'number');
  const height = chart.bars.length * barPx + (isLegend ? 56 : 30);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height });
  drawing.setOption({
    animation: false, textStyle: { fontFamily: 'Libertinus Serif, Source Sans 3, sans-serif', color: '#1b2226' }, aria: { enabled: true, label: { enabled: false } },
    ...(isLegend && { legend: { bottom: 0, left: 0, selectedMode: false, itemWidth: 22, itemGap: 32, data: present.map(say), textStyle: { color: '#1b2226' } } }),
    grid: { left: 8, right: 24, top: 6, bottom: isLegend ? 52 : 26 },
    xAxis: { type: 'value', max: chart.most, axisLabel: { color: '#50606a', showMaxLabel: true }, splitLine: { lineStyle: { color: '#e4eaed' } } },
    yAxis: { type: 'category', inverse: true, data: chart.bars.map(({ id }) => id), axisLabel: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: '#50606a' } } },
    series: present.map((state, nth) => seriesOf(chart, state, nth === 0, say)),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return steady(svg, chart.id);
}

function seriesOf({ bars }: Chart, state: State, isFirst: boolean, say: Say) {
  const edge = state === 'rest' || state === 'unknown' ? { borderColor: '#50606a', borderWidth: 0.7 } : {};
  return {
    type: 'bar' as const, name: say(state), stack: 'all', barWidth: 14, silent: true, data: bars.map(({ parts }) => parts.find((part) => part.state === state)?.size ?? 0),
    itemStyle: { color: colours[state], ...edge, ...(state === 'unknown' && { decal: hatch }) },
    // The words stand above the bar, so that none is cut by its length.
    ...(isFirst && { label: { show: true, position: [4, -16], align: 'left' as const, formatter: ({ dataIndex }: { readonly dataIndex: number }) => labelOf(bars[dataIndex]), color: '#1b2226', fontSize: 12 } }),
  };
}

function labelOf(bar: Bar | undefined): string {
  return bar === undefined ? '' : `${bar.label}: ${bar.text}`;
}

/** ECharts numbers its marks from the start of the process, so that the first chart and the tenth would differ; and in one page no two charts may share a mark. */
function steady(svg: string, chartId: string): string {
  const names = new Map<string, string>();
  return svg.replaceAll(/ ecmeta_\w+="[^"]*"/g, '').replaceAll(/\bzr\d+-[\w-]+/g, (name) => {
    const known = names.get(name) ?? `${chartId}-m${names.size}`;
    names.set(name, known);
    return known;
  });
}
