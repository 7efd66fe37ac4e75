// Week after week as a reviewer would have lived it: what had become known, what was worth a person's time, and no more than the budget.
// INVARIANT: week w decides from nothing that became known after it (weeks.test.ts, "later weeks change no earlier alert").
// INVARIANT: no week has more alerts than its budget, audits included (weeks.test.ts, "never more than the budget").
import { groupBy } from '../../kernel/index.js';
import type { Detector } from '../detector.js';
import type { Candidate } from './candidate.js';
import { auditsOfWeek, compareText, drawAudits } from './draw.js';
import { type Episode, EpisodeBook } from './episode.js';
import { Expectation } from './expectation.js';
import { type Finding, isActive, type Material, type Volume } from './finding.js';
import { Heights } from './heights.js';
import { mayAlert, type Memory, remember } from './memory.js';
import { Overlap } from './overlap.js';
import { amongPeers, kindOfScore, leastPosterior, posteriorOf, scoreEpisode, type Weighing } from './score.js';
import { scoreTrail } from './trail.js';

/** A candidate that waits for room in the budget is worth an alert for so long; later, what it showed is old. */
const RECENT_WEEKS = 4;
const VARIETY_EVERY_WEEKS = 4;
/** Looks within a week have one cause: somebody asked, somebody quarrelled. */
const OCCASION_DAYS = 7;

export type Alert =
  | { readonly kind: 'lead'; readonly week: number; readonly candidate: Candidate }
  | { readonly kind: 'audit'; readonly week: number; readonly actor: number; readonly probability: number };

export interface Ranking {
  readonly alerts: readonly Alert[];
  /** What never became an alert, at its best week. */
  readonly rest: readonly { readonly week: number; readonly candidate: Candidate }[];
  readonly book: EpisodeBook;
}

export interface BudgetTerms {
  readonly perWeek: number;
  readonly seed: string;
}

export function rankWeeks(material: Material, terms: BudgetTerms): Ranking {
  const run = new WeeklyRun(material, terms);
  for (let week = material.weeks.first; week <= material.weeks.last; week += 1) run.live(week);
  return run.ranking();
}

class WeeklyRun {
  readonly #material: Material;
  readonly #terms: BudgetTerms;
  readonly #book: EpisodeBook;
  readonly #expectation: Expectation;
  readonly #heights: Heights;
  readonly #overlap = new Overlap();
  readonly #weighing: Weighing;
  readonly #findings: ReadonlyMap<number, readonly Finding[]>;
  readonly #clearing: ReadonlyMap<number, readonly Finding[]>;
  readonly #volumes: ReadonlyMap<number, readonly Volume[]>;
  readonly #episodeOf = new Map<number, Episode>();
  readonly #ofActor = new Map<number, Finding[]>();
  /** What says more about a look found for another reason: its hours, its place and its paper. */
  readonly #beside = new Map<number, Finding[]>();
  readonly #memory: Memory = { byKey: new Map(), byActor: new Map() };
  readonly #best = new Map<string, { week: number; candidate: Candidate }>();
  #warm = new Map<string, Candidate>();
  readonly #alerts: Alert[] = [];

  constructor(material: Material, terms: BudgetTerms) {
    this.#material = material;
    this.#terms = terms;
    this.#book = new EpisodeBook(material);
    this.#expectation = new Expectation(material.peers, material.detectors);
    this.#heights = new Heights(material.peers);
    this.#weighing = { detectors: material.detectors, expectation: this.#expectation, overlap: this.#overlap, contacts: material.contacts };
    this.#findings = groupBy(material.findings, (one) => Math.max(one.knownWeek, material.weeks.first));
    this.#clearing = groupBy(material.findings, (one) => one.clearedWeek);
    this.#volumes = groupBy(material.volumes, (one) => one.week);
  }

