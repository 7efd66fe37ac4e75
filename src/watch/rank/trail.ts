// Someone careful leaves one look here and one reason there, never twice the same. Each is nothing; together they are a trail.
// Judged against the actor's own volume, since whoever looks up more has more accidents, and bounded, since many trails are tried.
import { groupBy } from '../../kernel/index.js';
import type { Detector, Family } from '../detector.js';
import type { Expectation } from './expectation.js';
import type { Finding } from './finding.js';
import type { FamilyScore, Score } from './score.js';
import { boundedEvidence, surpriseOfMost, surpriseOfSum } from './tail.js';

/** Weights at which hits are counted, in nats: any, weak, plain, strong. Each is one look at the same count. */
const LOOKS = [0, 1, 2, 3];
/** One kind of evidence alone is an episode or nothing; it may not carry a trail. */
const LEAST_FAMILIES = 2;
const MOST_NATS_A_FAMILY = 5;
/** Work that left no paper shows in three families at once, by its hours, its reasons and its returns: a few strong surprises are more than one cause from four on. */
const LEAST_STRONG = 4;

/** What the actor's findings of all subjects together weigh. `families` that ran count as tried, whether they found something or not. */
export function scoreTrail(actor: number, findings: readonly Finding[], detectors: readonly Detector[], expectation: Expectation): Score {
  const sizes = new Map<Family, number>();
  for (const { family } of detectors) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const best = new Map<Family, FamilyScore>();
  for (const index of groupBy(findings, (one) => one.detector).keys()) {
    const family = detectors[index]?.family;
    if (family === undefined) continue;
    const nats = surpriseOfDetector(actor, index, expectation) - Math.log(sizes.get(family) ?? 1);
    if (nats > (best.get(family)?.nats ?? 0)) best.set(family, { family, detector: index, nats: Math.min(nats, MOST_NATS_A_FAMILY), aloneNats: 0 });
  }
  const families = [...best.values()].filter((one) => one.nats >= 1).toSorted((a, b) => b.nats - a.nats || a.detector - b.detector);
  const sum = [...best.values()].reduce((total, one) => total + one.nats, 0);
  const strong = surpriseOfMost([...best.values()].map((one) => one.nats), sizes.size, LEAST_STRONG);
  const surprise = Math.max(surpriseOfSum(sum, sizes.size), strong) - Math.LN2;
  const total = families.length < LEAST_FAMILIES ? 0 : boundedEvidence(surprise);
  const shown = new Set(families.map((one) => one.detector));
  return { total, families, repeats: 0, explained: 0, usual: 0, findings: findings.filter((one) => shown.has(one.detector)) };
}

function surpriseOfDetector(actor: number, detector: number, expectation: Expectation): number {
  const open = expectation.openOf(actor);
  return Math.max(...LOOKS.map((llr) => expectation.surpriseOf(actor, detector, llr, expectation.hitsOf(actor, detector, llr), open))) - Math.log(LOOKS.length);
}
