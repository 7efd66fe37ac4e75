// Reads every statement as the disk has it now, for comparison with what was announced on the record (G2).
import { type Label, labelHash, LabelStore } from '../access/index.js';
import { KeptRowStore } from '../access/kept/index.js';
import { type Db, prepared } from '../db/index.js';
import { entityRef } from '../kernel/index.js';
import { inheritedRestrictions, type ReleaseAudit, releasedNow } from './derived/release-audit.store.js';
import { searchKey, searchWords } from './keys.js';
import type { RegistryProblem } from './registry-problem.js';
import { isExplained, restrictionHash, type RestrictionTerms } from './restriction.js';
import { propertyOf } from './schema-model.js';
import { contentHash } from './statement-row.js';
import { basisProp } from './part.js';

const pageSize = 20_000;

export interface AuditedRow {
  readonly agencyId: string;
  readonly statementId: bigint;
  readonly reportId: string;
  readonly intentIndex: bigint;
  /** Computed from the row's values, and its label's, as they are now. */
  readonly contentHash: Uint8Array;
  /** False when the kept hash is not that of the values, or when what is derived from them (reference, search keys, its end) is another. */
  readonly isFaithful: boolean;
  /** The label is neither the one it entered with nor that one made stricter by the restrictions that were decided since. */
  readonly isRelabelled: boolean;
}

export interface AuditedRestriction extends RestrictionTerms {
  readonly agencyId: string;
  readonly restrictionId: string;
  readonly intentIndex: bigint;
  readonly hash: string;
}

interface Row {
  agency_id: string; statement_id: bigint; written: bigint; report_id: string; entity_id: string; schema: string; prop: string; value: string; lang: string | null;
  valid_from: string | null; valid_to: string | null; label_id: number; entered_label_id: number; known_to: Date | null; ref_agency_id: string | null;
  ref_entity_id: string | null; keys: string[] | null; content_hash: Uint8Array; intent_index: bigint; source_name: string | null;
}

interface RestrictionRow {
  agency_id: string; restriction_id: string; entity_id: string; kind: string; effective_on: string; basis: string; intent_index: bigint;
}

export class AuditStore {
  readonly #db: Db;
  readonly kept: KeptRowStore;

  constructor(db: Db) {
    this.#db = db;
    this.kept = new KeptRowStore(db);
  }

  /** Every statement in the order in which it was written. Labels are read afresh: what the node remembers of them proves nothing. */
  async *rows(): AsyncGenerator<AuditedRow> {
    const labels = new LabelStore(this.#db);
    await labels.load();
    const restrictions = await this.restrictions();
    const [isReleased, inherited] = [await releasedNow(this.#db, labels), await inheritedRestrictions(this.#db)];
    for (let last = 0n; ; ) {
      const rows = await prepared<Row>(this.#db, 'audit-statements', 'select * from gate.audit_statements($1, $2)', [last, pageSize]);
      yield* rows.map((row) => audited(row, { labels, restrictions, isReleased, inherited }));
      const end = rows.at(-1);
      if (end === undefined || rows.length < pageSize) return;
      last = end.written;
    }
  }

  async restrictions(): Promise<AuditedRestriction[]> {
    const rows = await prepared<RestrictionRow>(this.#db, 'audit-restrictions', 'select * from gate.audit_restrictions()', []);
    return rows.map((row) => {
      const terms = { entity: entityRef({ agencyId: row.agency_id, entityId: row.entity_id }), kind: row.kind, effectiveOn: row.effective_on, basis: row.basis };
      return { ...terms, agencyId: row.agency_id, restrictionId: row.restriction_id, intentIndex: row.intent_index, hash: restrictionHash(terms) };
    });
  }

  /** What stands of releases and was not announced so. */
  async releaseProblems(audit: ReleaseAudit, outcomes: Parameters<ReleaseAudit['problems']>[1]): Promise<RegistryProblem[]> {
    return audit.problems(this.#db, outcomes);
  }

  /** Whether the agency held this entity (`agency~id`) before that entry of its log. */
  async wasHeld(agencyId: string, entity: string, before: bigint): Promise<boolean> {
    const [row] = await prepared<{ held: boolean }>(this.#db, 'audit-was-held', 'select gate.audit_was_held($1, $2, $3) as held',
      [agencyId, entity.startsWith(`${agencyId}~`) ? entity.slice(agencyId.length + 1) : '', before]);
    return row?.held === true;
  }
}

/** What may have changed a row's label since it was written. */
interface Explanations {
  readonly labels: LabelStore;
  readonly restrictions: readonly AuditedRestriction[];
  readonly isReleased: (report: string, label: Label) => boolean;
  readonly inherited: ReadonlyMap<string, readonly string[]>;
}

function audited(row: Row, { labels, restrictions, isReleased, inherited }: Explanations): AuditedRow {
  const entered = labels.label(row.entered_label_id);
  const now = hashNow(row, entered === undefined ? '' : labelHash(entered));
  const about = [`${row.agency_id}~${row.entity_id}`, `${row.ref_agency_id ?? ''}~${row.ref_entity_id ?? ''}`];
  const report = `${row.agency_id}~${row.report_id}`;
  const later = restrictions.filter((one) => (one.agencyId === row.agency_id && about.includes(one.entity) && one.intentIndex > row.intent_index)
    || inherited.get(report)?.includes(`${one.agencyId}~${one.restrictionId}`) === true);
  const current = labels.label(row.label_id);
  const isSaid = current === undefined || current.releasedTo.length + current.releasedFor.length === 0 || isReleased(report, current);
  return {
    agencyId: row.agency_id, statementId: row.statement_id, reportId: row.report_id, intentIndex: row.intent_index, contentHash: now,
    isFaithful: Buffer.from(now).equals(row.content_hash) && isDerived(row), isRelabelled: !isSaid || !isExplained(entered, current, later),
  };
}

/** A row was hashed with the name of its source, or with its report where its writer could not be told what the source had said before (report-writer.ts). */
function hashNow(row: Row, marking: string): Uint8Array {
  const draft = {
    entityId: row.entity_id, schema: row.schema, prop: row.prop, value: row.value, ...(row.lang === null ? {} : { lang: row.lang }),
    ...(row.valid_from === null ? {} : { validFrom: row.valid_from }), ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
  };
  const hashed = (source: string): Uint8Array => contentHash({ agencyId: row.agency_id, source }, draft, marking);
  const ofReport = hashed(row.report_id);
  return row.source_name === null || Buffer.from(ofReport).equals(row.content_hash) ? ofReport : hashed(row.source_name);
}

/** Reference, search keys and end are what the values make of them: a statement does not vanish by losing its keys. */
function isDerived(row: Row): boolean {
  const type = row.prop === basisProp ? 'text' : (propertyOf(row.schema, row.prop)?.type ?? '');
  const ref = row.ref_agency_id === null ? null : `${row.ref_agency_id}~${row.ref_entity_id ?? ''}`;
  const keys = searchWords(type, row.value).map((word) => searchKey(row.label_id, word));
  return row.known_to === null && ref === (type === 'entity' ? row.value : null) && keys.toSorted().join(' ') === (row.keys ?? []).toSorted().join(' ');
}
