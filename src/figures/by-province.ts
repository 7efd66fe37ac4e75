// One figure by province and territory: each of the thirteen has a state of its own, and only a number that says zero is zero (G7).
import { BadInput } from '../kernel/index.js';
import type { Figure } from './figure.js';
import { samePeriod } from './comparable.js';
import { provinces } from './provinces.js';

/** `not_stated`: no figure says anything of it, which is neither zero nor unknown to its source. `other`: words or a list, which give no number. */
export type ProvinceState = 'number' | 'share' | 'unknown' | 'withheld' | 'suppressed' | 'not_stated' | 'other';

export interface ProvinceValue {
  readonly province: string;
  readonly state: ProvinceState;
  readonly figure: Figure | null;
}

/** Figures that are this one by province: of its measure, population and period, with it as their base; or, of a province's own figure, those beside it. */
export function provinceFigures(picked: Figure, all: Iterable<Figure>): readonly Figure[] {
  const whole = isOfProvince(picked) ? picked.base : picked.id;
  return [...all].filter((one) => isOfProvince(one) && one.measure === picked.measure && one.population === picked.population && one.unit === picked.unit && samePeriod(one.period, picked.period) && one.of.level === picked.of.level
    && one.of.commodity === picked.of.commodity && (one.id === picked.id || (whole === null ? one.base === null : one.base === whole)));
}

/** All thirteen, in the order of `provinces`. Throws `BadInput` naming the province that stands twice: of two numbers a map would show one. */
export function byProvince(figures: readonly Figure[]): readonly ProvinceValue[] {
  const found = new Map<string, Figure>();
  for (const figure of figures) {
    const { region } = figure.of;
    if (region === undefined || !provinces.has(region)) throw new BadInput(`\`${figure.id}\` is of no province or territory; use one of ${[...provinces.keys()].join(', ')}`, { fr: `\`${figure.id}\` n’est d’aucune province ni d’aucun territoire ; employez ${[...provinces.keys()].join(', ')}` });
    const other = found.get(region);
    if (other !== undefined) throw new BadInput(`\`${region}\` stands twice, as \`${other.id}\` and \`${figure.id}\`; leave one out`, { fr: `\`${region}\` figure deux fois, par \`${other.id}\` et \`${figure.id}\` ; omettez-en un` });
    found.set(region, figure);
  }
  return [...provinces.keys()].map((province) => ({ province, state: stateOf(found.get(province)), figure: found.get(province) ?? null }));
}

function stateOf(figure: Figure | undefined): ProvinceState {
  switch (figure?.value.kind) {
    case undefined: return 'not_stated';
    case 'number':
    case 'interval': return 'number';
    case 'incomplete_list':
    case 'parts':
    case 'words': return 'other';
    case 'share':
    case 'unknown':
    case 'withheld':
    case 'suppressed': break;
  }
  return figure?.value.kind ?? 'not_stated';
}

function isOfProvince({ of: { region } }: Figure): boolean {
  return region !== undefined && provinces.has(region);
}
