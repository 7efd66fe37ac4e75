// The terminal: the same routes, the same door, the same record as the pages. It reads files and prints answers; it decides nothing.
import { Command, CommanderError } from 'commander';
import { BadInput, CustosError } from '../kernel/index.js';
import { addCommands } from './command-groups.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';

/** Runs one command line and resolves to its exit code. */
export async function runTerminal(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', forgiveEarlyEnd);
  const program = new Command('custos')
    .description('criminal intelligence that hundreds of agencies can share without having to trust every insider')
    .exitOverride().showHelpAfterError('(add --help for the options)');
  program.command('start', 'start the node: pages, terminal socket, database and ledger', { executableFile: 'custos' });
  program.command('ledger-signer', 'hold the keys of the logs in a process of its own', { executableFile: 'custos' });
  program.command('ledger-keys', 'hold the payload keys in a process of its own', { executableFile: 'custos' });
  await addCommands(program, argv[0]);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (fault) {
    return exitOf(fault);
  }
}

/** A reader that has seen enough (`| head`) ends the answer, not the command: a node of its own is still let go in order. */
function forgiveEarlyEnd(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault;
}

function exitOf(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  const message = fault instanceof BadInput && fault.fr !== undefined && terminalLanguage() === 'fr' ? fault.fr : fault instanceof CustosError ? fault.message : String((fault as Error).stack ?? fault);
  process.stderr.write(`custos: ${message}\n`);
  return fault instanceof Exit ? fault.exitCode : fault instanceof BadInput ? 2 : 1;
}
