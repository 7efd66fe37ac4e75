// Every reader speaks one language: an entity that is sound, or a row (and column) that is not, with the reason; nothing is lost in silence.
import type { Json } from '../kernel/index.js';
import type { CheckedEntity, ValidEntity } from './validate-entity.js';

/** Bytes of a file as they arrive; a reader never asks for the whole. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** What is known about some values of one property beyond the values themselves. Dates are FollowTheMoney dates, `lang` is ISO 639-3. */
export interface ValueNote {
  readonly prop: string;
  readonly values: readonly string[];
  readonly lang?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Name of a handling label, as the importer's agency knows it. */
  readonly label?: string;
}

export interface ImportEntity extends ValidEntity {
  readonly statements?: readonly ValueNote[];
  /** Top-level keys of FollowTheMoney JSON that are not ours (`caption`, `datasets`, …), given back by `toFtm`. */
  readonly extra?: Readonly<Record<string, Json>>;
}

/** What a row says about its report; a file's own fields win over the defaults of the import. */
export interface ReportFields {
  readonly title?: string;
  readonly reference?: string;
  readonly date?: string;
  readonly sourceGrade?: string;
  readonly informationGrade?: string;
  readonly label?: string;
}

export interface EntityItem {
  readonly kind: 'entity';
  /** Line or row of the file, from 1. */
  readonly row: number;
  /** Bytes of the file read so far (its uncompressed bytes), for progress. */
  readonly bytesRead: number;
  readonly entity: ImportEntity;
  readonly report?: ReportFields;
}

export interface QuarantineItem {
  readonly kind: 'quarantine';
  readonly row: number;
  readonly bytesRead: number;
  /** Column of the table or property of the entity. */
  readonly column?: string;
  /** What to do about it; never the value itself, which may be protected. */
  readonly reason: string;
}

export type ImportItem = EntityItem | QuarantineItem;
export type ImportStream = AsyncGenerator<ImportItem, void, undefined>;

export interface Place {
  readonly row: number;
  readonly bytesRead: number;
}

export function quarantine(place: Place, reason: string, column?: string): QuarantineItem {
  return { kind: 'quarantine', row: place.row, bytesRead: place.bytesRead, reason, ...(column === undefined ? {} : { column }) };
}

/** The items of one checked record: a quarantine for each value left out, then the entity (or the reason why there is none). */
export function* itemsOf(place: Place, checked: CheckedEntity, more: Omit<ImportEntity, keyof ValidEntity> = {}, report?: ReportFields): Generator<ImportItem, void, undefined> {
  for (const { prop, reason } of checked.rejected) yield quarantine(place, reason, prop);
  if (!checked.ok) yield quarantine(place, checked.reason);
  else yield { kind: 'entity', row: place.row, bytesRead: place.bytesRead, entity: { ...checked.entity, ...more }, ...(report === undefined ? {} : { report }) };
}

/** One statement to be made: a value with what is known about it. */
export interface ImportStatement {
  readonly prop: string;
  readonly value: string;
  readonly lang?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly label?: string;
}

/** The statements of an entity: one for each note of a value, and one bare for each value without a note. */
export function statementsOf(entity: ImportEntity): readonly ImportStatement[] {
  const made: ImportStatement[] = [];
  const noted = new Set<string>();
  for (const { prop, values, ...known } of entity.statements ?? []) {
    for (const value of values) {
      made.push({ prop, value, ...known });
      noted.add(JSON.stringify([prop, value]));
    }
  }
  for (const [prop, values] of Object.entries(entity.properties)) {
    for (const value of values) if (!noted.has(JSON.stringify([prop, value]))) made.push({ prop, value });
  }
  return made;
}
