// What is overdue on the desk, and who was reminded of it: each step once, whichever process comes first.
import { type Db, type RawBuilder, sql } from '../../db/index.js';
import type { DueItem, DueKind } from './due.js';
import { type DeskScope, everyLead, leads } from './lead-reader.store.js';

interface Row {
  readonly kind: DueKind;
  readonly thread: string;
  readonly thread_id: string;
  readonly lead_id: string;
  readonly due_at: Date;
  readonly is_serious: boolean;
  readonly owners: string[];
  readonly asked_tag: string | null;
  readonly name_tags: string[];
}

const mostAtOnce = 500;

export class DueStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The oldest first. */
  async forReader(scope: DeskScope, nowMs: number): Promise<DueItem[]> {
    return this.#read(leads(scope), scope.agencyId, nowMs, sql`r.label_id = any(${[...scope.labelIds]}) and not (r.name_tags && ${[...scope.hidden.own]})`);
  }

  async all(agencyId: string, nowMs: number): Promise<DueItem[]> {
    return this.#read(everyLead(agencyId), agencyId, nowMs, sql`true`);
  }

  async agencies(): Promise<string[]> {
    const { rows } = await sql<{ readonly agency_id: string }>`select agency_id from review_lead union select agency_id from disclosure_referral order by 1`.execute(this.#db);
    return rows.map((row) => row.agency_id);
  }

  /** Steps that were taken, as `thread id step due`. */
  async taken(agencyId: string, items: readonly DueItem[]): Promise<ReadonlySet<string>> {
    const rows = await this.#db.selectFrom('review_reminder').select(['thread', 'thread_id', 'step', 'due_at']).where('agency_id', '=', agencyId).where('thread_id', 'in', ['', ...items.map((one) => one.threadId)]).execute();
    return new Set(rows.map((row) => stepKey(row.thread, row.thread_id, row.step, row.due_at.getTime())));
  }

  /** False where another process was first. */
  async take(agencyId: string, { thread, threadId, dueAtMs }: DueItem, step: 'owner' | 'desk', nowMs: number, told: number): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db.insertInto('review_reminder').values({ agency_id: agencyId, thread, thread_id: threadId, step, due_at: new Date(dueAtMs), told_at: new Date(nowMs), told }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** `sent`: which of what other agencies sent. */
  async #read(seen: RawBuilder<unknown>, agencyId: string, nowMs: number, sent: RawBuilder<unknown>): Promise<DueItem[]> {
    const now = new Date(nowMs);
    const last = (thread: string, id: RawBuilder<unknown>) => sql`cross join lateral (select state, due_at, holder from review_act a where a.agency_id = ${agencyId} and a.thread = ${thread} and a.thread_id = ${id} order by seq desc limit 1) t`;
    const { rows } = await sql<Row>`${seen}
      select case when s.state in ('new', 'triage') then 'triage' else 'judge' end as kind, 'lead' as thread, s.lead_id as thread_id, s.lead_id, s.due_at, s.is_serious,
        case when s.state in ('new', 'triage') then array_remove(array[s.holder], null) when s.state = 'split' then '{}' else array(select p from unnest(s.people) p where not exists (
          select from review_act d where d.agency_id = s.agency_id and d.thread = 'lead' and d.thread_id = s.lead_id and d.kind = 'decided' and d.by_member = p
            and not exists (select from review_act o where o.agency_id = d.agency_id and o.thread = 'lead' and o.thread_id = d.thread_id and o.kind = 'reopened' and o.seq > d.seq))) end as owners, null as asked_tag, '{}'::text[] as name_tags
      from seen s where s.state <> 'closed' and s.due_at < ${now}
      union all select 'exposed', 'exposed', e.task_id, e.lead_id, t.due_at, true, array_remove(array[t.holder], null), null, '{}'
      from seen s join exposed_task e on e.agency_id = s.agency_id and e.lead_id = s.lead_id ${last('exposed', sql`e.task_id`)} where t.state not in ('closed', 'stopped') and t.due_at < ${now}
      union all select 'disclosure', 'disclosure', d.line_id, r.lead_id, t.due_at, false, array_remove(array[t.holder], null), null, '{}'
      from seen s join disclosure_review r on r.agency_id = s.agency_id and r.lead_id = s.lead_id join disclosure_line d on d.agency_id = r.agency_id and d.review_id = r.review_id ${last('disclosure', sql`d.line_id`)} where t.state <> 'decided' and t.due_at < ${now}
      union all select 'answer', 'question', q.question_id, q.lead_id, q.due_at, s.is_serious, array_remove(array[a.by_member], null), q.member_tag, '{}'
      from seen s join review_question q on q.agency_id = s.agency_id and q.lead_id = s.lead_id join review_act a on a.agency_id = q.agency_id and a.thread = 'lead' and a.thread_id = q.lead_id and a.kind = 'asked' and a.ref = q.question_id
      where s.state <> 'closed' and q.due_at < ${now} and not exists (select from review_act w where w.agency_id = q.agency_id and w.thread = 'lead' and w.thread_id = q.lead_id and w.kind = 'answered' and w.ref = q.question_id)
      union all select 'referral', 'referral', r.referral_id, '', t.due_at, false, array_remove(array[t.holder], null), null, r.name_tags
      from disclosure_referral r ${last('referral', sql`r.referral_id`)} where r.agency_id = ${agencyId} and t.state <> 'decided' and t.due_at < ${now} and ${sent}
      order by due_at, thread_id limit ${mostAtOnce}`.execute(this.#db);
    return rows.map((row) => ({
      kind: row.kind, thread: row.thread, threadId: row.thread_id, leadId: row.lead_id, dueAtMs: row.due_at.getTime(), isSerious: row.is_serious, owners: row.owners, askedTag: row.asked_tag, nameTags: row.name_tags,
    }));
  }
}

export const stepKey = (thread: string, threadId: string, step: string, dueAtMs: number): string => JSON.stringify([thread, threadId, step, dueAtMs]);
