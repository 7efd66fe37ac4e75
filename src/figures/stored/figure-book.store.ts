// Rows of stored figures and of what was done with them: added, never changed (the app's role could not), sealed where they lie.
import type { WordsAtRest } from '../../access/words/index.js';
import type { Intent } from '../../access/index.js';
import type { Db } from '../../db/index.js';
import type { FigureUse } from './figure-use.js';
import { type FigureAct, type FigureKey, readAct, readFigure, type StoredFigure } from './stored-figure.js';

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
    return rows.map((row) => readAct(this.#words.open(row.sealed, ['figure_act', row.agency_id, row.act_id]))).toSorted((a, b) => a.atMs - b.atMs);
  }

  async addUse(use: FigureUse, intent: Intent): Promise<void> {
    const { usedBy, useId, agencyId, figureId } = use;
    await this.#db.insertInto('figure_use').values({ agency_id: usedBy, use_id: useId, figure_agency_id: agencyId, figure_id: figureId, sealed: this.#words.seal(JSON.stringify(use), ['figure_use', usedBy, useId]), intent_index: intent.index }).execute();
  }

  /** Of one agency, in the order in which they were recorded. */
  async uses(usedBy: string): Promise<FigureUse[]> {
    const rows = await this.#db.selectFrom('figure_use').selectAll().where('agency_id', '=', usedBy).execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, ['figure_use', row.agency_id, row.use_id])) as FigureUse).toSorted((a, b) => a.atMs - b.atMs);
  }

  #open(row: { readonly agency_id: string; readonly figure_id: string; readonly revision: number; readonly sealed: string }): StoredFigure {
    return readFigure(this.#words.open(row.sealed, ['stored_figure', row.agency_id, row.figure_id, String(row.revision)]));
  }
}
