// `custos watch live` and `custos watch sources`: the live examiner of one's agency, and the systems whose logs it takes.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { LiveAnswer, LogSourceAdded, LogSourcesAnswer, LiveStep, NewLogSource } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson } from './ask.js';
import { asks } from './asker-options.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

interface AddOptions extends Options {
  readonly preset?: string;
  readonly mapping?: string;
  readonly timezone?: string;
  readonly expectEvery?: string;
}

export function liveCommands(program: Command): void {
  const watch = program.commands.find((one) => one.name() === 'watch') ?? program.command('watch').description('the examiner: finds the few look-ups worth a person’s time, reasons and innocent explanations included');
  const live = watch.command('live').description('the live examiner of your agency: examines look-ups as they are made');
  asks(live.command('start').description('turn it on, in your name and for as long as your rights last').option('--per-thousand <k>', 'alerts per 1,000 people and ISO week', '10')).action(start);
  asks(live.command('stop').description('turn it off: what it had read is removed, what it told stays')).action(stop);
  asks(live.command('status').description('whether it is on, and how far it is')).action(status);
  const sources = watch.command('sources').description('other systems of your agency whose logs are examined');
  asks(sources.command('list').description('what each sent, when last, and which are silent')).action(list);
  asks(sources.command('add <name>').description('a new source; a folder of this name, or entries sent under it').argument('<kind>', 'folder, syslog or http').option('--preset <name>', 'custos, ocsf, ecs, fhir, plate-reader', 'custos')
    .option('--mapping <file>', 'written by `custos watch map`, in place of a preset').option('--timezone <zone>', 'of times without an offset').option('--expect-every <minutes>', 'the longest silence that is no alarm; left out: learned from its past')).action(add);
  asks(sources.command('remove <source>').description('take nothing more from it; what it sent stays')).action(remove);
}

const headersOf = (options: Options): Record<string, string> => ({ ...askerHeaders(options), 'content-type': 'application/json' });

async function start(options: Options & { readonly perThousand: string }): Promise<void> {
  const perThousand = Number(options.perThousand);
  if (!Number.isFinite(perThousand)) throw new BadInput('`--per-thousand` is a number above 0 and up to 1000');
  await step(options, '/api/watch/live/start', { perThousand }, 'The live examiner is on; it reads the last 26 weeks first.');
}

const stop = (options: Options): Promise<void> => step(options, '/api/watch/live/stop', undefined, 'The live examiner is off.');
const remove = (source: string, options: Options): Promise<void> => step(options, `/api/watch/sources/${encodeURIComponent(source)}/remove`, undefined, 'The source is removed.');

async function step(options: Options, path: string, body: object | undefined, done: string): Promise<void> {
  const answer = await withNode((link) => askJson<LiveStep>(link, { method: 'POST', path, headers: body === undefined ? askerHeaders(options) : headersOf(options), ...(body !== undefined && { body: JSON.stringify(body) }) }));
  if (options.json === true) return printJson(answer);
  print(done);
}

async function status(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<LiveAnswer>(link, { method: 'GET', path: '/api/watch/live', headers: askerHeaders(options) }));
  if (options.json === true) return printJson(found);
  if (!found.isOn) return print(found.startedAt === null ? 'The live examiner was never on.' : `The live examiner is off since ${found.endedAt ?? ''} (${found.endedWhy === 'stopped' ? `turned off by ${found.endedBy ?? ''}` : `the rights of ${found.startedBy ?? ''} ended`}).`);
  print([
    `The live examiner is on since ${found.startedAt ?? ''}, in the name of ${found.startedBy ?? ''}.`,
    table(['stream', 'look-ups', 'set aside', 'last pass', 'took s', 'last complete pass', 'took s', 'last alert after s', 'problem'], found.lanes.map((one) => [
      one.name, String(one.lookUps), String(one.quarantined), one.lastPassAt ?? 'none yet', (one.lastPassMs / 1000).toFixed(1), one.completePassAt ?? 'none yet', (one.completePassMs / 1000).toFixed(1), one.lastDelayMs === null ? '' : (one.lastDelayMs / 1000).toFixed(1), one.problem ?? '',
    ])),
  ].join('\n'));
}

async function list(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<LogSourcesAnswer>(link, { method: 'GET', path: '/api/watch/sources', headers: askerHeaders(options) }));
  if (options.json === true) return printJson(found);
  if (found.sources.length === 0) return print('No other system sends its log here.');
  print(table(['source', 'name', 'kind', 'look-ups', 'sent again', 'changed', 'set aside', 'last entry', 'silent since', 'problem'], found.sources.map((one) => [
    one.id, one.name, one.kind, String(one.rows), String(one.sentAgain), String(one.conflicting), String(one.quarantined), one.lastEntryAt ?? '', one.silentSince ?? (one.isHeard ? '' : 'not listened to'), one.problem ?? '',
  ])));
}

/** What is to be done for the first entry to come (docs/operations.md, The live examiner). */
const next: Readonly<Record<NewLogSource['kind'], (name: string) => string>> = {
  folder: (name) => `Its files go into the folder \`${name}\` of your agency, below \`feeds\` of the node: ask whoever runs it. They are taken once they are still for two seconds.`,
  syslog: (name) => `Its entries come under a service key that may \`feed\` (\`custos service add\`), with \`source="${name}"\` in the structured data; the node listens where \`CUSTOS_SYSLOG\` says.`,
  http: (name) => `Its entries come by \`POST /api/watch/feed/${name}\` under a service key that may \`feed\` (\`custos service add\`).`,
};

async function add(name: string, kind: string, options: AddOptions): Promise<void> {
  if (kind !== 'folder' && kind !== 'syslog' && kind !== 'http') throw new BadInput('a source is of the kind `folder`, `syslog` or `http`');
  const { mapping, preset, timezone, expectEvery } = options;
  if (expectEvery !== undefined && !/^[1-9]\d{0,4}$/.test(expectEvery)) throw new BadInput('`--expect-every` is a number of minutes');
  const order: NewLogSource = {
    name, kind, ...(mapping === undefined ? { preset: preset ?? 'custos' } : { mapping: textOf(mapping) }), ...(timezone !== undefined && { timezone }), ...(expectEvery !== undefined && { expectEveryMinutes: Number(expectEvery) }),
  };
  const added = await withNode((link) => askJson<LogSourceAdded>(link, { method: 'POST', path: '/api/watch/sources', headers: headersOf(options), body: JSON.stringify(order) }));
  if (options.json === true) return printJson(added);
  print(`The source is ${added.id}. ${next[kind](name)}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BadInput(`the mapping \`${file}\` cannot be read; write one with \`custos watch map FILE\``, { cause });
  }
}
