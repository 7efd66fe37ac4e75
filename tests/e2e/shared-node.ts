// One node on the demo folder and one browser for all files of a run: filled and started when the first file asks, ended when the run ends.
// A node that ends badly, or leaves a process, fails the run.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LaunchedBrowser, serveBrowser } from './browser.js';
import { type Lent, lenderPath } from './lender.js';
import { startNode, type StartedNode } from './node.js';

/** Vitest's global set-up of the project: a socket at which the files ask; returns the tear-down. */
export default async function lend(): Promise<() => Promise<void>> {
  // Beside the folder of the run, which whichever project ends first takes away while the node still seals its last entries.
  const folder = mkdtempSync(join(dirname(tmpdir()), 'custos-e2e-'));
  chmodSync(folder, 0o711);
  const shelf = new Shelf(folder);
  let last: Promise<unknown> = Promise.resolve();
  const door = createServer((socket) => socket.once('data', (asked) => {
    // One after another: a copy is made while no node runs on the folder.
    last = lendInTurn(last, shelf, asked.toString(), socket);
  }));
  await new Promise<void>((resolve) => { door.listen(lenderPath(), resolve); });
  return async () => {
    door.close();
    try {
      await shelf.close();
    } catch (fault) {
      process.exitCode = 1;
      throw fault;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

async function lendInTurn(before: Promise<unknown>, shelf: Shelf, asked: string, socket: Socket): Promise<void> {
  await before;
  const answer: Lent = await shelf.give(asked).catch((fault: unknown) => ({ fault: String(fault) }));
  socket.end(JSON.stringify(answer));
}

class Shelf {
  readonly #folder: string;
  #node: StartedNode | undefined;
  #browser: LaunchedBrowser | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async give(asked: string): Promise<Lent> {
    if (asked === 'browser') return { address: (this.#browser ??= await serveBrowser()).address };
    if (asked === 'node') return { address: (await this.#running()).url };
    return { address: await this.#copy(asked) };
  }

  /** A copy of the filled folder, for a file that changes what others count on. */
  async #copy(name: string): Promise<string> {
    const [from, to] = [join(this.#folder, 'demo'), join(this.#folder, name)];
    if (!existsSync(from)) await this.#running();
    await this.#stop();
    execFileSync('cp', ['-a', from, to]);
    return to;
  }

  async #running(): Promise<StartedNode> {
    return (this.#node ??= await startNode(join(this.#folder, 'demo')));
  }

  async #stop(): Promise<void> {
    const node = this.#node;
    this.#node = undefined;
    await node?.stop();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#stop();
  }
}
