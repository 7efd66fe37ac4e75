// One search: as typed first, then as it may have been meant, then with one word missing; ranked over what is visible alone (G4).
import { type Plan, seal, type Sealed } from '../access/index.js';
import { BadInput, type EntityKey, entityRef, parseEntityRef } from '../kernel/index.js';
import { indexWords, normaliseWords, prepareName, scorePrepared } from '../matching/index.js';
import { nameProps } from './caption.js';
import { darkEdges } from './edge-ends.js';
import { refsOf } from './entity.js';
import type { AsOf, EntityStore, StoredStatement } from './entity.store.js';
import { type Cluster, groupHits, type Hit, type Scored } from './hit.js';
import { clusterOf } from './judgement.js';
import type { JudgementStore } from './judgement.store.js';
import { isEdge, propertyOf } from './schema-model.js';
import type { Candidate, SearchFilters, SearchStore, WordKeys } from './search.store.js';

/** Fewer hits than this, and spellings are tried too. Depends on visible hits alone. */
const fewHits = 10;
const maxQueryWords = 12;
/** So that what is said of so many entities stays well below what one reading gives (`maxStatements`). */
const askedAtOnce = 100;

export interface SearchQuestion {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly schemaCounts: ReadonlyMap<string, number>;
  readonly agencyCounts: ReadonlyMap<string, number>;
}

/** The words of a query. Throws `BadInput` when there is nothing to look for: 2 to 200 characters, a letter or digit, no control characters. */
export function queryWords(text: string): readonly string[] {
  if (/\p{Cc}/u.test(text)) throw new BadInput('a search may not hold control characters; type it again', { fr: 'une recherche ne peut contenir de caractères de commande ; retapez-la' });
  const trimmed = text.trim();
  if (trimmed.length < 2) throw new BadInput('a search needs at least 2 characters', { fr: 'une recherche demande au moins 2 caractères' });
  if (trimmed.length > 200) throw new BadInput('a search may have 200 characters at most; use the words that matter', { fr: 'une recherche compte au plus 200 caractères ; gardez les mots utiles' });
  const words = [...new Set(normaliseWords(trimmed))];
  if (words.length === 0) throw new BadInput('a search needs a letter or a digit', { fr: 'une recherche demande une lettre ou un chiffre' });
  return words.slice(0, maxQueryWords);
}

export class Search {
  readonly #store: SearchStore;
  readonly #judgements: JudgementStore;
  readonly #entities: Pick<EntityStore, 'statements'>;

  constructor(store: SearchStore, judgements: JudgementStore, entities: Pick<EntityStore, 'statements'>) {
    this.#store = store;
    this.#judgements = judgements;
    this.#entities = entities;
  }

  /** Runs the question under a plan. `ids` of the answer: each entity shown, and every statement whose value is shown. */
  async run(plan: Plan, question: SearchQuestion): Promise<Sealed<SearchResult>> {
    const words = queryWords(question.text);
    const candidates = await this.#candidates(plan, words, question);
    const scored = await this.#withoutDarkEdges(plan, bestByEntity(question.text, candidates), question.filters);
    const judged = await this.#judgements.sameAs(plan, [...scored.values()].slice(0, 200).map((one) => one.candidate));
    const clusters = [...groupClusters(scored, judged)];
    const page = clusters.slice(question.offset, question.offset + question.limit);
    const keys = page.flatMap((cluster) => cluster.keys);
    const lines = await this.#store.lines(plan, keys, nameProps);
    const hits = page.map((cluster) => groupHits(cluster, lines));
    const result: SearchResult = {
      hits, total: clusters.length,
      schemaCounts: countBy(clusters.map((cluster) => cluster.best.candidate.schema)),
      agencyCounts: countBy(clusters.flatMap((cluster) => [...new Set(cluster.keys.filter((key) => scored.has(entityRef(key))).map((key) => key.agencyId))])),
    };
    return seal(plan, shownIds(hits), result);
  }

