// Derived reports as rows: what went in, who asks for their release, who released and took back, and the labels that follow from it.
import type { Intent } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import { type Db, prepared, sql } from '../../db/index.js';
import { entityRef } from '../../kernel/index.js';
import type { ReleaseTerms } from './terms.js';

export interface ReportKey {
  readonly agencyId: string;
  readonly reportId: string;
}

export interface DerivedInput {
  /** `agency~report`. */
  readonly source: string;
  readonly labelIds: readonly number[];
}

export interface ReleaseRequest extends ReleaseTerms {
  /** Whose derived report it is. */
  readonly agencyId: string;
  readonly requestId: string;
  readonly reportId: string;
  readonly askedBy: string;
  readonly askedAtMs: number;
  readonly why: string;
  readonly originators: readonly string[];
  /** Labels of the report that the asker saw, as they are without any release: nothing else of it opens. */
  readonly labelIds: readonly number[];
  readonly withdrawnAtMs: number | null;
}

export interface DerivedRelease extends ReleaseTerms {
  /** The originator. */
  readonly agencyId: string;
  readonly releaseId: string;
  readonly requestAgencyId: string;
  readonly requestId: string;
  readonly releasedBy: string;
  readonly releasedAtMs: number;
  readonly why: string;
}

const mostListed = 300;

export class DerivedStore {
  readonly #db: Db;

  readonly #words: WordsAtRest | undefined;

