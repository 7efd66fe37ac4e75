// The seal: after every answer, its ledger index and whether its proof was checked in this browser.
// A failure stays in sight until the person has looked at it; a later good answer does not cover it.
import type { LedgerHeads, LedgerReceipt } from '../../src/http/contract.js';
import { compareWith, type Memory, remember } from './memory.js';
import { readVerifierKey } from './note.js';
import { type CheckStep, checkReceipt, type Checked, nothingFound, type Outcome, verdictOf } from './receipt.js';

/** What a receipt alone can show; the commitment needs the payload as well. */
export const receiptSteps: readonly CheckStep[] = ['leaf', 'path', 'checkpoint', 'signature', 'memory'];

export interface SealedAnswer {
  readonly number: number;
  readonly receipt: LedgerReceipt;
  readonly verdict: Outcome | 'checking';
}

/** The latest answer first. */
export type SealState = readonly SealedAnswer[];

const kept = 50;

export function addAnswer(state: SealState, number: number, receipt: LedgerReceipt): SealState {
  return [{ number, receipt, verdict: 'checking' as const }, ...state].filter((answer, at) => at < kept || answer.verdict === 'fails');
}

export function setVerdict(state: SealState, number: number, verdict: Outcome): SealState {
  return state.map((answer) => (answer.number === number ? { ...answer, verdict } : answer));
}

export function hasFailure(state: SealState): boolean {
  return state.some((answer) => answer.verdict === 'fails');
}

export type Head = LedgerHeads['logs'][number];

/** The agency whose log this is: as the heads name it, else the last part of the origin. */
export function agencyOf(origin: string, heads: readonly Head[]): string {
  return heads.find((head) => head.origin === origin)?.agency ?? origin.slice(origin.lastIndexOf('/') + 1);
}

/** Checks one receipt whole. `before`: the memory as it was when the question left; `now`: as it is. */
export async function checkWhole(receipt: LedgerReceipt, keyText: string | undefined, before: Memory, now: Memory): Promise<Checked> {
  const key = keyText === undefined ? undefined : await readVerifierKey(keyText);
  if (key === undefined || keyText === undefined || key.name !== receipt.origin) return { findings: nothingFound, path: [] };
  const checked = await checkReceipt(receipt, key);
  const sameSize = now[receipt.origin]?.size === receipt.size ? compareWith(now, receipt, keyText) : 'holds';
  const memory = sameSize === 'fails' ? 'fails' : compareWith(before, receipt, keyText);
  return { ...checked, findings: { ...checked.findings, memory } };
}

/** The memory after a check: only what held whole is remembered. */
export function learn(memory: Memory, receipt: LedgerReceipt, keyText: string, checked: Checked): Memory {
  return verdictOf(checked.findings, receiptSteps) === 'holds' ? remember(memory, receipt, keyText) : memory;
}
