// `custos ledger-signer`: the process that holds the keys of the logs.
import { systemRandom } from '../kernel/index.js';
import { ConsistentSigner, FileKeys, loadPkcs11, readPin, serveSigner, type SignerOptions, TokenKeys } from '../ledger/signer/index.js';
import { Exit } from './exit.js';
import { type KeeperAsked, type KeeperServer, runKeeper } from './keeper-command.js';

const help = `Usage: custos ledger-signer --data DIR --socket PATH [--pkcs11 LIBRARY --token LABEL --pin-file FILE]

Holds the keys of the logs and signs only what extends what it signed before.

  --data DIR         the signer's own folder (made when absent, mode 0700); keep it off the ledger's disk
  --socket PATH      where the node asks; only the owner may open it
  --pkcs11 LIBRARY   keep the keys in a token: the path of its PKCS#11 library
  --token LABEL      which token
  --pin-file FILE    holds the token's PIN; mode 0600
`;

const options = { pkcs11: { type: 'string' }, token: { type: 'string' }, 'pin-file': { type: 'string' } } as const;
type Named = keyof typeof options;

/** Serves until SIGTERM, or as a child until its stdin ends; resolves to the exit code. */
export function runSigner(args: readonly string[]): Promise<number> {
  return runKeeper({ name: 'ledger-signer', help, options, says: 'Signing for whoever may open', open }, args);
}

async function open({ data, socket, values }: KeeperAsked<Named>): Promise<KeeperServer> {
  const signer = ConsistentSigner.open({ folder: data, keys: keysOf(values) });
  try {
    const server = await serveSigner(socket, signer);
    return {
      async close() {
        await server.close();
        signer.close();
      },
    };
  } catch (fault) {
    signer.close();
    throw fault;
  }
}

function keysOf({ pkcs11, token, 'pin-file': pinFile }: KeeperAsked<Named>['values']): SignerOptions['keys'] {
  if (pkcs11 === undefined && token === undefined && pinFile === undefined) return (layer, folder) => new FileKeys(layer, folder, systemRandom);
  if (pkcs11 === undefined || token === undefined || pinFile === undefined) throw new Exit(2, '`--pkcs11`, `--token` and `--pin-file` go together');
  return (layer, folder) => new TokenKeys(layer, folder, { module: loadPkcs11(), library: pkcs11, token, pin: readPin(pinFile) });
}
