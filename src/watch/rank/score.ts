// The weight of an episode: what its families of evidence add up to, less what its explanations take away.
// Nothing here is learnt from labels; every number can be said in a sentence, because a lead that cannot give its reasons is no lead (G12).
import { groupBy } from '../../kernel/index.js';
import type { Detector, Family } from '../detector.js';
import { BASE_RATE } from './base-rate.js';
import type { Episode } from './episode.js';
import type { Expectation } from './expectation.js';
import type { Heights } from './heights.js';
import { kindOf, type Kind, LAUNDERED_SHARE } from './kind.js';
import type { Overlap } from './overlap.js';
import { type Contact, type Finding, isActive, pairKey, type Standing } from './finding.js';

/** Of a lead at least one chance in three is asked. Most weigh more, and at this line seven in ten of what is shown are right by their own probabilities, as the issue of the examiner asks; at one in two it would be eight, for misuse found later or never (decision 0046). */
export const LEAD_POSTERIOR = 1 / 3;
/** Where what is found precedes violence or uncovers those who are protected, one in five is enough: whoever is looked for cannot wait for a second look. */
export const HARM_POSTERIOR = 1 / 5;
const HARMFUL: readonly Family[] = ['harm', 'guarded'];
/** Legitimate work with the same subject at other times: at most so much, when nearly all of it is explained. */
const PARTLY_CLEARED_NATS = 1.5;
/** Once among a hundred looks is an accident. */
const PATTERN_DAYS = 2;
/** Coming back adds a little, and then no more: habits repeat in honest work too. */
const REPEATS_NATS = 1;

export interface FamilyScore {
  readonly family: Family;
  readonly detector: number;
  readonly nats: number;
  /** The same in this person's whole volume: what it weighs as the one thing noticed, after every look that could have shown it by accident. */
  readonly aloneNats: number;
}

export interface Score {
  readonly total: number;
  readonly families: readonly FamilyScore[];
  readonly repeats: number;
  readonly explained: number;
  /** Taken away because others of the role and unit come as high by accident. */
  readonly usual: number;
  readonly findings: readonly Finding[];
}

export interface Weighing {
  readonly detectors: readonly Detector[];
  readonly expectation: Expectation;
  readonly overlap: Overlap;
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
}

/** The probability from which this is worth a reviewer's time: by what weighs most in it. */
export function leastPosterior({ families: [heaviest] }: Score): number {
  return heaviest !== undefined && HARMFUL.includes(heaviest.family) ? HARM_POSTERIOR : LEAD_POSTERIOR;
}

/** Probability of misuse, given the sum of logarithms of likelihood ratios. */
export function posteriorOf(total: number): number {
  return 1 / (1 + (1 - BASE_RATE) / BASE_RATE * Math.exp(-total));
}

/** What the score is evidence of, as peers are counted. */
export function kindOfScore({ families: [heaviest], findings }: Score, detectors: number): Kind {
  return kindOf(heaviest?.detector ?? -1, looksOf(findings), detectors);
}

/** The same score, worth no more than how few of the actor's peers come as high. What several people share is no one's habit. */
export function amongPeers(score: Score, actors: readonly number[], heights: Heights, detectors: number): Score {
  const [actor, ...others] = actors;
  const total = actor === undefined || others.length > 0 ? score.total : heights.worthOf(actor, kindOfScore(score, detectors), score.total);
  return { ...score, total, usual: score.total - total };
}

/** The episode as the end of the week knew it. */
export function scoreEpisode(episode: Episode, week: number, weighing: Weighing, atItsLooks: readonly Finding[] = []): Score {
  const own = episode.findings.filter((finding) => isActive(finding, week));
  const isBulk = own.some((finding) => weighing.detectors[finding.detector]?.family === 'volume');
  const beside = isBulk ? atItsLooks.filter((finding) => isActive(finding, week) && finding.subject !== undefined) : [];
  const findings = [...own, ...beside];
  const families = episode.groupKey === undefined ? combine([...ownFamilies(own, weighing), ...besideFamilies(beside, episode, weighing)], findings[0]?.actor ?? -1, weighing.overlap) : sharedFamilies(findings, weighing);
  const sum = families.reduce((total, one) => total + one.nats, 0);
  const repeats = REPEATS_NATS * (1 - 1 / Math.max(1, new Set(findings.map((one) => one.day)).size));
  const clearable = families.filter((one) => weighing.detectors[one.detector]?.clearedBy === 'independent explanation').reduce((total, one) => total + one.nats, 0);
  const explained = Math.min(clearable, strengthOfExplanations(episode, findings, week, weighing));
  return { total: sum === 0 ? 0 : sum + repeats - explained, families, repeats, explained, usual: 0, findings };
}

/**
 * One family is the anchor and stands against the actor's whole volume; the others are judged at the accesses where they met it, less what they share with those before them.
 * The best choice of anchor counts; the scores returned are what each family adds.
 */