  /** `words`: absent where only labels and terms are read or moved. */
  constructor(db: Db, words?: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async inputs({ agencyId, reportId }: ReportKey): Promise<DerivedInput[]> {
    const rows = await this.#db.selectFrom('derivation').selectAll().where('agency_id', '=', agencyId).where('report_id', '=', reportId)
      .orderBy('source_agency_id').orderBy('source_report_id').execute();
    return rows.map((row) => ({ source: `${row.source_agency_id}~${row.source_report_id}`, labelIds: row.label_ids }));
  }

  /** What was written from this report, directly. */
  async drawnFrom({ agencyId, reportId }: ReportKey): Promise<ReportKey[]> {
    const rows = await this.#db.selectFrom('derivation').select(['agency_id', 'report_id']).where('source_agency_id', '=', agencyId).where('source_report_id', '=', reportId).execute();
    return rows.map((row) => ({ agencyId: row.agency_id, reportId: row.report_id }));
  }

  async reportsAbout(agencyId: string, entityId: string): Promise<ReportKey[]> {
    const rows = await prepared<{ report_id: string }>(this.#db, 'reports-about', 'select report_id from gate.reports_about($1, $2)', [agencyId, entityId]);
    return rows.map((row) => ({ agencyId, reportId: row.report_id }));
  }

  /** Labels now borne by the report's heading and by what it states. */
  async labelsOf({ agencyId, reportId }: ReportKey): Promise<number[]> {
    const rows = await prepared<{ label_id: number }>(this.#db, 'labels-of-report', 'select label_id from gate.labels_of_report($1, $2)', [agencyId, reportId]);
    return rows.map((row) => row.label_id);
  }

  /** One at a time for each report: two originators that release at once, or one that releases while another takes back, see each other's step. */
  async alone<T>({ agencyId, reportId }: ReportKey, work: (tx: DerivedStore) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`derived ${entityRef({ agencyId, entityId: reportId })}`}, 0))`.execute(tx);
      return work(new DerivedStore(tx, this.#words));
    });
  }

  async move(intent: Intent, { agencyId, reportId }: ReportKey, moves: ReadonlyMap<number, number>): Promise<void> {
    for (const [from, to] of moves) await prepared(this.#db, 'move-report-label', 'select gate.move_report_label($1, $2, $3, $4, $5)', [intent.index, agencyId, reportId, from, to]);
  }

  async addRequest(intent: Intent, one: ReleaseRequest): Promise<void> {
    await this.#db.insertInto('release_request').values({
      agency_id: one.agencyId, request_id: one.requestId, report_id: one.reportId, asked_by: one.askedBy, asked_at: new Date(one.askedAtMs), why: this.#seal(one.why, 'release_request', one.agencyId, one.requestId), agencies: [...one.agencies],
      purposes: [...one.purposes], originators: [...one.originators], label_ids: [...one.labelIds], withdrawn_at: null, intent_index: intent.index,
    }).execute();
  }

  /** The one that stands for this report: asking anew withdraws what was asked before. */
  async standing({ agencyId, reportId }: ReportKey): Promise<ReleaseRequest | undefined> {
    const rows = await requestsOf(this.#db).where('agency_id', '=', agencyId).where('report_id', '=', reportId).where('withdrawn_at', 'is', null).execute();
    return rows.map((row) => this.#read(row))[0];
  }

  async request(agencyId: string, requestId: string): Promise<ReleaseRequest | undefined> {
    const rows = await requestsOf(this.#db).where('agency_id', '=', agencyId).where('request_id', '=', requestId).execute();
    return rows.map((row) => this.#read(row))[0];
  }

  async askedBy(agencyId: string, memberId: string): Promise<ReleaseRequest[]> {
    return (await requestsOf(this.#db).where('agency_id', '=', agencyId).where('asked_by', '=', memberId).execute()).map((row) => this.#read(row));
  }

  async askedOf(originator: string): Promise<ReleaseRequest[]> {
    return (await requestsOf(this.#db).where(sql<boolean>`originators @> array[${originator}]`).where('withdrawn_at', 'is', null).execute()).map((row) => this.#read(row));
  }

  async withdrawRequest(agencyId: string, requestId: string, atMs: number): Promise<void> {
    await this.#db.updateTable('release_request').set({ withdrawn_at: new Date(atMs) }).where('agency_id', '=', agencyId).where('request_id', '=', requestId).where('withdrawn_at', 'is', null).execute();
  }

  async addRelease(intent: Intent, one: DerivedRelease): Promise<void> {
    await this.#db.insertInto('derived_release').values({
      agency_id: one.agencyId, release_id: one.releaseId, request_agency_id: one.requestAgencyId, request_id: one.requestId, agencies: [...one.agencies], purposes: [...one.purposes],
      released_by: one.releasedBy, released_at: new Date(one.releasedAtMs), why: this.#seal(one.why, 'derived_release', one.agencyId, one.releaseId), taken_back_at: null, taken_back_by: null, intent_index: intent.index,
    }).execute();
  }

  /** Those in force, oldest first. */
  async releases({ agencyId, requestId }: Pick<ReleaseRequest, 'agencyId' | 'requestId'>): Promise<DerivedRelease[]> {
    const rows = await this.#db.selectFrom('derived_release').selectAll().where('request_agency_id', '=', agencyId).where('request_id', '=', requestId)
      .where('taken_back_at', 'is', null).orderBy('released_at').orderBy('release_id').execute();
    return rows.map((row) => ({
      agencyId: row.agency_id, releaseId: row.release_id, requestAgencyId: row.request_agency_id, requestId: row.request_id, agencies: row.agencies, purposes: row.purposes,
      releasedBy: row.released_by, releasedAtMs: row.released_at.getTime(), why: this.#open(row.why, 'derived_release', row.agency_id, row.release_id),
    }));
  }

  #read(row: Row): ReleaseRequest {
    return asRequest({ ...row, why: this.#open(row.why, 'release_request', row.agency_id, row.request_id) });
  }

  #open(why: string, ...key: readonly string[]): string {
    return this.#words === undefined ? '' : this.#words.open(why, [...key, 'why']);
  }

  #seal(why: string, ...key: readonly string[]): string {
    if (this.#words === undefined) throw new TypeError('reasons are written where they can be sealed');
    return this.#words.seal(why, [...key, 'why']);
  }

  /** All that the originator released on this request. */
  async takeBack(originator: string, { agencyId, requestId }: Pick<ReleaseRequest, 'agencyId' | 'requestId'>, by: string, atMs: number): Promise<void> {
    await this.#db.updateTable('derived_release').set({ taken_back_at: new Date(atMs), taken_back_by: by }).where('agency_id', '=', originator)
      .where('request_agency_id', '=', agencyId).where('request_id', '=', requestId).where('taken_back_at', 'is', null).execute();
  }
}

function requestsOf(db: Db) {
  return db.selectFrom('release_request').selectAll().orderBy('asked_at', 'desc').orderBy('request_id').limit(mostListed);
}

type Row = Awaited<ReturnType<ReturnType<typeof requestsOf>['execute']>>[number];

function asRequest(row: Row): ReleaseRequest {
  return {
    agencyId: row.agency_id, requestId: row.request_id, reportId: row.report_id, askedBy: row.asked_by, askedAtMs: row.asked_at.getTime(), why: row.why, agencies: row.agencies,
    purposes: row.purposes, originators: row.originators, labelIds: row.label_ids, withdrawnAtMs: row.withdrawn_at?.getTime() ?? null,
  };
}
