// Commitments and dated figures of an agency beside the public ones: brought in from a table with the hash of what was sent on the record, read by the agency's own people, revised and never overwritten (G2, G4, G8).
import { type Door, type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import { asJson, BadInput, canonicalJson, hashOf, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Figure } from '../figure.js';
import { type Commitment, publicCommitments } from './commitment.js';
import type { DatedBook, DatedRow, KeptRow } from './dated-book.store.js';
import { type DatedFile, type Quarantined, readCommitments, readFigures } from './dated-file.js';

export interface DatedRowsParts {
  readonly door: Pick<Door, 'write'>;
  readonly book: DatedBook;
  readonly random: Random;
}

export interface RowsTaken {
  /** New, or with a new revision. */
  readonly taken: number;
  /** As they stand already. */
  readonly unchanged: number;
  readonly quarantined: readonly Quarantined[];
  readonly receipt: Receipt;
}

/** `own`: brought in by the reader's agency. */
export interface CommitmentView {
  readonly commitment: Commitment;
  readonly own: boolean;
}

export class DatedRows {
  readonly #parts: DatedRowsParts;

  constructor(parts: DatedRowsParts) {
    this.#parts = parts;
  }

  /** Under a plan for `importFigures`. Throws `BadInput` for what is no such table, and where no row of it can be read. */
  async take(plan: Plan, kind: DatedRow['kind'], csv: string): Promise<RowsTaken> {
    const { door, book, random } = this.#parts;
    const { agencyId } = plan.caller.member;
    const standing = latestOf(await book.of(agencyId));
    const read: DatedFile<Commitment | Figure> = kind === 'commitments' ? readCommitments(csv) : readFigures(csv, standing.flatMap((one) => (one.kind === 'figures' ? [one.row] : [])));
    if (read.rows.length === 0) throw new BadInput(`no row of it can be read; line ${read.quarantined[0]?.line ?? 2}: ${read.quarantined[0]?.en ?? 'there is none'}`, { fr: `aucune ligne n’est lisible ; ligne ${read.quarantined[0]?.line ?? 2} : ${read.quarantined[0]?.fr ?? 'il n’y en a pas'}` });
    const rows = read.rows.flatMap((row) => {
      const before = standing.find((one) => one.kind === kind && one.row.id === row.id);
      if (before !== undefined && canonicalJson(asJson({ ...before.row, revision: 0 })) === canonicalJson(asJson({ ...row, revision: 0 }))) return [];
      return [{ kind, row: { ...row, revision: (before?.row.revision ?? 0) + 1 }, agencyId, rowId: before?.rowId ?? newId('dat', random) } as KeptRow];
    });
    const { receipt } = await door.write(plan, { kind, rows: rows.length, quarantined: read.quarantined.length, hash: hashOf(csv), rowsHash: hashOf(asJson(rows)) }, async (intent: Intent) => book.add(rows, intent));
    return { taken: rows.length, unchanged: read.rows.length - rows.length, quarantined: read.quarantined, receipt };
  }

  /** Public ones, and those of the reader's own agency; of another agency's nothing. */
  async commitments(plan: Plan): Promise<Sealed<readonly CommitmentView[]>> {
    const own = latestOf(await this.#parts.book.of(plan.caller.member.agencyId)).filter((one) => one.kind === 'commitments');
    return seal(plan, idsOf(plan, own), [...own.map(({ row }) => ({ commitment: row, own: true })), ...[...publicCommitments.values()].map((commitment) => ({ commitment, own: false }))]);
  }

  /** The latest of each of the agency's dated figures, named `agency~id`. Whoever shows them puts them on the record. */
  async figuresOf(agencyId: string): Promise<readonly Figure[]> {
    return latestOf(await this.#parts.book.of(agencyId)).flatMap((one) => (one.kind === 'figures' ? [{ ...one.row, id: `${agencyId}~${one.row.id}` }] : []));
  }
}

function latestOf(rows: readonly KeptRow[]): readonly KeptRow[] {
  return [...new Map(rows.map((one) => [one.rowId, one])).values()];
}

function idsOf({ caller }: Plan, rows: readonly KeptRow[]): ReadonlyMap<string, readonly string[]> {
  return new Map(rows.length === 0 ? [] : [[caller.member.agencyId, rows.map(({ rowId, row }) => `figure:${rowId}:${row.revision}`)]]);
}
