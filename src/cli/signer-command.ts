// `custos ledger-signer`: the process that holds the keys of the logs. It loads the signer alone, so that little code stands
// near the keys and a node waits little for it. Started by a node (`--child`) it lives exactly as long as that node.
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CustosError, systemRandom } from '../kernel/index.js';
import { ConsistentSigner, FileKeys, loadPkcs11, readPin, serveSigner, type SignerOptions, TokenKeys } from '../ledger/signer/index.js';
import { Exit } from './exit.js';

const help = `Usage: custos ledger-signer --data DIR --socket PATH [--pkcs11 LIBRARY --token LABEL --pin-file FILE]

Holds the keys of the logs and signs only what extends what it signed before.

  --data DIR         the signer's own folder (made when absent, mode 0700); keep it off the ledger's disk
  --socket PATH      where the node asks; only the owner may open it
  --pkcs11 LIBRARY   keep the keys in a token: the path of its PKCS#11 library
  --token LABEL      which token
  --pin-file FILE    holds the token's PIN; mode 0600
`;

const options = {
  data: { type: 'string' }, socket: { type: 'string' }, pkcs11: { type: 'string' }, token: { type: 'string' }, 'pin-file': { type: 'string' },
  child: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const;

/** Serves until SIGTERM, or as a child until its stdin ends; resolves to the exit code. */
export async function runSigner(args: readonly string[]): Promise<number> {
  const isChild = args.includes('--child');
  const ended = endOf(isChild);
  const tell = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
  try {
    const asked = readArgs(args);
    if (asked === undefined) return print(help);
    const signer = ConsistentSigner.open({ folder: asked.data, keys: asked.keys });
    try {
      const server = await serveSigner(asked.socket, signer);
      if (isChild) tell({ ready: true });
      else print(`Signing for whoever may open ${asked.socket}\nStop it with Ctrl-C.\n`);
      await ended;
      await server.close();
    } finally {
      signer.close();
    }
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

/** A child ignores signals: Ctrl-C and a service's stop reach the whole group, and the node still has its last heads to be signed. */
function endOf(isChild: boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    const ignore = (): void => undefined;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, isChild ? ignore : end);
    if (isChild) process.stdin.on('end', end).on('error', end).on('close', end).resume();
  });
}

interface Asked {
  readonly data: string;
  readonly socket: string;
  readonly keys: SignerOptions['keys'];
}

/** Undefined when help is asked for. Throws `Exit` 2. */
function readArgs(args: readonly string[]): Asked | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  const { data, socket, pkcs11, token, 'pin-file': pinFile } = values;
  if (data === undefined || socket === undefined) throw new Exit(2, '`--data` and `--socket` are needed; see `custos ledger-signer --help`');
  if (existsSync(data) && (statSync(data).mode & 0o077) !== 0) throw new Exit(2, `others may look into \`${data}\`; run \`chmod 700 ${data}\``);
  if (pkcs11 === undefined && token === undefined && pinFile === undefined) {
    return { data, socket, keys: (layer, folder) => new FileKeys(layer, folder, systemRandom) };
  }
  if (pkcs11 === undefined || token === undefined || pinFile === undefined) throw new Exit(2, '`--pkcs11`, `--token` and `--pin-file` go together');
  return { data, socket, keys: (layer, folder) => new TokenKeys(layer, folder, { module: loadPkcs11(), library: pkcs11, token, pin: readPin(pinFile) }) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], strict: true, options });
  } catch (cause) {
    throw new Exit(2, `${(cause as Error).message}; see \`custos ledger-signer --help\``);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
