// Rows of stored figures and of what was done with them: added, never changed (the app's role could not), sealed where they lie.
import type { WordsAtRest } from '../../access/words/index.js';
import type { Intent } from '../../access/index.js';
import type { Db } from '../../db/index.js';
import type { FigureAct, FigureKey, StoredFigure } from './stored-figure.js';

export class FigureBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(figure: StoredFigure, intent: Intent): Promise<void> {
    const { agencyId, figureId, revision } = figure;
    await this.#db.insertInto('stored_figure').values({ agency_id: agencyId, figure_id: figureId, revision, sealed: this.#words.seal(JSON.stringify(figure), ['stored_figure', agencyId, figureId, String(revision)]), intent_index: intent.index }).execute();
  }

  /** Oldest first. */
  async revisions({ agencyId, figureId }: FigureKey): Promise<StoredFigure[]> {
    const rows = await this.#db.selectFrom('stored_figure').selectAll().where('agency_id', '=', agencyId).where('figure_id', '=', figureId).orderBy('revision').execute();
    return rows.map((row) => this.#open(row));
  }

  async all(): Promise<StoredFigure[]> {
    return (await this.#db.selectFrom('stored_figure').selectAll().orderBy('agency_id').orderBy('figure_id').orderBy('revision').execute()).map((row) => this.#open(row));
  }

  async addAct(act: FigureAct, intent: Intent): Promise<void> {
    const { agencyId, actId, figureId } = act;
    await this.#db.insertInto('figure_act').values({ agency_id: agencyId, act_id: actId, figure_id: figureId, sealed: this.#words.seal(JSON.stringify(act), ['figure_act', agencyId, actId]), intent_index: intent.index }).execute();
  }

  /** In the order in which they were done. */
  async acts(): Promise<FigureAct[]> {
    const rows = await this.#db.selectFrom('figure_act').selectAll().execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, ['figure_act', row.agency_id, row.act_id])) as FigureAct).toSorted((a, b) => a.atMs - b.atMs);
  }

  #open(row: { readonly agency_id: string; readonly figure_id: string; readonly revision: number; readonly sealed: string }): StoredFigure {
    return JSON.parse(this.#words.open(row.sealed, ['stored_figure', row.agency_id, row.figure_id, String(row.revision)])) as StoredFigure;
  }
}
