// The gaps of a cycle of assessment, for one reader: what they may see of it, ranked by what knowing would narrow of the shares that the cycle publishes and of Sleipnir (G4, G7).
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../../kernel/index.js';
import { type Entities, idsOf } from '../../registry/index.js';
import { type Assessment, answersOf, type CycleGroup, cycleIds, type CycleRow, indicators, type ShareName } from '../appraisals/index.js';
import { schemeTimes, schemeWeights } from '../scheme.js';
import type { Cell, PublishedShare } from './published-bounds.js';
import { type GapIndicator, type GapInput, rankGaps, type RankedGaps } from './rank-gaps.js';
import { stateOf, type RequirementState } from './requirement.js';
import type { RequirementBook } from './requirement-book.store.js';

export interface CycleGapsParts {
  readonly assessment: Pick<Assessment, 'cycles' | 'read'>;
  readonly entities: Pick<Entities, 'captions'>;
  readonly requirements: RequirementBook;
}

/** What was asked about a gap already. */
export interface AskedAbout {
  readonly group: string;
  readonly indicator: string;
  readonly id: string;
  readonly to: string;
  readonly state: RequirementState;
  readonly dueOn: string;
}

export interface GapsOfCycle extends RankedGaps {
  readonly cycle: CycleRow;
  /** By `agency~id`. */
  readonly names: ReadonlyMap<string, string>;
  readonly asked: readonly AskedAbout[];
}

/** The shares that a cycle publishes, and the indicator that settles each: over all sectors where there are several, since nothing found in one says nothing of the others. */
const shareNames: Readonly<Record<ShareName, { readonly indicator: string; readonly cell: string; readonly en: string; readonly fr: string }>> = {
  believed: { indicator: 'existence', cell: 'existence', en: 'groups believed to exist', fr: 'groupes que l’on croit exister' },
  assessed: { indicator: 'level', cell: 'level', en: 'assessed in this cycle, of those believed to exist', fr: 'évalués dans ce cycle, parmi ceux que l’on croit exister' },
  entrenched: { indicator: 'entrenched', cell: 'entrenched', en: 'entrenched, of the assessed', fr: 'bien implantés, parmi les évalués' },
  infiltrated: { indicator: 'infiltration', cell: 'infiltration any', en: 'with access or more in the public sector, of the assessed', fr: 'ayant au moins un accès dans le secteur public, parmi les évalués' },
  privateSector: { indicator: 'private-sector', cell: 'private-sector any', en: 'with links to the private sector, of the assessed', fr: 'liés au secteur privé, parmi les évalués' },
};
const shareEntries = Object.entries(shareNames) as readonly (readonly [ShareName, (typeof shareNames)[ShareName]])[];
const levelOrder = ['high', 'conflict', 'medium', 'low'];

export class CycleGaps {
  readonly #parts: CycleGapsParts;

  constructor(parts: CycleGapsParts) {
    this.#parts = parts;
  }

  /** Of the named cycle, or of the latest; undefined where there is none. `page`: from 1. Under a plan for `viewGaps`. */
  async rank(plan: Plan, name: string | undefined, page: { readonly number: number; readonly size: number }): Promise<Sealed<GapsOfCycle | undefined>> {
    const { assessment, entities, requirements } = this.#parts;
    const cycle = name === undefined ? (await assessment.cycles.all())[0] : await assessment.cycles.named(name);
    if (cycle === undefined) return seal(plan, new Map(), undefined);
    const groups = await assessment.read.groups(plan, cycle, gapIndicators.map(({ code }) => code));
    const ranked = rankGaps(inputOf(groups), page.size, (page.number - 1) * page.size);
    const shown = [...new Set(ranked.gaps.map(({ group }) => group))];
    const { captions, named } = await entities.captions(plan, shown.map((ref): EntityKey => parseEntityRef(ref)), {});
    const asked = (await requirements.of(plan, 'asker')).flatMap(({ requirement: { agencyId, requirementId, toAgencyId, about: { group, indicator }, dueOn }, acts }) =>
      (group === null || indicator === null ? [] : [{ group: group.ref, indicator, id: `${agencyId}~${requirementId}`, to: toAgencyId, state: stateOf(acts), dueOn }]));
    const ids = new Map(idsOf(named));
    for (const [agencyId, list] of [...cycleIds(cycle, groups), [plan.caller.member.agencyId, asked.map(({ id }) => `requirement:${id}`)] as const]) ids.set(agencyId, [...(ids.get(agencyId) ?? []), ...list]);
    return seal(plan, ids, { ...ranked, cycle, names: captions, asked });
  }
}

/** What a gap may be of: the indicators that settle a published share, and those of Sleipnir with their weights. */
const gapIndicators: readonly GapIndicator[] = [...indicators.values()].filter(({ code }) => schemeWeights.has(code) || shareEntries.some(([, { indicator }]) => indicator === code))
  .map(({ code, words }) => ({ code, en: words.en, fr: words.fr, weight: schemeWeights.get(code) ?? null }));

const isUnknown = { state: 'unknown', value: null } as const;
const isConflict = { state: 'conflict', value: null } as const;
const isYes = { state: 'known', value: 'yes' } as const;
const isNo = { state: 'known', value: 'no' } as const;

/** Each group is put to the overview's own rule, so that gap and share never count differently. */
function inputOf(groups: readonly CycleGroup[]): GapInput {
  const cells = new Map<string, { readonly values: CycleGroup['values']; readonly ofShares: ReadonlyMap<string, Cell> }>();
  const members = new Map<ShareName, string[]>(shareEntries.map(([name]) => [name, []]));
  const listed = groups.map((group) => {
    const ref = entityRef(group.key);
    const answers = answersOf(group);
    const ofShares = new Map<string, Cell>();
    for (const [name, { indicator, cell }] of shareEntries) {
      const answer = answers[name];
      if (answer !== undefined) members.get(name)?.push(ref);
      ofShares.set(indicator, answer === 'yes' ? isYes : answer === 'no' ? isNo : group.values.get(cell) === 'conflict' ? isConflict : isUnknown);
    }
    cells.set(ref, { values: group.values, ofShares });
    return { ref, urgency: urgencyOf(group.values.get('level')) };
  });
  const cellOf = (ref: string, indicator: string): Cell | undefined => {
    const own = cells.get(ref);
    return own?.ofShares.get(indicator) ?? cellOfValue(own?.values.get(indicator));
  };
  const shares: readonly PublishedShare[] = shareEntries.map(([name, { indicator, en, fr }]) => ({ code: name, en, fr, indicator, yes: ['yes'], groups: members.get(name) ?? [] }));
  return { groups: listed, indicators: gapIndicators, cellOf, shares, times: schemeTimes };
}

/** A few values of many thousand cells. */
const knownCells = new Map<string, Cell>([['unknown', isUnknown], ['conflict', isConflict]]);

function cellOfValue(value: string | undefined): Cell {
  if (value === undefined) return isUnknown;
  const cell = knownCells.get(value) ?? { state: 'known', value };
  knownCells.set(value, cell);
  return cell;
}

/** Higher levels first; what is unrated last, which is not to say that it is low. */
function urgencyOf(level: string | undefined): number {
  const at = levelOrder.indexOf(level ?? '');
  return at < 0 ? levelOrder.length : at;
}
