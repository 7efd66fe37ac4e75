// A field of the vocabulary: what a question may be narrowed by or told by, with the words that its values are shown in (G7, G8).
import type { Words } from '../wording.js';

export type Telling = 'count' | 'share' | 'known' | 'by';

export interface FieldValue extends Words {
  readonly code: string;
  /** How originators write it. */
  readonly is: readonly string[];
  /** Written, and yet not known: `UNRATED`. */
  readonly saysNothing?: true;
}

/** `value`: one of a list. `presence`: whether anything is recorded. `day`: narrows by from and to, and is never told. `cycle`: which cycle of assessment, and the days that it ran. */
export interface Field extends Words {
  readonly code: string;
  readonly kind: 'value' | 'presence' | 'schema' | 'agency' | 'province' | 'year' | 'month' | 'day' | 'cycle';
  /** What of it may be told besides being narrowed by. */
  readonly tells: readonly Exclude<Telling, 'count'>[];
  readonly explains: Words;
  readonly measure?: string;
  readonly values?: readonly FieldValue[];
  readonly doesNotSay?: readonly Words[];
}
