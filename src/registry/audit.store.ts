// Reads every statement as the disk has it now, for comparison with what was announced on the record (G2).
import { type Db, sql } from '../db/index.js';
import { contentHash } from './statement-row.js';

const pageSize = 20_000;

export interface AuditedRow {
  readonly agencyId: string;
  readonly statementId: bigint;
  readonly reportId: string;
  readonly intentIndex: bigint;
  /** Computed from the row's values as they are now. */
  readonly contentHash: Uint8Array;
  /** False when the kept hash is not that of the values. */
  readonly isFaithful: boolean;
  /** The label is another than the one it entered with, and no restriction of its agency explains that. */
  readonly isRelabelled: boolean;
}

interface Row {
  agency_id: string; statement_id: bigint; report_id: string; entity_id: string; schema: string; prop: string; value: string; lang: string | null;
  valid_from: string | null; valid_to: string | null; entered_label_id: number; content_hash: Uint8Array; intent_index: bigint;
  source_name: string | null; relabelled: boolean;
}

export class AuditStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Every statement in the order in which it was written. */
  async *rows(): AsyncGenerator<AuditedRow> {
    for (let last = 0n; ; ) {
      const { rows } = await sql<Row>`
        select s.agency_id, s.statement_id, s.report_id, s.entity_id, s.schema, s.prop, s.value, s.lang, s.valid_from, s.valid_to,
          s.entered_label_id, s.content_hash, s.intent_index, r.source_name,
          s.label_id <> s.entered_label_id and not exists (select 1 from restriction x where x.agency_id = s.agency_id
            and (x.entity_id = s.entity_id or x.entity_id = s.ref_entity_id)) as relabelled
        from statement s join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
        where s.statement_id > ${last} order by s.statement_id limit ${sql.lit(pageSize)}`.execute(this.#db);
      yield* rows.map(audited);
      const end = rows.at(-1);
      if (end === undefined || rows.length < pageSize) return;
      last = end.statement_id;
    }
  }
}

function audited(row: Row): AuditedRow {
  const now = contentHash({ agencyId: row.agency_id, source: row.source_name ?? row.report_id }, {
    entityId: row.entity_id, schema: row.schema, prop: row.prop, value: row.value, ...(row.lang === null ? {} : { lang: row.lang }),
    ...(row.valid_from === null ? {} : { validFrom: row.valid_from }), ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
  }, row.entered_label_id);
  return {
    agencyId: row.agency_id, statementId: row.statement_id, reportId: row.report_id, intentIndex: row.intent_index, contentHash: now,
    isFaithful: Buffer.from(now).equals(row.content_hash), isRelabelled: row.relabelled,
  };
}
