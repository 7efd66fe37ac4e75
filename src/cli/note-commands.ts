// `custos notes …`: minister's notes from the terminal. What is signed is named by the hash that `show` prints: nobody signs what they did not read.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CorrectionsAnswer, NoteAnswer, NotesAnswer, NoteStepped, NoteWritten } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
type Note = NoteAnswer['note'];
const parts = ['title', 'question', 'tasking', 'response', 'background'] as const;

export function noteCommands(program: Command): void {
  const notes = program.command('notes').description('minister’s notes: every number a figure, signed by two, never overwritten');
  asked(notes.command('list').description('those that you may read')).action(list);
  asked(notes.command('show <note>').description('what a note prints, its figures, and what is in the way of its release').option('--revision <n>', 'an earlier one').option('--lang <code>', '`en` or `fr`')).action(show);
  asked(notes.command('write <file>').description('JSON: {"title":{"en","fr"},"question":…,"tasking":…,"response":…,"background":…}; a number stands as [[ID@REVISION]]').option('--level <code>', 'of its marking').option('--revises <note>', 'a new revision of this note').option('--from <n>', 'the revision that you read').option('--why <words>', 'what changed')).action(write);
  asked(notes.command('sign <note>').description('sign what you read').requiredOption('--revision <n>').requiredOption('--hash <hex>', 'as `custos notes show` prints it')).action(sign);
  asked(notes.command('release <note>').description('release what two people signed').requiredOption('--revision <n>').requiredOption('--why <words>', 'to whom, and why')).action(release);
  asked(notes.command('corrections').description('what was released and corrected since')).action(corrections);
}

function asked(command: Command): Command {
  return command.option('--as <user>').option('--purpose <code>').option('--case <agency~case>').option('--json', 'one JSON document');
}

async function send<T>(method: 'GET' | 'POST', path: string, options: Options, body?: object): Promise<T> {
  const headers = { ...askerHeaders(options), ...(body && { 'content-type': 'application/json' }) };
  return withNode((link) => askJson<T>(link, { method, path, headers, ...(body && { body: JSON.stringify(body) }) }));
}

const at = (id: string, more = ''): string => `/api/notes/${encodeURIComponent(id)}${more}`;

async function list(options: Options): Promise<void> {
  const { notes, ledger } = await send<NotesAnswer>('GET', '/api/notes', options);
  if (options.json === true) return printJson({ notes, ledger: summaryOf(ledger) });
  print(notes.length === 0 ? 'There is no note that you may read.' : table(['id', 'revision', 'state', 'signatures', 'corrected', 'title'], notes.map((one) => [one.id, String(one.revision), one.state, String(one.signatures), String(one.marks), one.title])));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

async function show(id: string, options: Options & { readonly revision?: string; readonly lang?: string }): Promise<void> {
  const { note, ledger } = await send<NoteAnswer>('GET', at(id, options.revision === undefined ? '' : `?revision=${wholeNumber(options.revision)}`), options);
  if (options.json === true) return printJson({ note, ledger: summaryOf(ledger) });
  const language = options.lang === 'fr' || options.lang === 'en' ? options.lang : terminalLanguage();
  print(linesOf(note, language).join('\n'));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

function linesOf(note: Note, language: 'en' | 'fr'): readonly string[] {
  const text = (part: (typeof parts)[number]) => note.printed[language][part].map((one) => one.text).join('');
  return [
    `${note.id}, revision ${note.revision}, ${note.state}`, ...parts.filter((part) => text(part) !== '').flatMap((part) => ['', part.toUpperCase(), text(part)]), '',
    ...note.figures.map((one) => `${one.ref}@${one.revision}: ${one.value} · ${one.label} · ${one.period} · ${one.source}`),
    ...note.corrected.map((one) => `CORRECTED since ${one.asOf}: ${one.ref}, revision ${one.revision} → ${one.now}${one.why === null ? '' : ` (${one.why})`}`),
    ...note.signedBy.map((one) => `signed: ${one.by}, ${one.at}`), ...(note.released === null ? [] : [`released: ${note.released.at}, ${note.released.why}`]),
    ...note.obstacles.map((one) => `before release: ${one.code} ${one.about}`), `prints: ${note.printedHash}`,
  ];
}

async function write(file: string, options: Options & { readonly level?: string; readonly revises?: string; readonly from?: string; readonly why?: string }): Promise<void> {
  const texts = await readFile(file, 'utf8').then((text) => JSON.parse(text) as object).catch(() => { throw new Exit(2, `there is no \`${file}\` that can be read as JSON`); });
  const { level, revises, from, why } = options;
  const body = { ...texts, ...(level !== undefined && { level }), ...(revises !== undefined && { revises }), ...(from !== undefined && { from: wholeNumber(from) }), ...(why !== undefined && { why }) };
  const done = await send<NoteWritten>('POST', '/api/notes', options, body);
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  return print(`Written as ${done.id}, revision ${done.revision}. On the record as ${done.ledger.origin}#${done.ledger.index}.`);
}

async function sign(id: string, options: Options & { readonly revision: string; readonly hash: string }): Promise<void> {
  return say(await send<NoteStepped>('POST', at(id, '/sign'), options, { revision: wholeNumber(options.revision), printedHash: options.hash }), options);
}

async function release(id: string, options: Options & { readonly revision: string; readonly why: string }): Promise<void> {
  return say(await send<NoteStepped>('POST', at(id, '/release'), options, { revision: wholeNumber(options.revision), why: options.why }), options);
}

function say({ state, ledger }: NoteStepped, options: Options): void {
  if (options.json === true) return printJson({ state, ledger: summaryOf(ledger) });
  return print(`${state === 'signed' ? 'Signed.' : 'Released.'} On the record as ${ledger.origin}#${ledger.index}.`);
}

async function corrections(options: Options): Promise<void> {
  const { corrections: found, ledger } = await send<CorrectionsAnswer>('GET', '/api/notes/corrections', options);
  if (options.json === true) return printJson({ corrections: found, ledger: summaryOf(ledger) });
  print(found.length === 0 ? 'Nothing that was released has been corrected.' : table(['day', 'note', 'what', 'why'], found.map((one) => [one.at.slice(0, 10), one.note, `${one.figure ?? 'note'}: ${one.from} → ${one.to}`, one.why ?? ''])));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Exit(2, 'a revision is a whole number from 1');
  return Number(text);
}
