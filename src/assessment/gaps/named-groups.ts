// Which groups a requirement may name to whom. Asking about a group by name tells that somebody looks at it, so the name must stand under a label that the asked agency
// may read, and no other name of a group may slip in by the words (G4, G5).
import type { Label } from '../../access/index.js';
import { mayBeTold } from './tellable.js';

/** A name of a group, of which the asker sees it under this label. */
export interface GroupName {
  /** `agency~id`. */
  readonly group: string;
  readonly prop: string;
  readonly value: string;
  readonly label: Label;
}

const named = new Set(['name', 'alias', 'weakAlias', 'previousName', 'abbreviation']);
/** Two letters stand in too many words. */
const shortestName = 3;

export function isName(prop: string): boolean {
  return named.has(prop);
}

/** The name under which every one of the agencies may be told of this group, and the highest level of what says so; undefined where there is none, hidden and absent alike. */
export function tellableName(names: readonly GroupName[], group: string, agencies: readonly string[]): { readonly name: string; readonly label: Label } | undefined {
  const own = names.filter((one) => one.group === group && agencies.every((agencyId) => mayBeTold(one.label, agencyId)));
  const best = own.find(({ prop }) => prop === 'name') ?? own[0];
  return best && { name: best.value, label: best.label };
}

/** Whether the words hold a name of a group that one of the agencies may not be told of, and that no tellable group has as well. */
export function namesHidden(names: readonly GroupName[], words: string, agencies: readonly string[]): boolean {
  const text = ` ${plain(words)} `;
  const isTold = ({ label }: GroupName) => agencies.every((agencyId) => mayBeTold(label, agencyId));
  const told = new Set(names.filter(isTold).map(({ value }) => plain(value)));
  return names.some((one) => !isTold(one) && plain(one.value).length >= shortestName && !told.has(plain(one.value)) && text.includes(` ${plain(one.value)} `));
}

/** Without accents, case and signs: `L’Étoile-Noire` is `l etoile noire`. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
