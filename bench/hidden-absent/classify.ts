// How well an attacker tells hidden from absent: the area under the curve of three classifiers, each trained on one half of the pairs and
// judged on the other. 0.5 is a coin.
import type { Timed } from './client.js';

export interface Area {
  readonly auc: number;
  /** Half the width of the 95 % interval (Hanley and McNeil 1982). */
  readonly within: number;
}

interface Case {
  readonly isHidden: boolean;
  readonly ms: number;
  readonly bytes: number;
}

export type Score = (one: Case) => number;

export function casesOf(timed: readonly Timed[], parity: 0 | 1): Case[] {
  return timed.flatMap(({ ms, bytes }) => [0, 1].flatMap((side) => [...(ms[side] as Float64Array)].flatMap((one, i) =>
    (i % 2 === parity ? [{ isHidden: side === 0, ms: one, bytes: bytes[side]?.[i] ?? 0 }] : []))));
}

/** The share of (hidden, absent) couples that `score` puts in order; ties count half. */
export function areaOf(cases: readonly Case[], score: Score): Area {
  const scored = cases.map((one) => ({ isHidden: one.isHidden, score: score(one) })).toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < scored.length; ) {
    let to = from;
    while (to < scored.length && scored[to]?.score === scored[from]?.score) to += 1;
    for (let i = from; i < to; i += 1) if (scored[i]?.isHidden === true) ranks += (from + to + 1) / 2;
    from = to;
  }
  const hidden = scored.filter((one) => one.isHidden).length;
  const absent = scored.length - hidden;
  const auc = (ranks - (hidden * (hidden + 1)) / 2) / (hidden * absent);
  const [q1, q2] = [auc / (2 - auc), (2 * auc * auc) / (1 + auc)];
  return { auc, within: 1.96 * Math.sqrt((auc * (1 - auc) + (hidden - 1) * (q1 - auc * auc) + (absent - 1) * (q2 - auc * auc)) / (hidden * absent)) };
}

/** Slower is hidden, or the other way round: whichever the training half says. */
export function threshold(training: readonly Case[]): Score {
  const sign = areaOf(training, ({ ms }) => ms).auc >= 0.5 ? 1 : -1;
  return ({ ms }) => sign * ms;
}

/** How much likelier a time in this fiftieth, and a length like this one, was among the hidden. */
export function quantiles(training: readonly Case[]): Score {
  const sorted = training.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const edges = Array.from({ length: 49 }, (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / 50)] ?? 0);
  const bin = (ms: number): number => {
    const at = edges.findIndex((edge) => ms < edge);
    return at < 0 ? edges.length : at;
  };
  const times = odds(training, ({ ms }) => bin(ms));
  const lengths = odds(training, ({ bytes }) => bytes);
  return (one) => times(bin(one.ms)) + lengths(one.bytes);
}

function odds(training: readonly Case[], of: (one: Case) => number): (value: number) => number {
  const counts = new Map<number, [number, number]>();
  for (const one of training) {
    const count = counts.get(of(one)) ?? [0, 0];
    count[one.isHidden ? 0 : 1] += 1;
    counts.set(of(one), count);
  }
  return (value) => {
    const [hidden, absent] = counts.get(value) ?? [0, 0];
    return Math.log((hidden + 1) / (absent + 1));
  };
}

/** Logistic regression on time, its logarithm and length, each made standard; plain gradient descent. */
export function logistic(training: readonly Case[]): Score {
  const features = (one: Case): number[] => [Math.log(one.ms), Math.min(one.ms, 100), one.bytes];
  const means = [0, 1, 2].map((i) => training.reduce((sum, one) => sum + (features(one)[i] ?? 0), 0) / training.length);
  const spreads = [0, 1, 2].map((i) => Math.sqrt(training.reduce((sum, one) => sum + ((features(one)[i] ?? 0) - (means[i] ?? 0)) ** 2, 0) / training.length) || 1);
  const standard = training.map((one) => ({ x: features(one).map((value, i) => (value - (means[i] ?? 0)) / (spreads[i] ?? 1)), y: one.isHidden ? 1 : 0 }));
  const weights = [0, 0, 0];
  for (let step = 0; step < 60; step += 1) {
    const slope = [0, 0, 0];
    for (const { x, y } of standard) {
      const miss = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))) - y;
      for (const [i, value] of x.entries()) slope[i] = (slope[i] ?? 0) + miss * value;
    }
    for (const [i, one] of slope.entries()) weights[i] = (weights[i] ?? 0) - one / standard.length;
  }
  return (one) => features(one).reduce((sum, value, i) => sum + ((value - (means[i] ?? 0)) / (spreads[i] ?? 1)) * (weights[i] ?? 0), 0);
}

/** Asked one after the other, how often the hidden one took longer: slow drifts of the machine fall away. */
export function pairedShare(timed: readonly Timed[]): number {
  const wins = timed.flatMap(({ ms: [hidden, absent] }) => [...hidden].map((one, i) => (one > (absent[i] ?? 0) ? 1 : one === absent[i] ? 0.5 : 0)));
  return wins.reduce((sum: number, one) => sum + one, 0) / wins.length;
}
