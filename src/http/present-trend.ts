// A series and a map of figures as a page shows them: what joins, what does not and why; every place in a state of its own (G7).
import { type Figure, periodWords, populations, type ProvinceValue, provinces, Share, type Trend, units, valueWords } from '../figures/index.js';
import type { LedgerReceipt, ProvincesAnswer, TrendAnswer } from './contract.js';
import type { Language } from './language.js';

export function presentTrend(picked: Figure, { unit, points, joins }: Trend, language: Language, ledger: LedgerReceipt): TrendAnswer {
  return {
    unit: units.get(unit)?.[language] ?? unit, label: picked.label[language],
    points: points.map(({ figure, at, low, high, isApproximate }) => ({
      id: figure.id, revision: figure.revision, label: figure.label[language], period: periodWords(figure.period, language), value: valueWords(figure, language), population: populations.get(figure.population)?.[language] ?? figure.population,
      at, low, high, approximate: isApproximate, kind: figure.value.kind, standing: figure.standing,
    })),
    joins: joins.map(({ from, to, joined, conflict, reasons }) => ({ from, to, joined, conflict, reasons: reasons.map((one) => ({ code: one.code, words: one[language] })) })), ledger,
  };
}

export function presentProvinces(picked: Figure, values: readonly ProvinceValue[], language: Language, ledger: LedgerReceipt): ProvincesAnswer {
  return {
    label: picked.label[language], period: periodWords(picked.period, language), unit: units.get(picked.unit)?.[language] ?? picked.unit,
    provinces: values.map(({ province, state, figure }) => ({
      province, name: provinces.get(province)?.[language] ?? province, state, value: figure && valueWords(figure, language), number: figure && numberOf(figure), figure: figure && figure.id, revision: figure && figure.revision,
    })), ledger,
  };
}

/** What is coloured by: a number, or the confirmed share in per cent. Anything else has no colour of a scale. */
function numberOf({ value }: Figure): number | null {
  if (value.kind === 'number') return Number(value.number);
  if (value.kind === 'interval') return Number(value.low);
  return value.kind === 'share' ? new Share(value.counts).toJSON().bounds[0] * 100 : null;
}
