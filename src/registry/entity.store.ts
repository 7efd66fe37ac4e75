// Reads the statements that make an entity, as far as the plan's labels reach, and nothing else.
import type { Plan, ShownIds } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import { unmasked } from './mask.js';
import type { EntityKey } from '../kernel/index.js';

/** No label has this number: the marking of a report that is stricter than its statement is not shown. */
const noLabel = 0;
/** Statements in one answer. */
export const maxStatements = 5_000;

export interface AsOf {
  readonly asOf?: string;
  readonly knownAt?: string;
}

export interface StoredStatement {
  readonly agencyId: string;
  readonly statementId: bigint;
  /** The order of writing, over all agencies: for sorting, and for nobody to see (G4). */
  readonly written: bigint;
  readonly reportId: string;
  readonly entityId: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  readonly lang: string | null;
  readonly labelId: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly knownFrom: Date;
  readonly ref: EntityKey | undefined;
}

export interface StoredReport {
  readonly agencyId: string;
  readonly reportId: string;
  readonly title: string;
  readonly reportedOn: string | null;
  readonly sourceRef: string | null;
  readonly sourceGrade: { readonly scale: string; readonly code: string } | null;
  readonly informationGrade: { readonly scale: string; readonly code: string } | null;
  readonly labelId: number;
  readonly retentionBasis: string | null;
  readonly reviewDue: string | null;
  readonly notices: readonly string[];
}

interface Row {
  agency_id: string; statement_id: bigint; written: bigint; report_id: string; entity_id: string; schema: string; prop: string; value: string;
  lang: string | null; label_id: number; valid_from: string | null; valid_to: string | null; known_from: Date;
  ref_agency_id: string | null; ref_entity_id: string | null;
}

function stored(row: Row): StoredStatement {
  return {
    agencyId: row.agency_id, statementId: row.statement_id, written: row.written, reportId: row.report_id, entityId: row.entity_id, schema: row.schema, prop: row.prop,
    value: row.value, lang: row.lang, labelId: row.label_id, validFrom: row.valid_from, validTo: row.valid_to, knownFrom: row.known_from,
    ref: row.ref_agency_id === null || row.ref_entity_id === null ? undefined : { agencyId: row.ref_agency_id, entityId: row.ref_entity_id },
  };
}

export class EntityStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Visible statements of these entities, oldest first. */
  async statements(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    return this.#around('statements_of', plan, keys, when);
  }

  /** Visible statements of others that point at these entities. */
  async pointingAt(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    return this.#around('statements_pointing_at', plan, keys, when);
  }

  async #around(name: 'statements_of' | 'statements_pointing_at', plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    if (keys.length === 0) return [];
    const rows = await prepared<Row>(this.#db, name, `select * from gate.${name}($1, $2, $3, $4, $5, $6)`,
      [plan.labelIds, keys.map((key) => key.agencyId), keys.map((key) => key.entityId), when.asOf, when.knownAt, maxStatements]);
    return unmasked(plan, rows).map(stored);
  }

  async statementsOfReport(plan: Plan, agencyId: string, reportId: string): Promise<StoredStatement[]> {
    const rows = await prepared<Row>(this.#db, 'statements_of_report', 'select * from gate.statements_of_report($1, $2, $3, $4)',
      [plan.labelIds, agencyId, reportId, maxStatements]);
    return unmasked(plan, rows).map(stored);
  }

  /** Whether every statement among `ids` (`#number`) stands under a label of the plan at this moment. Other ids stand for no statement. */
  async areStillSeen(plan: Plan, ids: ShownIds): Promise<boolean> {
    const shown = [...ids].flatMap(([agencyId, list]) => list.filter((one) => /^#\d+$/.test(one)).map((one) => [agencyId, one.slice(1)] as const));
    if (shown.length === 0) return true;
    const [row] = await prepared<{ seen: bigint }>(this.#db, 'standing_under', 'select count(*) as seen from gate.standing_under($1, $2, $3)',
      [plan.labelIds, shown.map(([agencyId]) => agencyId), shown.map(([, id]) => id)]);
    return Number(row?.seen) === shown.length;
  }

  /** Those of these reports of which the plan's caller may see a statement. One may be released further than its report: then the report's heading and marking stay out. */
  async reports(plan: Plan, ids: readonly { readonly agencyId: string; readonly reportId: string }[]): Promise<StoredReport[]> {
    if (ids.length === 0) return [];
    const rows = await prepared<ReportRow>(this.#db, 'reports_of', 'select * from gate.reports_of($1, $2, $3)',
      [plan.labelIds, ids.map((id) => id.agencyId), ids.map((id) => id.reportId)]);
    return rows.map((row) => ({
      agencyId: row.agency_id, reportId: row.report_id, reportedOn: row.reported_on, title: row.title ?? '', sourceRef: row.source_ref, labelId: row.label_id ?? noLabel,
      sourceGrade: grade(row.source_scale, row.source_code), informationGrade: grade(row.info_scale, row.info_code),
      retentionBasis: row.retention_basis, reviewDue: row.review_due, notices: row.notices,
    }));
  }
}

interface ReportRow {
  agency_id: string; report_id: string; title: string | null; reported_on: string | null; source_ref: string | null; source_scale: string | null;
  source_code: string | null; info_scale: string | null; info_code: string | null; label_id: number | null; retention_basis: string | null;
  review_due: string | null; notices: string[];
}

function grade(scale: string | null, code: string | null): { scale: string; code: string } | null {
  return scale === null || code === null ? null : { scale, code };
}
