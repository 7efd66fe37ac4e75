// One actor and one episode: what the same person looked up about one subject and its near things, without a long pause between.
// Findings join in the order in which they became known, and what was joined stays: a later week never rewrites what an earlier one saw.
import { type Finding, type Material, pairKey } from './finding.js';

const DAY_MS = 86_400_000;
/** A quarter of a year without a look is the end of an episode: reviews of duty, courses and postings run by quarters. */
const PAUSE_DAYS = 91;

export interface Episode {
  /** Position in the book: the order of becoming known. */
  readonly number: number;
  readonly groupKey: string | undefined;
  /** Of no one subject: a volume taken. Findings of subjects stay apart, or each of a hundred taken would lend it whatever else it shows by accident. */
  readonly isWide: boolean;
  readonly actors: Set<number>;
  readonly subjects: Set<number>;
  readonly accesses: Set<number>;
  readonly findings: Finding[];
  firstMs: number;
  lastMs: number;
  lastKnownWeek: number;
}

export class EpisodeBook {
  readonly episodes: Episode[] = [];
  /** An actor's own episodes by what they hold: one who looks all day has ten thousands, and going through them for each finding never ends. */
  readonly #own = new Map<string, Episode[]>();
  readonly #byGroup = new Map<string, Episode>();
  readonly #material: Pick<Material, 'near'>;
  /** Keys that several actors share: one alert for all of them. */
  readonly #sharedKeys: ReadonlyMap<string, number>;

  constructor(material: Pick<Material, 'near' | 'findings'>) {
    this.#material = material;
    this.#sharedKeys = sharedSince(material.findings);
  }

  /** The episode that the finding belongs to from now on. */
  add(finding: Finding): Episode {
    const key = finding.groupKey;
    const isShared = key !== undefined && (this.#sharedKeys.get(key) ?? Infinity) <= finding.knownWeek;
    const episode = (isShared ? this.#byGroup.get(key) : this.#ownEpisode(finding)) ?? this.#open(finding, isShared ? key : undefined);
    join(episode, finding);
    if (episode.groupKey === undefined) for (const place of placesOf(finding, finding.subject === undefined ? [] : [finding.subject])) this.#keep(place, episode);
    return episode;
  }

  /** The one opened last of those that hold the look, its subject or something near that. */
  #ownEpisode(finding: Finding): Episode | undefined {
    const near = finding.subject === undefined ? [] : this.#material.near.get(pairKey(finding.actor, finding.subject)) ?? [];
    const subjects = [...(finding.subject === undefined ? [] : [finding.subject]), ...near.filter((one) => one.knownWeek <= finding.knownWeek).map((one) => one.near)];
    const held = placesOf(finding, subjects).flatMap((place) => this.#own.get(place) ?? []).filter((one) => isNear(finding, one));
    return held.reduce<Episode | undefined>((last, one) => (last === undefined || one.number > last.number ? one : last), undefined);
  }

  #open(finding: Finding, groupKey: string | undefined): Episode {
    const episode: Episode = {
      number: this.episodes.length, groupKey, isWide: finding.subject === undefined, actors: new Set(), subjects: new Set(), accesses: new Set(), findings: [],
      firstMs: finding.atMs, lastMs: finding.atMs, lastKnownWeek: finding.knownWeek,
    };
    this.episodes.push(episode);
    if (groupKey !== undefined) this.#byGroup.set(groupKey, episode);
    return episode;
  }

  #keep(place: string, episode: Episode): void {
    const kept = this.#own.get(place);
    if (kept === undefined) this.#own.set(place, [episode]);
    else if (!kept.includes(episode)) kept.push(episode);
  }
}

/** Where an own episode with the finding is kept: a volume under the actor alone, else under the look and each of the subjects. */
function placesOf({ actor, access, subject }: Finding, subjects: readonly number[]): string[] {
  if (subject === undefined) return [`${actor} wide`];
  return [...(access === undefined ? [] : [`${actor} look ${access}`]), ...subjects.map((one) => `${actor} about ${one}`)];
}

function isNear(finding: Finding, episode: Episode): boolean {
  return finding.atMs >= episode.firstMs - PAUSE_DAYS * DAY_MS && finding.atMs <= episode.lastMs + PAUSE_DAYS * DAY_MS;
}

function join(episode: Episode, finding: Finding): void {
  episode.findings.push(finding);
  episode.actors.add(finding.actor);
  if (finding.subject !== undefined) episode.subjects.add(finding.subject);
  if (finding.access !== undefined) episode.accesses.add(finding.access);
  episode.firstMs = Math.min(episode.firstMs, finding.atMs);
  episode.lastMs = Math.max(episode.lastMs, finding.atMs);
  episode.lastKnownWeek = Math.max(episode.lastKnownWeek, finding.knownWeek);
}

/** From which week a key was known to be shared: that of its second actor. Until then a finding with it is its actor's own. */
function sharedSince(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const since = new Map<string, number>();
  for (const { groupKey, actor, knownWeek } of findings) {
    if (groupKey === undefined || since.has(groupKey)) continue;
    const other = first.get(groupKey);
    if (other === undefined) first.set(groupKey, actor);
    else if (other !== actor) since.set(groupKey, knownWeek);
  }
  return since;
}