  /** An edge is counted and shown with both its ends or not at all. Asked only where edges were found, which the reader may see. */
  async #withoutDarkEdges(plan: Plan, scored: Map<string, Scored>, when: AsOf): Promise<Map<string, Scored>> {
    const said = await this.#statements(plan, [...scored.values()].map((one) => one.candidate).filter((one) => isEdge(one.schema)), when);
    const ends = refsOf(said);
    const lit = await this.#judgements.visible(plan, ends);
    // An edge is no end of another (entity.ts, `captions`).
    const edges = new Set((await this.#statements(plan, ends, when)).filter((one) => isEdge(one.schema)).map(entityRef));
    for (const edge of darkEdges(said, (ref) => lit.has(ref) && !edges.has(ref))) scored.delete(edge);
    return scored;
  }

  async #statements(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    const said: StoredStatement[] = [];
    for (let at = 0; at < keys.length; at += askedAtOnce) said.push(...(await this.#entities.statements(plan, keys.slice(at, at + askedAtOnce), when)));
    return said;
  }

  async #candidates(plan: Plan, words: readonly string[], question: SearchQuestion): Promise<Found[]> {
    const found = new Map<bigint, Found>();
    const look = async (keys: WordKeys, asTyped: boolean) => {
      for (const candidate of await this.#store.candidates(plan, keys, question.filters)) {
        if (!found.has(candidate.statementId)) found.set(candidate.statementId, { candidate, asTyped });
      }
    };
    await look(this.#store.exactKeys(plan, closedUp(question.text, words)), true);
    if (found.size < fewHits) {
      const spelled = await this.#store.spelledKeys(plan, words);
      await look(spelled, false);
      if (found.size < fewHits && words.length > 1 && words.length <= 5) {
        for (let left = 0; left < words.length; left += 1) await look(spelled.filter((_, i) => i !== left), false);
      }
    }
    return [...found.values()];
  }
}

/** A query that is one compound (`MS-13`) is looked up closed up, as it is indexed; any other as its words. */
function closedUp(text: string, words: readonly string[]): readonly string[] {
  const compound = /^\S+$/u.test(text.trim()) && words.length > 1 ? indexWords(text).find((word) => word === words.join('')) : undefined;
  return compound === undefined ? words : [compound];
}

interface Found {
  readonly candidate: Candidate;
  /** It holds every word as it was typed; otherwise a spelling, or all words but one. */
  readonly asTyped: boolean;
}

/** A name that holds the very words stands above every name that is only spelled like them. */
const typedAtLeast = 0.8;
/** A name that is less like the query than this is left out; so are texts and numbers that only sound like it. */
const leastSpelled = 0.3;

/** Names are scored by likeness; an identifier or a text that holds the words says less about who it is. */
function bestByEntity(text: string, candidates: readonly Found[]): Map<string, Scored> {
  const query = prepareName(text);
  const best = new Map<string, Scored>();
  for (const { candidate, asTyped } of candidates) {
    const type = propertyOf(candidate.schema, candidate.prop)?.type ?? 'text';
    const likeness = type === 'name' ? scorePrepared(query, prepareName(candidate.value)) : 0;
    const said = type === 'name' ? likeness : type === 'text' ? 0.4 : 0.6;
    const score = !asTyped ? said * typedAtLeast : type === 'name' ? Math.max(said, typedAtLeast) : said;
    if (!asTyped && (type !== 'name' || score < leastSpelled)) continue;
    const key = entityRef(candidate);
    if (score > (best.get(key)?.score ?? 0)) best.set(key, { candidate, score });
  }
  return new Map([...best].toSorted(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1)));
}

function* groupClusters(scored: ReadonlyMap<string, Scored>, links: readonly (readonly [string, string])[]): Iterable<Cluster> {
  const seen = new Set<string>();
  for (const [key, best] of scored) {
    if (seen.has(key)) continue;
    const keys = clusterOf(key, links);
    for (const each of keys) seen.add(each);
    yield { best, keys: keys.map(parseEntityRef) };
  }
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

function shownIds(hits: readonly Hit[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [agencyId, id] of hits.flatMap((hit) => hit.shown)) ids.set(agencyId, [...(ids.get(agencyId) ?? []), id]);
  return ids;
}
