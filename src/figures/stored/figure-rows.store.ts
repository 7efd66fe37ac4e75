// What a stored figure counts: statements under the labels of whoever counts, and nothing else (G4). Read label by label, so that whoever waits sees how far it is.
import type { Plan } from '../../access/index.js';
import { type Db, prepared } from '../../db/index.js';
import { BadInput, entityRef } from '../../kernel/index.js';
import type { GroupRow, RecordRow } from './counted-unit.js';

/** A whole country's groups with forty statements each; beyond it a figure would be of a part. */
const mostRows = 400_000;
/** Labels are read in so many steps. */
const steps = 20;

export interface RowsAsked {
  /** As it was known at the end of that day; null: now. */
  readonly knownAt: string | null;
  /** Days of the reports, both counted; null is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** How many of the reader's labels were read. */
export interface RowsProgress {
  readonly done: number;
  readonly total: number;
}

export class FigureRows {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** All of it at once, as it stands now. */
  async groupsNow(plan: Plan): Promise<readonly GroupRow[]> {
    const work = this.groups(plan, { knownAt: null, from: null, to: null });
    let step = await work.next();
    while (step.done !== true) step = await work.next();
    return step.value;
  }

  async *groups(plan: Plan, { knownAt }: RowsAsked): AsyncGenerator<RowsProgress, readonly GroupRow[]> {
    return yield* this.#read(plan, async (labels, most) => {
      const rows = await prepared<GroupColumns>(this.#db, 'group-statements', 'select * from gate.group_statements($1, $2, $3)', [labels, knownAt, most]);
      return rows.map((row) => ({ agencyId: row.agency_id, entity: entityRef({ agencyId: row.agency_id, entityId: row.entity_id }), prop: row.prop, value: row.value, labelId: row.label_id, reportedOn: row.reported_on }));
    });
  }

  async *records(plan: Plan, { knownAt, from, to }: RowsAsked): AsyncGenerator<RowsProgress, readonly RecordRow[]> {
    return yield* this.#read(plan, async (labels, most) => {
      const rows = await prepared<RecordColumns>(this.#db, 'counted-records', 'select * from gate.counted_records($1, $2, $3, $4, $5)', [labels, from, to, knownAt, most]);
      return rows.map((row) => ({
        agencyId: row.agency_id, report: `${row.agency_id}~${row.report_id}`, entity: entityRef({ agencyId: row.agency_id, entityId: row.entity_id }), schema: row.schema, labelId: row.label_id,
        reportedOn: row.reported_on, statements: row.statements,
      }));
    });
  }

  /** Of each agency that has one. */
  async provinces(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db.selectFrom('agency').select(['agency_id', 'province']).execute();
    return new Map(rows.flatMap(({ agency_id: agencyId, province }) => (province === null ? [] : [[agencyId, province] as const])));
  }

  async *#read<R>({ labelIds }: Plan, read: (labels: readonly number[], most: number) => Promise<readonly R[]>): AsyncGenerator<RowsProgress, readonly R[]> {
    const rows: R[] = [];
    const step = Math.max(1, Math.ceil(labelIds.length / steps));
    for (let from = 0; from < labelIds.length; from += step) {
      for (const row of await read(labelIds.slice(from, from + step), mostRows + 1 - rows.length)) rows.push(row);
      if (rows.length > mostRows) throw new BadInput('there is too much to count at once; narrow the question to fewer days', { fr: 'il y a trop à compter en une fois ; restreignez la question à moins de jours' });
      yield { done: Math.min(from + step, labelIds.length), total: labelIds.length };
    }
    return rows;
  }
}

interface GroupColumns { agency_id: string; entity_id: string; prop: string; value: string; label_id: number; reported_on: string | null }
interface RecordColumns { agency_id: string; report_id: string; entity_id: string; schema: string; label_id: number; reported_on: string | null; statements: number }
