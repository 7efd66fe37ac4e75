// The top of the house: `start` and `node` are the node itself; every other word is the terminal, which asks a node.

/** Runs one command line; resolves to its exit code: 0 well, 1 fault, 2 bad input, 3 refused. Loads only what the command needs. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'start' && !rest.includes('--help')) return (await import('./node.js')).startNode(rest);
  if (command === 'node') return (await import('./node.js')).runNode();
  if (command === 'ledger-signer') return (await import('./cli/signer-command.js')).runSigner(rest);
  if (command === 'ledger-keys') return (await import('./cli/keys-command.js')).runKeys(rest);
  if (command === 'watch-run') return (await import('./cli/scan-process.js')).runScanProcess();
  if (command === 'watch-live') return (await import('./cli/live-process.js')).runLiveProcess(rest[0] === 'patient');
  if (command === 'witness') return (await import('./cli/witness-command.js')).runWitness(rest, (await import('./http/witness-server.js')).serveWitness);
  return (await import('./cli/index.js')).runTerminal(argv);
}
