// A receipt as it leaves: integers as decimal strings, bytes as base64, so that any reader can check it.
import type { Receipt } from '../ledger/index.js';
import type { LedgerReceipt } from './contract.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export function presentReceipt(receipt: Receipt): LedgerReceipt {
  return {
    origin: receipt.origin,
    index: receipt.index.toString(),
    size: receipt.size.toString(),
    root: base64(receipt.root),
    leafHash: base64(receipt.leafHash),
    entry: base64(receipt.entry),
    proof: receipt.proof.map(base64),
    checkpoint: receipt.checkpoint,
  };
}
