// Proposed changes as rows. A row is never the policy in force: what is adopted is read, hashed and validated again.
import type { Db, PolicyChangeTable, Selectable } from '../../db/index.js';
import type { Intent } from '../intent.js';
import type { WordsAtRest } from '../words/index.js';
import type { PolicyChange, Rehearsal } from './policy-change.js';

const shownAtMost = 100;

export interface ChangeKey {
  readonly agencyId: string;
  readonly changeId: string;
}

export class PolicyChangeStore {
  readonly #db: Db;

  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(intent: Intent, change: Pick<PolicyChange, 'agencyId' | 'changeId' | 'texts' | 'policyHash' | 'contentHash' | 'before' | 'why' | 'proposedBy' | 'proposedAtMs'>): Promise<void> {
    await this.#db.insertInto('policy_change').values({
      agency_id: change.agencyId, change_id: change.changeId, texts: JSON.stringify(change.texts), policy_hash: change.policyHash, content_hash: change.contentHash,
      before_hash: change.before, why: this.#words.seal(change.why, whyOf(change.agencyId, change.changeId)), proposed_by: change.proposedBy, proposed_at: new Date(change.proposedAtMs), intent_index: intent.index,
    }).execute();
  }

  /** The newest first. */
  async list(): Promise<PolicyChange[]> {
    const rows = await this.#db.selectFrom('policy_change').selectAll().orderBy('proposed_at', 'desc').limit(shownAtMost).execute();
    return rows.map((row) => this.#read(row));
  }

  async find({ agencyId, changeId }: ChangeKey): Promise<PolicyChange | undefined> {
    const row = await this.#db.selectFrom('policy_change').selectAll().where('agency_id', '=', agencyId).where('change_id', '=', changeId).executeTakeFirst();
    return row && this.#read(row);
  }

  #read(row: Selectable<PolicyChangeTable>): PolicyChange {
    return changeOf({ ...row, why: this.#words.open(row.why, whyOf(row.agency_id, row.change_id)) });
  }

  async rehearsed({ agencyId, changeId }: ChangeKey, rehearsal: Rehearsal, rehearsalHash: string, by: string): Promise<void> {
    await this.#db.updateTable('policy_change').set({ rehearsal: JSON.stringify(rehearsal), rehearsal_hash: rehearsalHash, rehearsed_by: by, rehearsed_at: new Date(rehearsal.endedAtMs) })
      .where('agency_id', '=', agencyId).where('change_id', '=', changeId).where('state', '=', 'proposed').execute();
  }

  async adopted({ agencyId, changeId }: ChangeKey, by: string, atMs: number): Promise<void> {
    await this.#db.updateTable('policy_change').set({ state: 'adopted', adopted_by: by, adopted_at: new Date(atMs) })
      .where('agency_id', '=', agencyId).where('change_id', '=', changeId).execute();
  }
}

const whyOf = (agencyId: string, changeId: string): readonly string[] => ['policy_change', 'why', agencyId, changeId];

function changeOf(row: Selectable<PolicyChangeTable>): PolicyChange {
  return {
    agencyId: row.agency_id, changeId: row.change_id, texts: JSON.parse(row.texts) as PolicyChange['texts'], policyHash: row.policy_hash, contentHash: row.content_hash,
    before: row.before_hash, why: row.why, proposedBy: row.proposed_by, proposedAtMs: row.proposed_at.getTime(), state: row.state === 'adopted' ? 'adopted' : 'proposed',
    rehearsal: row.rehearsal === null ? undefined : (JSON.parse(row.rehearsal) as Rehearsal), rehearsalHash: row.rehearsal_hash ?? undefined,
    rehearsedBy: row.rehearsed_by ?? undefined, rehearsedAtMs: row.rehearsed_at?.getTime(), adoptedBy: row.adopted_by ?? undefined, adoptedAtMs: row.adopted_at?.getTime(),
  };
}
