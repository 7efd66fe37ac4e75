// Why somebody looks something up: the errand that one or several look-ups belong to.
import type { Actor } from '../country.js';
import type { Action, SubjectType } from '../format.js';

export type Purpose = 'call' | 'stop' | 'patrol' | 'case' | 'project' | 'warrant' | 'bulletin' | 'court' | 'request' | 'vetting' | 'custody' | 'client' | 'crossing' | 'training' | 'job';

/** Who wrote down what explains a look-up: another in time, the actor, somebody later, or nobody. */
export type Trace = 'independent' | 'self' | 'late' | 'none';

/** What is counted against an offender: the identifiers of the look-ups that were misuse. */
export interface Tally {
  firstMs: number;
  readonly events: string[];
}

export interface Errand {
  readonly actor: Actor;
  readonly purpose: Purpose;
  /** Where the actor is, metres; undefined: at the desk. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly caseRef?: string | undefined;
  readonly incidentRef?: string | undefined;
  readonly onBehalfOf?: Actor | undefined;
  readonly trace: Trace;
  /** Set when the look-up is misuse. */
  readonly tally?: Tally;
  /** Says exactly this as purpose, or `''` for nothing. */
  readonly says?: string;
  /** The system asked, if not the one of the agency. */
  readonly system?: string;
}

export interface Access {
  atMs: number;
  readonly errand: Errand;
  readonly action: Action;
  readonly type: SubjectType;
  /** Index of the subject among its kind; -1 for none. */
  readonly index: number;
  readonly outcome: 'hit' | 'no_hit' | 'denied';
  readonly count: number;
}
