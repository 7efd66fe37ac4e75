// A real node for the tests: one demo folder and one node, shared by the files, which run one after another; and nodes of a file's own.
// A node that ends badly, or leaves its database running, fails whoever ended it.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testServerVariable } from '../../src/db/testing.js';
import { borrow } from './lender.js';

const address = /Custos is at (http:\/\/\S+?)\/?\s/;

export interface StartedNode {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dataFolder: string;
  /** Ends the node as Ctrl-C would. Throws when it ends badly or when a process of its folder is left. */
  stop(): Promise<void>;
}

/** A folder of the run, which the set-up of all tests removes at its end, and which the server's user may reach. */
export function runFolder(name: string): string {
  const door = process.env[testServerVariable];
  if (door === undefined) throw new Error('no folder for this run: run the tests through vitest.config.ts');
  return join(dirname(door), name);
}

/** The surroundings of a node or terminal of a folder: ours, without a server that others named. */
export function surroundings(dataFolder: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _server, CUSTOS_DEMO: _demo, XDG_CONFIG_HOME: _config, ...rest } = process.env;
  return { ...rest, LANG: 'C.UTF-8', CUSTOS_DATA: dataFolder, ...more };
}

/** The node on the shared demo folder: filled and started for the first file that asks, and ended with the run. */
export async function sharedNode(): Promise<{ readonly url: string }> {
  return { url: await borrow('node') };
}

/** A copy of the filled demo folder for a file that changes what others count on. */
export function copyDemoFolder(name: string): Promise<string> {
  return borrow(name);
}

/** Starts a node on any folder, on a free port of this machine. */
export async function startNode(dataFolder: string): Promise<StartedNode> {
  const child = spawn(process.execPath, ['bin/custos.mjs', 'start', '--port', '0'], { env: surroundings(dataFolder), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const url = await printedAddress(child);
  return { url, dataFolder, stop: () => stopNode(child, ended, dataFolder) };
}

function printedAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        said += data.toString();
        const found = address.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('close', (code) => reject(new Error(`the node ended with ${code} before it listened:\n${said.slice(-3000)}`)));
  });
}

async function stopNode(child: ChildProcess, ended: Promise<number | null>, dataFolder: string): Promise<void> {
  child.kill('SIGINT');
  const code = await ended;
  const left = processesOf(dataFolder);
  if (code !== 0 || left.length > 0) throw new Error(`the node ended with ${code} and left ${left.length} processes: ${left.join('; ')}`);
}

/** Command lines of programs that still work for a folder: the database stands in it, node and terminal have it in their surroundings. */
export function processesOf(dataFolder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid)).flatMap((pid) => {
    try {
      const isOurs = readlinkSync(`/proc/${pid}/cwd`).startsWith(dataFolder) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`CUSTOS_DATA=${dataFolder}\0`);
      return isOurs ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
    } catch {
      return []; // ended meanwhile, or another user's
    }
  });
}
