// `custos canaries open`: a sealed file of canaries on the machine that carries them to another system; no node is asked, and nothing but the rows is printed.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { openFile } from '../watch/canaries/index.js';
import { Exit } from './exit.js';
import { askPassword } from './question.js';

export function canaryCommands(program: Command): void {
  program.command('canaries').description('records of people who do not exist, on their way to another system')
    .command('open <file>').description('print the rows of a sealed file; what it was sealed with is read from the terminal or from standard input').action(open);
}

async function open(file: string): Promise<void> {
  const sealed = await readFile(file, 'utf8').catch(() => { throw new Exit(2, `there is no \`${file}\` that can be read`); });
  process.stdout.write(openFile(sealed, await askPassword('What it was sealed with: ')));
}
