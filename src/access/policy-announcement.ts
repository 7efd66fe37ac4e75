// Which policies decide, and since when, stands in the node's own log: at each start and at each change (G3). Verification finds a set that
// decided and was never announced, and an announced one that is missing or altered.
import type { Ledger, Receipt } from '../ledger/index.js';
import { operator } from './operator.js';
import type { ArchivedSet } from './policy-archive.js';
import type { StartEvent } from './policy-start.js';

/** `before`: hash of the set that it follows. `entry`: of the approval, `origin#index`, for a change. */
export interface Announcement extends ArchivedSet {
  readonly event: StartEvent | 'changed';
  readonly before: string | null;
  readonly entry?: string;
}

/** Rejects when the ledger cannot keep the entry. */
export function announcePolicies(ledger: Pick<Ledger, 'append'>, { event, policyHash, contentHash, before, entry }: Announcement): Promise<Receipt> {
  const { agencyId, memberId, userName, role } = operator.member;
  return ledger.append({
    agencyId, payload: {
      kind: 'policies', event, policyHash, contentHash, before, actor: { agency: agencyId, member: memberId, user: userName, role }, action: 'policies',
      ...(entry !== undefined && { entry }),
    },
  });
}
