// Identifiers: an entity is known by its agency and its own id, written together as `agency~id` wherever a person or a file names it.
import { BadInput } from './error.js';
import type { Random } from './clock.js';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new random identifier with a readable prefix: `rep-` and 16 characters of Crockford base 32 (80 bits). */
export function newId(prefix: string, random: Random): string {
  let text = '';
  for (const byte of random(16)) text += alphabet[byte & 31];
  return `${prefix}-${text}`;
}

export interface EntityKey {
  readonly agencyId: string;
  readonly entityId: string;
}

export function entityRef(key: EntityKey): string {
  return `${key.agencyId}~${key.entityId}`;
}

/** Reads `agency~id`. Throws `BadInput` when the text has another form. */
export function parseEntityRef(text: string): EntityKey {
  const at = text.indexOf('~');
  if (at < 1 || at === text.length - 1 || text.length > 300) {
    throw new BadInput('an entity id has the form `agency~id`; copy it from a search result', {
      fr: 'un identifiant a la forme `service~id` ; copiez-le d’un résultat de recherche',
    });
  }
  return { agencyId: text.slice(0, at), entityId: text.slice(at + 1) };
}
