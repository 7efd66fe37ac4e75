// `custos ledger-keys`: the process that holds the payload keys. It loads the keys alone, so that little code stands near them and
// a node waits little for it. Started by a node (`--child`) it lives exactly as long as that node.
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CustosError } from '../kernel/index.js';
import { runKeyProcess } from '../ledger/payload/index.js';
import { Exit } from './exit.js';

const help = `Usage: custos ledger-keys --data DIR --socket PATH --ledger-keys DIR

Holds the payload keys of the record: seals the present month, opens past months on the record, destroys a month after its retention.

  --data DIR         the keys' own folder (made when absent, mode 0700); keep it out of every backup of the ledger
  --socket PATH      where the node asks; only the owner may open it
  --ledger-keys DIR  where the logs' public keys lie, one \`<agency>.pub\` each: \`keys\` in the ledger's folder
`;

const options = {
  data: { type: 'string' }, socket: { type: 'string' }, 'ledger-keys': { type: 'string' }, child: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Serves until SIGTERM, or as a child until its stdin ends; resolves to the exit code. */
export async function runKeys(args: readonly string[]): Promise<number> {
  const isChild = args.includes('--child');
  const ended = endOf(isChild);
  const tell = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
  try {
    const asked = readArgs(args);
    if (asked === undefined) {
      process.stdout.write(help);
      return 0;
    }
    const server = await runKeyProcess(asked);
    if (isChild) tell({ ready: true });
    else process.stdout.write(`Holding the payload keys for whoever may open ${asked.socketPath}\nStop it with Ctrl-C.\n`);
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

/** A child ignores signals: Ctrl-C and a service's stop reach the whole group, and the node still has its last entries to seal. */
function endOf(isChild: boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    const ignore = (): void => undefined;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, isChild ? ignore : end);
    if (isChild) process.stdin.on('end', end).on('error', end).on('close', end).resume();
  });
}

/** Undefined when help is asked for. Throws `Exit` 2. */
function readArgs(args: readonly string[]) {
  const { values } = parse(args);
  if (values.help) return undefined;
  const { data, socket, 'ledger-keys': logKeys } = values;
  if (data === undefined || socket === undefined || logKeys === undefined) throw new Exit(2, '`--data`, `--socket` and `--ledger-keys` are needed; see `custos ledger-keys --help`');
  if (existsSync(data) && (statSync(data).mode & 0o077) !== 0) throw new Exit(2, `others may look into \`${data}\`; run \`chmod 700 ${data}\``);
  return { folder: data, socketPath: socket, logKeys };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], strict: true, options });
  } catch (cause) {
    throw new Exit(2, `${(cause as Error).message}; see \`custos ledger-keys --help\``);
  }
}
