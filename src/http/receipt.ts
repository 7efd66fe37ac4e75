// A receipt as it leaves: integers as decimal strings, bytes as base64, so that any reader can check it.
import { isWatermarked, type Plan } from '../access/index.js';
import { parseEntry, type Receipt } from '../ledger/index.js';
import type { LedgerReceipt } from './contract.js';

/** `a.ana@alder · 2026-11-22T10:05:00Z · custos.example/alder#1042`: the time is the entry's own, and cannot be another one. */
function watermarkOf({ origin, index, entry }: Receipt, { caller }: Plan): string {
  const at = new Date(parseEntry(entry).recordedAtMs).toISOString();
  return `${caller.member.userName}@${caller.member.agencyId} · ${at.slice(0, 19)}Z · ${origin}#${index}`;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** `plan`: what the answer was given under; a watermark names its reader, its time and its entry. */
export function presentReceipt(receipt: Receipt, plan?: Plan): LedgerReceipt {
  return {
    origin: receipt.origin,
    index: receipt.index.toString(),
    size: receipt.size.toString(),
    root: base64(receipt.root),
    leafHash: base64(receipt.leafHash),
    entry: base64(receipt.entry),
    proof: receipt.proof.map(base64),
    checkpoint: receipt.checkpoint,
    ...(plan !== undefined && isWatermarked(plan) && { watermark: watermarkOf(receipt, plan) }),
  };
}
