// `custos notes …`: minister's notes and news releases from the terminal. What is signed is named by the hash that `show` prints: nobody signs what they did not read.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CorrectionsAnswer, NoteAnswer, NotesAnswer, NoteStepped, NoteWritten } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { composeRelease, parseEmbargo } from '../figures/notes/index.js';
import { Exit } from './exit.js';
import { figureOf } from './figure-lines.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
type Note = NoteAnswer['note'];
const parts = ['title', 'question', 'tasking', 'response', 'background'] as const;

export function noteCommands(program: Command): void {
  const notes = program.command('notes').description('minister’s notes and news releases: every number a figure, signed by two, never overwritten');
  asked(notes.command('list').description('those that you may read')).action(list);
  asked(notes.command('show <note>').description('what a note prints, its figures, and what is in the way of its release').option('--revision <n>', 'an earlier one').option('--lang <code>', '`en` or `fr`')).action(show);
  asked(notes.command('write <file>').description('JSON: {"title":{"en","fr"},"question":…,"tasking":…,"response":…,"background":…}; a number stands as [[ID@REVISION]]; of a release also "kind":"release", "qa":[{"question","answer"}] and "embargoUntil"').option('--level <code>', 'of its marking').option('--revises <note>', 'a new revision of this note').option('--from <n>', 'the revision that you read').option('--why <words>', 'what changed')).action(write);
  notes.command('compose').description('a news release with questions and answers, drafted from public figures, for `custos notes write`; needs no node')
    .requiredOption('--figures <ids>', 'public figures of one period, with commas').requiredOption('--name-en <words>', 'what it is about').requiredOption('--name-fr <words>', 'the same in French').option('--whole', 'the list is complete; without it, it is marked as not').option('--embargo <moment>', 'with its zone, such as 2026-03-01T10:00:00-05:00')
    .action(compose);
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
  print(notes.length === 0 ? 'There is no note that you may read.' : table(['id', 'kind', 'revision', 'state', 'signatures', 'corrected', 'embargo', 'title'], notes.map((one) => [one.id, one.kind, String(one.revision), one.state, String(one.signatures), String(one.marks), one.embargoUntil ?? '', one.title])));
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
  const plain = (stretches: Note['printed']['en']['title']) => stretches.map((one) => one.text).join('');
  const text = (part: (typeof parts)[number]) => plain(note.printed[language][part]);
  return [
    `${note.id}, ${note.kind}, revision ${note.revision}, ${note.state}${note.embargoUntil === null ? '' : `, embargo until ${note.embargoUntil}`}`, ...parts.filter((part) => text(part) !== '').flatMap((part) => ['', part.toUpperCase(), text(part)]), ...(note.printed[language].qa ?? []).flatMap(({ question, answer }) => ['', `Q: ${plain(question)}`, `A: ${plain(answer)}`]), '',
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

function compose({ figures, nameEn, nameFr, whole, embargo }: { readonly figures: string; readonly nameEn: string; readonly nameFr: string; readonly whole?: boolean; readonly embargo?: string }): void {
  if (embargo !== undefined) parseEmbargo(embargo);
  const texts = composeRelease({ name: { en: nameEn, fr: nameFr }, figures: figures.split(',').map((id) => figureOf(id.trim())), isListWhole: whole === true });
  printJson({ kind: 'release', ...(embargo !== undefined && { embargoUntil: embargo }), ...texts });
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
