// Rows of route judgements: added, never changed (the app's role could not), reached by their label, sealed where they lie (G4).
import type { Intent, Plan } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { RouteJudgement } from './route-judgement.js';

const mostRead = 20_000;

export class RouteBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(one: RouteJudgement, intent: Intent): Promise<void> {
    const { agencyId, judgementId, labelId } = one;
    await this.#db.insertInto('route_judgement').values({ agency_id: agencyId, judgement_id: judgementId, label_id: labelId, sealed: this.#words.seal(JSON.stringify(one), placeOf(agencyId, judgementId)), intent_index: intent.index }).execute();
  }

  /** Those under the plan's labels, and no other row is touched. */
  async under(plan: Plan): Promise<RouteJudgement[]> {
    if (plan.labelIds.length === 0) return [];
    const rows = await this.#db.selectFrom('route_judgement').selectAll().where('label_id', 'in', plan.labelIds).orderBy('intent_index', 'desc').limit(mostRead).execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, placeOf(row.agency_id, row.judgement_id))) as RouteJudgement);
  }
}

const placeOf = (agencyId: string, judgementId: string): readonly string[] => ['route_judgement', agencyId, judgementId];
