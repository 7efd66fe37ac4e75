// Sealed sources as rows: reference numbers and ciphertext of their own agency, and nothing that leads to or from a report (G6).
import type { Intent, Plan } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import type { SealedField } from '../ledger/sources/index.js';

/** One field in its newest version. */
export interface SealedFieldLine {
  readonly field: string;
  readonly version: number;
  readonly sealedAt: Date;
}

export interface SealedSourceLine {
  readonly sourceId: string;
  readonly sealedAt: Date;
  readonly destroyedAt: Date | null;
  readonly fields: readonly SealedFieldLine[];
}

interface LineRow {
  source_id: string; sealed_at: Date; destroyed_at: Date | null; field: string | null; version: number | null; field_sealed_at: Date | null;
}

export class SealedSourceStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Whether an agency has any source: only then is there a name to look for. */
  async hasAny(agencyId: string): Promise<boolean> {
    const [row] = await prepared<{ any: boolean }>(this.#db, 'any-source', 'select gate.any_source($1) as any', [agencyId]);
    return row?.any === true;
  }

  /** Of the caller's own agency. */
  async list(plan: Plan): Promise<SealedSourceLine[]> {
    const rows = await prepared<LineRow>(this.#db, 'sources-of', 'select * from gate.sources_of($1)', [plan.caller.member.agencyId]);
    const lines = new Map<string, { sourceId: string; sealedAt: Date; destroyedAt: Date | null; fields: SealedFieldLine[] }>();
    for (const row of rows) {
      const line = lines.get(row.source_id) ?? { sourceId: row.source_id, sealedAt: row.sealed_at, destroyedAt: row.destroyed_at, fields: [] };
      lines.set(row.source_id, line);
      if (row.field !== null && row.version !== null && row.field_sealed_at !== null) line.fields.push({ field: row.field, version: row.version, sealedAt: row.field_sealed_at });
    }
    return [...lines.values()];
  }

  /** One source of the caller's agency. */
  async find(plan: Plan, sourceId: string): Promise<SealedSourceLine | undefined> {
    return (await this.list(plan)).find((one) => one.sourceId === sourceId);
  }

  /** The newest ciphertext of each of these fields. */
  async sealed(plan: Plan, sourceId: string, fields: readonly string[]): Promise<SealedField[]> {
    const { agencyId } = plan.caller.member;
    const rows = await prepared<{ field: string; version: number; nonce: Uint8Array; sealed: Uint8Array }>(
      this.#db, 'sealed-fields', 'select * from gate.sealed_fields($1, $2, $3)', [agencyId, sourceId, [...fields]]);
    return rows.map((row) => ({ agencyId, sourceId, ...row }));
  }

  /** A new source, or new versions of fields of one that stands. */
  async add(intent: Intent, sourceId: string, fields: readonly SealedField[], at: Date): Promise<void> {
    await prepared(this.#db, 'add-source', 'select gate.add_source($1, $2, $3, $4, $5, $6, $7, $8)', [
      intent.index, intent.agencyId, sourceId, at, fields.map((one) => one.field), fields.map((one) => one.version),
      fields.map((one) => Buffer.from(one.nonce)), fields.map((one) => Buffer.from(one.sealed)),
    ]);
  }

  /** The ciphertext stays, as a sealed letter whose key is gone. */
  async markDestroyed(intent: Intent, sourceId: string, at: Date): Promise<void> {
    await prepared(this.#db, 'destroy-source', 'select gate.destroy_source($1, $2, $3, $4)', [intent.index, intent.agencyId, sourceId, at]);
  }
}
