// Rows of requirements and of what was done with them: added, never changed (the app's role could not), reached by label, sealed where they lie (G4).
import type { Intent, Plan } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import { dueAtMs, type Requirement, type RequirementAct } from './requirement.js';

export interface WithActs {
  readonly requirement: Requirement;
  /** Those that the reader may see. */
  readonly acts: readonly RequirementAct[];
}

/** The party to it whose page this is: who asks, or who was asked. */
export type Side = 'asker' | 'asked';

interface ActRow {
  readonly agency_id: string;
  readonly requirement_id: string;
  readonly act_id: string;
  readonly sealed: string;
}

const mostRead = 2_000;

export class RequirementBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(all: readonly Requirement[], intent: Intent): Promise<void> {
    if (all.length === 0) return;
    await this.#db.insertInto('requirement').values(all.map((one) => ({
      agency_id: one.agencyId, requirement_id: one.requirementId, to_agency_id: one.toAgencyId, label_id: one.labelId, due_at: new Date(dueAtMs(one)),
      sealed: this.#words.seal(JSON.stringify(one), ['requirement', one.agencyId, one.requirementId]), intent_index: intent.index,
    }))).execute();
  }

  async addAct({ agencyId, requirementId }: Requirement, act: RequirementAct, intent: Intent): Promise<void> {
    await this.#db.insertInto('requirement_act').values({
      agency_id: agencyId, requirement_id: requirementId, act_id: act.actId, label_id: act.labelId, sealed: this.#words.seal(JSON.stringify(act), placeOfAct(agencyId, requirementId, act.actId)), intent_index: intent.index,
    }).execute();
  }

  /** Those of the reader's agency on this side, under the plan's labels, the newest first; of one id alone where it is given. */
  async of(plan: Plan, side: Side, id?: { readonly agencyId: string; readonly requirementId: string }): Promise<readonly WithActs[]> {
    if (plan.labelIds.length === 0) return [];
    let asked = this.#db.selectFrom('requirement').selectAll().where('label_id', 'in', plan.labelIds).where(side === 'asker' ? 'agency_id' : 'to_agency_id', '=', plan.caller.member.agencyId);
    if (id !== undefined) asked = asked.where('agency_id', '=', id.agencyId).where('requirement_id', '=', id.requirementId);
    const rows = await asked.orderBy('intent_index', 'desc').limit(mostRead).execute();
    if (rows.length === 0) return [];
    const acts = await this.#db.selectFrom('requirement_act').select(['agency_id', 'requirement_id', 'act_id', 'sealed']).where('label_id', 'in', plan.labelIds)
      .where('requirement_id', 'in', rows.map((row) => row.requirement_id)).where('agency_id', 'in', [...new Set(rows.map((row) => row.agency_id))]).execute();
    return rows.map((row) => ({
      requirement: JSON.parse(this.#words.open(row.sealed, ['requirement', row.agency_id, row.requirement_id])) as Requirement,
      acts: acts.filter((act) => act.agency_id === row.agency_id && act.requirement_id === row.requirement_id).map((act) => this.#openAct(act)),
    }));
  }

  /** For the clock alone: requirements past their time that nobody was reminded of, whatever their label. What they ask is not opened for it. */
  async pastDue(nowMs: number, most: number): Promise<readonly { readonly agencyId: string; readonly requirementId: string; readonly toAgencyId: string; readonly memberId: string; readonly dueOn: string; readonly acts: readonly RequirementAct[] }[]> {
    const rows = await this.#db.selectFrom('requirement as r').selectAll('r').where('r.due_at', '<=', new Date(nowMs))
      .where((where) => where.not(where.exists(where.selectFrom('requirement_reminder as m').select('m.requirement_id').whereRef('m.agency_id', '=', 'r.agency_id').whereRef('m.requirement_id', '=', 'r.requirement_id')))).orderBy('r.due_at').limit(most).execute();
    if (rows.length === 0) return [];
    const acts = await this.#db.selectFrom('requirement_act').select(['agency_id', 'requirement_id', 'act_id', 'sealed']).where('requirement_id', 'in', rows.map((row) => row.requirement_id)).execute();
    return rows.map((row) => {
      const { memberId, dueOn } = JSON.parse(this.#words.open(row.sealed, ['requirement', row.agency_id, row.requirement_id])) as Requirement;
      return {
        agencyId: row.agency_id, requirementId: row.requirement_id, toAgencyId: row.to_agency_id, memberId, dueOn,
        acts: acts.filter((act) => act.agency_id === row.agency_id && act.requirement_id === row.requirement_id).map((act) => this.#openAct(act)),
      };
    });
  }

  /** False when another process was first. */
  async takeReminder(agencyId: string, requirementId: string, nowMs: number): Promise<boolean> {
    const done = await this.#db.insertInto('requirement_reminder').values({ agency_id: agencyId, requirement_id: requirementId, reminded_at: new Date(nowMs) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  #openAct(row: ActRow): RequirementAct {
    return JSON.parse(this.#words.open(row.sealed, placeOfAct(row.agency_id, row.requirement_id, row.act_id))) as RequirementAct;
  }
}

const placeOfAct = (agencyId: string, requirementId: string, actId: string): readonly string[] => ['requirement_act', agencyId, requirementId, actId];
