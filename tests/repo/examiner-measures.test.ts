// What the bench of the examiner counts: a hand-made world of three people, two of them wrong, with answers worked out on paper.
import { describe, expect, it } from 'vitest';
import { medianDays, overWorlds, share } from '../../bench/watch/interval.js';
import { judgeWorld } from '../../bench/watch/judge.js';
import { precision, recall } from '../../bench/watch/report.js';
import { type Alert, endOfIsoWeek, type Outcome, WEEK_S, type WorldTruth, type WrongLook } from '../../bench/watch/truth.js';

const start = Date.UTC(2024, 8, 2) / 1000;
const truth: WorldTruth = {
  weeks: 34, start,
  offenders: [{ actors: ['a'], kind: 'stalking', class: 'other' }, { actors: ['b'], kind: 'adaptive', class: 'adaptive' }],
  lookbacks: [{ incident_id: 'i1', leaker: 'b', kind: 'adaptive' }, { incident_id: 'i2', leaker: 'b', kind: 'adaptive' }],
  actors: [{ actor_id: 'a', unit: 'u', role: 'response', sex: 'F' }, { actor_id: 'b', unit: 'u', role: 'response', sex: 'M' }, { actor_id: 'c', unit: 'v', role: 'records', sex: 'F' }],
};
const look = (event_id: string, who: string, wrong: string, week: number, terminal = who): WrongLook => ({ event_id, at: start + week * WEEK_S + 86_400, blame_id: who, actor_id: terminal, wrong });
const wrong = [look('e1', 'a', 'stalking', 10), look('e2', 'a', 'stalking', 11), look('e3', 'b', 'adaptive', 12, 'c')];
const lead = (actors: string[], events: string[], week: number, more: Partial<Alert> = {}): Alert => ({ isAudit: false, score: 9, seenAt: start + (week + 1) * WEEK_S, actors, events, ...more });
const judged = (outcome: Partial<Outcome>) => judgeWorld(truth, wrong, { alerts: [], belowBudget: [], prompts: [], lookback: [], ...outcome });

describe('measures of the examiner', () => {
  it('knows when an ISO week ends, over the end of a year too', () => {
    expect(endOfIsoWeek('2024-W36')).toBe(start + WEEK_S);
    expect(endOfIsoWeek('2025-W01')).toBe(Date.UTC(2025, 0, 6) / 1000);
    expect(endOfIsoWeek('2026-W53')).toBe(Date.UTC(2027, 0, 4) / 1000);
  });

  it('counts a lead as a hit only with the offender and one of their wrong looks', () => {
    const figures = judged({ alerts: [lead(['a'], ['x'], 10), lead(['c'], ['e3'], 12), lead(['a'], ['e2'], 11), lead(['b'], ['e3'], 12, { isAudit: true })] });
    expect(figures.found.map((one) => one.days[10])).toEqual([13, null]);
    expect(figures.precision[10]).toEqual({ hits: 1, leads: 3, reachable: 3 });
    expect(figures.audits).toBe(1);
    expect(recall([figures], 10, () => true).value).toBe(0.5);
    expect(precision([figures], 10, 'reachable')).toBeCloseTo(1 / 3);
  });

  it('finds the one who asked through the terminal of another', () => {
    expect(judged({ alerts: [lead(['b'], ['e3'], 12)] }).found[1]?.days[10]).toBe(6);
  });

  it('fills a greater budget from below, by score, and never from what scored worse than the weakest shown', () => {
    const alerts = [lead(['c'], ['x'], 11, { score: 5 })];
    expect(judged({ alerts, belowBudget: [lead(['a'], ['e2'], 11, { score: 6 })] }).found[0]).toMatchObject({ days: { 10: null, 20: 13 }, isBelowBudget: true });
    expect(judged({ alerts, belowBudget: [lead(['a'], ['e2'], 11, { score: 4 })] }).found[0]).toMatchObject({ days: { 10: null, 20: null } });
  });

  it('counts alerts of clean people by sex and unit, after the weeks of learning', () => {
    const figures = judged({ alerts: [lead(['c'], ['x'], 3), lead(['c'], ['y'], 20)] });
    expect(figures.clean).toEqual({ actors: 1, alerts: 1 });
    expect(figures.bySex).toEqual({ F: { actors: 1, alerts: 1 } });
    expect(figures.byUnit).toEqual({ v: { actors: 1, alerts: 1 } });
    expect(figures.years).toBe(0.5);
  });

  it('reads the rank of the leaker in each look-back', () => {
    const lookback = [{ incident_id: 'i1', rank: 2, actor_id: 'b' }, { incident_id: 'i2', rank: 1, actor_id: 'a' }];
    expect(judged({ lookback }).lookbacks.map((one) => one.rank)).toEqual([2, null]);
  });

  it('gives intervals and medians that count the never found', () => {
    const { value, low, high } = share(8, 10);
    expect([value, low, high].map((one) => one.toFixed(3))).toEqual(['0.800', '0.490', '0.943']);
    expect(medianDays([3, null, 5])).toBe(5);
    expect(medianDays([null, null, 5])).toBe(Number.POSITIVE_INFINITY);
    expect(overWorlds([2, 2, 2], (list) => list.reduce((sum, one) => sum + one, 0) / list.length)).toEqual({ value: 2, low: 2, high: 2 });
  });
});
