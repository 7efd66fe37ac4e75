// Compares the database's copy with the trees. Rows not yet copied are behind; a row that is missing before the last one,
// that is of no log, or that says something else, is a difference: someone changed the copy.
import type { LedgerProblem, LogAudit } from './log-audit.js';
import { isFaithful, type MirrorHead, type MirrorReader } from './mirror-row.js';

export interface MirrorReport {
  readonly rows: number;
  /** Entries of the ledger that the mirror has not got yet. */
  readonly behind: number;
  readonly differences: number;
}

/**
 * `heads` were read before the ledger's files: the copy is always made after them, so that up to there every row must have
 * its entry, even while the node goes on writing.
 */
export async function auditMirror(
  mirror: MirrorReader,
  heads: readonly MirrorHead[],
  logs: ReadonlyMap<string, LogAudit>,
): Promise<{ report: MirrorReport; problems: LedgerProblem[] }> {
  const problems: LedgerProblem[] = [];
  let [rows, behind] = [0, 0];
  for (const { agencyId, size } of heads) rows += await auditLog(mirror, agencyId, size, logs.get(agencyId), problems);
  const sizes = new Map(heads.map(({ agencyId, size }) => [agencyId, Number(size)]));
  for (const log of logs.values()) behind += Math.max(0, log.tree.size - (sizes.get(log.agencyId) ?? 0));
  return { report: { rows, behind, differences: problems.length }, problems };
}

/** The least that a column of the database can hold: a row below the first entry would be shown to people too. */
const FIRST_INDEX = -(2n ** 63n);

async function auditLog(mirror: MirrorReader, agencyId: string, size: bigint, log: LogAudit | undefined, problems: LedgerProblem[]): Promise<number> {
  const differs = (index: bigint, message: string): void => void problems.push({ log: agencyId, index, code: 'mirror_differs', message });
  let [rows, expected] = [0, 0n];
  for await (const row of mirror.rows(agencyId, FIRST_INDEX)) {
    if (row.index >= size) break;
    rows += 1;
    if (row.index < 0n) {
      differs(row.index, 'the mirror has a row before the first entry');
      continue;
    }
    for (; expected < row.index; expected += 1n) differs(expected, 'the mirror lacks this entry');
    expected = row.index + 1n;
    if (log === undefined || row.index >= BigInt(log.tree.size)) differs(row.index, 'the mirror has a row without an entry');
    else if (!isFaithful(row, log.tree.leaf(Number(row.index)))) differs(row.index, 'the mirror says something else than the entry');
  }
  return rows;
}