  live(week: number): void {
    const volumes = this.#volumes.get(week) ?? [];
    for (const volume of volumes) this.#expectation.addVolume(volume);
    this.#heights.addWeek(volumes.map((one) => one.actor));
    this.#overlap.addPairs(this.#material.pairs.get(week) ?? 0);
    const fresh = this.#findings.get(week) ?? [];
    for (const finding of fresh) this.#learn(finding);
    if (week % VARIETY_EVERY_WEEKS === 0) this.#expectation.measureVariety();
    const waiting = this.#candidates(week, fresh);
    const drawn = auditsOfWeek(this.#seedOf(week), week, this.#terms.perWeek);
    const audits = Math.max(0, Math.min(drawn, this.#terms.perWeek - this.#alarms(week, waiting)));
    const leads = this.#chooseLeads(week, waiting, this.#terms.perWeek - audits);
    this.#drawAudits(week, audits, new Set(leads.flatMap((one) => one.actors)));
  }

  ranking(): Ranking {
    const alerted = new Set(this.#alerts.flatMap((one) => (one.kind === 'lead' ? [one.candidate.key] : [])));
    return { alerts: this.#alerts, rest: [...this.#best.values()].filter((one) => !alerted.has(one.candidate.key)), book: this.#book };
  }

  #learn(finding: Finding): void {
    this.#expectation.addHit(finding);
    const family = this.#material.detectors[finding.detector]?.family;
    if (family !== undefined) this.#overlap.learn(finding, family);
    this.#episodeOf.set(finding.id, this.#book.add(finding));
    if (finding.access !== undefined && (family === 'paper' || family === 'presence')) this.#beside.set(finding.access, [...(this.#beside.get(finding.access) ?? []), finding]);
    const own = this.#ofActor.get(finding.actor);
    if (own === undefined) this.#ofActor.set(finding.actor, [finding]);
    else own.push(finding);
  }

  /** Everything that could have changed this week, weighed again: what is new, what was explained, and what waits. */
  #candidates(week: number, fresh: readonly Finding[]): Candidate[] {
    const cleared = (this.#clearing.get(week) ?? []).filter((one) => this.#episodeOf.has(one.id));
    const episodes = new Set([...fresh, ...cleared].map((one) => this.#episodeOf.get(one.id)));
    const actors = new Set([...fresh, ...cleared].map((one) => one.actor));
    for (const candidate of this.#warm.values()) {
      if (candidate.episode === undefined) for (const actor of candidate.actors) actors.add(actor);
      else episodes.add(candidate.episode);
    }
    const summed = [
      ...[...episodes].flatMap((episode) => (episode === undefined ? [] : [this.#weighEpisode(episode, week)])),
      ...[...actors].map((actor) => this.#weighTrail(actor, week)),
    ];
    const kinds = this.#material.detectors.length;
    for (const { actors: named, score } of summed) if (named.length === 1) for (const actor of named) this.#heights.note(actor, kindOfScore(score, kinds), score.total);
    const weighed = summed.map((one) => ({ ...one, score: amongPeers(one.score, one.actors, this.#heights, kinds) }));
    for (const candidate of weighed) this.#note(candidate, week);
    this.#warm = new Map(weighed.filter((one) => isLead(one, this.#material.detectors) && isRecent(one, week)).map((one) => [one.key, one]));
    return [...this.#warm.values()];
  }

  #weighEpisode(episode: Episode, week: number): Candidate {
    const beside = episode.isWide ? [...episode.accesses].flatMap((access) => (this.#beside.get(access) ?? []).filter((one) => episode.actors.has(one.actor))) : [];
    return { key: `e${episode.number}`, actors: [...episode.actors], episode, score: scoreEpisode(episode, week, this.#weighing, beside) };
  }

  #weighTrail(actor: number, week: number): Candidate {
    const findings = (this.#ofActor.get(actor) ?? []).filter((one) => isActive(one, week));
    return { key: `t${actor}`, actors: [actor], episode: undefined, score: scoreTrail(actor, findings, this.#material.detectors, this.#expectation) };
  }

  #note(candidate: Candidate, week: number): void {
    const known = this.#best.get(candidate.key);
    if (candidate.score.total > (known?.candidate.score.total ?? 0)) this.#best.set(candidate.key, { week, candidate });
  }

  #chooseLeads(week: number, waiting: readonly Candidate[], room: number): Candidate[] {
    const chosen: Candidate[] = [];
    for (const candidate of waiting.toSorted((a, b) => b.score.total - a.score.total || this.#compare(a, b))) {
      if (chosen.length >= room) break;
      if (!mayAlert(this.#memory, candidate, week)) continue;
      remember(this.#memory, candidate, week);
      chosen.push(candidate);
      this.#alerts.push({ kind: 'lead', week, candidate });
    }
    return chosen;
  }

  /** Leads that are told at once: where chance drew every place of the week for audits, as it does where there is one, they come first. */
  #alarms(week: number, waiting: readonly Candidate[]): number {
    return waiting.filter((one) => one.score.findings.some(({ detector }) => this.#material.detectors[detector]?.isAlarm) && mayAlert(this.#memory, one, week)).length;
  }

  #drawAudits(week: number, count: number, taken: ReadonlySet<number>): void {
    const pool = (this.#volumes.get(week) ?? []).filter((one) => one.open > 0 && !taken.has(one.actor) && this.#material.peers.get(one.actor)?.isService !== true).map((one) => one.actor);
    for (const drawn of drawAudits(this.#seedOf(week), week, pool, count, (actor) => this.#idOf(actor))) this.#alerts.push({ kind: 'audit', week, ...drawn });
  }

  /** Of two as heavy: the one whose actor's name a hash puts first, so that nobody is favoured by their number. */
  #compare(a: Candidate, b: Candidate): number {
    return compareText(this.#idOf(a.actors[0] ?? 0), this.#idOf(b.actors[0] ?? 0)) || compareText(a.key, b.key);
  }

  #seedOf(week: number): string {
    return `${this.#terms.seed} ${this.#material.marks.get(week) ?? ''}`;
  }

  #idOf(actor: number): string {
    return this.#material.peers.get(actor)?.actorId ?? '';
  }
}

function isRecent(candidate: Candidate, week: number): boolean {
  return candidate.score.findings.some((one) => one.knownWeek > week - RECENT_WEEKS);
}

function isLead(candidate: Candidate, detectors: readonly Detector[]): boolean {
  return posteriorOf(candidate.score.total) >= leastPosterior(candidate.score) && !isForPrompt(candidate, detectors);
}

/** Low-risk evidence of one occasion, however many kinds it shows in (a private look is seldom made on duty or with a good reference): asked about at the next shift, not alerted. Again in another week, or with more, it is. */
function isForPrompt({ score }: Candidate, detectors: readonly Detector[]): boolean {
  const days = score.findings.map((one) => one.day);
  return score.findings.every((one) => detectors[one.detector]?.care === 'prompt') && Math.max(...days) - Math.min(...days) < OCCASION_DAYS;
}
