// One year in miniature, without a database: what becomes an alert, in which week, and what never does.
import { expect, test } from 'vitest';
import type { Detector, Family } from '../detector.js';
import type { Finding, Material, Peer, Volume } from './finding.js';
import { rankWeeks } from './weeks.js';

const detector = (name: string, family: Family, care: Detector['care']): Detector => ({
  number: 90, name, family, care, question: { en: '?', fr: '?' }, needs: [], clearedBy: 'independent explanation', falseAlarms: '', source: '', sql: '', say: { en: () => '', fr: () => '' },
});
const detectors = [detector('kin', 'relation', 'prompt'), detector('rival', 'harm', 'reviewer'), detector('off', 'presence', 'reviewer'), detector('paper', 'paper', 'reviewer')];
const [kin, rival, off, paper] = [0, 1, 2, 3];
const WEEK_MS = 604_800_000;

function finding(given: Partial<Finding> & Pick<Finding, 'detector' | 'actor' | 'knownWeek'>): Finding {
  const atMs = given.atMs ?? given.knownWeek * WEEK_MS;
  return {
    id: 0, subject: 1000 + given.actor, access: given.actor * 1000 + given.knownWeek, groupKey: undefined, atMs, day: Math.floor(atMs / 86_400_000),
    clearedWeek: Infinity, llr: 3, standing: 'none', ...given,
  };
}

/** `actors` people of one unit with three open accesses a week, over weeks 0 to 9. */
function material(findings: readonly Finding[], actors = 100): Material {
  const peers = Array.from({ length: actors }, (_, actor): [number, Peer] => [actor, { actor, actorId: `a${actor}`, role: 'response', unit: 'north', sex: '', isService: false }]);
  const volumes = Array.from({ length: 10 }, (_, week) => peers.map(([actor]): Volume => ({ week, actor, open: 3, selfMade: 0, afterTheFact: 0 }))).flat();
  const sorted = findings.toSorted((a, b) => a.knownWeek - b.knownWeek || a.atMs - b.atMs).map((one, index) => ({ ...one, id: index + 1 }));
  return { detectors, peers: new Map(peers), findings: sorted, volumes, pairs: new Map(volumes.map((one) => [one.week, 3 * actors])), contacts: new Map(), near: new Map(), weeks: { first: 0, last: 9 }, marks: new Map() };
}
const terms = { perWeek: 2, seed: 's' };
const leads = (given: Material, perWeek = 2) => rankWeeks(given, { ...terms, perWeek }).alerts.filter((one) => one.kind === 'lead');
const strong = (actor: number, week: number): Finding[] => [rival, off].map((one) => finding({ detector: one, actor, knownWeek: week, llr: 4 }));

test('two families at one access are a lead in the week in which they were known; one alone is not', () => {
  const found = leads(material([...strong(1, 3), finding({ detector: rival, actor: 2, knownWeek: 3, llr: 3.2 })]));
  expect(found.map(({ week, candidate }) => [week, candidate.actors])).toEqual([[3, [1]]]);
});

test('what every third colleague shows too weighs little', () => {
  const common = Array.from({ length: 40 }, (_, actor) => strong(actor, 4)).flat();
  expect(leads(material(common), 50)).toEqual([]);
});

test('never more than the budget, audits included, and what waited comes in a later week', () => {
  const many = Array.from({ length: 5 }, (_, actor) => strong(actor, 2)).flat();
  for (const perWeek of [1, 2, 3]) {
    const { alerts } = rankWeeks(material(many, 2000), { ...terms, perWeek });
    const byWeek = Array.from({ length: 10 }, (_, week) => alerts.filter((one) => one.week === week).length);
    expect(Math.max(...byWeek)).toBeLessThanOrEqual(perWeek);
    expect(alerts.filter((one) => one.kind === 'lead' && one.week > 2).length).toBeGreaterThan(0);
  }
});

test('about 15 % of the budget is drawn at random, with the chance written down', () => {
  const audits = rankWeeks(material([]), { ...terms, perWeek: 20 }).alerts.filter((one) => one.kind === 'audit');
  expect(audits).toHaveLength(30);
  expect(audits[0]?.probability).toBeCloseTo(3 / 100);
  const single = Array.from({ length: 40 }, (_, seed) => rankWeeks(material([]), { perWeek: 1, seed: `s${seed}` }).alerts.length);
  const share = single.reduce((sum, one) => sum + one, 0) / 400;
  expect(share > 0.08 && share < 0.22).toBe(true);
});

test('where chance drew the only place of a week for an audit, an alarm takes it; another lead waits', () => {
  const alarm = detectors.map((one, index): Detector => (index === rival ? { ...one, isAlarm: true } : one));
  const weeksOf = (given: readonly Detector[]) => Array.from({ length: 40 }, (_, seed) => rankWeeks({ ...material(strong(1, 3), 2000), detectors: given }, { perWeek: 1, seed: `s${seed}` }).alerts.find((one) => one.kind === 'lead')?.week);
  expect(new Set(weeksOf(alarm))).toEqual(new Set([3]));
  const waited = weeksOf(detectors).filter((week) => week !== 3);
  expect(waited.length).toBeGreaterThan(0);
  expect(waited.length).toBeLessThan(16);
});

