// Which unit and sex each lead counts under, so that figures are counted by the database without opening a lead: one blind term for both, what it stands for sealed
// once (G4). Leads of before there were such rows are opened once and given theirs.
import { type Db, sql } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { BlindNames } from './blind-names.js';
import type { LeadGroup } from './incoming.js';
import { type DeskScope, leads } from './lead-reader.store.js';
import type { Cell } from './statistics.js';

interface GroupedLead {
  readonly leadId: string;
  readonly group: LeadGroup;
}

/** Rows of one statement. */
const batch = 2_000;

export class GroupStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;
  readonly #names: BlindNames;

  constructor(db: Db, words: WordsAtRest, names: BlindNames) {
    this.#db = db;
    this.#words = words;
    this.#names = names;
  }

  /** What is there already stays. */
  async add(tx: Db, agencyId: string, all: readonly GroupedLead[]): Promise<void> {
    const groups = new Map(all.map(({ group }) => [this.#names.groupTag(agencyId, group), group]));
    for (const [tag, group] of groups) await tx.insertInto('review_group').values({ agency_id: agencyId, group_tag: tag, words: this.#words.seal(JSON.stringify(group), groupPlace(agencyId, tag)) }).onConflict((conflict) => conflict.doNothing()).execute();
    for (let from = 0; from < all.length; from += batch) {
      await tx.insertInto('review_lead_group').values(all.slice(from, from + batch).map(({ leadId, group }) => ({ agency_id: agencyId, lead_id: leadId, group_tag: this.#names.groupTag(agencyId, group) }))).onConflict((conflict) => conflict.doNothing()).execute();
    }
  }

  /**
   * How many of the leads that this reader may see are alike. INVARIANT: what concerns the reader or their chain is in no cell, since the database leaves it out before
   * it counts (tests/attacks/access/a-reviewer-and-their-own-alert.test.ts).
   */
  async cells(scope: DeskScope): Promise<Cell[]> {
    await this.#giveGroups(scope.agencyId);
    const { rows } = await sql<Row>`${leads(scope)}
      select s.kind, s.outcome, s.detectors, g.group_tag, count(*)::int as count from seen s join review_lead_group g on g.agency_id = s.agency_id and g.lead_id = s.lead_id group by 1, 2, 3, 4`.execute(this.#db);
    const groups = await this.#groupsOf(scope.agencyId);
    return rows.map(({ group_tag: tag, ...row }) => ({ ...row, ...(groups.get(tag) ?? { unit: null, sex: null }) }));
  }

  async #groupsOf(agencyId: string): Promise<ReadonlyMap<string, LeadGroup>> {
    const rows = await this.#db.selectFrom('review_group').select(['group_tag', 'words']).where('agency_id', '=', agencyId).execute();
    return new Map(rows.map((row) => [row.group_tag, JSON.parse(this.#words.open(row.words, groupPlace(agencyId, row.group_tag))) as LeadGroup]));
  }

  async #giveGroups(agencyId: string): Promise<void> {
    const { rows } = await sql<{ readonly lead_id: string; readonly about: string }>`
      select l.lead_id, l.about from review_lead l where l.agency_id = ${agencyId} and not exists (select from review_lead_group g where g.agency_id = l.agency_id and g.lead_id = l.lead_id)`.execute(this.#db);
    if (rows.length === 0) return;
    await this.add(this.#db, agencyId, rows.map(({ lead_id: leadId, about }) => ({ leadId, group: (JSON.parse(this.#words.open(about, ['review_lead', 'about', agencyId, leadId])) as { readonly group: LeadGroup }).group })));
  }
}

interface Row {
  readonly kind: 'lead' | 'audit';
  readonly outcome: string | null;
  readonly detectors: string[];
  readonly group_tag: string;
  readonly count: number;
}

const groupPlace = (agencyId: string, tag: string): readonly string[] => ['review_group', 'words', agencyId, tag];
