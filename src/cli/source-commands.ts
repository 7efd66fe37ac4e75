// `custos sources`: sealed sources from the terminal, for those who handle them. What is opened is printed once and kept in no file.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { OpenedSourceAnswer, SourcesAnswer, SourceStep } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface Asking extends Options {
  readonly why: string;
  readonly agency?: string;
}

export function sourceCommands(program: Command): void {
  const sources = program.command('sources').description('sealed sources of your agency; only for those who handle them');
  asks(sources.command('list').description('reference numbers, fields and states')).action(list);
  asks(sources.command('seal <id> <file>').description('seal the fields of a JSON file ({"name": "…"}); `-` reads standard input')).action((id: string, file: string, options: Options) => seal('/api/sources', id, file, options));
  asks(sources.command('ask-amend <id> <fields...>').description('ask a second person to agree to new words in these fields').requiredOption('--why <text>').option('--agency <id>')).action((id: string, fields: string[], options: Asking) => step(at(id, 'amendments'), { fields, ...request(options) }, options));
  asks(sources.command('amend <id> <file>').description('seal new versions of exactly the fields that a second person agreed to')).action((id: string, file: string, options: Options) => seal(at(id, 'fields'), undefined, file, options));
  asks(sources.command('ask-open <id> <fields...>').description('ask a second person to agree').requiredOption('--why <text>').option('--agency <id>')).action((id: string, fields: string[], options: Asking) => step(at(id, 'openings'), { fields, ...request(options) }, options));
  asks(sources.command('open <id> <fields...>').description('open once what a second person approved')).action(open);
  asks(sources.command('ask-destroy <id>').description('ask a second person to agree').requiredOption('--why <text>').option('--agency <id>')).action((id: string, options: Asking) => step(at(id, 'destructions'), request(options), options));
  asks(sources.command('destroy <id>').description('destroy the key of a source for good, as a second person approved')).action((id: string, options: Options) => step(at(id, 'destroy'), undefined, options));
}

const at = (id: string, what: string): string => `/api/sources/${encodeURIComponent(id)}/${what}`;
const request = ({ why, agency }: Asking): object => ({ why, ...(agency !== undefined && { approverAgency: agency }) });

async function list(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<SourcesAnswer>(link, { method: 'GET', path: '/api/sources', headers: askerHeaders(options) }));
  if (options.json === true) printJson({ ...found, ledger: summaryOf(found.ledger) });
  else print(found.sources.length === 0 ? 'Your agency has sealed no source.' : table(['source', 'state', 'sealed', 'fields'], found.sources.map((one) => [one.id, one.state, one.sealedAt.slice(0, 10), one.fields.map(({ field, version }) => `${field}/${version}`).join(' ')])));
}

async function seal(path: string, id: string | undefined, file: string, options: Options): Promise<void> {
  await step(path, { ...(id !== undefined && { id }), fields: fieldsIn(file) }, options);
}

/** Throws `Exit` 2; the message never repeats what the file says. */
function fieldsIn(file: string): { field: string; text: string }[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    if (typeof value === 'object' && value !== null) return Object.entries(value).map(([field, text]: [string, unknown]) => ({ field, text: String(text) }));
  } catch {
    // Said below.
  }
  throw new Exit(2, 'the fields cannot be read; give a JSON file such as {"name": "…", "notes": "…"}');
}

async function open(id: string, fields: string[], options: Options): Promise<void> {
  const opened = await post<OpenedSourceAnswer>(at(id, 'open'), { fields }, options);
  if (options.json === true) return printJson({ ...opened, ledger: summaryOf(opened.ledger) });
  print(`${table(['field', 'version', 'text'], opened.fields.map((one) => [one.field, String(one.version), one.text]))}\n${opened.watermark}`);
}

async function step(path: string, body: object | undefined, options: Options): Promise<void> {
  const done = await post<SourceStep>(path, body, options);
  if (options.json === true) printJson({ ...done, ledger: summaryOf(done.ledger) });
  else print(`${done.approval === null ? 'Done. ' : `Asked. A handler of another chain of command approves it with:\n  custos approvals approve ${done.approval} --why …\n`}On the record: ${done.ledger.origin} entry ${done.ledger.index}`);
}

function post<T>(path: string, body: object | undefined, options: Options): Promise<T> {
  const headers = { ...askerHeaders(options), ...(body !== undefined && { 'content-type': 'application/json' }) };
  return withNode((link) => askJson<T>(link, { method: 'POST', path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }));
}
