// A subject of reports as its author knows it: one entity of one agency and the facts that a first report tells of it.
import { entityRef, type EntityKey } from '../kernel/index.js';
import type { StatementDraft } from '../registry/index.js';

/** One value; `validFrom` and `validTo` as in a statement. */
export type Fact = Omit<StatementDraft, 'entityId' | 'schema' | 'label'>;

export interface Subject extends EntityKey {
  readonly schema: string;
  /** What every report that mentions the subject says again, so that no reader is left with a bare number. */
  readonly naming: Fact;
  readonly facts: readonly Fact[];
}

/** `agency~id`, as an edge names its ends. */
export function refOf(subject: Subject): string {
  return entityRef(subject);
}
