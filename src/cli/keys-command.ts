// `custos ledger-keys`: the process that holds the payload keys.
import { runKeyProcess } from '../ledger/payload/index.js';
import { Exit } from './exit.js';
import { type KeeperAsked, runKeeper } from './keeper-command.js';

const help = `Usage: custos ledger-keys --data DIR --socket PATH --ledger-keys DIR

Holds the payload keys of the record: seals the present month, opens past months on the record, destroys a month after its retention.

  --data DIR         the keys' own folder (made when absent, mode 0700); keep it out of every backup of the ledger
  --socket PATH      where the node asks; only the owner may open it
  --ledger-keys DIR  where the logs' public keys lie, one \`<agency>.pub\` each: \`keys\` in the ledger's folder
`;

type Named = 'ledger-keys';

/** Serves until SIGTERM, or as a child until its stdin ends; resolves to the exit code. */
export function runKeys(args: readonly string[]): Promise<number> {
  return runKeeper({ name: 'ledger-keys', help, options: { 'ledger-keys': { type: 'string' } }, says: 'Holding the payload keys for whoever may open', open }, args);
}

async function open({ data, socket, values }: KeeperAsked<Named>) {
  const { 'ledger-keys': logKeys } = values;
  if (logKeys === undefined) throw new Exit(2, '`--ledger-keys` is needed; see `custos ledger-keys --help`');
  return runKeyProcess({ folder: data, socketPath: socket, logKeys });
}
