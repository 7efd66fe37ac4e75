// A cycle as a funnel with a different whole at each step, and its groups as a list. Each reader's own: it counts what they may see, and says what is unknown (G4, G7).
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { Share } from '../../figures/index.js';
import { entityRef, hashOf } from '../../kernel/index.js';
import { type Entities, idsOf, type JudgementStore } from '../../registry/index.js';
import { type Appraisal, ratedLevels } from './appraisal.js';
import type { AppraisalStore, CycleGroup } from './appraisal.store.js';
import { cellOf, type CellVoice, conflict, joined } from './cell.js';
import type { CycleRow } from './cycle.js';
import { anySubject, indicatorNamed, unknown } from './indicator.js';
import { rootsOf } from './roots.js';

/** Each with a whole of its own: groups seen, believed to exist, and three times assessed. */
export type ShareName = 'believed' | 'assessed' | 'entrenched' | 'infiltrated' | 'privateSector';
export type Answer = 'yes' | 'no' | 'unknown';

export interface Overview {
  /** Groups of which the reader may see anything. */
  readonly groups: number;
  /** Of all groups. Null: there is none. */
  readonly believed: Share | null;
  /** Of those believed to exist. */
  readonly assessed: Share | null;
  /** Of the assessed, by code; `conflict` where bureaus differ. */
  readonly levels: Readonly<Record<string, number>>;
  /** Of the assessed: `scope level` to how many; `unknown` is a scope and `conflict` both. */
  readonly byScope: readonly { readonly scope: string; readonly level: string; readonly count: number }[];
  /** Of the assessed. */
  readonly entrenched: Share | null;
  /** Access or more, of the assessed: an attempt is not access. */
  readonly infiltrated: Share | null;
  readonly privateSector: Share | null;
  /** Highest rung that is known, of the assessed; `unknown` where none is. */
  readonly rungs: Readonly<Record<string, number>>;
}

export interface ListFilter {
  readonly level?: string;
  readonly scope?: string;
}

export interface ListedGroup extends CycleGroup {
  readonly name: string;
  /** Of the indicators of the group as a whole: how many are known, conflict, and are unknown or unjudged. */
  readonly known: number;
  readonly conflicts: number;
}

/** What the overview and the list's order need; the rest of a group is read on its page. */
const heads = ['existence', 'level', 'scope', 'entrenched', 'infiltration', 'private-sector'];

/** What a line of the list repeats of judgements. */
const inList = new Set(['level', 'scope', 'entrenched']);

export interface CycleReadParts {
  readonly store: AppraisalStore;
  readonly entities: Pick<Entities, 'captions'>;
  readonly judgements: Pick<JudgementStore, 'sameAs'>;
}

export class CycleRead {
  readonly #parts: CycleReadParts;

  constructor(parts: CycleReadParts) {
    this.#parts = parts;
  }

