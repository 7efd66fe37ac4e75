// All that the sentences of a run are made from, and how a sentence names its rows.
import type { Language } from '../detector.js';
import type { Material } from '../rank/finding.js';
import type { ShownAccess, ShownFinding, ShownSubject } from './shown.store.js';

/** In one sentence; the rest is counted. */
const ROWS_PER_SENTENCE = 8;

export interface Shown {
  readonly language: Language;
  readonly material: Material;
  readonly findings: ReadonlyMap<number, ShownFinding>;
  readonly accesses: ReadonlyMap<number, ShownAccess>;
  readonly subjects: ReadonlyMap<number, ShownSubject>;
  /** Templates of explanations that could not be looked for, with the tables that are missing. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

/** ` [rows: accesses:e1, ties:…]`: every sentence can be looked up in the evidence. */
export function rowsText(rows: readonly string[], language: Language): string {
  const distinct = [...new Set(rows)];
  if (distinct.length === 0) return '';
  const more = distinct.length - ROWS_PER_SENTENCE;
  const rest = more > 0 ? (language === 'fr' ? ` et ${more} autres` : ` and ${more} more`) : '';
  return ` [${language === 'fr' ? 'lignes : ' : 'rows: '}${distinct.slice(0, ROWS_PER_SENTENCE).join(', ')}${rest}]`;
}

