// `custos watch simulate`: a made-up country as an evidence set, to try the examiner on. Needs no node and touches no data folder.
import { mkdir, readdir } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { BadInput } from '../kernel/index.js';
import { simulateWorld } from '../worlds/index.js';
import { print, printJson } from './with-node.js';

interface SimulateOptions {
  readonly seed: string;
  readonly actors: string;
  readonly weeks: string;
  readonly offenders: string;
  readonly format: string;
  readonly out: string;
  readonly json?: boolean;
}

export function simulateCommand(program: Command): void {
  const watch = program.commands.find((one) => one.name() === 'watch') ?? program.command('watch').description('the examiner: who looked up what without a reason');
  watch.command('simulate').description('make up a country with its agencies, their work and its misuse, and the truth about it')
    .requiredOption('--seed <n>', 'the same seed gives the same bytes').requiredOption('--out <dir>', 'a new or empty folder: gets `evidence/` and `truth/`')
    .option('--actors <n>', 'people with access, 40 to 200,000', '1000').option('--weeks <n>', '1 to 520, of which the first 8 are history', '34')
    .option('--offenders <share>', 'share of actors who misuse their access, 0 to 0.2', '0.008').option('--format <format>', '`csv`, `jsonl` or `parquet`', 'csv').option('--json', 'one JSON document')
    .action(simulate);
}

async function simulate(options: SimulateOptions): Promise<void> {
  const form = options.format;
  if (form !== 'csv' && form !== 'jsonl' && form !== 'parquet') throw new BadInput('`--format` is `csv`, `jsonl` or `parquet`', { fr: '`--format` est `csv`, `jsonl` ou `parquet`' });
  const asked = {
    seed: wholeNumber(options.seed, '--seed', [0, 2 ** 48]), actors: wholeNumber(options.actors, '--actors', [40, 200_000]), weeks: wholeNumber(options.weeks, '--weeks', [1, 520]), offenders: share(options.offenders),
  };
  await mkdir(options.out, { recursive: true });
  if ((await readdir(options.out)).length > 0) throw new BadInput(`\`${options.out}\` is not empty; name a new folder`, { fr: `\`${options.out}\` n’est pas vide ; nommez un nouveau dossier` });
  const bar = new SingleBar({ stream: process.stderr, format: 'simulating {bar} {value} of {total} days', clearOnComplete: true, noTTYOutput: false });
  const isSeen = process.stderr.isTTY;
  if (isSeen) bar.start(asked.weeks * 7, 0);
  const summary = await simulateWorld({ ...asked, form, folder: options.out, onDay: (done) => bar.update(done) }).finally(() => bar.stop());
  if (options.json === true) printJson(summary);
  else print([...Object.entries(summary.rows).map(([table, rows]) => `${table}: ${rows}`), `the evidence is in \`${options.out}/evidence\`, the truth in \`${options.out}/truth\``].join('\n'));
}

function wholeNumber(text: string, option: string, [low, high]: readonly [number, number]): number {
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : -1;
  if (number < low || number > high) throw new BadInput(`\`${option}\` is a whole number from ${low} to ${high}`, { fr: `\`${option}\` est un nombre entier de ${low} à ${high}` });
  return number;
}

function share(text: string): number {
  const number = /^[0-9]*\.?[0-9]+$/.test(text) ? Number(text) : -1;
  if (number < 0 || number > 0.2) throw new BadInput('`--offenders` is a share from 0 to 0.2, such as `0.008`', { fr: '`--offenders` est une part de 0 à 0.2, comme `0.008`' });
  return number;
}
