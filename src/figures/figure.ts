// A figure says what was counted, among whom, when, by whose method and source, and what it does not say. Without these a number is no figure (G7, G8).
import type { Period } from './period.js';
import type { ShareCounts } from './share.js';
import type { Words } from './wording.js';

export interface Figure {
  /** Of a reference figure a code such as `cisc-2022-unknown`; of a stored one `agency~id`. */
  readonly id: string;
  readonly label: Words;
  /** What was counted, by code (data/figures/measures.json): an attempt is not access, an arrest is not a person. */
  readonly measure: string;
  /** Among whom or what, by code (data/figures/populations.json). */
  readonly population: string;
  /** By code (data/figures/units.json). */
  readonly unit: string;
  readonly period: Period;
  readonly value: Value;
  /** The figure of the whole that it is a part or a per cent of, by id. Null: there is none, or its number was not given. */
  readonly base: string | null;
  /** What else has to agree before two figures are compared. Absent: not stated. */
  readonly of: Dimensions;
  readonly standing: Standing;
  readonly method: Words | null;
  /** The day to which the source stands. */
  readonly asOf: string;
  /** From 1; a change is a new revision, never an overwrite. */
  readonly revision: number;
  readonly source: Source;
  readonly disputes: readonly Dispute[];
  readonly caveats: readonly Words[];
  readonly doesNotSay: readonly Words[];
  /** Null where we did not compute it. */
  readonly evidence: Evidence | null;
  /** Whether the public may see it. */
  readonly isReleased: boolean;
  /** Days between which it stands as its source's figure. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** How a number was stated. `nearly`: below and close; `approximately`: either side. */
export type Precision = 'exactly' | 'at_least' | 'more_than' | 'at_most' | 'less_than' | 'nearly' | 'approximately';

/** Numbers are decimal text, so that they stay exact. Withheld is neither zero nor unknown (domain.md section 13, 003). */
export type Value =
  | { readonly kind: 'number'; readonly precision: Precision; readonly number: string }
  | { readonly kind: 'interval'; readonly low: string; readonly high: string }
  | { readonly kind: 'share'; readonly counts: ShareCounts }
  | { readonly kind: 'withheld' }
  /** A small count that its source left out, so that nobody is told apart: not zero, and not withheld for a reason of its own. */
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'unknown' }
  /** "Including but not limited to": at least these. */
  | { readonly kind: 'incomplete_list'; readonly listed: number }
  /** "Hundreds of groups": words that give no number, with what they are of. */
  | { readonly kind: 'words'; readonly words: Words }
  /** A whole in its parts; `count` null: withheld, and not zero. */
  | { readonly kind: 'parts'; readonly total: number; readonly parts: readonly Part[] };

export interface Part {
  readonly code: string;
  readonly words: Words;
  readonly count: number | null;
}

export interface Dimensions {
  /** Of a mass or a count of goods: `fentanyl`, `cocaine`, `any-drug`. */
  readonly commodity?: string;
  readonly weight?: 'gross' | 'net';
  readonly place?: 'border' | 'inland';
  readonly direction?: 'into-canada' | 'into-us' | 'from-mexico-into-us' | 'domestic';
  /** Who counted: two agencies count by two rules. */
  readonly countedBy?: string;
  readonly region?: string;
  readonly level?: 'high' | 'medium' | 'low' | 'unrated';
  /** Which wording or version of the rule it was counted by; another one counts other things under one name. */
  readonly definition?: string;
  /** How hard it was looked for: more searches find more of the same. */
  readonly effort?: string;
  /** What a stored figure is narrowed to besides, and what of it is told. */
  readonly narrowedTo?: string;
}

/** `published`: by whoever is answerable for it. `claimed`: by an author or a newspaper. `derived`: by arithmetic from other figures. */
export type Standing = 'published' | 'claimed' | 'derived';

export interface Source {
  readonly by: Words;
  /** Title and day of what it stands in. */
  readonly where: Words;
  /** Section of docs or of the domain dictionary from which it was taken. */
  readonly cited: string;
  readonly confirmed: 'seen' | 'reported' | 'general_knowledge';
}

/** Two sources that cannot both be right, or a use that the source forbids. */
export interface Dispute {
  readonly about: 'value' | 'period' | 'population' | 'measure' | 'base';
  readonly words: Words;
  /** The figure that it stands against, by id. */
  readonly against?: string;
}

/** From which a figure can be computed again (G8). */
export interface Evidence {
  readonly query: string;
  readonly queryVersion: number;
  readonly rowsHash: string;
  readonly rows: number;
  readonly computedAtMs: number;
  readonly computedBy: string;
}
