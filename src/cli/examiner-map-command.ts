// `custos watch map FILE`: looks at the log of another system, proposes which of its columns is which, asks line by line, writes a mapping file and
// shows the first accesses as a scan would read them. A proposal is never silently true: without a person at the terminal it needs --yes.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { BadInput } from '../kernel/index.js';
import type { LookedAt, Preview, Rule } from '../watch/index.js';
import { examinerWords } from './examiner-words.js';
import { type TerminalLanguage, terminalLanguage } from './language.js';
import { question } from './question.js';
import { printable, table } from './table.js';
import { print } from './with-node.js';

interface MapOptions {
  readonly out?: string;
  readonly timezone?: string;
  readonly yes?: boolean;
}

type Ask = (words: string) => Promise<string>;

export function mapCommand(watch: Command): void {
  watch.command('map').description('propose how the log of another system is read, and write it as a mapping file').argument('<file>', 'the log: CSV, JSON lines or Parquet')
    .option('--out <file>', 'the mapping file (FILE.mapping.json when absent)').option('--timezone <zone>', 'of times without an offset, such as `America/Toronto`').option('--yes', 'take the proposal without asking')
    .action(mapFile);
}

async function mapFile(file: string, options: MapOptions): Promise<void> {
  const isAsked = options.yes !== true;
  if (isAsked && (!process.stdin.isTTY || !process.stderr.isTTY)) throw new BadInput('nobody sits at the terminal to be asked; add --yes to take the proposal as it is, and read the mapping before you scan by it', { fr: 'personne n’est au terminal pour répondre ; ajoutez --yes pour prendre la proposition telle quelle, et relisez la correspondance avant de vous y fier' });
  const out = options.out ?? `${file}.mapping.json`;
  if (existsSync(out)) throw new BadInput(`\`${out}\` is there already; name another file with --out`, { fr: `\`${out}\` existe déjà ; nommez un autre fichier avec --out` });
  if (!existsSync(file)) throw new BadInput(`there is nothing at \`${file}\`; name the log that is to be read`, { fr: `il n’y a rien à \`${file}\` ; nommez le journal à lire` });
  const { lookAtColumns, mappingText, missingFrom, preview, propose } = await import('../watch/index.js');
  const { columns, rules } = await inWorkspace(async (workspace) => {
    const looked = await lookAtColumns(workspace, file);
    return { columns: looked.columns, rules: propose(looked.columns) };
  });
  const agreed = isAsked ? await askRules(columns, rules, question, terminalLanguage()) : rules;
  const missing = missingFrom(agreed);
  if (missing.length > 0) throw new BadInput(`no column of \`${file}\` looks like ${missing.map((column) => `\`${column}\``).join(', ')}; ${isAsked ? 'name one' : 'run the command at a terminal and name one'}, or write the mapping by hand (docs/users/watch-evidence.md)`, { fr: `aucune colonne de \`${file}\` ne ressemble à ${missing.map((column) => `\`${column}\``).join(', ')} ; ${isAsked ? 'nommez-en une' : 'lancez la commande à un terminal et nommez-en une'}, ou écrivez la correspondance à la main (docs/users/watch-evidence.md)` });
  const mapping = { table: 'accesses' as const, ...(options.timezone !== undefined && { timezone: options.timezone }), columns: agreed };
  // Read before it is written: a mapping by which nothing can be read is none.
  const shown = await inWorkspace((workspace) => preview(workspace, file, mapping, options.timezone));
  writeFileSync(out, mappingText(mapping), { flag: 'wx' });
  print(previewText(shown, file, out, terminalLanguage()));
}

async function inWorkspace<T>(run: (workspace: import('../watch/index.js').Workspace) => Promise<T>): Promise<T> {
  const { Workspace } = await import('../watch/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'custos-map-'));
  try {
    const workspace = await Workspace.open({ folder, memory: '1GB', threads: 2 });
    try {
      return await run(workspace);
    } finally {
      workspace.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each column of the format: Enter keeps what is proposed, a number or a name takes that column of the file, `=word` the same word for all rows, `-` none. */
export async function askRules(columns: readonly LookedAt[], proposed: Readonly<Record<string, Rule>>, ask: Ask, language: TerminalLanguage): Promise<Readonly<Record<string, Rule>>> {
  const says = examinerWords[language].map;
  const { accessColumns, ruleFor } = await import('../watch/index.js');
  const list = columns.map(({ header, samples }, at) => `  ${at + 1}  ${printable(header)}  (${printable(samples.slice(0, 3).join(' · ')).slice(0, 60)})`).join('\n');
  let words = `${says.has(list)}\n\n${says.how}\n`;
  const rules: Record<string, Rule> = {};
  for (const { column, isRequired } of accessColumns()) {
    for (;;) {
      const typed = (await ask(`${words}${column}${isRequired ? ` (${says.needed})` : ''} [${said(proposed[column], language)}]: `)).trim();
      words = '';
      const source = columns[Number(typed) - 1] ?? columns.find(({ header }) => header === typed);
      const rule = typed === '' ? proposed[column] : typed.startsWith('=') ? { constant: typed.slice(1) } : source === undefined ? undefined : ruleFor(column, source);
      if (rule !== undefined) rules[column] = rule;
      if (rule !== undefined || (!isRequired && (typed === '' || typed === '-'))) break;
      words = typed === '' || typed === '-' ? says.isNeeded(column) : says.noColumn(printable(typed));
    }
  }
  return rules;
}

function said(rule: Rule | undefined, language: TerminalLanguage): string {
  const says = examinerWords[language].map;
  if (rule === undefined) return '-';
  if (rule.constant !== undefined) return `=${rule.constant}`;
  return rule.from === undefined ? says.record : `${rule.from.join(says.or)}${rule.time === undefined ? '' : says.written(rule.time)}`;
}

function previewText({ rows, quarantined, first, able, unable }: Preview, file: string, out: string, language: TerminalLanguage): string {
  const says = examinerWords[language].map;
  const head = Object.keys(first[0] ?? {});
  return [
    says.canBeRead(rows, quarantined), '', table(head, first.map((row) => head.map((column) => row[column] ?? ''))), '', says.couldRun(able), says.more(unable), '', says.saved(file, out),
  ].join('\n');
}
