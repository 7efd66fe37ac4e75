// `custos witness`: a process of its own for another institution, with a folder, a key and a port, and nothing else of the house.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Command } from 'commander';
import { BadInput, CustosError, systemClock, systemRandom } from '../kernel/index.js';
import { LedgerError, type NoteVerifier, parsePolicy, parseVerifier, Witness } from '../ledger/index.js';

/** Puts a witness on a port: the http room's, given by whoever wires the house. */
export type ServeWitness = (
  witness: Witness,
  address: { readonly host: string; readonly port: number },
  options: { readonly behindProxy: boolean; readonly requestsPerMinute?: number },
) => Promise<{ readonly url: string; close(): Promise<void> }>;

const usage = `usage: custos witness --data DIR --name NAME [--log VKEY …] [--policy FILE]
  --data DIR       the witness's own folder: its key and what it cosigned
  --name NAME      for a new folder: like witness.example.org/custos
  --log VKEY       a log to serve, name+id+key; may be given again
  --policy FILE    the logs of a policy file
  --port N         default 8790; 0 for any
  --host H         default 127.0.0.1
  --ml-dsa         an ML-DSA-44 key beside the Ed25519 key
  --behind-proxy   a proxy on this machine ends TLS
  --requests-per-minute N   of one address, default 6000
`;

/** For the list of commands; `main` runs it apart from the terminal, for it is a server. */
export function witnessCommand(program: Command): void {
  program.command('witness', 'cosign the checkpoints of logs, for another institution: see `custos witness --help`', { executableFile: 'custos' });
}

/** Runs until SIGINT or SIGTERM. Resolves to an exit code: 0 well, 1 fault, 2 bad input. */
export async function runWitness(args: readonly string[], serve: ServeWitness): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });
  try {
    const wish = await wishOf(args);
    if (wish === undefined) {
      process.stdout.write(usage);
      return 0;
    }
    const witness = await Witness.open({
      folder: wish.data, logs: wish.logs, mlDsa: wish.mlDsa, ...(wish.name !== undefined && { name: wish.name }), clock: systemClock, random: systemRandom,
      onFork: (origin, evidence) => process.stderr.write(`custos: the log ${origin} signed two histories; both checkpoints are in ${evidence}\n`),
    });
    try {
      const served = await serve(witness, wish.address, wish.options);
      process.stdout.write(`${witness.verifiers.map(({ vkey }) => `${vkey}\n`).join('')}The witness is at ${served.url} and serves ${witness.watched.length} logs.\n`);
      await ended;
      await served.close();
    } finally {
      witness.close();
    }
    return 0;
  } catch (fault) {
    process.stderr.write(`custos: ${fault instanceof CustosError || isSystemFault(fault) ? fault.message : String((fault as Error).stack)}\n`);
    return fault instanceof BadInput || (fault instanceof LedgerError && ['bad_key', 'bad_policy'].includes(fault.code)) ? 2 : 1;
  }
}

interface Wish {
  readonly data: string;
  readonly name: string | undefined;
  readonly logs: readonly NoteVerifier[];
  readonly mlDsa: boolean;
  readonly address: { readonly host: string; readonly port: number };
  readonly options: { readonly behindProxy: boolean; readonly requestsPerMinute?: number };
}

/** Undefined when only the usage is asked for. Throws `BadInput`, `bad_key` or `bad_policy`. */
async function wishOf(args: readonly string[]): Promise<Wish | undefined> {
  const { values } = parse(args);
  if (values.help) return undefined;
  const port = Number(values.port);
  const perMinute = values['requests-per-minute'];
  if (values.data === undefined) throw badInput('`--data` is missing');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw badInput('`--port` is a number from 0 to 65535');
  if (perMinute !== undefined && !/^[1-9][0-9]{0,8}$/.test(perMinute)) throw badInput('`--requests-per-minute` is a positive number');
  const named = values.policy === undefined ? [] : parsePolicy(await readFile(values.policy)).logs.map(({ verifier }) => verifier);
  const logs = [...values.log.map((vkey) => parseVerifier(vkey)), ...named];
  if (logs.length === 0) throw badInput('no log is given: use `--log` or `--policy`');
  return {
    data: values.data, name: values.name, logs: logs.filter(({ vkey }, at) => logs.findIndex((one) => one.vkey === vkey) === at), mlDsa: values['ml-dsa'], address: { host: values.host, port },
    options: { behindProxy: values['behind-proxy'], ...(perMinute !== undefined && { requestsPerMinute: Number(perMinute) }) },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], strict: true,
      options: {
        data: { type: 'string' }, name: { type: 'string' }, log: { type: 'string', multiple: true, default: [] }, policy: { type: 'string' }, port: { type: 'string', default: '8790' },
        host: { type: 'string', default: '127.0.0.1' }, 'ml-dsa': { type: 'boolean', default: false }, 'behind-proxy': { type: 'boolean', default: false },
        'requests-per-minute': { type: 'string' }, help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw badInput(cause instanceof Error ? cause.message : 'the options cannot be read', cause);
  }
}

function badInput(message: string, cause?: unknown): BadInput {
  return new BadInput(`${message}; see \`custos witness --help\``, { cause });
}

/** A missing file, a port in use: the system's own sentence is enough. */
function isSystemFault(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && 'syscall' in fault;
}
