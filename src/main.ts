// The top of the house: `start` and `node` are the node itself; every other word is the terminal, which asks a node.
import { runTerminal } from './cli/index.js';
import { runNode, startNode } from './node.js';

/** Runs one command line; resolves to its exit code: 0 well, 1 fault, 2 bad input, 3 refused. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'start') return startNode(rest);
  if (command === 'node') return runNode();
  return runTerminal(argv);
}
