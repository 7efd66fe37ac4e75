// The node's own children, which hold its keys in memory of their own. A child lives exactly as long as its node: its stdin
// is a pipe that only the node holds, so it ends with the node however the node dies, kill -9 included.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CustosError } from './kernel/index.js';

/** `not_started`: the child ended or refused before it was ready; its own words say why. */
export class ProcessError extends CustosError<'not_started'> {}

export interface ChildOptions {
  /** Hears of an end that nobody asked for; the child is started again a second later, for as long as the node lives. */
  readonly onExit?: (reason: string) => void;
  /** Hears that the child runs again. */
  readonly onReturn?: () => void;
  /** What is run in place of this program's own `bin/custos.mjs`. */
  readonly program?: readonly string[];
}

export interface NodeChild {
  /** Of the process that runs now; undefined between an end and the next start. */
  readonly pid: number | undefined;
  /** Ends the child and waits for it. */
  stop(): Promise<void>;
}

const RESTART_MS = 1_000;
const READY_MS = 30_000;
/** After its stdin has ended, a child has this long to sync and leave. */
const LEAVE_MS = 5_000;

/**
 * Starts `custos <command> --child <args>` as the node's own user and waits until it prints `{"ready":true}`.
 * Rejects `not_started` with the child's words. Later deaths are answered with a restart.
 */
export async function startChild(command: string, args: readonly string[], options: ChildOptions = {}): Promise<NodeChild> {
  const keeper = new ChildKeeper(command, args, options);
  await keeper.start();
  return keeper;
}

class ChildKeeper implements NodeChild {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
    private readonly options: ChildOptions,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const [bin = '', ...before] = this.options.program ?? [fileURLToPath(new URL('../bin/custos.mjs', import.meta.url))];
    const child = spawn(process.execPath, [bin, ...before, this.command, '--child', ...this.args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child = child;
    // Writing to a child that has just died is not news: its end is.
    child.stdin.on('error', () => undefined);
    const ended = endOf(child);
    this.ended = ended.then(() => undefined);
    try {
      await ready(child, ended, this.command);
    } catch (fault) {
      child.kill('SIGKILL');
      await ended;
      this.child = undefined;
      throw fault;
    }
    void ended.then((reason) => this.died(reason));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const { child } = this;
    child?.stdin?.end();
    const impatience = setTimeout(() => child?.kill('SIGKILL'), LEAVE_MS);
    await this.ended;
    clearTimeout(impatience);
  }

  private died(reason: string): void {
    this.child = undefined;
    if (this.stopping) return;
    this.options.onExit?.(`the process \`${this.command}\` ended: ${reason}`);
    this.timer = setTimeout(() => void this.restart(), RESTART_MS);
  }

  private async restart(): Promise<void> {
    try {
      await this.start();
      this.options.onReturn?.();
    } catch (fault) {
      this.died(fault instanceof Error ? fault.message : String(fault));
    }
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (fault) => resolve(fault.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
}

async function ready(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream }, ended: Promise<string>, command: string): Promise<void> {
  const lines = createInterface({ input: child.stdout });
  let timer: NodeJS.Timeout | undefined;
  const first = new Promise<string>((resolve) => {
    lines.once('line', resolve);
    // `close` comes after the last line: what the child said of its fault is read before its end is reported.
    lines.once('close', () => void ended.then((reason) => resolve(JSON.stringify({ fault: reason }))));
    timer = setTimeout(() => resolve(JSON.stringify({ fault: 'it was not ready in 30 seconds' })), READY_MS);
  });
  const message = readMessage(await first);
  clearTimeout(timer);
  if (message.ready === true) return;
  throw new ProcessError('not_started', `the process \`${command}\` did not start: ${message.fault ?? 'it said something else than that it is ready'}`);
}

function readMessage(line: string): { readonly ready?: boolean; readonly fault?: string } {
  try {
    return JSON.parse(line) as { ready?: boolean; fault?: string };
  } catch {
    return { fault: line };
  }
}