  /**
   * Each group that the reader may see, once, with what stands by these indicators: for counting. It is not sealed: whoever shows any of it seals what they show,
   * with `cycleIds`.
   */
  async groups(plan: Plan, cycle: CycleRow, indicators: readonly string[]): Promise<readonly CycleGroup[]> {
    const rows = await this.#parts.store.ofCycle(plan, cycle, indicators);
    return merged(rows, await this.#parts.judgements.sameAs(plan, rows.map(({ key }) => key)));
  }

  async overview(plan: Plan, cycle: CycleRow): Promise<Sealed<Overview>> {
    const groups = await this.groups(plan, cycle, heads);
    return seal(plan, cycleIds(cycle, groups), overviewOf(groups));
  }

  /** Highest level first, then by id; `after`: the id of the last of the page before. */
  async list(plan: Plan, cycle: CycleRow, filter: ListFilter, all: readonly string[], page: { readonly after: string | null; readonly size: number }): Promise<Sealed<{ readonly groups: readonly ListedGroup[]; readonly total: number; readonly more: boolean }>> {
    const matching = (await this.groups(plan, cycle, heads)).filter(({ values }) => (filter.level === undefined || levelOf(values) === filter.level) && (filter.scope === undefined || (values.get('scope') ?? unknown.code) === filter.scope))
      .map((group) => ({ group, ref: entityRef(group.key), rank: rankOf(group) })).toSorted((a, b) => a.rank - b.rank || (a.ref < b.ref ? -1 : 1));
    const from = page.after === null ? 0 : matching.findIndex(({ ref }) => ref === page.after) + 1;
    const shown = matching.slice(from, from + page.size).map(({ group }) => group);
    const keys = shown.map(({ key }) => key);
    const { captions, named } = await this.#parts.entities.captions(plan, keys, {});
    const voices = await this.#parts.store.ofGroups(plan, keys, cycle.ref);
    const full = wholeOf(voices, cycle, new Set(all));
    const groups = shown.map((group) => ({ ...group, name: captions.get(entityRef(group.key)) ?? entityRef(group.key), ...(full.get(entityRef(group.key)) ?? { known: 0, conflicts: 0 }) }));
    const ids = idsOf(named);
    const listed = voices.filter(({ indicator }) => inList.has(indicator)).map((one) => [one.agencyId, [`appraisal:${one.appraisalId}`]] as const);
    for (const [agencyId, list] of [...cycleIds(cycle, shown), ...listed]) ids.set(agencyId, [...(ids.get(agencyId) ?? []), ...list]);
    return seal(plan, ids, { groups, total: matching.length, more: from + page.size < matching.length });
  }
}

/** Of each group, how much is known by `indicators`, which have no subjects. */
function wholeOf(all: readonly Appraisal[], cycle: CycleRow, indicators: ReadonlySet<string>): ReadonlyMap<string, { readonly known: number; readonly conflicts: number }> {
  const voices = new Map<string, Map<string, CellVoice[]>>();
  for (const one of all) {
    if (!indicators.has(one.indicator)) continue;
    const own = voices.get(one.group) ?? new Map<string, CellVoice[]>();
    own.set(one.indicator, [...(own.get(one.indicator) ?? []), one]);
    voices.set(one.group, own);
  }
  return new Map([...voices].map(([ref, cells]) => {
    const states = [...cells.values()].map((own) => cellOf(own, cycle.agencyId).state);
    return [ref, { known: states.filter((state) => state === 'known').length, conflicts: states.filter((state) => state === 'conflict').length }];
  }));
}

/** For the record: the cycle, and under which hash it was counted. Groups of many thousands are not named one by one for a count. */
export function cycleIds(cycle: CycleRow, groups: readonly CycleGroup[]): ReadonlyMap<string, readonly string[]> {
  const cells = [...new Set(groups.flatMap(({ values }) => [...values.keys()]))].toSorted();
  const lineOf = (values: CycleGroup['values']): string => cells.map((cell) => (values.has(cell) ? `${cell} ${values.get(cell) ?? ''}\n` : '')).join('');
  const hash = hashOf(groups.map(({ key, values }) => `${entityRef(key)}\n${lineOf(values)}`).toSorted());
  return new Map([[cycle.agencyId, [`cycle:${cycle.id}:${groups.length}:${hash}`]]]);
}

/** Records that were judged to be one group are counted once, under the first of their refs. */
function merged(rows: readonly CycleGroup[], links: readonly (readonly [string, string])[]): readonly CycleGroup[] {
  if (links.length === 0) return rows;
  const rootOf = rootsOf(links);
  const groups = new Map<string, CycleGroup>();
  for (const { key, values } of rows) {
    const ref = rootOf(entityRef(key));
    const group = groups.get(ref);
    if (group === undefined) groups.set(ref, { key, values });
    else groups.set(ref, { key: ref === entityRef(key) ? key : group.key, values: new Map([...new Set([...group.values.keys(), ...values.keys()])].map((cell) => [cell, joined(group.values.get(cell), values.get(cell)) ?? unknown.code])) });
  }
  return [...groups.values()];
}

function isRated(values: CycleGroup['values']): boolean {
  const level = values.get('level');
  return level === conflict || (ratedLevels as readonly string[]).includes(level ?? '');
}

/** `unrated` also where nobody said anything: it is not low. */
function levelOf(values: CycleGroup['values']): string {
  return isRated(values) ? (values.get('level') ?? '') : 'unrated';
}

function rankOf({ values }: CycleGroup): number {
  return ['high', conflict, 'medium', 'low', 'unrated'].indexOf(levelOf(values));
}

function isOf(values: CycleGroup['values'], cell: string, yes: string): Answer {
  const value = values.get(cell) ?? unknown.code;
  return value === yes ? 'yes' : value === unknown.code || value === conflict ? 'unknown' : 'no';
}

const ladder = indicatorNamed('infiltration').values.map(({ code }) => code);

const overAll = `infiltration ${anySubject}`;

/** The highest rung that is known of any sector and way in; undefined: none is. That nothing was found in one of them is no rung of the group. */
function rungOf(values: CycleGroup['values']): string | undefined {
  let highest = -1;
  for (const [cell, value] of values) if (cell.startsWith('infiltration ') && (value !== 'none-found' || cell === overAll)) highest = Math.max(highest, ladder.indexOf(value));
  return highest < 0 ? undefined : ladder[highest];
}

/** That nothing was found in one sector says nothing of the others: only a judgement over all of them is a no. */
function atLeast(values: CycleGroup['values'], rung: string): Answer {
  const found = rungOf(values);
  if (found !== undefined && ladder.indexOf(found) >= ladder.indexOf(rung)) return 'yes';
  const over = values.get(overAll);
  return over === undefined || over === unknown.code || over === conflict ? 'unknown' : 'no';
}

function linked(values: CycleGroup['values']): Answer {
  for (const [cell, value] of values) if (cell.startsWith('private-sector ') && (value === 'linked' || value === 'owned')) return 'yes';
  return values.get(`private-sector ${anySubject}`) === 'none-found' ? 'no' : 'unknown';
}

/** What one group counts as in each share of the cycle; undefined where it is not of its whole. Share and gap are counted by this, and so never differently. */
export function answersOf({ values }: CycleGroup): Readonly<Record<ShareName, Answer | undefined>> {
  const rated = isRated(values);
  const believed = rated ? 'yes' : isOf(values, 'existence', 'believed');
  return {
    believed, assessed: believed !== 'yes' ? undefined : rated ? 'yes' : values.get('level') === 'unrated' ? 'no' : 'unknown',
    entrenched: rated ? isOf(values, 'entrenched', 'yes') : undefined, infiltrated: rated ? atLeast(values, 'access') : undefined, privateSector: rated ? linked(values) : undefined,
  };
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export function overviewOf(groups: readonly CycleGroup[]): Overview {
  const answers = groups.map(answersOf);
  const shareOf = (name: ShareName): Share | null => {
    const count = { yes: 0, no: 0, unknown: 0 };
    for (const { [name]: answer } of answers) if (answer !== undefined) count[answer] += 1;
    const total = count.yes + count.no + count.unknown;
    return total === 0 ? null : new Share({ ...count, total });
  };
  const assessed = groups.filter(({ values }) => isRated(values));
  const byScope = tally(assessed.map(({ values }) => `${values.get('scope') ?? unknown.code} ${levelOf(values)}`));
  return {
    groups: groups.length, believed: shareOf('believed'), assessed: shareOf('assessed'), levels: tally(assessed.map(({ values }) => levelOf(values))),
    byScope: Object.entries(byScope).map(([both, count]) => ({ scope: both.split(' ')[0] ?? '', level: both.split(' ')[1] ?? '', count })),
    entrenched: shareOf('entrenched'), infiltrated: shareOf('infiltrated'), privateSector: shareOf('privateSector'), rungs: tally(assessed.map(({ values }) => rungOf(values) ?? unknown.code)),
  };
}
