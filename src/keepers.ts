// The two that hold keys for a node: the signer of the logs and the keeper of the payload keys. Each is a process of its own, so
// that whoever takes the node over has neither; an operator may run either under another user, or on a token, and name its socket.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { socketFolderFor } from './db/index.js';
import { systemRandom } from './kernel/index.js';
import { runKeyProcess } from './ledger/payload/index.js';
import { sourceDesk } from './ledger/sources/index.js';
import { ConsistentSigner, FileKeys, serveSigner } from './ledger/signer/index.js';
import { startChild } from './processes.js';

export interface KeeperOptions {
  readonly dataFolder: string;
  /** `inside`: both are served from this process, for tests of the house. */
  readonly place: 'processes' | 'inside';
  /** Sockets of keepers that somebody else runs. */
  readonly signerSocket?: string;
  readonly keysSocket?: string;
}

export interface Keepers {
  readonly signerSocket: string;
  readonly keysSocket: string;
  readonly states: () => { readonly signer: 'running' | 'down'; readonly keys: 'running' | 'down' };
  close(): Promise<void>;
}

interface Keeper {
  readonly isUp: () => boolean;
  close(): Promise<void> | void;
}

/** Starts what is not named. Rejects with the words of the one that could not start. */
export async function startKeepers(options: KeeperOptions): Promise<Keepers> {
  const { dataFolder, place } = options;
  const sockets = socketFolderFor(dataFolder);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const signerSocket = options.signerSocket ?? join(sockets, 'signer.sock');
  const keysSocket = options.keysSocket ?? join(sockets, 'keys.sock');
  const inside = place === 'inside';
  const begun = await Promise.allSettled([
    options.signerSocket === undefined ? startSigner(join(dataFolder, 'signer'), signerSocket, inside) : foreign,
    options.keysSocket === undefined ? startKeys(join(dataFolder, 'payload-keys'), keysSocket, join(dataFolder, 'ledger', 'keys'), inside) : foreign,
  ]);
  const running = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = async (): Promise<void> => {
    for (const keeper of running) await keeper.close();
  };
  const failed = begun.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  const stateOf = (at: number): 'running' | 'down' => (running[at]?.isUp() === true ? 'running' : 'down');
  return { signerSocket, keysSocket, close, states: () => ({ signer: stateOf(0), keys: stateOf(1) }) };
}

/** Somebody else's: whether it runs, the first question to it says. */
const foreign: Keeper = { isUp: () => true, close: () => undefined };

async function startSigner(folder: string, socket: string, inside: boolean): Promise<Keeper> {
  if (!inside) return child('ledger-signer', ['--data', folder, '--socket', socket]);
  const signer = ConsistentSigner.open({ folder, keys: (layer, at) => new FileKeys(layer, at, systemRandom) });
  const server = await serveSigner(socket, signer);
  return {
    isUp: () => true,
    async close() {
      await server.close();
      signer.close();
    },
  };
}

async function startKeys(folder: string, socketPath: string, logKeys: string, inside: boolean): Promise<Keeper> {
  if (!inside) return child('ledger-keys', ['--data', folder, '--socket', socketPath, '--ledger-keys', logKeys]);
  const server = await runKeyProcess({ folder, socketPath, logKeys, second: sourceDesk() });
  return { isUp: () => true, close: () => server.close() };
}

async function child(command: string, args: readonly string[]): Promise<Keeper> {
  const onExit = (reason: string): void => void process.stderr.write(`custos: ${reason}; it is started again\n`);
  const running = await startChild(command, args, { onExit });
  return { isUp: () => running.pid !== undefined, close: () => running.stop() };
}
