// Reads the desk for one reader: what they are kept from is left out by the database itself, so that no page, count or order can hold it (G4, G12).
import { type Db, type RawBuilder, type Selectable, sql, type ReviewLeadTable } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { AlertRecord } from '../output/alert-record.js';
import type { Picture } from '../output/report-alert.js';
import type { Concern } from '../output/concern.js';
import type { NamedPart } from './blind-names.js';
import type { LeadGroup, LeadSource } from './incoming.js';

/** A line of the list: whom it is about is not in it. */
export interface LeadLine {
  readonly leadId: string;
  readonly source: LeadSource;
  readonly kind: 'lead' | 'audit';
  readonly isSerious: boolean;
  readonly detectors: readonly string[];
  readonly foundAtMs: number;
  readonly state: string;
  readonly dueAtMs: number | null;
  readonly holder: string | null;
  readonly people: readonly string[];
  readonly outcome: string | null;
}

export interface LeadAbout {
  readonly concern: Concern;
  readonly namesOf: Readonly<Record<string, readonly string[]>>;
  readonly group: LeadGroup;
}

export interface WholeLead extends LeadLine {
  readonly about: LeadAbout;
  readonly told: Readonly<Record<'en' | 'fr', AlertRecord>>;
  readonly picture: Picture;
  readonly takenAtMs: number;
  readonly taskId: string | null;
}

export interface LeadFilter {
  /** `open`: all but closed. */
  readonly state?: string;
  readonly kind?: 'lead' | 'audit';
  readonly detector?: string;
  readonly serious?: boolean;
  readonly overdueAtMs?: number;
  /** In this member's hands or before them. */
  readonly of?: string;
  readonly from: number;
  readonly most: number;
}

/** What a reader is kept from, as blind terms: leads that name them at all, and leads on somebody near them. */
interface Hidden {
  readonly own: readonly string[];
  readonly near: readonly string[];
}

export interface DeskScope {
  readonly agencyId: string;
  readonly labelIds: readonly number[];
  readonly hidden: Hidden;
}

/** Somebody of another agency, called `agency~member`; `labelIds` as the door has them. */
export interface GuestScope {
  readonly ref: string;
  readonly labelIds: readonly number[];
  /** Blind terms of their names in the lending agency. */
  readonly own: readonly string[];
}

interface Row extends Omit<Selectable<ReviewLeadTable>, 'is_serious'> {
  readonly is_serious: boolean;
  readonly task_id: string | null;
  readonly state: string;
  readonly due_at: Date | null;
  readonly holder: string | null;
  readonly people: string[];
  readonly outcome: string | null;
}

