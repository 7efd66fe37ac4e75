// Requests for correction, for the originator to judge. Asking tells the asker nothing about what exists.
import type { Intent } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';

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
    await prepared(this.#db, 'add-correction', 'select gate.add_correction($1, $2, $3, $4, $5, $6, $7, $8)',
      [intent.index, row.agencyId, row.correctionId, row.entityId, row.statementId, row.why, row.askedBy, row.askedAt]);
  }

  async knowsAgency(agencyId: string): Promise<boolean> {
    return (await this.#db.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).executeTakeFirst()) !== undefined;
  }
}
