// What a reader may know of how one group was judged: each agency's voice in each cell, what they make together, and what was made of it in earlier cycles.
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../../kernel/index.js';
import { type Entities, type EntityStore, idsOf, type JudgementStore, type StoredStatement } from '../../registry/index.js';
import type { Appraisal } from './appraisal.js';
import type { AppraisalStore } from './appraisal.store.js';
import { type Cell, cellOf } from './cell.js';
import type { CycleRow } from './cycle.js';
import { type CellsOf, type DerivedScheme, harmLikelihoodOf, sleipnirOf } from './derived-schemes.js';
import { indicators } from './indicator.js';

export interface GroupParts {
  readonly store: AppraisalStore;
  readonly entities: Pick<Entities, 'captions'>;
  readonly reports: Pick<EntityStore, 'reports'>;
  readonly judgements: Pick<JudgementStore, 'sameAs'>;
}

export interface MatrixRow {
  readonly indicator: string;
  readonly subject: string;
  /** In the cycle that was asked for. */
  readonly cell: Cell;
  readonly voices: readonly Appraisal[];
  /** In the cycles before, latest first. */
  readonly earlier: readonly { readonly cycle: string; readonly cell: Cell }[];
}

export interface GroupAppraised {
  readonly id: string;
  readonly name: string;
  /** Other records that were judged to be the same group, with what was judged of them. */
  readonly linked: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly schemes: readonly DerivedScheme[];
  /** Names of groups and reports that the rows mention and the reader may open. */
  readonly names: ReadonlyMap<string, string>;
  /** Reports that judgements rest on and that the reader may open; others are not there (G4). */
  readonly reports: ReadonlySet<string>;
}

export class GroupsAppraised {
  readonly #parts: GroupParts;

  constructor(parts: GroupParts) {
    this.#parts = parts;
  }

  /** Undefined, sealed all the same: no such group, or none that the reader may see (G4). `cycles`: latest first. */
  async read(plan: Plan, ref: string, cycle: CycleRow, cycles: readonly CycleRow[]): Promise<Sealed<GroupAppraised | undefined>> {
    const { store, judgements, entities } = this.#parts;
    if (!(await store.groupsSeen(plan, [ref])).has(ref)) return seal(plan, new Map(), undefined);
    const keys = await clusterOf(store, judgements, plan, ref);
    const all = await store.ofGroups(plan, keys, null);
    const { captions, named } = await entities.captions(plan, [...keys, ...all.filter(({ indicator }) => indicator === 'relation').map(({ subject }) => parseEntityRef(subject))], {});
    // INVARIANT: no judgement leads to a group that the reader may not see (tests/attacks/access/assessment.test.ts).
    const shown = all.filter(({ indicator, subject }) => indicator !== 'relation' || captions.has(subject));
    const reports = await this.#reportsSeen(plan, shown.filter((one) => one.cycle === cycle.ref));
    const rows = rowsOf(shown, cycle, cycles);
    const cells: CellsOf = new Map(rows.filter(({ subject }) => subject === '').map((row) => [row.indicator, { cell: row.cell, confidences: row.voices.filter(({ value }) => value === row.cell.value).flatMap(({ confidence }) => confidence ?? []) }]));
    return seal(plan, shownIds(shown, named), {
      id: ref, name: captions.get(ref) ?? ref, linked: keys.map(entityRef).filter((one) => one !== ref), rows, schemes: [sleipnirOf(cells), harmLikelihoodOf(cells)], names: captions, reports,
    });
  }

  /** All that was said of one cell, latest first. */
  async history(plan: Plan, ref: string, of: Pick<Appraisal, 'cycle' | 'indicator' | 'subject'>): Promise<Sealed<readonly Appraisal[] | undefined>> {
    const { store } = this.#parts;
    const refs = of.indicator === 'relation' ? [ref, of.subject] : [ref];
    if ((await store.groupsSeen(plan, refs)).size < new Set(refs).size) return seal(plan, new Map(), undefined);
    const found = await store.ofCell(plan, parseEntityRef(ref), of);
    return seal(plan, shownIds(found, []), found);
  }

  async #reportsSeen(plan: Plan, rows: readonly Appraisal[]): Promise<ReadonlySet<string>> {
    const keys = [...new Set(rows.flatMap(({ evidence }) => evidence))].map(parseEntityRef).map(({ agencyId, entityId: reportId }) => ({ agencyId, reportId }));
    return new Set((await this.#parts.reports.reports(plan, keys)).map(({ agencyId, reportId }) => `${agencyId}~${reportId}`));
  }
}

/** The group itself first, then the records that were judged to be the same, as far as the reader may see both judgement and record. */
async function clusterOf(store: AppraisalStore, judgements: GroupParts['judgements'], plan: Plan, ref: string): Promise<readonly EntityKey[]> {
  const links = await judgements.sameAs(plan, [parseEntityRef(ref)]);
  const others = [...new Set(links.flat())].filter((one) => one !== ref).toSorted();
  const seen = await store.groupsSeen(plan, others);
  return [ref, ...others.filter((one) => seen.has(one))].map(parseEntityRef);
}

/** In the order of the indicators; one without subjects stands there whether or not anybody judged it: what nobody judged is seen. */
function rowsOf(all: readonly Appraisal[], cycle: CycleRow, cycles: readonly CycleRow[]): readonly MatrixRow[] {
  const earlier = cycles.filter(({ fromOn }) => fromOn < cycle.fromOn);
  const byCell = new Map<string, Appraisal[]>();
  for (const one of all) {
    const place = JSON.stringify([one.indicator, one.subject]);
    byCell.set(place, [...(byCell.get(place) ?? []), one]);
  }
  return [...indicators.values()].flatMap(({ code, subjects }) => {
    const own = subjects === undefined ? [''] : [...new Set(all.filter(({ indicator }) => indicator === code).map(({ subject }) => subject))].toSorted();
    return own.map((subject) => {
      const voices = byCell.get(JSON.stringify([code, subject])) ?? [];
      const cellIn = (one: CycleRow): Cell => cellOf(voices.filter(({ cycle: ref }) => ref === one.ref), one.agencyId);
      return { indicator: code, subject, cell: cellIn(cycle), voices: voices.filter(({ cycle: ref }) => ref === cycle.ref), earlier: earlier.map((one) => ({ cycle: one.ref, cell: cellIn(one) })) };
    });
  });
}

function shownIds(rows: readonly Appraisal[], named: readonly StoredStatement[]): ReadonlyMap<string, readonly string[]> {
  const ids = idsOf(named);
  for (const { agencyId, appraisalId } of rows) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `appraisal:${appraisalId}`]);
  return ids;
}