export class LeadReader {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  /** The most urgent first; `count`: of all that the filter lets through for this reader. */
  async page(scope: DeskScope, filter: LeadFilter): Promise<{ readonly lines: readonly LeadLine[]; readonly count: number }> {
    const { rows } = await sql<Row & { readonly count: number }>`${leads(scope)}
      select lead_id, source, kind, is_serious, detectors, found_at, state, due_at, holder, people, outcome, count(*) over ()::int as count from seen where ${whereOf(filter)}
      order by (state = 'closed'), due_at nulls last, lead_id offset ${filter.from} limit ${filter.most}`.execute(this.#db);
    if (rows.length === 0 && filter.from > 0) return { lines: [], count: (await this.page(scope, { ...filter, from: 0, most: 1 })).count };
    return { lines: rows.map(lineOf), count: rows[0]?.count ?? 0 };
  }

  async one(scope: DeskScope, leadId: string): Promise<WholeLead | undefined> {
    const { rows: [row] } = await sql<Row>`${leads(scope, leadId)} select * from seen`.execute(this.#db);
    return row && this.#whole(row);
  }

  /** For what the desk does by itself. */
  async any(agencyId: string, leadId: string): Promise<WholeLead | undefined> {
    const { rows: [row] } = await sql<Row>`${everyLead(agencyId)} select * from seen where lead_id = ${leadId}`.execute(this.#db);
    return row && this.#whole(row);
  }

  /** What waits for somebody to put it before reviewers, or to name one more: the most urgent first. */
  async unhandled(agencyId: string, most: number): Promise<LeadLine[]> {
    const { rows } = await sql<Row>`${everyLead(agencyId)} select * from seen where state in ('new', 'triage', 'split') or (state = 'review' and cardinality(people) < 2) order by due_at, lead_id limit ${most}`.execute(this.#db);
    return rows.map(lineOf);
  }

  /** What an agency gave one member of another, while it is before them or in their hands and the label under which it was given is theirs to see. */
  async lent(agencyId: string, guest: GuestScope, leadId?: string): Promise<WholeLead[]> {
    const { rows } = await sql<Row>`${lentTo(agencyId, guest, leadId)} select * from seen where (state in ('review', 'third') and ${guest.ref} = any(people)) or (state <> 'closed' and holder = ${guest.ref}) order by due_at, lead_id`.execute(this.#db);
    return rows.map((row) => this.#whole(row));
  }

  /** Agencies that gave this member anything. */
  async lenders({ ref }: Pick<GuestScope, 'ref'>): Promise<string[]> {
    const { rows } = await sql<{ readonly agency_id: string }>`select distinct agency_id from review_lent where to_agency_id || '~' || to_member_id = ${ref} order by 1`.execute(this.#db);
    return rows.map((row) => row.agency_id);
  }

  #whole(row: Row): WholeLead {
    const { told, picture } = JSON.parse(this.#words.open(row.told, ['review_lead', 'told', row.agency_id, row.lead_id])) as Pick<WholeLead, 'told' | 'picture'>;
    return { ...lineOf(row), about: this.#aboutOf(row), told, picture, takenAtMs: row.taken_at.getTime(), taskId: row.task_id };
  }

  async partsOf(agencyId: string, leadId: string): Promise<NamedPart[]> {
    const rows = await this.#db.selectFrom('review_lead_name').select(['part', 'name_tag']).where('agency_id', '=', agencyId).where('lead_id', '=', leadId).execute();
    return rows.map((row) => ({ part: row.part, tag: row.name_tag }));
  }

  #aboutOf({ agency_id: agencyId, lead_id: leadId, about }: Pick<Row, 'agency_id' | 'lead_id' | 'about'>): LeadAbout {
    return JSON.parse(this.#words.open(about, ['review_lead', 'about', agencyId, leadId])) as LeadAbout;
  }
}

/** `seen`: leads that this reader may see, each with what it is after its last act. Serious is whatever has a task about somebody exposed. */
export function leads({ agencyId, labelIds, hidden: { own, near } }: DeskScope, leadId?: string): RawBuilder<unknown> {
  const onlyOne = leadId === undefined ? sql`` : sql`and l.lead_id = ${leadId}`;
  return seenWhere(agencyId, sql`l.label_id = any(${[...labelIds]}) ${onlyOne}
      and l.lead_id not in (select n.lead_id from review_lead_name n where n.agency_id = ${agencyId} and (n.name_tag = any(${[...own]}) or (n.part = 'actor' and n.name_tag = any(${[...near]}))))`);
}

function lentTo(agencyId: string, { ref, labelIds, own }: GuestScope, leadId?: string): RawBuilder<unknown> {
  const onlyOne = leadId === undefined ? sql`` : sql`and l.lead_id = ${leadId}`;
  return seenWhere(agencyId, sql`l.lead_id in (select r.lead_id from review_lent r where r.agency_id = ${agencyId} and r.to_agency_id || '~' || r.to_member_id = ${ref} and r.label_id = any(${[...labelIds]})) ${onlyOne}
      and l.lead_id not in (select n.lead_id from review_lead_name n where n.agency_id = ${agencyId} and n.name_tag = any(${[...own]}))`);
}

/** For what the desk does by itself: nobody reads it. */
export function everyLead(agencyId: string): RawBuilder<unknown> {
  return seenWhere(agencyId, sql`true`);
}

function seenWhere(agencyId: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with seen as (
    select l.agency_id, l.lead_id, l.label_id, l.source, l.kind, e.task_id is not null as is_serious, l.detectors, l.about, l.told, l.found_at, l.taken_at, e.task_id, a.state, a.due_at, a.holder, a.people, a.outcome
    from review_lead l
    cross join lateral (select state, due_at, holder, people, outcome from review_act a where a.agency_id = l.agency_id and a.thread = 'lead' and a.thread_id = l.lead_id order by seq desc limit 1) a
    left join exposed_task e on e.agency_id = l.agency_id and e.lead_id = l.lead_id
    where l.agency_id = ${agencyId} and ${where})`;
}

function whereOf({ state, kind, detector, serious, overdueAtMs, of }: LeadFilter): RawBuilder<unknown> {
  const terms = [
    ...(state === undefined ? [] : [state === 'open' ? sql`state <> 'closed'` : sql`state = ${state}`]), ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(detector === undefined ? [] : [sql`${detector} = any(detectors)`]), ...(serious === undefined ? [] : [sql`is_serious = ${serious}`]),
    ...(overdueAtMs === undefined ? [] : [sql`due_at < ${new Date(overdueAtMs)}`]), ...(of === undefined ? [] : [sql`(holder = ${of} or ${of} = any(people))`]),
  ];
  return terms.length === 0 ? sql`true` : sql.join(terms, sql` and `);
}

function lineOf(row: Row): LeadLine {
  return {
    leadId: row.lead_id, source: row.source, kind: row.kind, isSerious: row.is_serious, detectors: row.detectors, foundAtMs: row.found_at.getTime(), state: row.state, dueAtMs: row.due_at?.getTime() ?? null,
    holder: row.holder, people: row.people, outcome: row.outcome,
  };
}
