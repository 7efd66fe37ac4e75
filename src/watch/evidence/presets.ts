// Mappings that come with Custos, by name: files of `data/evidence-presets/`, written as anybody writes his own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
