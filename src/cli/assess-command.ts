// `custos assess …`: a scheme over judgements in a file, with what nobody knows. Needs no node and touches no data folder.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { assessSleipnir, rank, readJudged } from '../assessment/index.js';
import { BadInput } from '../kernel/index.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson } from './with-node.js';

export function assessCommand(program: Command): void {
  const assess = program.commands.find((one) => one.name() === 'assess') ?? program.command('assess').description('assess groups: cycles, judgements, published schemes');
  assess.command('sleipnir').description('Sleipnir: point by the published rule, floor, ceiling and how much is known')
    .argument('<files...>', 'judgements of a group each: {"attributes": {"corruption": "high"}}, with `unknown` where nobody can tell').option('--json', 'one JSON document')
    .action((files: readonly string[], options: { json?: boolean }) => {
      const assessed = files.map((file) => ({ file, ...assessSleipnir(readJudged(textOf(file))) }));
      const ranking = rank(assessed);
      const [first] = assessed;
      if (options.json === true) printJson(assessed.length === 1 ? first : { assessed, ranking: { order: ranking.order?.map((at) => files[at]) ?? null, overlapping: ranking.overlapping.map((pair) => pair.map((at) => files[at])) } });
      else print([table(['file', 'point', 'floor', 'ceiling', 'known'], assessed.map((one) => [one.file, `${one.point}`, `${one.floor}`, `${one.ceiling}`, `${(one.knownShare * 100).toFixed(1)} %`])), ...rankingLines(files, ranking)].join('\n'));
    });
}

function rankingLines(files: readonly string[], { order, overlapping }: ReturnType<typeof rank>): readonly string[] {
  if (files.length < 2) return [];
  const isFrench = terminalLanguage() === 'fr';
  if (order !== null) return [`${isFrench ? 'ordre' : 'order'}: ${order.map((at) => files[at]).join(' > ')}`];
  const pairs = overlapping.map((pair) => pair.map((at) => files[at]).join(' / ')).join(', ');
  return [isFrench ? `aucun ordre : les étendues se recouvrent (${pairs})` : `no order: ranges overlap (${pairs})`];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new BadInput(`\`${file}\` cannot be read; name a file of judgements`, { cause: fault, fr: `\`${file}\` ne peut être lu ; nommez un fichier de jugements` });
  }
}
