// Whom a lead concerns, as blind terms: the desk can ask the database for what does not concern a reader, and whoever reads the database learns no name (G4, G11).
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Random } from '../../kernel/index.js';
import type { IncomingLead, LeadGroup } from './incoming.js';

const mostMade = 200_000;

export interface NamedPart {
  readonly part: 'actor' | 'person' | 'tie';
  readonly tag: string;
}

export class BlindNames {
  readonly #key: Uint8Array;
  /** A roster's names are asked for with every page. */
  readonly #made = new Map<string, string>();

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Reads the key file, or makes it. */
  static fromFile(path: string, random: Random): BlindNames {
    if (!existsSync(path)) writeFileSync(path, random(32), { mode: 0o600, flag: 'wx' });
    return new BlindNames(readFileSync(path));
  }

  /** The same for the same name in any case of letters, and another one in every agency. */
  tag(agencyId: string, name: string): string {
    const said = JSON.stringify([agencyId, foldName(name)]);
    const known = this.#made.get(said);
    if (known !== undefined) return known;
    const made = createHmac('sha256', this.#key).update(said).digest('base64url').slice(0, 22);
    if (this.#made.size >= mostMade) this.#made.clear();
    this.#made.set(said, made);
    return made;
  }

  tags(agencyId: string, names: Iterable<string>): string[] {
    return [...new Set([...names].map((one) => this.tag(agencyId, one)))];
  }

  /** Of unit and sex together: whoever reads the database learns how many leads are alike, and not in what. */
  groupTag(agencyId: string, { unit, sex }: LeadGroup): string {
    return createHmac('sha256', this.#key).update(JSON.stringify([agencyId, 'group', unit, sex])).digest('base64url').slice(0, 22);
  }

  /** Everybody whom a lead concerns, by every name of theirs. Another account of somebody who was looked up is that somebody. */
  partsOf(agencyId: string, { concern, namesOf, ties = [] }: Pick<IncomingLead, 'concern' | 'namesOf' | 'ties'>): NamedPart[] {
    const actors = concern.actors.flatMap((one) => [one, ...(namesOf[one] ?? [])]);
    const persons = concern.persons.flatMap((person) => [person, ...Object.entries(namesOf).flatMap(([actor, names]) => (actor === person || names.includes(person) ? [actor, ...names] : []))]);
    const parts = (part: NamedPart['part'], names: readonly string[]) => this.tags(agencyId, names).map((tag) => ({ part, tag }));
    return [...parts('actor', actors), ...parts('person', persons), ...parts('tie', [...ties, ...concern.ties ?? []])];
  }
}

export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();
