// What a stored figure counts: statements about criminal groups under the labels of whoever counts, and nothing else (G4).
import type { Plan } from '../../access/index.js';
import { type Db, prepared } from '../../db/index.js';
import { BadInput, entityRef } from '../../kernel/index.js';
import type { QueryRow } from './stored-query.js';

/** A whole country's groups with forty statements each; beyond it a figure would be of a part. */
const mostRows = 400_000;

export class FigureRows {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Now, or as it was known at the end of the day `knownAt`. */
  async of(plan: Plan, knownAt: string | null): Promise<readonly QueryRow[]> {
    const rows = await prepared<{ agency_id: string; entity_id: string; prop: string; value: string; label_id: number }>(this.#db, 'group-statements', 'select * from gate.group_statements($1, $2, $3)', [plan.labelIds, knownAt, mostRows + 1]);
    if (rows.length > mostRows) throw new BadInput('there is too much to count at once', { fr: 'il y a trop à compter en une fois' });
    return rows.map((row) => ({ agencyId: row.agency_id, entity: entityRef({ agencyId: row.agency_id, entityId: row.entity_id }), prop: row.prop, value: row.value, labelId: row.label_id }));
  }
}
