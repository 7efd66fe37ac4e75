// Notices as rows: whom they are for, and who has read them. What each says stands in the record too, under `log_index`.
import type { Db } from '../../db/index.js';
import { type KeptRows, rowAs } from '../kept/index.js';
import type { Member } from '../member.js';
import { isNoticeKind, type NoticeFacts, type NoticeKind } from './notice-kind.js';

export interface NoticeRow {
  readonly agencyId: string;
  readonly noticeId: string;
  readonly memberId: string | null;
  readonly role: string | null;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly link: string;
  readonly subject: string | null;
  readonly toldAtMs: number;
  readonly dueAtMs: number | null;
  readonly settledAtMs: number | null;
  /** When this reader read it. */
  readonly readAtMs: number | null;
  readonly logIndex: bigint;
}

type Reader = Pick<Member, 'agencyId' | 'memberId' | 'role'>;

export class NoticeStore {
  readonly #db: Db;

  readonly #kept: KeptRows;

  constructor(db: Db, kept: KeptRows) {
    this.#db = db;
    this.#kept = kept;
  }

  async add(row: NoticeRow): Promise<void> {
    const columns = {
      agency_id: row.agencyId, notice_id: row.noticeId, member_id: row.memberId, role: row.role, kind: row.kind, link: row.link,
      subject: row.subject, told_at: new Date(row.toldAtMs), due_at: row.dueAtMs === null ? null : new Date(row.dueAtMs), settled_at: null, log_index: row.logIndex,
    };
    await this.#kept.change([rowAs('notice', { ...columns, facts: row.facts })], () => this.#db.insertInto('notice').values({ ...columns, facts: JSON.stringify(row.facts) }).execute());
  }

  /** Newest first. */
  async list(reader: Reader, limit: number): Promise<NoticeRow[]> {
    const rows = await this.#to(reader).selectAll('notice').select('notice_read.read_at').orderBy('told_at', 'desc').orderBy('notice.notice_id').limit(limit).execute();
    return rows.flatMap((row) => (isNoticeKind(row.kind) ? [{
      agencyId: row.agency_id, noticeId: row.notice_id, memberId: row.member_id, role: row.role, kind: row.kind, facts: row.facts, link: row.link, subject: row.subject,
      toldAtMs: row.told_at.getTime(), dueAtMs: row.due_at?.getTime() ?? null, settledAtMs: row.settled_at?.getTime() ?? null,
      readAtMs: row.read_at?.getTime() ?? null, logIndex: row.log_index,
    }] : []));
  }

  /** Unread ones, and tasks that nobody has settled. */
  async waiting(reader: Reader): Promise<number> {
    const found = await this.#to(reader).select(({ fn }) => fn.countAll().as('n'))
      .where((row) => row.or([row('notice_read.read_at', 'is', null), row('due_at', 'is not', null)]))
      .where('settled_at', 'is', null).executeTakeFirstOrThrow();
    return Number(found.n);
  }

  async markRead(reader: Reader, noticeId: string, at: Date): Promise<void> {
    const found = await this.#to(reader).select('notice.notice_id').where('notice.notice_id', '=', noticeId).executeTakeFirst();
    if (found === undefined) return;
    const row = { agency_id: reader.agencyId, notice_id: noticeId, member_id: reader.memberId, read_at: at };
    await this.#kept.change([rowAs('notice_read', row)], async () => {
      const read = await this.#db.insertInto('notice_read').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return read.numInsertedOrUpdatedRows === 1n;
    }, Boolean);
  }

  /** Of one member alone when `memberId` is given. */
  async settle(agencyId: string, subject: string, at: Date, memberId?: string): Promise<void> {
    const open = await this.#db.selectFrom('notice').selectAll().where('agency_id', '=', agencyId).where('subject', '=', subject).where('settled_at', 'is', null)
      .$if(memberId !== undefined, (query) => query.where('member_id', '=', memberId ?? '')).execute();
    await this.#kept.change(open.map((row) => rowAs('notice', { ...row, settled_at: at })), () =>
      this.#db.updateTable('notice').set({ settled_at: at }).where('agency_id', '=', agencyId).where('notice_id', 'in', ['', ...open.map((row) => row.notice_id)]).where('settled_at', 'is', null).execute());
  }

  #to({ agencyId, memberId, role }: Reader) {
    return this.#db.selectFrom('notice')
      .leftJoin('notice_read', (join) => join.onRef('notice_read.agency_id', '=', 'notice.agency_id').onRef('notice_read.notice_id', '=', 'notice.notice_id').on('notice_read.member_id', '=', memberId))
      .where('notice.agency_id', '=', agencyId)
      .where((row) => row.or([row('notice.member_id', '=', memberId), row('notice.role', '=', role)]));
  }
}