function combine(families: readonly FamilyScore[], actor: number, overlap: Overlap): FamilyScore[] {
  const ways = families.map((anchor) => {
    const added: FamilyScore[] = [{ ...anchor, nats: anchor.aloneNats }];
    for (const one of families) {
      if (one === anchor) continue;
      const shared = Math.max(...added.map((before) => overlap.sharedNats(before.family, one.family, actor)));
      added.push({ ...one, nats: Math.max(0, one.nats - shared) });
    }
    return { added, sum: added.reduce((total, one) => total + one.nats, 0) };
  });
  const best = ways.toSorted((a, b) => b.sum - a.sum)[0]?.added ?? [];
  return best.filter((one) => one.nats > 0).toSorted((a, b) => b.nats - a.nats || a.detector - b.detector);
}

function ownFamilies(findings: readonly Finding[], weighing: Weighing): FamilyScore[] {
  const open = new Set(findings.map((one) => one.access)).size;
  const best = new Map<Family, FamilyScore>();
  for (const [index, own] of groupBy(findings, (one) => one.detector)) {
    const family = weighing.detectors[index]?.family;
    if (family === undefined) continue;
    const score = { family, detector: index, ...weighOne(own, index, family === 'volume' ? undefined : open, weighing.expectation) };
    if (score.nats > (best.get(family)?.nats ?? 0)) best.set(family, score);
  }
  return [...best.values()].toSorted((a, b) => b.nats - a.nats || a.detector - b.detector);
}

/** Never more than what the detector says, and never more than how rare it is among peers: what a tenth of colleagues have too weighs at most ln 10. `open`: accesses of the episode; undefined where volume is the question. */
function weighOne(findings: readonly Finding[], detector: number, open: number | undefined, expectation: Expectation): { nats: number; aloneNats: number } {
  const actor = findings[0]?.actor ?? 0;
  let nats = 0;
  let aloneNats = 0;
  const whole = open === undefined ? expectation.usualOpenOf(actor) : Math.max(open, expectation.openOf(actor));
  for (const llr of new Set(findings.map((one) => one.llr))) {
    const alone = Math.min(llr, expectation.surpriseOf(actor, detector, llr, 1, whole));
    aloneNats = Math.max(aloneNats, alone);
    nats = Math.max(nats, open === undefined ? alone : Math.min(llr, expectation.surpriseWithin(actor, detector, llr, open)));
  }
  return { nats, aloneNats };
}

/** What is taken in bulk is seldom taken on duty and with good references. Of how many of its days that is so, against how often peers' looks show it; each a cause of its own only once a day, and no more than one such look says. */
function besideFamilies(findings: readonly Finding[], episode: Episode, { detectors, expectation }: Weighing): FamilyScore[] {
  const best = new Map<Family, FamilyScore>();
  for (const [index, own] of groupBy(findings, (one) => one.detector)) {
    const family = detectors[index]?.family;
    if (family === undefined) continue;
    for (const llr of new Set(own.map((one) => one.llr))) {
      const days = new Set(own.filter((one) => one.llr >= llr).map((one) => one.day)).size;
      const nats = days < PATTERN_DAYS ? 0 : Math.min(llr, expectation.surpriseOf(own[0]?.actor ?? 0, index, llr, days, episode.accesses.size));
      if (nats > (best.get(family)?.nats ?? 0)) best.set(family, { family, detector: index, nats, aloneNats: 0 });
    }
  }
  return [...best.values()];
}

/** Several people on one subject: the detector has corrected for how many subjects there are. */
function sharedFamilies(findings: readonly Finding[], { detectors }: Weighing): FamilyScore[] {
  const best = new Map<Family, FamilyScore>();
  for (const [index, own] of groupBy(findings, (one) => one.detector)) {
    const family = detectors[index]?.family;
    const nats = Math.max(...own.map((one) => one.llr));
    if (family !== undefined && nats > (best.get(family)?.nats ?? 0)) best.set(family, { family, detector: index, nats, aloneNats: nats });
  }
  return [...best.values()].toSorted((a, b) => b.nats - a.nats || a.detector - b.detector);
}

function strengthOfExplanations(episode: Episode, findings: readonly Finding[], week: number, { expectation, contacts }: Weighing): number {
  const accesses = looksOf(findings);
  if (accesses.length === 0) return 0;
  const share = (standing: string) => accesses.filter((one) => one === standing).length / accesses.length;
  const weak = share('self_made') * weightOfReason(expectation.selfMade, expectation.open) + share('after_the_fact') * weightOfReason(expectation.afterTheFact, expectation.open);
  return weak + PARTLY_CLEARED_NATS * clearedShare(episode, week, contacts);
}

/** The standing of each look, once a look. */
const looksOf = (findings: readonly Finding[]): readonly Standing[] => [...new Map(findings.map((one) => [one.access ?? -one.id, one.standing])).values()];

/** ln( P(such a reason | honest, open) / P(such a reason | misuse) ), the first counted, the second stated. */
function weightOfReason(count: number, open: number): number {
  return Math.max(0, Math.log((count + 3) / (open + 30) / LAUNDERED_SHARE));
}

function clearedShare(episode: Episode, week: number, contacts: Weighing['contacts']): number {
  const all = [...episode.actors].flatMap((actor) => [...episode.subjects].flatMap((subject) => contacts.get(pairKey(actor, subject)) ?? [])).filter((one) => one.week <= week);
  const total = all.reduce((sum, one) => sum + one.count, 0);
  return total === 0 ? 0 : all.filter((one) => one.clearedWeek <= week).reduce((sum, one) => sum + one.count, 0) / total;
}
