// The database's copy of the record, for people to search in. It follows the ledger and is never asked what happened:
// the verifier compares it row by row, and whoever edits it is found.
import type { Db } from '../db/index.js';
import type { BlindField, BlindTerms } from './blind-terms.js';
import type { Ledger } from './ledger.js';
import { type MirrorHead, type MirrorReader, type MirrorRow, rowOf } from './mirror-row.js';
import type { StoredEntry } from './protocol.js';

/** Whose entries to show; absent means any. */
export interface MirrorQuery {
  /** The log to look in. */
  readonly agencyId: string;
  /** `agency~member`. */
  readonly actor?: string;
  readonly action?: string;
  /** `agency~case`. */
  readonly caseRef?: string;
  /** Only entries with a lower index: the last index of the page before. */
  readonly before?: bigint;
  /** 1 to 500. */
  readonly limit: number;
}

const ROWS_A_STATEMENT = 500;
const MAX_ROWS = 500;

export class LedgerMirror {
  private running: Promise<number> | undefined;
  /** Up to where each log was copied; read from the table once, for that takes as long as the table is large. */
  private copied: Map<string, bigint> | undefined;

  /** `terms` makes the blind forms of what is searched for: the database sees those alone. */
  constructor(
    private readonly db: Db,
    private readonly terms: BlindTerms,
  ) {}

  /** Copies entries; those that are there already stay as they are. Give them in order: a gap is a difference, not a delay. */
  async write(entries: readonly StoredEntry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += ROWS_A_STATEMENT) {
      const rows = entries.slice(from, from + ROWS_A_STATEMENT).map((entry) => columnsOf(entry.agencyId, rowOf(entry)));
      await this.db.insertInto('ledger_mirror').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
    }
  }

  /** Copies, in order, what the mirror lacks at the end of each log; calls that overlap share one run. Returns the entries copied. */
  async catchUp(ledger: Ledger): Promise<number> {
    this.running ??= this.copyMissing(ledger).finally(() => (this.running = undefined));
    return this.running;
  }

  reader(): MirrorReader {
    return { heads: () => this.heads(), rows: (agencyId, from) => this.rows(agencyId, from) };
  }

  /** Newest first. */
  async entriesOf(query: MirrorQuery): Promise<MirrorRow[]> {
    const blind = (field: BlindField, term: string): Buffer => Buffer.from(this.terms.tag(query.agencyId, field, term));
    let rows = this.db.selectFrom('ledger_mirror').selectAll().where('agency_id', '=', query.agencyId);
    if (query.actor !== undefined) rows = rows.where('actor_tag', '=', blind('actor', query.actor));
    if (query.action !== undefined) rows = rows.where('action_tag', '=', blind('action', query.action));
    if (query.caseRef !== undefined) rows = rows.where('case_tag', '=', blind('case', query.caseRef));
    if (query.before !== undefined) rows = rows.where('log_index', '<', query.before);
    const found = await rows.orderBy('log_index', 'desc').limit(Math.min(Math.max(1, query.limit), MAX_ROWS)).execute();
    return found.map(rowFrom);
  }

  private async copyMissing(ledger: Ledger): Promise<number> {
    const copied = (this.copied ??= new Map((await this.heads()).map(({ agencyId, size }) => [agencyId, size])));
    let count = 0;
    for (const { agencyId, size } of await ledger.heads()) {
      const from = copied.get(agencyId) ?? 0n;
      for await (const page of pagesOf(ledger.entries(agencyId, from, size))) {
        await this.write(page);
        copied.set(agencyId, (page.at(-1)?.index ?? 0n) + 1n);
        count += page.length;
      }
    }
    return count;
  }

  private async heads(): Promise<MirrorHead[]> {
    const rows = await this.db
      .selectFrom('ledger_mirror')
      .select(({ fn }) => ['agency_id', fn.max('log_index').as('last')])
      .groupBy('agency_id')
      .execute();
    return rows.map((row) => ({ agencyId: row.agency_id, size: row.last + 1n }));
  }

  private async *rows(agencyId: string, from: bigint): AsyncIterable<MirrorRow> {
    for (let next = from; ; ) {
      const page = await this.db.selectFrom('ledger_mirror').selectAll()
        .where('agency_id', '=', agencyId).where('log_index', '>=', next)
        .orderBy('log_index').limit(ROWS_A_STATEMENT).execute();
      yield* page.map(rowFrom);
      const last = page.at(-1);
      if (last === undefined || page.length < ROWS_A_STATEMENT) return;
      next = last.log_index + 1n;
    }
  }
}

async function* pagesOf(entries: AsyncIterable<StoredEntry>): AsyncIterable<StoredEntry[]> {
  let page: StoredEntry[] = [];
  for await (const entry of entries) {
    page.push(entry);
    if (page.length < ROWS_A_STATEMENT) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

interface Columns {
  readonly agency_id: string;
  readonly log_index: bigint;
  readonly recorded_at: Date;
  readonly entry: Uint8Array;
  readonly sealed: Uint8Array;
  readonly actor_tag: Uint8Array;
  readonly action_tag: Uint8Array;
  readonly case_tag: Uint8Array;
}

function columnsOf(agencyId: string, row: MirrorRow): Columns {
  return {
    agency_id: agencyId, log_index: row.index, recorded_at: new Date(row.recordedAtMs), entry: Buffer.from(row.entry), sealed: Buffer.from(row.sealed),
    actor_tag: Buffer.from(row.actorTag), action_tag: Buffer.from(row.actionTag), case_tag: Buffer.from(row.caseTag),
  };
}

function rowFrom(row: Columns): MirrorRow {
  return {
    index: row.log_index, recordedAtMs: row.recorded_at.getTime(), entry: row.entry, sealed: row.sealed,
    actorTag: row.actor_tag, actionTag: row.action_tag, caseTag: row.case_tag,
  };
}
