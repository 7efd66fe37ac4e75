// One exhibit of a seizure: what it weighed, what was found in it and by whom, who held it from the first hour on, and what became of it (domain.md section 5, seizure record).
import { type Words } from '../../figures/index.js';
import { referenceText } from '../../kernel/index.js';

/** In kilograms, decimal text; null: not weighed, which is not zero. */
export interface Masses {
  readonly grossKg: string | null;
  readonly netKg: string | null;
  readonly containerKg: string | null;
}

/** A laboratory's own result. Without one an exhibit is gross only. */
export interface LabResult {
  readonly laboratory: string;
  /** The laboratory's number of the sample. */
  readonly certificate: string;
  readonly on: string;
  /** Commodity code and, where named, kind. */
  readonly found: string;
  readonly kind: string | null;
  /** A fraction from 0 to 1; null: identified, and not measured. */
  readonly purity: string | null;
  /** ±, a fraction; null: not stated. */
  readonly plusMinus: string | null;
}

/** A test at the scene presumes, a laboratory finds. */
export interface PresumptiveTest {
  readonly test: string;
  /** By code (data/operations/exhibits.json). */
  readonly result: string;
  readonly on: string;
}

/** One person or locker that has it, from a moment to a moment. */
export interface Holding {
  readonly holder: string;
  readonly place: string;
  readonly fromMs: number;
  /** Null: has it still. */
  readonly toMs: number | null;
  /** Who signed that they took it and that they gave it; null: nobody. */
  readonly takenBy: string | null;
  readonly givenBy: string | null;
  /** The seal on the bag; null: none is recorded. */
  readonly seal: string | null;
}

export interface Disposition {
  /** By code (data/operations/exhibits.json). */
  readonly code: string;
  readonly on: string;
  readonly authority: string | null;
  readonly witness: string | null;
}

export interface Exhibit {
  readonly exhibitNo: string;
  readonly seizedAtMs: number;
  /** Commodity code and kind as claimed at the scene. */
  readonly commodity: string;
  readonly kind: string | null;
  readonly masses: Masses;
  readonly presumptive: PresumptiveTest | null;
  readonly lab: LabResult | null;
  /** In the order in which they were written. */
  readonly custody: readonly Holding[];
  readonly disposition: Disposition | null;
}

interface DispositionTerm extends Words {
  readonly code: string;
  readonly isFinal: boolean;
  readonly needsAuthority: boolean;
  readonly needsWitness: boolean;
}

const written = JSON.parse(referenceText('operations/exhibits.json')) as { readonly dispositions: readonly DispositionTerm[]; readonly presumptive: readonly (Words & { readonly code: string })[] };

export const dispositions: ReadonlyMap<string, DispositionTerm> = new Map(written.dispositions.map((one) => [one.code, one]));
export const presumptiveResults: ReadonlyMap<string, Words> = new Map(written.presumptive.map((one) => [one.code, one]));
