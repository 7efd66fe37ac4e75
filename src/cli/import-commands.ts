// `custos import …`: files are read here, under the rights of whoever runs the command, and sent to the node as they are.
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ImportOutcome } from '../http/contract.js';
import { type Asker, askerHeaders } from './ask.js';
import type { NodeLink } from './node-link.js';
import { readOutcome } from './progress-stream.js';
import { checkReadable, sentFiles } from './sent-files.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
  readonly fr?: string;
  readonly sdn?: string;
  readonly alt?: string;
  readonly add?: string;
  readonly map?: string;
  readonly label?: string;
  readonly source?: string;
  readonly date?: string;
  readonly quarantine?: string;
}

function withCommon(command: Command): Command {
  return command.option('--date <day>', 'date of the list or file, YYYY-MM-DD (today when absent)').option('--quarantine <file>', 'where to write the rows that were set aside, as CSV')
    .option('--as <user>', 'a demo person (demo folders only); nobody: the operator of this node').option('--purpose <code>').option('--case <agency~case>')
    .option('--json', 'one JSON document');
}

export function importCommands(program: Command): void {
  const parent = program.command('import').description('bring a list or file in, as an ordinary report');
  withCommon(parent.command('listing <english>').description('Canada’s list of terrorist entities, Justice Laws XML')).option('--fr <file>', 'the French text')
    .action((english: string, options: Options) => run('listing', { en: english, ...(options.fr === undefined ? {} : { fr: options.fr }) }, options));
  withCommon(parent.command('ofac').description('the OFAC list, three CSV files of one day'))
    .requiredOption('--sdn <file>').requiredOption('--alt <file>').requiredOption('--add <file>')
    .action((options: Options) => run('ofac', { sdn: options.sdn as string, alt: options.alt as string, add: options.add as string }, options));
  const own = (command: Command) => withCommon(command).option('--source <name>', 'how the source is called (the file’s name when absent)')
    .option('--label <marking>', 'handling label, like `PROTECTED B // REL TO ALL`');
  own(parent.command('ftm <file>').description('FollowTheMoney JSON lines')).action((file: string, options: Options) => run('ftm', { file }, options));
  own(parent.command('csv <file>').description('a table, read by a mapping; .xlsx too')).requiredOption('--map <file>', 'the mapping (docs/imports.md)')
    .action((file: string, options: Options) => run(file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', { file }, options));
}

async function run(kind: string, files: Readonly<Record<string, string>>, options: Options): Promise<void> {
  for (const path of Object.values(files)) await checkReadable(path);
  const fields: Record<string, string> = {};
  for (const name of ['label', 'source', 'date'] as const) {
    const value = options[name];
    if (value !== undefined) fields[name] = value;
  }
  if (options.map !== undefined) {
    await checkReadable(options.map);
    fields['map'] = await readFile(options.map, 'utf8');
  }
  const outcome = await withNode((link) => send(link, kind, files, fields, options));
  if (options.quarantine !== undefined) await writeFile(options.quarantine, quarantineCsv(outcome), { mode: 0o600 });
  report(outcome, options);
}

async function send(link: NodeLink, kind: string, files: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>, options: Options): Promise<ImportOutcome> {
  const { contentType, body } = sentFiles(files, fields);
  const reply = await link.call({
    method: 'POST', path: `/api/imports/${kind}`, headers: { ...askerHeaders(options), 'content-type': contentType }, body,
  });
  return readOutcome<ImportOutcome>(reply, '  {bar} {percentage}%  {statements} statements', 'the import was cut off; run the same command again and it goes on where it stopped');
}

function report(outcome: ImportOutcome, options: Options): void {
  const { reports, statements, entities, quarantined, unchanged } = outcome;
  if (options.json === true) {
    printJson({ reports, statements, entities, quarantined, unchanged, quarantine: outcome.quarantine });
    return;
  }
  if (unchanged) print('This file was imported before; nothing changed.');
  else print(`${reports} reports, ${statements} statements, ${entities} entities, ${quarantined} quarantined`);
  for (const { row, column, reason } of outcome.quarantine.slice(0, 20)) print(`  row ${row}${column === null ? '' : `, ${column}`}: ${reason}`);
  if (outcome.quarantine.length > 20 && options.quarantine === undefined) print('  … all of them: add --quarantine FILE');
}

function quarantineCsv(outcome: ImportOutcome): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return ['row,column,reason', ...outcome.quarantine.map((one) => `${one.row},${cell(one.column ?? '')},${cell(one.reason)}`)].join('\n').concat('\n');
}
