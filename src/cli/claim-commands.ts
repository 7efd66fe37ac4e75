// `custos figures check FILE`: each number of a text held against the figures. Needs no node, touches no data folder and keeps nothing of the text.
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { checkClaims, longestText, type PlacedClaim } from '../figures/claims/index.js';
import { type Figure, referenceFigures } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { claimWords } from './claim-words.js';
import { terminalLanguage } from './language.js';
import { printable } from './table.js';
import { print, printJson } from './with-node.js';

interface CheckOptions {
  readonly lang?: string;
  readonly releasedOnly?: boolean;
  readonly json?: boolean;
}

export function claimCommands(program: Command): void {
  const figures = program.commands.find((one) => one.name() === 'figures') ?? program.command('figures').description('figures that cannot be misread');
  figures.command('check').description('every number that an article or a draft states, held against the figures').argument('<file>', 'plain text, at most 2 MB')
    .option('--lang <en|fr>', 'the language of the text; told from its words when absent').option('--released-only', 'by figures that the public may see and no others').option('--json', 'one JSON document')
    .action(check);
}

function check(file: string, { lang, releasedOnly, json }: CheckOptions): void {
  if (lang !== undefined && lang !== 'en' && lang !== 'fr') throw new BadInput('`--lang` is `en` or `fr`', { fr: '`--lang` est `en` ou `fr`' });
  const figures: ReadonlyMap<string, Figure> = releasedOnly === true ? new Map([...referenceFigures].filter(([, { isReleased }]) => isReleased)) : referenceFigures;
  const claims = checkClaims(textOf(file), figures, lang === undefined ? {} : { language: lang });
  if (json === true) printJson(claims.map(({ sentence, value, unit, verdict, figure, explanation, correction }) => ({ sentence, value, unit, verdict, figure, explanation, correction })));
  else print(claimLines(claims).join('\n'));
}

/** Throws `BadInput` for what is no text or longer than is read. What is not UTF-8 is taken for Windows-1252, as old word processors write. */
export function textOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) throw new BadInput(`there is no file \`${file}\`; name the text that is to be checked`, { fr: `il n’y a pas de fichier \`${file}\` ; nommez le texte à vérifier` });
  if (stat.size > longestText) throw new BadInput(`\`${file}\` is longer than 2 MB; check it in parts`, { fr: `\`${file}\` dépasse 2 Mo ; vérifiez-le par parties` });
  const bytes = readFileSync(file);
  if (bytes.includes(0)) throw new BadInput(`\`${file}\` is no plain text; save it as text first`, { fr: `\`${file}\` n’est pas du texte brut ; enregistrez-le d’abord comme texte` });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function claimLines(claims: readonly PlacedClaim[]): string[] {
  const says = claimWords[terminalLanguage()];
  if (claims.length === 0) return [says.none];
  return [
    ...claims.flatMap(({ sentence, verdict, figure, explanation, correction }) => [
      `${says.verdicts[verdict].toUpperCase()}${figure === null ? '' : `  ${figure}`}`, `  ${printable(sentence)}`, `  ${printable(explanation)}`, ...(correction === null ? [] : [`  → ${printable(correction)}`]), '',
    ]),
    says.counted(claims.length),
  ];
}
