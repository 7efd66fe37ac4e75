// Requests for correction, for the originator to judge. Asking tells the asker nothing about what exists.
import type { Intent } from '../access/index.js';
import type { Db } from '../db/index.js';

export interface CorrectionRow {
  readonly agencyId: string;
  readonly correctionId: string;
  readonly entityId: string;
  readonly statementId: string | null;
  readonly why: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export class CorrectionStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(intent: Intent, row: CorrectionRow): Promise<void> {
    await this.#db.insertInto('correction').values({
      agency_id: row.agencyId, correction_id: row.correctionId, entity_id: row.entityId, statement_id: row.statementId, why: row.why,
      asked_by: row.askedBy, asked_at: row.askedAt, state: 'asked', intent_index: intent.index,
    }).execute();
  }

  async knowsAgency(agencyId: string): Promise<boolean> {
    return (await this.#db.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).executeTakeFirst()) !== undefined;
  }
}
