// What may be asked of the registry for a figure: populations, fields and values are data (data/figures/vocabulary.json), and nothing outside it is a question (G8).
import { referenceText } from '../../kernel/index.js';
import { getSchema } from '../../registry/index.js';
import type { Words } from '../wording.js';
import type { Field, Telling } from './field.js';
import { judgedFields } from './judged-fields.js';

export type { Field, FieldValue, Telling } from './field.js';

export interface Question {
  readonly population: CountedPopulation['code'];
  /** All of them hold. */
  readonly where: readonly Filter[];
  readonly tells: Tells;
}

/** `is`: any of these values. `from`, `to`: days `YYYY-MM-DD`, both counted. */
export interface Filter {
  readonly field: string;
  readonly is?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** `count` has no field; `share` has a field and the value that counts as yes. */
export interface Tells {
  readonly what: Telling;
  readonly field?: string;
  readonly value?: string;
}

export interface CountedPopulation extends Words {
  readonly code: 'group' | 'entity' | 'report' | 'statement' | 'judged';
  /** Codes of data/figures/units.json, populations.json and measures.json. */
  readonly unit: string;
  readonly population: string;
  readonly measure: string;
  readonly fields: readonly string[];
  readonly doesNotSay: readonly Words[];
}

export interface NamedQuestion extends Words {
  readonly code: string;
  readonly asks: Question;
}

interface VocabularyFile {
  readonly version: number;
  readonly populations: readonly CountedPopulation[];
  readonly fields: readonly Field[];
  readonly questions: readonly NamedQuestion[];
}

const file = JSON.parse(referenceText('figures/vocabulary.json')) as VocabularyFile;

export const vocabulary: VocabularyFile = {
  ...file, populations: file.populations.map((one) => (one.code === 'judged' ? { ...one, fields: [...one.fields, ...judgedFields.map(({ code }) => code)] } : one)), fields: [...file.fields, ...judgedFields],
};

export function populationOf(code: string): CountedPopulation | undefined {
  return vocabulary.populations.find((one) => one.code === code);
}

export function fieldOf(code: string): Field | undefined {
  return vocabulary.fields.find((one) => one.code === code);
}

/** Where a unit is in none of the parts, or in more than one. */
export const apart = { unknown: { en: 'not known', fr: 'inconnu' }, several: { en: 'said to be several', fr: 'dits de plusieurs' } } as const;

export type NameOf = (agencyId: string) => Words;

/** The words of a part: of a value of the list, of a kind of entity or an agency, or as it stands. */
export function partWords(field: Field, code: string, nameOf: NameOf): Words {
  if (code === 'unknown' || code === 'several') return apart[code];
  const schema = field.kind === 'schema' ? getSchema(code) : undefined;
  if (schema !== undefined) return { en: schema.label, fr: schema.labelFr ?? schema.label };
  if (field.kind === 'agency') return nameOf(code);
  return field.values?.find((one) => one.code === code) ?? { en: code, fr: code };
}
