// Leads as they came in: added once, never changed (G12). Who it is about and what was found lie sealed; names are blind terms.
import { type Db, type Insertable, type ReviewActTable, type ReviewLeadTable } from '../../db/index.js';
import { type KeptRows, rowAs } from '../../access/kept/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { BlindNames } from './blind-names.js';
import type { GroupStore } from './group.store.js';
import type { IncomingLead, LeadGroup } from './incoming.js';

export interface NewLead {
  readonly lead: IncomingLead & { readonly group: LeadGroup };
  readonly kind: 'lead' | 'audit';
  readonly labelId: number;
  readonly takenAtMs: number;
  readonly dueAtMs: number;
  readonly intentIndex: bigint;
  /** The task about whoever was looked up. */
  readonly exposed?: { readonly taskId: string; readonly dueAtMs: number };
}

type LeadRow = Insertable<ReviewLeadTable>;
type ActRow = Insertable<ReviewActTable>;

export class LeadStore {
  readonly #db: Db;
  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;
  readonly #names: BlindNames;
  readonly #groups: GroupStore;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest, names: BlindNames, groups: GroupStore) {
    this.#db = db;
    this.#kept = kept;
    this.#words = words;
    this.#names = names;
    this.#groups = groups;
  }

  /** Which of these are there already. */
  async known(agencyId: string, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (leadIds.length === 0) return new Set();
    const rows = await this.#db.selectFrom('review_lead').select('lead_id').where('agency_id', '=', agencyId).where('lead_id', 'in', [...leadIds]).execute();
    return new Set(rows.map((row) => row.lead_id));
  }

  /** All or none. */
  async add(agencyId: string, leads: readonly NewLead[]): Promise<void> {
    const rows = leads.map((one) => this.#leadRow(agencyId, one));
    const acts = leads.flatMap((one) => this.#firstActs(agencyId, one));
    const names = leads.flatMap(({ lead }) => this.#names.partsOf(agencyId, lead).map(({ part, tag }) => ({ agency_id: agencyId, lead_id: lead.leadId, part, name_tag: tag })));
    const tasks = leads.flatMap(({ lead, exposed, takenAtMs, intentIndex }) => (exposed === undefined ? [] : [{ agency_id: agencyId, task_id: exposed.taskId, lead_id: lead.leadId, opened_at: new Date(takenAtMs), intent_index: intentIndex }]));
    await this.#kept.change([...rows.map((row) => rowAs('review_lead', row)), ...acts.map((row) => rowAs('review_act', row))], () => this.#db.transaction().execute(async (tx) => {
      await tx.insertInto('review_lead').values(rows).execute();
      await this.#groups.add(tx, agencyId, leads.map(({ lead: { leadId, group } }) => ({ leadId, group })));
      if (names.length > 0) for (let from = 0; from < names.length; from += 5_000) await tx.insertInto('review_lead_name').values(names.slice(from, from + 5_000)).execute();
      if (tasks.length > 0) await tx.insertInto('exposed_task').values(tasks).execute();
      await tx.insertInto('review_act').values(acts).execute();
    }));
  }

  #leadRow(agencyId: string, { lead, kind, labelId, takenAtMs, intentIndex }: NewLead): LeadRow {
    const { leadId, concern, namesOf, ties = [], group, told, picture = { momentsMs: [], things: [] } } = lead;
    return {
      agency_id: agencyId, lead_id: leadId, label_id: labelId, source: lead.source, kind, found_at: new Date(lead.foundAtMs), taken_at: new Date(takenAtMs), is_serious: lead.isSerious,
      detectors: [...told.en.detectors], about: this.#words.seal(JSON.stringify({ concern, namesOf, ties, group }), ['review_lead', 'about', agencyId, leadId]),
      told: this.#words.seal(JSON.stringify({ told, picture }), ['review_lead', 'told', agencyId, leadId]), intent_index: intentIndex,
    };
  }

  #firstActs(agencyId: string, { lead, takenAtMs, dueAtMs, intentIndex, exposed }: NewLead): ActRow[] {
    const actOf = (thread: ActRow['thread'], threadId: string, kind: string, due: number): ActRow => ({
      agency_id: agencyId, thread, thread_id: threadId, seq: 0, kind, by_member: null, at: new Date(takenAtMs), content: this.#words.seal('{}', ['review_act', 'content', agencyId, thread, threadId, '0']),
      ref: null, state: thread === 'lead' ? 'new' : 'open', due_at: new Date(due), holder: null, people: [], outcome: null, intent_index: intentIndex,
    });
    return [actOf('lead', lead.leadId, 'taken', dueAtMs), ...(exposed === undefined ? [] : [actOf('exposed', exposed.taskId, 'opened', exposed.dueAtMs)])];
  }
}
