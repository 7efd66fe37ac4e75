// One hop around an entity. An edge is shown only when it and both its ends are visible: a line into the dark would tell (G4).
import { type Plan, seal, type Sealed } from '../access/index.js';
import { type EntityKey, entityRef } from '../kernel/index.js';
import type { Entities } from './entity.js';
import { idsOf, refsOf, withLitEnds } from './entity.js';
import type { AsOf, EntityStore, StoredStatement } from './entity.store.js';
import { captionFrom, schemaOf } from './caption.js';
import { getSchema, isEdge } from './schema-model.js';

const maxNodes = 300;

export interface GraphNode {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
}
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Schema of the edge entity, or of the entity that carries the property. */
  readonly schema: string;
  /** The property, when no entity of its own stands for the edge. */
  readonly prop: string | null;
  readonly role: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export class Neighbours {
  readonly #store: EntityStore;
  readonly #entities: Entities;

  constructor(store: EntityStore, entities: Entities) {
    this.#store = store;
    this.#entities = entities;
  }

  async read(plan: Plan, key: EntityKey, when: AsOf): Promise<Sealed<Neighbourhood | undefined>> {
    const { keys, statements: said } = await this.#entities.around(plan, key, when);
    const own = withLitEnds(said, (await this.#entities.captions(plan, refsOf(said), when)).captions);
    if (!own.some((one) => entityRef(one) === entityRef(key))) return seal(plan, new Map(), undefined);
    const inward = await this.#store.pointingAt(plan, keys, when);
    const links = await this.#store.statements(plan, inward.filter((one) => isEdge(one.schema)).map(asKey), when);
    const all = [...own, ...inward, ...links];
    const far = await this.#store.statements(plan, dedupe([...refsOf(all), ...inward.filter((one) => !isEdge(one.schema)).map(asKey)]), when);
    const nodes = nodesOf([...own, ...far].filter((one) => !isEdge(one.schema) || entityRef(one) === entityRef(key)));
    const home = new Set(keys.map(entityRef));
    const edges = [...edgesByProperty(own, inward, home), ...edgesByEntity(links)]
      .filter((edge) => nodes.has(edge.source) && nodes.has(edge.target) && edge.source !== edge.target);
    const kept = keepNear(entityRef(key), nodes, edges);
    const isShown = new Set([...kept.nodes, ...kept.edges].map(({ id }) => id));
    return seal(plan, idsOf(all.concat(far).filter((one) => isShown.has(entityRef(one)) || isShown.has(edgeIdOf(one)))), kept);
  }
}

const asKey = (one: StoredStatement): EntityKey => ({ agencyId: one.agencyId, entityId: one.entityId });

function dedupe(keys: readonly EntityKey[]): EntityKey[] {
  return [...new Map(keys.map((key) => [entityRef(key), key])).values()];
}

function byEntity(statements: readonly StoredStatement[]): Map<string, StoredStatement[]> {
  const groups = new Map<string, StoredStatement[]>();
  for (const one of statements) {
    const ref = entityRef(one);
    const list = groups.get(ref);
    if (list === undefined) groups.set(ref, [one]);
    else list.push(one);
  }
  return groups;
}

function nodesOf(statements: readonly StoredStatement[]): Map<string, GraphNode> {
  return new Map([...byEntity(statements)].map(([id, lines]) => {
    const schema = schemaOf(lines);
    return [id, { id, schema, caption: captionFrom(schema, lines) }];
  }));
}

const edgeIdOf = (one: StoredStatement): string => `${one.agencyId}~#${one.statementId}`;

/** A property that points at another entity is an edge by itself. */
function edgesByProperty(own: readonly StoredStatement[], inward: readonly StoredStatement[], home: ReadonlySet<string>): GraphEdge[] {
  const direct = [...own, ...inward.filter((one) => !isEdge(one.schema) && !home.has(entityRef(one)))];
  return direct.filter((one) => one.ref !== undefined).map((one) => ({
    id: edgeIdOf(one), source: entityRef(one), target: entityRef(one.ref as EntityKey), schema: one.schema,
    prop: one.prop, role: null, from: one.validFrom, to: one.validTo,
  }));
}

/** An entity of an edge schema (GroupRole, Ownership …) joins the two that it points at. */
function edgesByEntity(links: readonly StoredStatement[]): GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const [id, lines] of byEntity(links)) {
    const edge = getSchema(schemaOf(lines))?.edge;
    if (edge === null || edge === undefined) continue;
    const value = (prop: string) => lines.find((line) => line.prop === prop);
    const first = (...props: string[]) => props.map((prop) => value(prop)?.value).find((found) => found !== undefined) ?? null;
    const source = value(edge.source)?.ref;
    const target = value(edge.target)?.ref;
    if (source === undefined || target === undefined) continue;
    edges.push({
      id, source: entityRef(source), target: entityRef(target), schema: schemaOf(lines), prop: null, role: first('role', 'relationship', 'kind'),
      from: first('startDate'), to: first('endDate'),
    });
  }
  return edges;
}

function keepNear(start: string, nodes: ReadonlyMap<string, GraphNode>, edges: readonly GraphEdge[]): Neighbourhood {
  const near = new Set([start]);
  for (const edge of edges) {
    if (near.size >= maxNodes) break;
    near.add(edge.source).add(edge.target);
  }
  return {
    nodes: [...near].map((id) => nodes.get(id)).filter((node) => node !== undefined),
    edges: edges.filter((edge) => near.has(edge.source) && near.has(edge.target)),
  };
}
