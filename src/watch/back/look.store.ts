// The index of who looked at what, under keyed marks. It is never believed for what it says: what is shown is opened from the record itself.
import { type Db, prepared } from '../../db/index.js';
import { actOf, codeOf, type LookAct } from './look-of-entry.js';

export interface LookRow {
  readonly subject: Uint8Array;
  readonly index: bigint;
  readonly atMs: number;
  readonly actor: Uint8Array;
  readonly act: LookAct;
}

/** Half-open. */
export interface LogStretch {
  readonly agencyId: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Looks of one person on one day, whatever of the things they were at. */
export interface LookCount {
  readonly actor: Uint8Array;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly looks: number;
}

export interface DayVolume {
  readonly actor: Uint8Array;
  readonly day: string;
  readonly looks: number;
}

export interface LastBefore {
  readonly subject: Uint8Array;
  readonly before: bigint;
  readonly index: bigint;
  readonly atMs: number;
}

export interface LooksAsked {
  readonly subjects: readonly Uint8Array[];
  readonly acts: readonly LookAct[];
  /** Marks of whom nothing is told. */
  readonly without: readonly Uint8Array[];
}

interface Row { subject_tag: Uint8Array; log_index: bigint; at: Date; actor_tag: Uint8Array; act: number }

const lookFrom = (row: Row): LookRow => ({ subject: row.subject_tag, index: row.log_index, atMs: row.at.getTime(), actor: row.actor_tag, act: actOf(row.act) });
const codes = (acts: readonly LookAct[]): number[] => acts.map(codeOf);

export class LookStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The first entry of an agency's log that the index does not have. */
  async until(agencyId: string): Promise<bigint> {
    const [row] = await prepared<{ until: bigint }>(this.#db, 'looked-until', 'select gate.looked_until($1) as until', [agencyId]);
    return row?.until ?? 0n;
  }

  /** Newest first. */
  async of({ agencyId, from, to }: LogStretch, { subjects, acts, without }: LooksAsked, most: number): Promise<LookRow[]> {
    return (await prepared<Row>(this.#db, 'looks-of', 'select * from gate.looks_of($1, $2, $3, $4, $5, $6, $7)', [agencyId, subjects, from, to, codes(acts), without, most])).map(lookFrom);
  }

  async by({ agencyId, from, to }: LogStretch, actor: Uint8Array, acts: readonly LookAct[], most: number): Promise<LookRow[]> {
    return (await prepared<Row>(this.#db, 'looks-by', 'select * from gate.looks_by($1, $2, $3, $4, $5, $6)', [agencyId, actor, from, to, codes(acts), most])).map(lookFrom);
  }

  async counts({ agencyId, from, to }: LogStretch, { subjects, acts, without }: LooksAsked): Promise<LookCount[]> {
    const rows = await prepared<{ actor_tag: Uint8Array; day: string; looks: bigint }>(this.#db, 'look-counts', 'select * from gate.look_counts($1, $2, $3, $4, $5, $6)', [agencyId, subjects, from, to, codes(acts), without]);
    return rows.map((row) => ({ actor: row.actor_tag, day: row.day, looks: Number(row.looks) }));
  }

  /** Of each pair the last entry under its mark before its place, not before `from`; in no order, and nothing where there is none. */
  async lastBefore(agencyId: string, from: bigint, pairs: readonly { readonly subject: Uint8Array; readonly before: bigint }[]): Promise<LastBefore[]> {
    if (pairs.length === 0) return [];
    const rows = await prepared<{ subject_tag: Uint8Array; before_index: bigint; log_index: bigint; at: Date }>(this.#db, 'looks-last-before', 'select * from gate.looks_last_before($1, $2, $3, $4)', [agencyId, pairs.map((one) => one.subject), pairs.map((one) => one.before), from]);
    return rows.map((row) => ({ subject: row.subject_tag, before: row.before_index, index: row.log_index, atMs: row.at.getTime() }));
  }

  /** How many looks each person had in these days (`YYYY-MM-DD`, both included). */
  async volumes(agencyId: string, firstDay: string, lastDay: string): Promise<{ readonly actor: Uint8Array; readonly looks: number }[]> {
    const rows = await prepared<{ actor_tag: Uint8Array; looks: bigint }>(this.#db, 'look-volumes', 'select * from gate.look_volumes($1, $2, $3)', [agencyId, firstDay, lastDay]);
    return rows.map((row) => ({ actor: row.actor_tag, looks: Number(row.looks) }));
  }

  /** All or none; false where another filler has been over this stretch. `intentIndex`: of the entry that names the reading. */
  async add({ agencyId, from, to }: LogStretch, intentIndex: bigint, rows: readonly LookRow[], volumes: readonly DayVolume[]): Promise<boolean> {
    const [found] = await prepared<{ added: boolean }>(this.#db, 'add-looks', 'select gate.add_looks($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as added', [
      intentIndex, agencyId, from, to, rows.map((one) => one.subject), rows.map((one) => one.index), rows.map((one) => new Date(one.atMs)), rows.map((one) => one.actor), rows.map((one) => codeOf(one.act)),
      volumes.map((one) => one.actor), volumes.map((one) => one.day), volumes.map((one) => one.looks),
    ]);
    return found?.added === true;
  }

  async forget(agencyId: string, intentIndex: bigint): Promise<void> {
    await prepared(this.#db, 'forget-looks', 'select gate.forget_looks($1, $2)', [intentIndex, agencyId]);
  }
}
