// Every migration of the store, in order. A static list: what runs is what was compiled, never what lies in a folder.
import type { Migration } from 'kysely';

/** Name (sorted as text, so begin with a four-digit number) to migration. A migration that was released never changes. */
export const migrations: Readonly<Record<string, Migration>> = {};