test('later weeks change no earlier alert', () => {
  const all = [...strong(1, 2), ...strong(2, 6), finding({ detector: paper, actor: 1, knownWeek: 7 }), finding({ detector: kin, actor: 1, knownWeek: 7, groupKey: 'k' }), finding({ detector: kin, actor: 3, knownWeek: 8, groupKey: 'k' })];
  const whole = rankWeeks(material(all), terms).alerts.filter((one) => one.week <= 5);
  const early = rankWeeks(material(all.filter((one) => one.knownWeek <= 5)), terms).alerts.filter((one) => one.week <= 5);
  const shown = (alerts: typeof whole) => alerts.map((one) => (one.kind === 'audit' ? [one.week, one.actor] : [one.week, one.candidate.actors, one.candidate.score.total]));
  expect(shown(whole)).toEqual(shown(early));
});

test('an explanation that arrives later takes the finding away from then on', () => {
  const late = strong(1, 2).map((one) => ({ ...one, knownWeek: 4, clearedWeek: 5 }));
  expect(leads(material(late), 3).map((one) => one.week)).toEqual([4]);
  expect(leads(material([{ ...(late[0] as Finding), llr: 3.2 }, finding({ detector: off, actor: 1, knownWeek: 6, llr: 3.2, atMs: 2 * WEEK_MS })]), 3)).toEqual([]);
});

test('nobody is alerted twice for the same, but again when much more is known', () => {
  const again = [...strong(1, 2), ...strong(1, 4)];
  expect(leads(material(again))).toHaveLength(1);
  const more = [...strong(1, 2), finding({ detector: paper, actor: 1, knownWeek: 5, llr: 4, atMs: 2 * WEEK_MS + 1 })];
  expect(leads(material(more)).map((one) => one.week)).toEqual([2, 5]);
});

test('one low-risk look is for a prompt, not for an alert', () => {
  expect(leads(material([finding({ detector: kin, actor: 1, knownWeek: 2, llr: 9 })]))).toEqual([]);
  expect(leads(material([2, 4].map((knownWeek) => finding({ detector: kin, actor: 1, knownWeek, llr: 9 }))))).toHaveLength(1);
});

test('low-risk looks of one occasion are for a prompt, however many kinds of evidence they show', () => {
  const offDuty = detector('off duty', 'presence', 'prompt');
  const given = (weeks: readonly number[]): Material => ({ ...material(weeks.flatMap((knownWeek) => [kin, 4].map((one) => finding({ detector: one, actor: 1, knownWeek, llr: 5 })))), detectors: [...detectors, offDuty] });
  expect(leads(given([2]))).toEqual([]);
  expect(leads(given([2, 5]))).toHaveLength(1);
});

test('where harm is feared, less is enough', () => {
  const weighing = (one: number) => leads(material([finding({ detector: one, actor: 1, knownWeek: 9, llr: 3.8 })], 3000)).length;
  expect([weighing(rival), weighing(off)]).toEqual([1, 0]);
});

test('several people with one key are one alert', () => {
  const pile = [1, 2, 3].map((actor) => finding({ detector: rival, actor, knownWeek: 3, llr: 6, groupKey: 'incident' }));
  expect(leads(material(pile)).map((one) => one.candidate.actors)).toEqual([[1, 2, 3]]);
});

test('weak evidence of many kinds over months becomes one trail', () => {
  const weak = [kin, rival, off, paper].flatMap((one, kind) => [1, 2].map((nth) => finding({ detector: one, actor: 1, knownWeek: 2 * kind + nth, llr: 2, subject: 2000 + 10 * kind + nth, access: 50 * kind + nth })));
  const found = leads(material(weak, 600));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ candidate }) => candidate.actors[0] === 1 && candidate.episode === undefined)).toBe(true);
});

test('what is taken in bulk off duty on several days weighs more than the same taken on duty, or off duty once', () => {
  const bulk = detector('bulk', 'volume', 'reviewer');
  const taken = (offDays: readonly number[]) => {
    const looks = [0, 7, 14, 21].flatMap((day) => [1, 2, 3].map((nth) => ({ actor: 1, knownWeek: 3, access: 100 * day + nth, atMs: day * 86_400_000 })));
    const found = looks.flatMap((look) => [finding({ ...look, detector: 4, subject: undefined, llr: 3.5 }), ...(offDays.includes(look.atMs / 86_400_000) ? [finding({ ...look, detector: off, subject: 5000 + look.access, llr: 2 })] : [])]);
    const { alerts, rest } = rankWeeks({ ...material(found, 2000), detectors: [...detectors, bulk] }, terms);
    return Math.max(...[...alerts, ...rest].map((one) => ('candidate' in one && one.candidate.episode?.isWide === true ? one.candidate.score.total : 0)));
  };
  expect(taken([7])).toBe(taken([]));
  expect(taken([0, 7, 14])).toBeGreaterThan(taken([]) + 1);
});
