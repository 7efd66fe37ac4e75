// A report as its reader may see it: its heading, and those of its statements that are visible. No statement visible, no report (G4).
import { type Plan, seal, type Sealed } from '../access/index.js';
import { type EntityKey, entityRef } from '../kernel/index.js';
import type { Entities } from './entity.js';
import { idsOf, refsOf, uniqueReports, withLitEnds } from './entity.js';
import { type EntityStore, maxStatements, type StoredReport, type StoredStatement } from './entity.store.js';
import { isEdge } from './schema-model.js';

export interface ReportPage {
  readonly report: StoredReport;
  readonly statements: readonly StoredStatement[];
  readonly captions: ReadonlyMap<string, string>;
  /** True when there are more visible statements than one answer holds. */
  readonly more: boolean;
}

export class Reports {
  readonly #store: EntityStore;
  readonly #entities: Entities;

  constructor(store: EntityStore, entities: Entities) {
    this.#store = store;
    this.#entities = entities;
  }

  /** `key.entityId` holds the report's id. */
  async read(plan: Plan, key: EntityKey): Promise<Sealed<ReportPage | undefined>> {
    const all = await this.#store.statementsOfReport(plan, key.agencyId, key.entityId);
    // What another report says of an edge counts too: here it would show half of it.
    const edges = await this.#store.statements(plan, edgesAmong(all), {});
    const { captions, named } = await this.#entities.captions(plan, refsOf([...all, ...edges]), {});
    const statements = withLitEnds(all, captions, edges);
    const [report] = await this.#store.reports(plan, uniqueReports(statements));
    if (report === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, idsOf([...statements, ...named]), { report, statements, captions, more: all.length >= maxStatements });
  }
}

function edgesAmong(statements: readonly StoredStatement[]): EntityKey[] {
  const edges = statements.filter((one) => isEdge(one.schema));
  return [...new Map(edges.map((one) => [entityRef(one), { agencyId: one.agencyId, entityId: one.entityId }])).values()];
}
