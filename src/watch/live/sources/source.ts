// A system of the agency that sends its log here. Whose it is, is said by the agency that added it and by nothing that it sends (tests/attacks/access/feed-of-another-agency.test.ts).
import { BadInput } from '../../../kernel/index.js';
import { type Mapping, parseMapping } from '../../evidence/mapping.js';
import { presetNamed } from '../../evidence/presets.js';

export type SourceKind = 'folder' | 'syslog' | 'http';

/** How its entries are read: a preset by name, or the text of a mapping. */
export type Reads = { readonly preset: string } | { readonly mapping: string };

export interface SourceRow {
  readonly agencyId: string;
  readonly sourceId: string;
  readonly labelId: number;
  /** Of a folder, and before each of its events: one of its agency has it at a time. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly reads: Reads;
  /** Of times without an offset. */
  readonly timezone: string | null;
  /** The longest silence that is no alarm; null: learned from its own past. */
  readonly expectEveryS: number | null;
  readonly addedBy: string;
  readonly addedAtMs: number;
  readonly removedAtMs: number | null;
  readonly intentIndex: bigint;
}

/** A field that is put into each entry that came as one line: an identifier, for systems that give none. The same line again is the same entry. */
export const lineMark = 'custos_line';

/**
 * The mapping of a source; undefined for our own format. Systems without identifiers are numbered within a file: `within` tells files apart, and what comes line by line has its mark.
 * Throws `BadInput` for a preset that is not there, and for a mapping that is none or of another table.
 */
export function mappingOf(reads: Reads, within: string | undefined): Mapping | undefined {
  const mapping = 'preset' in reads ? presetNamed(reads.preset) : parseMapping(reads.mapping, 'mapping');
  if (mapping === undefined) return undefined;
  if (mapping.table !== 'accesses') throw new BadInput('a source sends look-ups: its mapping is of the table `accesses`; other tables go into the folder `context`', { fr: 'une source envoie des consultations : sa correspondance est celle de la table `accesses` ; les autres tables vont dans le dossier `context`' });
  const { event_id: rule } = mapping.columns;
  if (rule?.numbered === undefined) return mapping;
  const { numbered, ...rest } = rule;
  const event = within === undefined ? { ...rest, from: [...(rule.from ?? []), lineMark] } : { ...rule, numbered: `${within}-${numbered}` };
  return { ...mapping, columns: { ...mapping.columns, event_id: event } };
}
