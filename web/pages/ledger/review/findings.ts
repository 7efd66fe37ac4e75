// What a verification found, gathered under the questions that a reviewer asks. A question that it did not look at has no figure.
import type { Verification } from '../../../../src/http/contract.js';

export const findingNames = ['tree', 'clock', 'mirror', 'behind', 'rows', 'dangling', 'receipts', 'shredded', 'other'] as const;
export type FindingName = (typeof findingNames)[number];

export interface Finding {
  readonly name: FindingName;
  /** Undefined: not looked at, so unknown. */
  readonly count: number | undefined;
  /** Anything but zero is wrong; a copy may be some rows behind, and destroyed keys were allowed by two people. */
  readonly isHarm: boolean;
}

const treeCodes: ReadonlySet<string> = new Set([
  'key_missing', 'frame_damaged', 'frame_order', 'entry_malformed', 'entry_order', 'wrong_origin', 'wrong_commitment', 'wrong_checkpoint', 'wrong_root',
]);
/** Counted by a figure of their own. */
const countedCodes: ReadonlySet<string> = new Set(['clock_backwards', 'mirror_differs', 'row_differs', 'row_relabelled', 'rows_differ', 'rows_unannounced', 'receipt_missing']);

export function findingsOf(verification: Verification | null): readonly Finding[] {
  const isWhole = verification?.outcome === 'ok' || verification?.outcome === 'problems';
  const counted = (isCode: (code: string) => boolean): number | undefined =>
    isWhole ? Object.entries(verification.problems).reduce((sum, [code, count]) => (isCode(code) ? sum + count : sum), 0) : undefined;
  const [mirror, registry] = isWhole ? [verification.mirror, verification.registry] : [null, null];
  const counts: Readonly<Record<FindingName, number | undefined>> = {
    tree: counted((code) => treeCodes.has(code)), clock: counted((code) => code === 'clock_backwards'), mirror: mirror?.differences, behind: mirror?.behind,
    rows: registry?.differences, dangling: registry?.dangling, receipts: isWhole ? (verification.receiptsMissing ?? undefined) : undefined, shredded: registry?.shredded,
    other: counted((code) => !treeCodes.has(code) && !countedCodes.has(code)),
  };
  return findingNames.map((name) => ({ name, count: counts[name], isHarm: name !== 'behind' && name !== 'shredded' }));
}
