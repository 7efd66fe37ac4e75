// Which charts a chapter has, from its figures alone: shares with their unknown, and counts that differ in one thing only.
import { type Figure, type Language, measures, periodWords, populations, Share, units, valueWords } from '../../figures/index.js';

export type State = 'yes' | 'no' | 'rest' | 'unknown' | 'withheld' | 'number';

export interface Bar {
  /** The figure's id. */
  readonly id: string;
  readonly label: string;
  /** The value in words, as the table has it. */
  readonly text: string;
  readonly parts: readonly { readonly state: State; readonly size: number }[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What the chart says, for whoever does not see it. */
  readonly alt: string;
  readonly bars: readonly Bar[];
  /** The end of the axis. */
  readonly most: number;
}

/** `figures`: those of one chapter, in its order. */
export function chartsOf(code: string, figures: readonly Figure[], language: Language): readonly Chart[] {
  const shares = figures.filter(({ value }) => value.kind === 'share').map((figure) => shareBar(figure, language));
  const share: readonly Chart[] = shares.length === 0 ? [] : [chartOf(`${code}-shares`, language === 'fr' ? 'Parts, avec leur inconnu' : 'Shares, with their unknown', shares, 100)];
  return [...share, ...setsOf(figures).map((set, nth) => numbersChart(`${code}-${nth + 1}`, set, language))];
}

function shareBar(figure: Figure, language: Language): Bar {
  const share = new Share(figure.value.kind === 'share' ? figure.value.counts : { yes: 0, unknown: 1, total: 1 });
  const size = (count: number) => (100 * count) / share.total;
  const left: Bar['parts'][number] = share.no === undefined ? { state: 'rest', size: size(share.rest) } : { state: 'no', size: size(share.no) };
  const parts = [{ state: 'yes', size: size(share.yes) }, { state: 'unknown', size: size(share.unknown) }, { state: 'withheld', size: size(share.withheld) }, left] as const;
  return { id: figure.id, label: `${figure.label[language]}, ${periodWords(figure.period, language)}`, text: valueWords(figure, language), parts: parts.filter((part) => part.size > 0) };
}

/** Two or more numbers of one measure, population, unit and period that differ in one condition: a level, a region, goods. A whole stands in no set with its parts. */
function setsOf(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const sets = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { measure, population, unit, period, value, of } = figure;
    if (value.kind !== 'number' || Number(value.number) < 0 || unit.startsWith('percent')) continue;
    const key = JSON.stringify([measure, population, unit, period, Object.keys(of).toSorted()]);
    sets.set(key, [...(sets.get(key) ?? []), figure]);
  }
  return [...sets.values()].filter((set) => set.length > 1 && new Set(set.map(({ of }) => JSON.stringify(of))).size === set.length);
}

/** As they are read, not as they are spelled. */
const levels: readonly string[] = ['high', 'medium', 'low', 'unrated'];

function numbersChart(id: string, set: readonly Figure[], language: Language): Chart {
  const bars = set.toSorted((a, b) => levels.indexOf(a.of.level ?? '') - levels.indexOf(b.of.level ?? '')).map((figure): Bar => ({
    id: figure.id, label: figure.label[language], text: valueWords(figure, language), parts: [{ state: 'number', size: figure.value.kind === 'number' ? Number(figure.value.number) : 0 }],
  }));
  const [first] = set;
  const said = (terms: ReadonlyMap<string, Readonly<Record<Language, string>>>, code: string) => terms.get(code)?.[language] ?? code;
  const title = first === undefined ? '' : `${said(measures, first.measure)} (${said(units, first.unit)}) · ${said(populations, first.population)} · ${periodWords(first.period, language)}`;
  return chartOf(id, title, bars, Math.max(...bars.flatMap(({ parts }) => parts.map(({ size }) => size))));
}

function chartOf(id: string, title: string, bars: readonly Bar[], most: number): Chart {
  return { id: `chart-${id}`, title, alt: `${title}. ${bars.map(({ label, text }) => `${label}: ${text}`).join('. ')}.`, bars, most };
}
