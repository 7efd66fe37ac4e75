// What a sealed source may consist of, and the form of its reference number.
import { BadInput } from '../kernel/index.js';

/** `name` and `alias` (one a line) are what no free text may repeat; `reports` holds the references of reports that rest on the source. */
export const sourceFields: readonly string[] = ['name', 'alias', 'born', 'contact', 'handler', 'reports', 'notes'];

const mostText = 4_000;

export function checkSourceId(sourceId: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(sourceId)) return;
  throw new BadInput('a reference number is 1 to 64 letters, digits, `-` or `_`, and begins with a letter or digit', { fr: 'une cote compte de 1 à 64 lettres, chiffres, `-` ou `_`, et commence par une lettre ou un chiffre' });
}

export function checkFields(drafts: readonly { readonly field: string; readonly text: string }[]): void {
  const names = drafts.map(({ field }) => field);
  if (names.length === 0 || new Set(names).size < names.length) throw new BadInput('give each field once, and at least one', { fr: 'donnez chaque champ une fois, et au moins un' });
  if (!names.every((field) => sourceFields.includes(field))) throw new BadInput(`a source has the fields ${sourceFields.join(', ')}`, { fr: `une source a les champs ${sourceFields.join(', ')}` });
  if (drafts.some(({ text }) => text.trim() === '' || text.length > mostText)) throw new BadInput(`a field holds 1 to ${mostText} characters`, { fr: `un champ compte de 1 à ${mostText} caractères` });
}
