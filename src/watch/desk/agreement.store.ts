// Agreements by which another agency's reviewers judge: recorded, and ended by a row of their own; none is changed (G2).
import type { Db } from '../../db/index.js';
import type { Intent } from '../../access/index.js';
import { type KeptRows, rowAs } from '../../access/kept/index.js';
import type { WordsAtRest } from '../../access/words/index.js';

export interface Agreement {
  readonly agencyId: string;
  readonly agreementId: string;
  /** Whose reviewers judge. */
  readonly withAgencyId: string;
  /** Days, `YYYY-MM-DD`; the last one included. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly why: string;
  readonly recordedBy: string;
  readonly recordedAtMs: number;
  readonly endedAtMs: number | null;
}

export function isInForce({ fromOn, untilOn, endedAtMs }: Agreement, today: string): boolean {
  return endedAtMs === null && fromOn <= today && today <= untilOn;
}

export class AgreementStore {
  readonly #db: Db;
  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest) {
    this.#db = db;
    this.#kept = kept;
    this.#words = words;
  }

  async add(intent: Intent, one: Omit<Agreement, 'endedAtMs'>): Promise<void> {
    const row = {
      agency_id: one.agencyId, agreement_id: one.agreementId, with_agency_id: one.withAgencyId, from_on: one.fromOn, until_on: one.untilOn, why: this.#words.seal(one.why, placeOf(one.agencyId, one.agreementId)),
      recorded_by: one.recordedBy, recorded_at: new Date(one.recordedAtMs), intent_index: intent.index,
    };
    await this.#kept.change([rowAs('review_agreement', row)], () => this.#db.insertInto('review_agreement').values(row).execute());
  }

  /** False where it was ended already. */
  async end(intent: Intent, { agencyId, agreementId }: Agreement, { by, atMs, why }: { readonly by: string; readonly atMs: number; readonly why: string }): Promise<boolean> {
    const row = { agency_id: agencyId, agreement_id: agreementId, ended_by: by, ended_at: new Date(atMs), why: this.#words.seal(why, placeOf(agencyId, agreementId)), intent_index: intent.index };
    return this.#kept.change([rowAs('review_agreement_end', row)], async () => {
      const { numInsertedOrUpdatedRows } = await this.#db.insertInto('review_agreement_end').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }, Boolean);
  }

  /** Agencies with an agreement in force on that day, `YYYY-MM-DD`. */
  async lending(today: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('review_agreement as a').leftJoin('review_agreement_end as e', (join) => join.onRef('e.agency_id', '=', 'a.agency_id').onRef('e.agreement_id', '=', 'a.agreement_id'))
      .select('a.agency_id').distinct().where('a.from_on', '<=', today).where('a.until_on', '>=', today).where('e.agency_id', 'is', null).orderBy('a.agency_id').execute();
    return rows.map((row) => row.agency_id);
  }

  /** The newest first. */
  async of(agencyId: string): Promise<Agreement[]> {
    const rows = await this.#db.selectFrom('review_agreement as a').leftJoin('review_agreement_end as e', (join) => join.onRef('e.agency_id', '=', 'a.agency_id').onRef('e.agreement_id', '=', 'a.agreement_id'))
      .selectAll('a').select('e.ended_at').where('a.agency_id', '=', agencyId).orderBy('a.recorded_at', 'desc').orderBy('a.agreement_id').execute();
    return rows.map((row) => ({
      agencyId, agreementId: row.agreement_id, withAgencyId: row.with_agency_id, fromOn: row.from_on, untilOn: row.until_on, why: this.#words.open(row.why, placeOf(agencyId, row.agreement_id)), recordedBy: row.recorded_by,
      recordedAtMs: row.recorded_at.getTime(), endedAtMs: row.ended_at?.getTime() ?? null,
    }));
  }
}

const placeOf = (agencyId: string, agreementId: string): readonly string[] => ['review_agreement', 'why', agencyId, agreementId];
