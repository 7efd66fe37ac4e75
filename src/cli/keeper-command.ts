// A process that holds keys, as the terminal starts it: by an operator, until SIGTERM; or by a node (`--child`), until the node
// ends. It loads its keys alone, so that little code stands near them and a node waits little for it.
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CustosError } from '../kernel/index.js';
import { Exit } from './exit.js';

type Option = { readonly type: 'string' };

export interface KeeperCommand<N extends string> {
  readonly name: string;
  readonly help: string;
  /** Without `--data`, `--socket`, `--child` and `--help`, which all have. */
  readonly options: Readonly<Record<N, Option>>;
  /** Opens the keys and serves them at the socket; resolves once it listens. Throws `Exit` 2 for options that do not fit. */
  open(asked: KeeperAsked<N>): Promise<KeeperServer>;
  /** The sentence for an operator, before the socket's path. */
  readonly says: string;
}

export interface KeeperAsked<N extends string> {
  /** The keeper's own folder; nobody else may look into it. */
  readonly data: string;
  readonly socket: string;
  readonly values: Readonly<Partial<Record<N, string>>>;
}

export interface KeeperServer {
  close(): Promise<void>;
}

const shared = { data: { type: 'string' }, socket: { type: 'string' }, child: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;

/** Serves to the end; resolves to the exit code. */
export async function runKeeper<N extends string>(command: KeeperCommand<N>, args: readonly string[]): Promise<number> {
  const isChild = args.includes('--child');
  const ended = endOf(isChild);
  const tell = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
  try {
    const asked = readArgs(command, args);
    if (asked === undefined) {
      process.stdout.write(command.help);
      return 0;
    }
    const server = await command.open(asked);
    if (isChild) tell({ ready: true });
    else process.stdout.write(`${command.says} ${asked.socket}\nStop it with Ctrl-C.\n`);
    await ended;
    await server.close();
    return 0;
  } catch (fault) {
    const message = fault instanceof CustosError ? fault.message : String((fault as Error).stack ?? fault);
    if (isChild) tell({ fault: message, code: fault instanceof CustosError ? fault.code : 'fault' });
    else process.stderr.write(`custos: ${message}\n`);
    return fault instanceof Exit ? fault.exitCode : 1;
  } finally {
    process.stdin.destroy();
  }
}

/** A child ignores signals: Ctrl-C and a service's stop reach the whole group, and the node still has its last entries to seal and heads to be signed. */
function endOf(isChild: boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    const ignore = (): void => undefined;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, isChild ? ignore : end);
    if (isChild) process.stdin.on('end', end).on('error', end).on('close', end).resume();
  });
}

/** Undefined when help is asked for. Throws `Exit` 2. */
function readArgs<N extends string>({ name, options }: KeeperCommand<N>, args: readonly string[]): KeeperAsked<N> | undefined {
  const values = parsed(name, options, args);
  const { data, socket } = values;
  if (values['help'] === true) return undefined;
  if (typeof data !== 'string' || typeof socket !== 'string') throw new Exit(2, `\`--data\` and \`--socket\` are needed; see \`custos ${name} --help\``);
  if (existsSync(data) && (statSync(data).mode & 0o077) !== 0) throw new Exit(2, `others may look into \`${data}\`; run \`chmod 700 ${data}\``);
  return { data, socket, values: values as Readonly<Partial<Record<N, string>>> };
}

function parsed(name: string, options: Readonly<Record<string, Option>>, args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  try {
    return parseArgs({ args: [...args], strict: true, options: { ...options, ...shared } }).values;
  } catch (cause) {
    throw new Exit(2, `${(cause as Error).message}; see \`custos ${name} --help\``);
  }
}
