// Opening a ledger starts its writer's thread, which recovers the folder before it says that it is open.
import { BlindTerms } from './blind-terms.js';
import { LedgerError } from './errors.js';
import { isKeyName } from './format/key.js';
import type { Ledger, LedgerOptions } from './ledger.js';
import { RemoteKeys } from './payload/remote-keys.js';
import { startWriterThread } from './thread.js';
import { ThreadLedger } from './thread-ledger.js';

const MIB = 1024 * 1024;

/** Recovers and opens the ledger of a folder. Rejects `locked`, `damaged`, `unavailable`. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { folder, originPrefix = 'custos.example', segmentBytes = 64 * MIB, reserveBytes = 64 * MIB, worker, signer, keys } = options;
  if (!isKeyName(originPrefix)) throw new LedgerError('bad_key', 'an origin prefix holds no space and no plus; write it like `custos.example`');
  const terms = await blindTerms(keys);
  const thread = startWriterThread({ folder, originPrefix, segmentBytes, reserveBytes, signer, keys }, worker);
  const ledger = new ThreadLedger(thread, terms);
  await ledger.opened;
  return ledger;
}

async function blindTerms(keysSocket: string): Promise<BlindTerms> {
  const keys = await RemoteKeys.connect(keysSocket);
  try {
    return new BlindTerms(await keys.tagKey());
  } finally {
    keys.close();
  }
}
