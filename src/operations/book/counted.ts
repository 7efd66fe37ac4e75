// The totals of an operation, as they are released to those who take part: over every row, whatever its label. Beside them the rows that the reader may see, and nothing about the rest (G4).
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { groupBy, hashOf } from '../../kernel/index.js';
import { countTotals, type Totals } from './counting.js';
import type { Proposal } from './joint-events.js';
import type { Operation } from './operation.js';
import type { QuarantineBook } from './quarantine-book.store.js';
import type { RowBook, RowFilter } from './row-book.store.js';
import type { AsOf, StoredRow } from './stored-row.js';

export interface CountedTotals extends Omit<Totals<StoredRow>, 'proposals'> {
  /** Those of which the reader may see every row; whoever runs the node: of the operations that it keeps, numbers of rows and no more. */
  readonly proposals: readonly Proposal<StoredRow>[];
  /** Of what the reader's own agency brought in. */
  readonly quarantined: number;
  readonly missing: readonly string[];
}

export interface RowsPage {
  readonly rows: readonly StoredRow[];
  readonly more: boolean;
}

const rowsOnPage = 100;

export class Counted {
  readonly #rows: RowBook;
  readonly #quarantine: QuarantineBook;

  constructor(rows: RowBook, quarantine: QuarantineBook) {
    this.#rows = rows;
    this.#quarantine = quarantine;
  }

  async totals(plan: Plan, operation: Operation, asOf: AsOf): Promise<Sealed<CountedTotals>> {
    const { ref, agencies } = operation;
    const names = agencies.map(({ agency }) => agency);
    const [tally, persons, meeting, decisions, quarantined, reported] = await Promise.all([
      this.#rows.tally(ref, asOf), this.#rows.persons(ref, asOf), this.#rows.meeting(ref, asOf), this.#rows.decisions(ref, asOf.known), this.#quarantine.count(plan, ref, asOf.known), this.#rows.reported(ref, names, asOf.known),
    ]);
    const { proposals: all, ...totals } = countTotals(tally, persons, meeting, decisions);
    const proposals = all.filter(({ rows }) => rows.every((row) => isShown(plan, row)));
    const counted = { ...totals, proposals, quarantined, missing: names.filter((name) => !reported.has(name)) };
    return seal(plan, idsOf(operation, proposals.flatMap(({ rows }) => rows), `totals:${hashOf(JSON.stringify(totals)).slice(0, 16)}`), counted);
  }

  async rows(plan: Plan, operation: Operation, asOf: AsOf, filter: RowFilter): Promise<Sealed<RowsPage>> {
    const found = await this.#rows.rows(plan, operation.ref, asOf, filter, rowsOnPage + 1);
    const rows = found.slice(0, rowsOnPage);
    return seal(plan, idsOf(operation, rows, 'rows'), { rows, more: found.length > rowsOnPage });
  }

  /** Undefined where nothing of it may be seen. */
  async history(plan: Plan, operation: Operation, rowAgency: string, rowId: string): Promise<Sealed<readonly StoredRow[] | undefined>> {
    const rows = await this.#rows.history(plan, operation.ref, rowAgency, rowId);
    return seal(plan, idsOf(operation, rows, 'history'), rows.length === 0 ? undefined : rows);
  }
}

/** Whoever runs the node sees no label; of what it brought in itself it is told which rows meet, and not what they say. */
export function isShown(plan: Plan, { labelId, agencyId }: Pick<StoredRow, 'labelId' | 'agencyId'>): boolean {
  const { role, agencyId: own } = plan.caller.member;
  return plan.labelIds.includes(labelId) || (role === 'operator' && agencyId === own);
}

function idsOf({ agencyId, ref }: Operation, rows: readonly Pick<StoredRow, 'agencyId' | 'ref' | 'revision'>[], what: string): ReadonlyMap<string, readonly string[]> {
  const shown = new Map([...groupBy(rows, (row) => row.agencyId)].map(([owner, own]) => [owner, own.map((row) => `row:${row.ref}@${row.revision}`)]));
  return shown.set(agencyId, [`operation:${ref}`, what, ...(shown.get(agencyId) ?? [])]);
}
