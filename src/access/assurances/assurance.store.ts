// Assurances as rows: recorded, and ended by a row of their own; none is changed and none is deleted, for the app's role may do neither.
import type { Db } from '../../db/index.js';
import type { Intent } from '../intent.js';
import { type KeptRows, rowAs } from '../kept/index.js';
import type { WordsAtRest } from '../words/index.js';

export type AssuranceKind = 'mistreatment_risk' | 'reliability';
export type AssuranceOutcome = 'may_share' | 'may_not_share';

export interface Assurance {
  /** The agency that decided; the assurance is named `agency~assurance`. */
  readonly agencyId: string;
  readonly assuranceId: string;
  readonly partnerAgencyId: string;
  readonly kind: AssuranceKind;
  readonly outcome: AssuranceOutcome;
  /** Who decided, as the paper names them: the head of the agency or whoever acts for them. */
  readonly decidedBy: string;
  /** Days, `YYYY-MM-DD`; the last one included. */
  readonly decidedOn: string;
  readonly expiresOn: string;
  /** The paper: its file number. */
  readonly reference: string;
  readonly ground: string;
  readonly recordedBy: string;
  readonly recordedAtMs: number;
  readonly end: AssuranceEnd | undefined;
}

export interface AssuranceEnd {
  readonly by: string;
  readonly atMs: number;
  readonly why: string;
}

export class AssuranceStore {
  readonly #db: Db;

  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest) {
    this.#words = words;
    this.#db = db;
    this.#kept = kept;
  }

  async add(intent: Intent, one: Assurance): Promise<void> {
    const row = {
      agency_id: one.agencyId, assurance_id: one.assuranceId, partner_agency_id: one.partnerAgencyId, kind: one.kind, outcome: one.outcome, decided_by: one.decidedBy,
      decided_on: one.decidedOn, expires_on: one.expiresOn, reference: one.reference, ground: this.#words.seal(one.ground, placeOf('assurance', one)), recorded_by: one.recordedBy,
      recorded_at: new Date(one.recordedAtMs), intent_index: intent.index,
    };
    await this.#kept.change([rowAs('assurance', row)], () => this.#db.insertInto('assurance').values(row).execute());
  }

  /** Ends one, once. False where it was ended already. */
  async end(intent: Intent, { agencyId, assuranceId }: Assurance, end: AssuranceEnd): Promise<boolean> {
    const row = { agency_id: agencyId, assurance_id: assuranceId, ended_by: end.by, ended_at: new Date(end.atMs), why: this.#words.seal(end.why, placeOf('assurance_end', { agencyId, assuranceId })), intent_index: intent.index };
    return this.#kept.change([rowAs('assurance_end', row)], async () => {
      const { numInsertedOrUpdatedRows } = await this.#db.insertInto('assurance_end').values(row).onConflict((conflict) => conflict.columns(['agency_id', 'assurance_id']).doNothing()).executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    }, Boolean);
  }

  async find(agencyId: string, assuranceId: string): Promise<Assurance | undefined> {
    return (await this.of(agencyId)).find((one) => one.assuranceId === assuranceId);
  }

  /** What an agency decided, newest first. */
  async of(agencyId: string): Promise<Assurance[]> {
    const rows = await this.#db.selectFrom('assurance as a')
      .leftJoin('assurance_end as e', (join) => join.onRef('e.agency_id', '=', 'a.agency_id').onRef('e.assurance_id', '=', 'a.assurance_id'))
      .selectAll('a').select(['e.ended_by', 'e.ended_at', 'e.why as ended_why']).where('a.agency_id', '=', agencyId)
      .orderBy('a.decided_on', 'desc').orderBy('a.recorded_at', 'desc').orderBy('a.assurance_id').execute();
    return rows.map((row) => ({
      agencyId: row.agency_id, assuranceId: row.assurance_id, partnerAgencyId: row.partner_agency_id, kind: row.kind === 'reliability' ? 'reliability' : 'mistreatment_risk',
      outcome: row.outcome === 'may_share' ? 'may_share' : 'may_not_share', decidedBy: row.decided_by, decidedOn: row.decided_on, expiresOn: row.expires_on, reference: row.reference,
      ground: this.#words.open(row.ground, placeOf('assurance', { agencyId, assuranceId: row.assurance_id })), recordedBy: row.recorded_by, recordedAtMs: row.recorded_at.getTime(),
      end: row.ended_by === null || row.ended_at === null ? undefined : { by: row.ended_by, atMs: row.ended_at.getTime(), why: this.#words.open(row.ended_why ?? '', placeOf('assurance_end', { agencyId, assuranceId: row.assurance_id })) },
    }));
  }
}

const placeOf = (table: string, { agencyId, assuranceId }: Pick<Assurance, 'agencyId' | 'assuranceId'>): readonly string[] => [table, 'words', agencyId, assuranceId];
