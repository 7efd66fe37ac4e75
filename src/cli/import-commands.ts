// `custos import …`: files are read here, under the rights of whoever runs the command, and sent to the node as they are.
import { createReadStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ImportOutcome } from '../http/contract.js';
import { type Asker, askerHeaders } from './ask.js';
import { Exit } from './exit.js';
import type { NodeLink } from './node-link.js';
import { readOutcome } from './progress-stream.js';
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

async function checkReadable(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    const isFile = (await file.stat()).isFile();
    await file.close();
    if (!isFile) throw new Error('not a file');
  } catch {
    throw new Exit(2, `\`${path}\` cannot be read; check the name and your rights`);
  }
}

async function send(link: NodeLink, kind: string, files: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>, options: Options): Promise<ImportOutcome> {
  const boundary = `custos-${randomBytes(12).toString('hex')}`;
  const reply = await link.call({
    method: 'POST', path: `/api/imports/${kind}`, headers: { ...askerHeaders(options), 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipart(boundary, files, fields),
  });
  return readOutcome<ImportOutcome>(reply, '  {bar} {percentage}%  {statements} statements', 'the import was cut off; run the same command again and it goes on where it stopped');
}

/** Fields first: the node reads the mapping before the file. */
async function* multipart(boundary: string, files: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>): AsyncGenerator<Uint8Array> {
  for (const [name, value] of Object.entries(fields)) {
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  for (const [name, path] of Object.entries(files)) {
    const shown = basename(path).replaceAll(/["\r\n\\]/g, '_');
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${shown}"\r\ncontent-type: application/octet-stream\r\n\r\n`);
    yield* createReadStream(path);
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${boundary}--\r\n`);
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
