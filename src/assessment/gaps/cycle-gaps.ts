// The gaps of a cycle of assessment, for one reader: what they may see of it, ranked by what knowing would narrow of the shares that the cycle publishes and of Sleipnir (G4, G7).
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../../kernel/index.js';
import { type Entities, idsOf } from '../../registry/index.js';
import { type Assessment, type CycleGroup, cycleIds, type CycleRow, indicators, type Overview, overviewOf } from '../appraisals/index.js';
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

type ShareName = 'believed' | 'assessed' | 'entrenched' | 'infiltrated' | 'privateSector';

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

  /** Of the named cycle, or of the latest; undefined where there is none. Under a plan for `viewGaps`. */
  async rank(plan: Plan, name: string | undefined, most: number): Promise<Sealed<GapsOfCycle | undefined>> {
    const { assessment, entities, requirements } = this.#parts;
    const cycle = name === undefined ? (await assessment.cycles.all())[0] : await assessment.cycles.named(name);
    if (cycle === undefined) return seal(plan, new Map(), undefined);
    const groups = await assessment.read.groups(plan, cycle, gapIndicators.map(({ code }) => code));
    const ranked = rankGaps(inputOf(groups), most);
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

/** One group at a time is put to the overview's own rule, so that gap and share never count differently. */
function inputOf(groups: readonly CycleGroup[]): GapInput {
  const cells: Cell[] = [];
  const members = new Map<ShareName, string[]>(shareEntries.map(([name]) => [name, []]));
  for (const group of groups) {
    const ref = entityRef(group.key);
    const own = overviewOf([group]);
    for (const [name, { indicator, cell }] of shareEntries) {
      const answer = answerOf(own[name]);
      if (answer !== undefined) members.get(name)?.push(ref);
      cells.push({ group: ref, indicator, ...(answer === 'yes' || answer === 'no' ? { state: 'known', value: answer } : { state: group.values.get(cell) === 'conflict' ? 'conflict' : 'unknown', value: null }) });
    }
    for (const code of schemeWeights.keys()) cells.push({ group: ref, indicator: code, ...stateOfValue(group.values.get(code)) });
  }
  const shares: readonly PublishedShare[] = shareEntries.map(([name, { indicator, en, fr }]) => ({ code: name, en, fr, indicator, yes: ['yes'], groups: members.get(name) ?? [] }));
  return { groups: groups.map(({ key, values }) => ({ ref: entityRef(key), urgency: urgencyOf(values.get('level')) })), indicators: gapIndicators, cells, shares, times: schemeTimes };
}

function answerOf(share: Overview[ShareName]): 'yes' | 'no' | 'unknown' | undefined {
  if (share === null) return undefined;
  const { yes, unknown } = share;
  return yes > 0 ? 'yes' : unknown > 0 ? 'unknown' : 'no';
}

function stateOfValue(value: string | undefined): Pick<Cell, 'state' | 'value'> {
  if (value === undefined || value === 'unknown') return { state: 'unknown', value: null };
  return value === 'conflict' ? { state: 'conflict', value: null } : { state: 'known', value };
}

/** Higher levels first; what is unrated last, which is not to say that it is low. */
function urgencyOf(level: string | undefined): number {
  const at = levelOrder.indexOf(level ?? '');
  return at < 0 ? levelOrder.length : at;
}
