// Which words of an act a reader is shown: nobody reads another's decision before their own (G12), and what was answered under compulsion is read by those
// who review the lead, for that alone.
import { decisionsIn } from './lead-step.js';
import type { Act, ActWords } from './act.js';

export interface ShownAct extends Omit<Act, 'words' | 'after' | 'ref'> {
  readonly words: ActWords;
}

export interface ActReader {
  readonly me: string;
  readonly people: readonly string[];
  readonly isClosed: boolean;
  /** Whether the policies let them read compelled answers under their purpose. */
  readonly mayReadAnswers: boolean;
}

const compelled = ['asked', 'answered'];

/** An open question says how its asker leans: until it is answered, it is theirs alone. */
export function shownActs(acts: readonly Act[], reader: ActReader): ShownAct[] {
  const answered = new Set(acts.filter((one) => one.kind === 'answered').map((one) => one.ref));
  const { me, people, isClosed, mayReadAnswers } = reader;
  const isShown = ({ kind, by, ref }: Act): boolean => {
    if (kind === 'decided') return isClosed || by === me;
    if (!compelled.includes(kind)) return true;
    return mayReadAnswers && people.includes(me) && (by === me || answered.has(ref));
  };
  return acts.map((one) => ({ seq: one.seq, kind: one.kind, by: one.by, atMs: one.atMs, words: isShown(one) ? one.words : {} }));
}

export function hasDecided(acts: readonly Act[], me: string): boolean {
  return decisionsIn(acts).some((one) => one.by === me);
}
