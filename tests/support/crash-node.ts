// A node to be killed: serves its socket, and at one named moment kills itself as hard as `kill -9` does.
// Arguments: data folder, database (its owner's address and the node's), socket, moment (`append:N`, `answer:N`, `intent:N`, `outcome:N`, or `never`).
import { subscribe } from 'node:diagnostics_channel';
import { listen } from '../../src/http/index.js';
import { openNode } from '../../src/wiring.js';

const [dataFolder = '', databaseUrl = '', databaseAppUrl = '', socketPath = '', moment = 'never'] = process.argv.slice(2);
const [kind, count] = moment.split(':');
let left = Number(count ?? 0);

function dieAtLast(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const node = await openNode({ dataFolder, databaseUrl, databaseAppUrl, demo: true, keepers: 'inside' });
const { ledger } = node.house;
const [append, appendAll] = [ledger.append.bind(ledger), ledger.appendAll.bind(ledger)];
// An answer's entry is durable, and the answer has not left.
if (kind === 'append') {
  ledger.appendAll = async (inputs) => {
    const receipts = await appendAll(inputs);
    dieAtLast();
    return receipts;
  };
}
// A write is announced (`intent`) and its rows are not there; or its rows are there and its outcome is not (`outcome`).
ledger.append = async (input) => {
  const entry = (input.payload as { kind?: string }).kind;
  if (entry === 'outcome' && kind === 'outcome') dieAtLast();
  const receipt = await append(input);
  if (entry === 'intent' && kind === 'intent') dieAtLast();
  return receipt;
};
// An answer has left, and the next batch has not been written.
if (kind === 'answer') subscribe('http.server.response.finish', dieAtLast);

await listen(node.house, { socketPath });
process.stdout.write('ready\n');
