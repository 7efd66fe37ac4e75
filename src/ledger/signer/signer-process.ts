// The signer's side of its socket. Whoever may open the socket may ask, so nothing here trusts a message: what it may have
// signed is decided by the signer alone, and the private halves of the keys are in no answer.
import { LedgerError } from '../errors.js';
import { HASH_BYTES } from '../format/hash.js';
import { strictBase64 } from '../format/key.js';
import { bigintOf, type LinkMessage, type LinkServer, listOf, serveLines, textOf } from '../link.js';
import type { ConsistentSigner } from './consistent-signer.js';
import type { SignedLog, SignRequest } from './log-signer.js';

/** Logs of one node, generously. */
const MAX_HEADS = 4096;
/** RFC 9162 section 2.1.4: two hashes for each of 64 levels at most. */
const MAX_PROOF_HASHES = 128;

/** Serves a signer at a socket that only its owner may open. Rejects `unavailable` when the socket cannot be made. */
export function serveSigner(path: string, signer: ConsistentSigner): Promise<LinkServer> {
  return serveLines(path, (message) => answer(signer, message));
}

async function answer(signer: ConsistentSigner, message: LinkMessage): Promise<LinkMessage> {
  switch (message['op']) {
    case 'open': {
      const { epoch, logs } = await signer.open(bigintOf(message, 'atLeast'));
      return { epoch: String(epoch), logs: logs.map(writeLog) };
    }
    case 'keyOf':
      return { vkey: await signer.keyOf(textOf(message, 'agencyId'), textOf(message, 'origin')) };
    case 'sign':
      return { notes: await signer.sign(bigintOf(message, 'epoch'), headsOf(message)) };
    case 'signed':
      return { logs: signer.signed().map(writeLog) };
    default:
      throw new LedgerError('bad_entry', 'the signer answers `open`, `keyOf`, `sign` and `signed`');
  }
}

function headsOf(message: LinkMessage): SignRequest[] {
  const heads = listOf(message, 'heads');
  if (heads.length > MAX_HEADS) throw new LedgerError('bad_entry', 'one call has at most 4096 heads; split it into several');
  return heads.map((head) => ({
    agencyId: textOf(head, 'agencyId'), oldSize: bigintOf(head, 'oldSize'), size: bigintOf(head, 'size'), root: hashesOf(head, 'root', 1)[0] ?? new Uint8Array(0),
    proof: hashesOf(head, 'proof', MAX_PROOF_HASHES),
  }));
}

/** Hashes cross one after another in one base64 text. */
function hashesOf(message: LinkMessage, field: string, most: number): Uint8Array[] {
  const text = textOf(message, field);
  const bytes = text.length <= 2 * most * HASH_BYTES ? strictBase64(text) : undefined;
  if (bytes === undefined || bytes.length % HASH_BYTES !== 0 || bytes.length > most * HASH_BYTES) {
    throw new LedgerError('bad_proof', `\`${field}\` is not base64 of whole hashes`);
  }
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

function writeLog({ agencyId, origin, vkey, size, note }: SignedLog): LinkMessage {
  return { agencyId, origin, vkey, size: String(size), note };
}
