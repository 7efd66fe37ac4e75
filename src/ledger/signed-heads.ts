// Before a writer adds a byte: the disk must still hold everything that the signer signed and that witnesses cosigned. A disk
// with less was rolled back, a disk with another root was rewritten (G2); neither is written to again.
import { AgencyLog } from './agency-log.js';
import { LedgerError } from './errors.js';
import type { FileLayer } from './file-layer.js';
import { openCheckpoint } from './format/checkpoint.js';
import { type Replayed, replayWhole } from './replay.js';
import type { SignedLog } from './signer/log-signer.js';

/** What is on disk, compared with everything that was signed. A frontier that does not hold against it is passed over too. Throws `damaged`. */
export function checkedReplay(layer: FileLayer, folder: string, replayed: Replayed, signed: readonly SignedLog[]): Replayed {
  try {
    checkSigned(replayed, signed);
    checkCosigned(layer, folder, replayed);
    return replayed;
  } catch (fault) {
    if (!replayed.isFromFrontier) throw fault;
    return checkedReplay(layer, folder, replayWhole(layer, folder), signed);
  }
}

/** Compares with the signer's memory. Throws `damaged`. */
function checkSigned({ logs }: Replayed, signed: readonly SignedLog[]): void {
  for (const { agencyId, origin } of logs.values()) {
    if (!isLogOf(origin, agencyId)) throw new LedgerError('damaged', `the log of \`${agencyId}\` is \`${origin}\`: the logs of two agencies were exchanged; restore the ledger from its backup`);
  }
  for (const { agencyId, vkey, size, note } of signed) {
    const log = logs.get(agencyId);
    if (log === undefined && size === 0n) continue;
    if (log === undefined) throw lost(agencyId, 0, size, 'its signer');
    if (log.verifier.vkey !== vkey) throw new LedgerError('damaged', `the public key of the log of \`${agencyId}\` is not its signer's; restore the keys folder from its backup`);
    if (BigInt(log.tree.size) < size) throw lost(agencyId, log.tree.size, size, 'its signer');
    if (size > 0n) log.takeNote(note);
  }
  for (const agencyId of logs.keys()) {
    if (signed.some((one) => one.agencyId === agencyId)) continue;
    throw new LedgerError('damaged', `the signer does not know the log of \`${agencyId}\`; this is another signer's folder, or its memory was lost: restore it from its backup`);
  }
}

/** Compares with the newest cosigned checkpoints that the folder holds. Throws `damaged`. */
function checkCosigned(layer: FileLayer, folder: string, { logs }: Replayed): void {
  for (const agencyId of layer.list(`${folder}/cosigned`)) {
    const log = logs.get(agencyId);
    if (log === undefined) continue;
    const note = layer.readFile(`${folder}/cosigned/${agencyId}`).toString('utf8');
    const { size } = openedOf(log, note);
    if (size > BigInt(log.tree.size)) throw lost(agencyId, log.tree.size, size, 'a witness');
    log.takeNote(note);
  }
}

/** An origin ends in the agency's id: two logs cannot change places with everything that belongs to them. */
export function isLogOf(origin: string, agencyId: string): boolean {
  return origin.endsWith(`/${agencyId}`);
}

function openedOf(log: AgencyLog, note: string) {
  try {
    return openCheckpoint(note, log.verifier);
  } catch (cause) {
    throw log.damaged(cause);
  }
}

function lost(agencyId: string, size: number, signed: bigint, whom: string): LedgerError {
  return new LedgerError('damaged', `the log of \`${agencyId}\` has \`${size}\` entries on disk, and ${whom} signed \`${signed}\`: the disk was rolled back or cut; keep it as evidence and restore the whole ledger`);
}
