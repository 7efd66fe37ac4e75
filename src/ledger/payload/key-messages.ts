// How what is asked of the payload keys crosses the socket: bytes as base64, integers as decimal text.
import { LedgerError } from '../errors.js';
import { bigintOf, bytesOf, type LinkMessage, listOf, textOf } from '../link.js';
import type { OpeningRecord, SealedItem } from './payload-keys.js';

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

export function recordMessage({ agencyId, index, size, entry, sealed, proof, checkpoint }: OpeningRecord): LinkMessage {
  return { agency: agencyId, index: index.toString(), size: size.toString(), entry: base64(entry), sealed: base64(sealed), proof: proof.map(base64), checkpoint };
}

/** Throws `bad_entry`. */
export function recordIn(message: LinkMessage, field: string): OpeningRecord {
  const shown = objectIn(message, field);
  const { proof } = shown;
  if (!Array.isArray(proof) || !proof.every((hash) => typeof hash === 'string')) throw new LedgerError('bad_entry', '`proof` is not a list of hashes');
  return {
    agencyId: textOf(shown, 'agency'), index: bigintOf(shown, 'index'), size: bigintOf(shown, 'size'), entry: bytesOf(shown, 'entry'),
    sealed: bytesOf(shown, 'sealed'), proof: proof.map((hash: string) => Buffer.from(hash, 'base64')), checkpoint: textOf(shown, 'checkpoint'),
  };
}

export function itemMessage({ agencyId, index, entry, sealed }: SealedItem): LinkMessage {
  return { agency: agencyId, index: index.toString(), entry: base64(entry), sealed: base64(sealed) };
}

/** Throws `bad_entry`. */
export function itemsIn(message: LinkMessage, field: string): SealedItem[] {
  return listOf(message, field).map((item) => ({
    agencyId: textOf(item, 'agency'), index: bigintOf(item, 'index'), entry: bytesOf(item, 'entry'), sealed: bytesOf(item, 'sealed'),
  }));
}

/** Throws `bad_entry`. */
export function objectIn(message: LinkMessage, field: string): LinkMessage {
  const value = message[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LedgerError('bad_entry', `\`${field}\` is not an object`);
  return value as LinkMessage;
}
