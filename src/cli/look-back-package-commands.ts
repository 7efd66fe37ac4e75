// A look-back that leaves for one investigator: asked for and made by the examiner, opened by its reader, who needs no node and no account.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { ExportAnswer, LookBackAnswer, LookBackStep } from '../http/contract.js';
import { BadInput, type Json } from '../kernel/index.js';
import { caveatsIn, checkedPackage, newReaderKey, openedFile, parseReaderKey, spoken } from '../watch/back/index.js';
import { askerHeaders, type Asker, askJson } from './ask.js';
import { asksSignedIn } from './asker-options.js';
import { terminalLanguage } from './language.js';
import { printFound } from './look-back-table.js';
import { print, printJson, withNode } from './with-node.js';

export interface AskingOptions extends Asker {
  readonly json?: boolean;
  readonly to?: string;
  readonly days: string;
  readonly why?: string;
  readonly approver?: string;
  readonly request?: boolean;
}

interface ExportOptions extends AskingOptions {
  readonly reader: string;
  readonly readerKey: string;
  readonly out?: string;
}

interface OpenOptions {
  readonly key: string;
  readonly logKey?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function lookBackPackageCommands(watch: Command): void {
  asksSignedIn(watch.command('look-back-export').description('a package for one investigator, sealed to their key; takes a second person').argument('<entity...>')).requiredOption('--to <day>', 'the last day').option('--days <n>', 'how many days back', '90')
    .requiredOption('--reader <words>', 'who reads it: name, service, office').requiredOption('--reader-key <file>', 'the public half of their key, as `watch look-back-key` wrote it')
    .option('--request', 'ask a second person for it').option('--why <words>', 'with `--request`: why').option('--approver <agency>', 'with `--request`: whose people may approve').option('--out <file>', 'where the package is written').action(exportLookBack);
  watch.command('look-back-key').description('for its reader: makes a key for packages; FILE stays with you, FILE.public goes to the examiner').argument('<file>').option('--json', 'one JSON document').action(makeKey);
  watch.command('look-back-open').description('for its reader: checks a package against its hash, its proofs and the log’s signature, then shows it').argument('<file>').requiredOption('--key <file>', 'your key, as `watch look-back-key` wrote it')
    .option('--log-key <key>', 'the log’s public key as its agency publishes it: believed instead of the package’s word').option('--out <file>', 'write the text inside, as it was hashed').option('--json', 'one JSON document').action(open);
}

export async function post<T>(path: string, body: object, options: Asker): Promise<T> {
  return withNode((link) => askJson<T>(link, { method: 'POST', path, headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify(body) }));
}

export function request({ why, approver }: AskingOptions): object {
  return { why, ...(approver !== undefined && { approverAgency: approver }) };
}

export function told(step: LookBackStep, { json }: AskingOptions): void {
  if (json === true) return printJson(step);
  print(`A second person was asked: ${step.approval}. Ask again without \`--request\` once they approved; it is good for 15 minutes, once, in this session.`);
}

async function exportLookBack(entities: string[], options: ExportOptions): Promise<void> {
  const { text, fingerprint } = await parseReaderKey(read(options.readerKey));
  const question = { entities, days: Number(options.days), lastDay: options.to, to: options.reader, key: text };
  if (options.request === true) return told(await post<LookBackStep>('/api/watch/look-back/export/requests', { ...question, ...request(options) }, options), options);
  const made = await post<ExportAnswer>('/api/watch/look-back/export', question, options);
  if (options.json === true) return printJson(made);
  const out = options.out ?? made.name;
  write(out, made.file);
  print(`${out} is sealed to ${options.reader}, whose key is\n  ${spoken(fingerprint)}\nThe SHA-256 of the text inside stands in entry ${made.seal.index} of ${made.seal.origin}. Its reader opens it with \`custos watch look-back-open ${out} --key FILE\`.\nMarked: ${made.markings.join('; ')}`);
}

async function makeKey(file: string, { json }: { readonly json?: boolean }): Promise<void> {
  const { own, given } = await newReaderKey();
  write(file, `${own}\n`);
  write(`${file}.public`, `${given.text}\n`);
  if (json === true) return printJson({ fingerprint: given.fingerprint, public: `${file}.public` });
  print(`${file} opens packages: it stays with you. Give ${file}.public to the examiner, and read this to them by voice:\n  ${spoken(given.fingerprint)}`);
}

async function open(file: string, options: OpenOptions): Promise<void> {
  const { content: inside, fingerprint } = await openedFile(read(file), read(options.key));
  const checked = await checkedPackage(inside, fingerprint, options.logKey);
  if (options.out !== undefined) write(options.out, checked.content);
  if (options.json === true) return printJson({ ...checked, content: JSON.parse(checked.content) as object });
  const { madeBy, madeAt, asked, found } = JSON.parse(checked.content) as { readonly madeBy: string; readonly madeAt: string; readonly asked: { readonly entities: readonly string[] }; readonly found: Omit<LookBackAnswer, 'ledger'> };
  print(`It holds: the hash, the entry with it (${checked.index} of ${checked.origin}, ${new Date(checked.recordedAtMs).toISOString()}), and ${checked.entries} entries under the log’s key\n  ${checked.logKey}`);
  if (options.logKey === undefined) print('That key is the package’s own word: compare it with what the agency publishes, or give it with `--log-key`.');
  print(`\nMade by ${madeBy} on ${madeAt}, about ${asked.entities.join(' ')}.\n`);
  printCaveats(JSON.parse(checked.content) as Json);
  if (options.out === undefined) printFound(found, asked.entities);
}

/** Before a line of it, in the language of the terminal. */
function printCaveats(content: Json): void {
  const { markings, ...words } = caveatsIn(content);
  const said = words[terminalLanguage()];
  if (markings.length > 0) print(`${terminalLanguage() === 'fr' ? 'Cotes' : 'Marked'}: ${markings.join('; ')}`);
  for (const one of said) print(`! ${one}`);
  if (said.length > 0) print('');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BadInput(`\`${path}\` cannot be read`, { cause, fr: `\`${path}\` ne peut être lu` });
  }
}

/** Never over what is there: it may be the only key to a package. */
function write(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new BadInput(`\`${path}\` cannot be written, or is there already`, { cause, fr: `\`${path}\` ne peut être écrit, ou existe déjà` });
  }
}
