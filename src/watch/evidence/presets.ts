// Mappings that come with Custos, by name: files of `data/evidence-presets/`, written as anybody writes his own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadInput } from '../../kernel/index.js';
import { type Mapping, parseMapping } from './mapping.js';

const FOLDER = join('data', 'evidence-presets');

/** The format itself, which needs no mapping. */
const OWN = 'custos';

function presetFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, FOLDER)) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, FOLDER);
}

export function presetNames(): readonly string[] {
  return [OWN, ...readdirSync(presetFolder()).map((file) => file.replace('.json', ''))].toSorted();
}

/** Undefined for the format itself. Throws `BadInput` for a name that no preset has. */
export function presetNamed(preset: string): Mapping | undefined {
  const names = presetNames();
  if (!names.includes(preset)) throw new BadInput(`no preset is named \`${preset}\`; there are ${names.join(', ')}, and --mapping takes a file of your own`, { fr: `aucun préréglage ne s’appelle \`${preset}\` ; il y a ${names.join(', ')}, et --mapping prend un fichier à vous` });
  if (preset === OWN) return undefined;
  const file = `${preset}.json`;
  return parseMapping(readFileSync(join(presetFolder(), file), 'utf8'), file);
}

/** Throws `BadInput` for a preset or a file that is not there, and for two mappings of one table. */
export function readMappings(preset: string | undefined, files: readonly string[]): readonly Mapping[] {
  const named = preset === undefined ? undefined : presetNamed(preset);
  const mappings = [...(named === undefined ? [] : [named]), ...files.map((file) => parseMapping(textOf(file), basename(file)))];
  const twice = mappings.find((one, at) => mappings.some((other, there) => there < at && other.table === one.table));
  if (twice !== undefined) throw new BadInput(`two mappings are for the table \`${twice.table}\`; give one`, { fr: `deux correspondances sont pour la table \`${twice.table}\` ; n’en donnez qu’une` });
  return mappings;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BadInput(`the mapping \`${file}\` cannot be read; write one with \`custos watch map FILE\``, { cause, fr: `la correspondance \`${file}\` ne peut pas être lue ; écrivez-en une avec \`custos watch map FICHIER\`` });
  }
}
