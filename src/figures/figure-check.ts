// No figure without a meaning: its codes exist, its numbers are numbers, its base is there, and it says what it does not say (G7).
import { BadInput } from '../kernel/index.js';
import type { Figure, Value } from './figure.js';
import { order, rational } from './rational.js';
import { Share } from './share.js';
import { measures, populations, units } from './terms.js';

/** What is wrong, by the name of the field; empty when nothing is. `figureOf` finds the figures that this one names. */
export function checkFigure(figure: Figure, figureOf: (id: string) => Figure | undefined): readonly string[] {
  const unit = units.get(figure.unit);
  const base = figure.base === null ? undefined : figureOf(figure.base);
  return [
    ...(measures.has(figure.measure) ? [] : [`no measure \`${figure.measure}\``]),
    ...(populations.has(figure.population) ? [] : [`no population \`${figure.population}\``]),
    ...(unit === undefined ? [`no unit \`${figure.unit}\``] : []),
    ...(figure.base !== null && base === undefined ? [`no base \`${figure.base}\``] : []),
    ...(figure.doesNotSay.length === 0 ? ['nothing under `doesNotSay`'] : []),
    ...figure.disputes.filter(({ against }) => against !== undefined && figureOf(against) === undefined).map(({ against }) => `a dispute with no figure \`${against ?? ''}\``),
    ...(Number.isSafeInteger(figure.revision) && figure.revision >= 1 ? [] : [`revision ${figure.revision}`]),
    ...wrongValue(figure.value),
  ];
}

function wrongValue(value: Value): readonly string[] {
  try {
    if (value.kind === 'number') rational(value.number);
    if (value.kind === 'share') new Share(value.counts).words('en');
    if (value.kind === 'interval' && order(rational(value.low), rational(value.high)) > 0) return ['an interval from high to low'];
    return [];
  } catch (fault) {
    if (fault instanceof BadInput) return [fault.message];
    throw fault;
  }
}
