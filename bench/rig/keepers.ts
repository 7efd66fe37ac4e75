// The two processes that hold keys, as a node has them, for benches of the ledger.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Ledger, openLedger } from '../../src/ledger/index.js';
import { startChild } from '../../src/processes.js';

export interface BenchLedger {
  readonly ledger: Ledger;
  close(): Promise<void>;
}

/** A ledger in `folder` with its signer and its payload keys in processes of their own. */
export async function openBenchLedger(folder: string): Promise<BenchLedger> {
  mkdirSync(folder, { recursive: true });
  const [signer, keys] = [join(folder, 'signer.sock'), join(folder, 'keys.sock')];
  const program = { program: [join(process.cwd(), 'bin/custos.mjs')] };
  const signing = await startChild('ledger-signer', ['--data', join(folder, 'signer'), '--socket', signer], program);
  const keeping = await startChild('ledger-keys', ['--data', join(folder, 'payload-keys'), '--socket', keys, '--ledger-keys', join(folder, 'ledger/keys')], program);
  const worker = join(process.cwd(), 'dist/ledger/writer.worker.js');
  const ledger = await openLedger({ folder: join(folder, 'ledger'), signer, keys, ...(existsSync(worker) && { worker: pathToFileURL(worker) }) });
  return {
    ledger,
    async close() {
      await ledger.close();
      await signing.stop();
      await keeping.stop();
    },
  };
}
