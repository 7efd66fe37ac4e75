// Who is asked at their next shift, and who is never asked because a question would warn.
import { expect, test } from 'vitest';
import type { Detector, Family } from '../detector.js';
import { type Finding, type Material, pairKey } from './finding.js';
import { choosePrompts } from './prompts.js';
import { rankWeeks } from './weeks.js';

const detector = (name: string, family: Family, care: Detector['care']): Detector => ({
  number: 90, name, family, care, question: { en: '?', fr: '?' }, needs: [], clearedBy: 'independent explanation', falseAlarms: '', source: '', sql: '', say: { en: () => '', fr: () => '' },
});
const detectors = [detector('kin', 'relation', 'prompt'), detector('ex', 'harm', 'reviewer')];
const finding = (id: number, detectorAt: number, subject: number, day: number, access = id): Finding => ({
  id, detector: detectorAt, actor: 1, subject, access, groupKey: undefined, atMs: day * 86_400_000, day, knownWeek: Math.floor(day / 7), clearedWeek: Infinity, llr: 1.5, standing: 'none',
});

function askedAbout(findings: readonly Finding[], near: Material['near'] = new Map()): (number | undefined)[] {
  const peer = { actor: 1, actorId: 'a', role: '', unit: '', sex: '', isService: false };
  const material: Material = {
    detectors, peers: new Map([[1, peer]]), findings, volumes: [{ week: 0, actor: 1, open: 50, selfMade: 0, afterTheFact: 0 }], pairs: new Map(), contacts: new Map(), near, weeks: { first: 0, last: 9 }, marks: new Map(),
  };
  return choosePrompts(material, rankWeeks(material, { perWeek: 1, seed: '' })).map((one) => one.findings[0]?.subject);
}

test('a low-risk look is asked about once, and again only after four weeks', () => {
  expect(askedAbout([finding(1, 0, 10, 1), finding(2, 0, 10, 3), finding(3, 0, 10, 40)])).toEqual([10, 10]);
});

test('an actor and subject that a reviewer looks at are never prompted, not even about what stands near', () => {
  expect(askedAbout([finding(1, 0, 10, 1), finding(2, 1, 10, 50)])).toEqual([]);
  const near = new Map([[pairKey(1, 11), [{ near: 10, knownWeek: 0 }]]]);
  expect(askedAbout([finding(1, 0, 10, 1), finding(2, 1, 11, 50)], near)).toEqual([]);
  expect(askedAbout([finding(1, 0, 10, 1), finding(2, 1, 12, 50)])).toEqual([10]);
});

test('one access that a reviewer looks at for another subject is not asked about either', () => {
  expect(askedAbout([finding(1, 0, 10, 1, 7), finding(2, 1, 12, 1, 7)])).toEqual([]);
});
