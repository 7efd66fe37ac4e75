// The one place in the browser where receipts arrive: each is checked at once, and what held is remembered.
import type { LedgerHeads, LedgerReceipt } from '../../src/http/contract.js';
import { dropKept } from './extension.js';
import { forget, type Memory, readMemory, writeMemory } from './memory.js';
import { type Checked, nothingFound, verdictOf } from './receipt.js';
import { addAnswer, checkWhole, type Head, learn, receiptSteps, type SealState, setVerdict } from './seal.js';

let state: SealState = [];
let lastNumber = 0;
let heads: readonly Head[] = [];
const listeners = new Set<() => void>();

function publish(next: SealState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sealState(): SealState {
  return state;
}

export function knownHeads(): readonly Head[] {
  return heads;
}

/** The answers of the person before are not the business of the next one. */
export function clearSeal(): void {
  publish([]);
}

/** What the browser remembers now: take it before a question leaves, hand it over with its receipt. */
export function currentMemory(): Memory {
  return readMemory(localStorage);
}

export function forgetLog(origin: string): void {
  writeMemory(localStorage, forget(currentMemory(), origin));
  dropKept(localStorage, origin);
}

async function fetchHeads(): Promise<readonly Head[]> {
  const answer = await fetch('/api/ledger/heads', { credentials: 'same-origin', cache: 'no-store' });
  if (!answer.ok) return heads;
  const body: LedgerHeads = await answer.json();
  heads = body.logs;
  return heads;
}

/** The log's key as the server publishes it; memory decides whether it is still the one seen first. */
async function keyTextOf(origin: string): Promise<string | undefined> {
  const known = heads.find((head) => head.origin === origin) ?? (await fetchHeads()).find((head) => head.origin === origin);
  return known?.key;
}

function isReceipt(value: unknown): value is LedgerReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Partial<Record<keyof LedgerReceipt, unknown>>;
  const texts = [fields.origin, fields.index, fields.size, fields.root, fields.leafHash, fields.entry, fields.checkpoint];
  return texts.every((text) => typeof text === 'string') && Array.isArray(fields.proof) && fields.proof.every((hash) => typeof hash === 'string');
}

/** Checks a receipt here. Without the means (no WebCrypto, no Ed25519, no key at hand) the findings stay open. */
export async function checkHere(receipt: LedgerReceipt, before: Memory): Promise<Checked> {
  const canHash = (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
  if (!canHash || !isReceipt(receipt)) return { findings: canHash ? { ...nothingFound, leaf: 'fails' } : nothingFound, path: [] };
  try {
    const keyText = await keyTextOf(receipt.origin);
    const checked = await checkWhole(receipt, keyText, before, currentMemory());
    if (keyText !== undefined) writeMemory(localStorage, learn(currentMemory(), receipt, keyText, checked));
    return checked;
  } catch (error) {
    // Only a missing algorithm or an unreachable server is nobody's fault; anything else came out of the receipt.
    const isMeans = (error instanceof DOMException && error.name === 'NotSupportedError') || error instanceof TypeError;
    return { findings: isMeans ? nothingFound : { ...nothingFound, signature: 'fails' }, path: [] };
  }
}

/** Takes the receipt out of an answer's body and checks it; the answer itself does not wait. */
export function noteAnswer(body: unknown, before: Memory): void {
  if (typeof body !== 'object' || body === null || !('ledger' in body) || !isReceipt(body.ledger)) return;
  const receipt = body.ledger;
  lastNumber += 1;
  const number = lastNumber;
  publish(addAnswer(state, number, receipt));
  void checkHere(receipt, before).then((checked) => publish(setVerdict(state, number, verdictOf(checked.findings, receiptSteps))));
}
