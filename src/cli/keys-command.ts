// `custos ledger-keys`: the process that holds the payload keys and the keys of the sealed sources.
import { systemRandom } from '../kernel/index.js';
import { runKeyProcess } from '../ledger/payload/index.js';
import { loadPkcs11, readPin } from '../ledger/signer/index.js';
import { sourceDesk, TokenAgencyKeys } from '../ledger/sources/index.js';
import { Exit } from './exit.js';
import { type KeeperAsked, runKeeper } from './keeper-command.js';

const help = `Usage: custos ledger-keys --data DIR --socket PATH --ledger-keys DIR [--pkcs11 LIBRARY --token LABEL --pin-file FILE]

Holds the payload keys of the record: seals the present month, opens past months on the record, destroys a month after its retention.
Holds the keys of the sealed sources: each is wrapped under its agency's key, which lies in a file or never leaves a token.

  --data DIR         the keys' own folder (made when absent, mode 0700); keep it out of every backup of the ledger
  --socket PATH      where the node asks; only the owner may open it
  --ledger-keys DIR  where the logs' public keys lie, one \`<agency>.pub\` each: \`keys\` in the ledger's folder
  --pkcs11 LIBRARY   keep the agencies' keys for their sources in a token: the path of its PKCS#11 library
  --token LABEL      which token
  --pin-file FILE    holds the token's PIN; mode 0600
`;

const options = { 'ledger-keys': { type: 'string' }, pkcs11: { type: 'string' }, token: { type: 'string' }, 'pin-file': { type: 'string' } } as const;
type Named = keyof typeof options;

/** Serves until SIGTERM, or as a child until its stdin ends; resolves to the exit code. */
export function runKeys(args: readonly string[]): Promise<number> {
  return runKeeper({ name: 'ledger-keys', help, options, says: 'Holding the payload keys for whoever may open', open }, args);
}

async function open({ data, socket, values }: KeeperAsked<Named>) {
  const { 'ledger-keys': logKeys } = values;
  if (logKeys === undefined) throw new Exit(2, '`--ledger-keys` is needed; see `custos ledger-keys --help`');
  return runKeyProcess({ folder: data, socketPath: socket, logKeys, second: sourceDesk(tokenOf(values)) });
}

function tokenOf({ pkcs11, token, 'pin-file': pinFile }: KeeperAsked<Named>['values']): (() => TokenAgencyKeys) | undefined {
  if (pkcs11 === undefined && token === undefined && pinFile === undefined) return undefined;
  if (pkcs11 === undefined || token === undefined || pinFile === undefined) throw new Exit(2, '`--pkcs11`, `--token` and `--pin-file` go together');
  return () => new TokenAgencyKeys({ module: loadPkcs11(), library: pkcs11, token, pin: readPin(pinFile), random: systemRandom });
}
