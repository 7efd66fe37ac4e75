// An entity is what the reader may see of it: its visible statements and nothing else, so that nothing can be left unredacted.
import { type Plan, seal, type Sealed } from '../access/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../kernel/index.js';
import { captionFrom, nameProps, namesFrom, schemaOf } from './caption.js';
import type { AsOf, EntityStore, StoredReport, StoredStatement } from './entity.store.js';
import { darkEdges } from './edge-ends.js';
import { clusterOf } from './judgement.js';
import { isEdge } from './schema-model.js';
import type { Judgement, JudgementStore } from './judgement.store.js';

export interface EntityPage {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly names: readonly string[];
  readonly linked: readonly string[];
  readonly judgements: readonly Judgement[];
  readonly statements: readonly StoredStatement[];
  readonly reports: readonly StoredReport[];
  /** Captions of entities that visible statements point at. */
  readonly captions: ReadonlyMap<string, string>;
}

export interface Around {
  /** The entity itself first. */
  readonly keys: readonly EntityKey[];
  readonly statements: readonly StoredStatement[];
  /** Those that touch the entity. */
  readonly touching: readonly Judgement[];
}

export interface Captions {
  readonly captions: ReadonlyMap<string, string>;
  readonly named: readonly StoredStatement[];
}

export class Entities {
  readonly #store: EntityStore;
  readonly #judgements: JudgementStore;

  constructor(store: EntityStore, judgements: JudgementStore) {
    this.#store = store;
    this.#judgements = judgements;
  }

  /** The entity's page; undefined, sealed all the same, when it is absent, forbidden or foreign (G4). */
  async read(plan: Plan, key: EntityKey, when: AsOf): Promise<Sealed<EntityPage | undefined>> {
    const { keys, statements: all, touching } = await this.around(plan, key, when);
    const { captions, named } = await this.captions(plan, refsOf(all), when);
    const statements = withLitEnds(all, captions);
    const own = statements.filter((one) => entityRef(one) === entityRef(key));
    if (own.length === 0) return seal(plan, new Map(), undefined);
    const reports = await this.#store.reports(plan, uniqueReports(statements));
    const visible = new Set(statements.map(entityRef));
    const schema = schemaOf(own);
    const caption = captionFrom(schema, own);
    const judgements = (keys.length === 1 ? touching : await this.#judgements.touching(plan, keys))
      .filter((one) => visible.has(entityRef(one.left)) && visible.has(entityRef(one.right)));
    return seal(plan, idsOf([...statements, ...named]), {
      id: entityRef(key), schema, caption, names: namesFrom(caption, statements), statements, reports, captions, judgements,
      linked: [...visible].filter((ref) => ref !== entityRef(key)),
    });
  }

  /**
   * The entity and all that visible judgements say is the same, with what is said of them. Nothing more is asked once nothing of the
   * entity itself is visible: judgements about a hidden one would take their time (G4; bench/hidden-absent.ts).
   */
  async around(plan: Plan, key: EntityKey, when: AsOf): Promise<Around> {
    const own = await this.#store.statements(plan, [key], when);
    if (own.length === 0) return { keys: [key], statements: [], touching: [] };
    const { links, touching } = await this.#judgements.around(plan, [key]);
    const [, ...others] = clusterOf(entityRef(key), links).map(parseEntityRef);
    const said = await this.#store.statements(plan, others, when);
    return { keys: [key, ...others], touching, statements: said.length === 0 ? own : [...own, ...said].toSorted((a, b) => Number(a.written - b.written)) };
  }

  /**
   * Captions of those of `keys` that have any visible statement. A key without one is not in the map: no edge may lead to it. Neither is
   * an edge: nothing is stated of one from outside, and whoever pointed at a dark one would hear that it is there.
   * `named`: the statements that the captions repeat, for the record.
   */
  async captions(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<Captions> {
    const lines = await this.#store.statements(plan, keys, when);
    const byRef = new Map<string, StoredStatement[]>();
    for (const line of lines) byRef.set(entityRef(line), [...(byRef.get(entityRef(line)) ?? []), line]);
    const captions = new Map([...byRef].filter(([, own]) => !isEdge(schemaOf(own))).map(([ref, own]) => [ref, captionFrom(schemaOf(own), own.filter((one) => nameProps.includes(one.prop)))]));
    return { captions, named: lines.filter((one) => nameProps.includes(one.prop) && captions.get(entityRef(one)) === one.value) };
  }
}

/** Statements without those that point at what the reader may not see, and without those of an edge that ends there. `about`: all that is said of the edges among them. */
export function withLitEnds(statements: readonly StoredStatement[], captions: ReadonlyMap<string, string>, about = statements): StoredStatement[] {
  const dark = darkEdges(about, (ref) => captions.has(ref));
  return statements.filter((one) => (one.ref === undefined || captions.has(entityRef(one.ref))) && !dark.has(entityRef(one)));
}

export function refsOf(statements: readonly StoredStatement[]): EntityKey[] {
  const refs = new Map<string, EntityKey>();
  for (const { ref } of statements) if (ref !== undefined) refs.set(entityRef(ref), ref);
  return [...refs.values()];
}

/** Statement ids by originator, for the record. */
export function idsOf(statements: readonly StoredStatement[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const one of new Map(statements.map((each) => [each.statementId, each])).values()) {
    const list = ids.get(one.agencyId) ?? [];
    list.push(`#${one.statementId}`);
    ids.set(one.agencyId, list);
  }
  return ids;
}

export function uniqueReports(statements: readonly StoredStatement[]): { agencyId: string; reportId: string }[] {
  const reports = new Map(statements.map((one) => [`${one.agencyId}~${one.reportId}`, { agencyId: one.agencyId, reportId: one.reportId }]));
  return [...reports.values()];
}
