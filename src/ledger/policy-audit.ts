// What somebody else believes, against what the folder holds: the keys that were published, the quorum of witnesses, how old
// their newest word may be. A bought administrator writes the folder; he does not write this.
import { LedgerError, reasonOf } from './errors.js';
import { openByPolicy, type Policy, type PolicyOpening } from './format/policy.js';
import type { LedgerProblem, LogAudit } from './log-audit.js';
import type { FoundNote } from './outside-heads.js';

export interface PolicyAuditOptions {
  readonly nowMs?: number;
  readonly maxAgeMs?: number;
}

/** Sets `cosignedSize` of each log; returns what does not hold. Throws `bad_policy` without a clock. */
export function auditPolicy(policy: Policy, notes: readonly FoundNote[], logs: ReadonlyMap<string, LogAudit>, options: PolicyAuditOptions): LedgerProblem[] {
  const { nowMs } = options;
  if (nowMs === undefined) throw new LedgerError('bad_policy', 'a policy is judged at a time; give `nowMs`');
  const problems: LedgerProblem[] = [];
  for (const log of logs.values()) problems.push(...auditLog(policy, notes.filter(({ agencyId }) => agencyId === log.agencyId), log, { ...options, nowMs }));
  for (const { verifier } of policy.logs) {
    const isThere = [...logs.values()].some(({ origin }) => origin === verifier.name);
    if (!isThere) problems.push({ log: '', code: 'rolled_back', message: `the policy names the log \`${verifier.name}\`, and it is not on disk` });
  }
  return problems;
}

function auditLog(policy: Policy, notes: readonly FoundNote[], log: LogAudit, options: { readonly nowMs: number; readonly maxAgeMs?: number }): LedgerProblem[] {
  const problem = (code: LedgerProblem['code'], message: string): LedgerProblem => ({ log: log.agencyId, code, message });
  const pinned = policy.logs.find(({ verifier }) => verifier.name === log.origin);
  if (pinned === undefined) return [problem('wrong_key', 'the policy knows no key for this log')];
  if (pinned.verifier.vkey !== log.key?.vkey) return [problem('wrong_key', 'the key in the folder is not the one that the policy pins')];
  const openings: PolicyOpening[] = [];
  const problems: LedgerProblem[] = [];
  for (const { note, found } of notes) {
    try {
      openings.push(openByPolicy(policy, note, options.nowMs));
    } catch (fault) {
      if (!(fault instanceof LedgerError)) throw fault;
      problems.push(problem('wrong_checkpoint', `${found}: ${reasonOf(fault)}`));
    }
  }
  return [...problems, ...judgeQuorum(policy, openings.filter(({ isQuorum }) => isQuorum), log, options, problem)];
}

function judgeQuorum(
  policy: Policy, cosigned: readonly PolicyOpening[], log: LogAudit, { nowMs, maxAgeMs }: { readonly nowMs: number; readonly maxAgeMs?: number },
  problem: (code: LedgerProblem['code'], message: string) => LedgerProblem,
): LedgerProblem[] {
  if (policy.quorum === 'none') return [];
  if (cosigned.length === 0) return [problem('not_cosigned', 'no checkpoint in the folder has the quorum that the policy asks for')];
  log.cosignedSize = cosigned.reduce((most, { checkpoint }) => (checkpoint.size > most ? checkpoint.size : most), 0n);
  const newestMs = Math.max(...cosigned.map(({ quorumTimeMs }) => quorumTimeMs ?? 0));
  if (maxAgeMs === undefined || nowMs - newestMs <= maxAgeMs) return [];
  return [problem('stale', `the newest cosigned checkpoint is \`${Math.floor((nowMs - newestMs) / 1000)}\` seconds old`)];
}
