// A signer process that dies is started again within a second or two; whoever waits for a signature waits that long and asks
// again. The signer gives the head that it signed last once more, so nothing is signed twice in two ways.
import { setTimeout } from 'node:timers/promises';
import { LedgerError } from './errors.js';
import { RemoteSigner } from './signer/index.js';
import type { LogSigner, SignRequest } from './signer/log-signer.js';

/** How long a writer waits for its signer to come back before it stops. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 100;

export class SteadySigner implements LogSigner {
  private remote: Promise<RemoteSigner>;

  private constructor(private readonly path: string) {
    this.remote = RemoteSigner.connect(path);
  }

  /** Rejects `unavailable` when no signer listens at `path` now. */
  static async connect(path: string): Promise<SteadySigner> {
    const steady = new SteadySigner(path);
    await steady.remote;
    return steady;
  }

  open(atLeast: bigint) {
    return this.again((remote) => remote.open(atLeast));
  }

  keyOf(agencyId: string, origin: string) {
    return this.again((remote) => remote.keyOf(agencyId, origin));
  }

  sign(epoch: bigint, heads: readonly SignRequest[]) {
    return this.again((remote) => remote.sign(epoch, heads));
  }

  close(): void {
    void this.remote.then((remote) => remote.close(), () => undefined);
  }

  private async again<T>(ask: (remote: RemoteSigner) => Promise<T>): Promise<T> {
    for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
      try {
        const remote = await this.remote;
        return await ask(remote);
      } catch (fault) {
        const isGone = fault instanceof LedgerError && fault.code === 'unavailable';
        if (!isGone || waitedMs >= PATIENCE_MS) throw fault;
        await setTimeout(RETRY_MS);
        this.close();
        this.remote = RemoteSigner.connect(this.path);
        // Looked at in the next round.
        this.remote.catch(() => undefined);
      }
    }
  }
}
