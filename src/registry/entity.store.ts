// Reads the statements that make an entity, as far as the plan's labels reach, and nothing else.
import type { Plan } from '../access/index.js';
import { type Db, sql } from '../db/index.js';
import type { EntityKey } from '../kernel/index.js';
import { timeConditions } from './search.store.js';

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
  agency_id: string; statement_id: bigint; report_id: string; entity_id: string; schema: string; prop: string; value: string;
  lang: string | null; label_id: number; valid_from: string | null; valid_to: string | null; known_from: Date;
  ref_agency_id: string | null; ref_entity_id: string | null;
}

function stored(row: Row): StoredStatement {
  return {
    agencyId: row.agency_id, statementId: row.statement_id, reportId: row.report_id, entityId: row.entity_id, schema: row.schema, prop: row.prop,
    value: row.value, lang: row.lang, labelId: row.label_id, validFrom: row.valid_from, validTo: row.valid_to, knownFrom: row.known_from,
    ref: row.ref_agency_id === null || row.ref_entity_id === null ? undefined : { agencyId: row.ref_agency_id, entityId: row.ref_entity_id },
  };
}

const columns = sql.raw(`s.agency_id, s.statement_id, s.report_id, s.entity_id, s.schema, s.prop, s.value, s.lang, s.label_id, s.valid_from,
  s.valid_to, s.known_from, s.ref_agency_id, s.ref_entity_id`);

export class EntityStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Visible statements of these entities, oldest first. */
  async statements(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<Row>`
      select ${columns} from unnest(${keys.map((key) => key.agencyId)}::text[], ${keys.map((key) => key.entityId)}::text[]) as e (a, i)
      join statement s on s.agency_id = e.a and s.entity_id = e.i
      where s.label_id = any(${[...plan.labelIds]}::int[]) and ${sql.join(timeConditions(when), sql` and `)}
      order by s.statement_id limit ${sql.lit(maxStatements)}`.execute(this.#db);
    return rows.map(stored);
  }

  /** Visible statements of others that point at these entities. */
  async pointingAt(plan: Plan, keys: readonly EntityKey[], when: AsOf): Promise<StoredStatement[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<Row>`
      select ${columns} from unnest(${keys.map((key) => key.agencyId)}::text[], ${keys.map((key) => key.entityId)}::text[]) as e (a, i)
      join statement s on s.ref_agency_id = e.a and s.ref_entity_id = e.i
      where s.label_id = any(${[...plan.labelIds]}::int[]) and ${sql.join(timeConditions(when), sql` and `)}
      order by s.statement_id limit ${sql.lit(maxStatements)}`.execute(this.#db);
    return rows.map(stored);
  }

  async statementsOfReport(plan: Plan, agencyId: string, reportId: string): Promise<StoredStatement[]> {
    const { rows } = await sql<Row>`
      select ${columns} from statement s where s.agency_id = ${agencyId} and s.report_id = ${reportId}
        and s.label_id = any(${[...plan.labelIds]}::int[]) and s.known_to is null
      order by s.statement_id limit ${sql.lit(maxStatements)}`.execute(this.#db);
    return rows.map(stored);
  }

  /**
   * The reports of statements that were read under this plan; the caller passes only such ids. A statement may be released further
   * than its report: then the report's heading and marking stay out.
   */
  async reports(plan: Plan, ids: readonly { readonly agencyId: string; readonly reportId: string }[]): Promise<StoredReport[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<ReportRow>`
      select r.* from unnest(${ids.map((id) => id.agencyId)}::text[], ${ids.map((id) => id.reportId)}::text[]) as e (a, i)
      join report r on r.agency_id = e.a and r.report_id = e.i order by r.reported_on desc nulls last, r.report_id`.execute(this.#db);
    return rows.map((row) => ({
      agencyId: row.agency_id, reportId: row.report_id, reportedOn: row.reported_on,
      ...(plan.labelIds.includes(row.label_id)
        ? { title: row.title, sourceRef: row.source_ref, labelId: row.label_id } : { title: '', sourceRef: null, labelId: noLabel }),
      sourceGrade: grade(row.source_scale, row.source_code), informationGrade: grade(row.info_scale, row.info_code),
      retentionBasis: row.retention_basis, reviewDue: row.review_due, notices: row.notices,
    }));
  }
}

interface ReportRow {
  agency_id: string; report_id: string; title: string; reported_on: string | null; source_ref: string | null; source_scale: string | null;
  source_code: string | null; info_scale: string | null; info_code: string | null; label_id: number; retention_basis: string | null;
  review_due: string | null; notices: string[];
}

function grade(scale: string | null, code: string | null): { scale: string; code: string } | null {
  return scale === null || code === null ? null : { scale, code };
}
