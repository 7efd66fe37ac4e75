// Judgements of groups as far as the plan's labels reach, and nothing else (G4). What stands is found without reading what was said before.
import type { Intent, Plan } from '../../access/index.js';
import { type Db, prepared } from '../../db/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../../kernel/index.js';
import type { Appraisal, CheckedAppraisal } from './appraisal.js';
import { settling } from './cycle-voices.js';

interface Row {
  agency_id: string; appraisal_id: string; written: bigint; cycle: string; group_agency_id: string; group_id: string; indicator: string; subject: string; value: string; confidence: string | null; judged_on: string;
  source: string; evidence: string[]; criterion: string | null; note: string | null; why: string | null; revises: string | null; label_id: number; entered_by: string; entered_at: Date;
}

/** One group in a cycle; by cell (`indicator`, or `indicator subject`) a code, `unknown` or `conflict`. A cell that is not there nobody judged. */
export interface CycleGroup {
  readonly key: EntityKey;
  readonly values: ReadonlyMap<string, string>;
}

/** One agency's judgement under one label. */
export interface JudgedVoice {
  /** `agency~id` */
  readonly group: string;
  readonly indicator: string;
  readonly subject: string;
  readonly agencyId: string;
  readonly written: number;
  readonly value: string;
  readonly labelId: number;
}

/** What is about to be written: checked, under a label, after the judgement that it revises. */
export interface NewAppraisal {
  readonly id: string;
  readonly checked: CheckedAppraisal;
  readonly labelId: number;
  readonly revises: string | null;
}

/** The shares of a cycle need six. */
const indicatorsAtOnce = 12;

export class AppraisalStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What stands of these groups: each agency's latest of each cell that the reader may see, in one cycle or in all. */
  async ofGroups(plan: Plan, keys: readonly EntityKey[], cycle: string | null): Promise<Appraisal[]> {
    if (keys.length === 0) return [];
    const rows = await prepared<Row>(this.#db, 'appraisals-of-groups', 'select * from gate.appraisals_of_groups($1, $2, $3, $4)', [plan.labelIds, keys.map((key) => key.agencyId), keys.map((key) => key.entityId), cycle]);
    return rows.map(stored);
  }

  /** All that was said of one cell, latest first; at most 200. */
  async ofCell(plan: Plan, group: EntityKey, { cycle, indicator, subject }: Pick<Appraisal, 'cycle' | 'indicator' | 'subject'>): Promise<Appraisal[]> {
    return (await prepared<Row>(this.#db, 'appraisals-of-cell', 'select * from gate.appraisals_of_cell($1, $2, $3, $4, $5, $6)', [plan.labelIds, group.agencyId, group.entityId, cycle, indicator, subject])).map(stored);
  }

  /** Every group that the reader may see, with what stands of it by these indicators: some of them at a time, side by side, since the database and this process each have a core. */
  async ofCycle(plan: Plan, cycle: { readonly ref: string; readonly agencyId: string }, indicators: readonly string[]): Promise<CycleGroup[]> {
    const parts = Array.from({ length: Math.ceil(indicators.length / indicatorsAtOnce) }, (_, nth) => indicators.slice(nth * indicatorsAtOnce, (nth + 1) * indicatorsAtOnce));
    const groups = new Map<string, { readonly key: EntityKey; readonly values: Map<string, string> }>();
    await Promise.all(parts.map(async (part) => {
      const settle = settling(part, cycle.agencyId);
      const rows = await prepared<{ agency_id: string; entity_id: string; voices: string | null }>(this.#db, 'cycle-groups', 'select * from gate.cycle_groups($1, $2, $3)', [plan.labelIds, cycle.ref, part]);
      for (const row of rows) {
        const key = { agencyId: row.agency_id, entityId: row.entity_id };
        const values = row.voices === null ? new Map<string, string>() : settle(row.voices);
        const known = groups.get(entityRef(key));
        if (known === undefined) groups.set(entityRef(key), { key, values });
        else for (const [cell, value] of values) known.values.set(cell, value);
      }
    }));
    return [...groups.values()];
  }

  /** What was said in a cycle by these indicators, with the label of each, of groups that the reader may see. */
  async voices(plan: Plan, cycle: string, indicators: readonly string[]): Promise<JudgedVoice[]> {
    const rows = await prepared<{ group_agency_id: string; group_id: string; indicator: string; subject: string; agency_id: string; written: bigint; value: string; label_id: number }>(this.#db, 'judged-voices', 'select * from gate.judged_voices($1, $2, $3)', [plan.labelIds, cycle, indicators]);
    return rows.map((row) => ({ group: entityRef({ agencyId: row.group_agency_id, entityId: row.group_id }), indicator: row.indicator, subject: row.subject, agencyId: row.agency_id, written: Number(row.written), value: row.value, labelId: row.label_id }));
  }

  /** Those of these that are criminal groups of which the reader may see anything, as `agency~id`. */
  async groupsSeen(plan: Plan, refs: readonly string[]): Promise<ReadonlySet<string>> {
    if (refs.length === 0) return new Set();
    const keys = [...new Set(refs)].map(parseEntityRef);
    const rows = await prepared<{ agency_id: string; entity_id: string }>(this.#db, 'groups-seen', 'select * from gate.groups_seen($1, $2, $3)', [plan.labelIds, keys.map((key) => key.agencyId), keys.map((key) => key.entityId)]);
    return new Set(rows.map((row) => entityRef({ agencyId: row.agency_id, entityId: row.entity_id })));
  }

  /** All or none. */
  async add(intent: Intent, cycle: string, by: string, at: Date, rows: readonly NewAppraisal[]): Promise<void> {
    const of = <T>(value: (one: NewAppraisal) => T): T[] => rows.map(value);
    const groups = of(({ checked }) => parseEntityRef(checked.group));
    await prepared(this.#db, 'add-appraisals', `select gate.add_appraisals(${Array.from({ length: 20 }, (_, at_) => `$${at_ + 1}`).join(', ')})`, [
      intent.index, intent.agencyId, cycle, by, at, of(({ id }) => id), groups.map((one) => one.agencyId), groups.map((one) => one.entityId), of(({ checked }) => checked.indicator.code), of(({ checked }) => checked.subject),
      of(({ checked }) => checked.value), of(({ checked }) => checked.confidence), of(({ checked }) => checked.judgedOn), of(({ checked }) => checked.source.trim()), of(({ checked }) => checked.evidence.join(' ')),
      of(({ checked }) => checked.criterion ?? null), of(({ checked }) => checked.note ?? null), of(({ checked }) => checked.why ?? null), of(({ revises }) => revises), of(({ labelId }) => labelId),
    ]);
  }
}

function stored(row: Row): Appraisal {
  return {
    agencyId: row.agency_id, appraisalId: row.appraisal_id, written: row.written, cycle: row.cycle, group: entityRef({ agencyId: row.group_agency_id, entityId: row.group_id }), indicator: row.indicator, subject: row.subject,
    value: row.value, confidence: row.confidence, judgedOn: row.judged_on, source: row.source, evidence: row.evidence, criterion: row.criterion, note: row.note, why: row.why, revises: row.revises,
    labelId: row.label_id, enteredBy: row.entered_by, enteredAt: row.entered_at,
  };
}
