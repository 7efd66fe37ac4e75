// The same person in two agencies' books, and two people of one name: some pairs are judged, the rest are left for analysts to find.
import type { LabelSpec } from '../access/index.js';
import { entityRef, type EntityKey } from '../kernel/index.js';
import { demoAgencies, demoAgency, type DemoAgency } from './agencies.js';
import { dayWithin } from './calendar.js';
import { codeOf, type Dice } from './dice.js';
import { DemoError } from './errors.js';
import { ownB, relTo } from './markings.js';
import { type DemoPerson, namesake, secondRecord } from './people.js';
import { roster } from './roster.js';
import type { DemoJudgement, ReportWithStatements } from './world-draft.js';

/** Two records of different agencies. `same`: what is true in the world; nobody in it knows for certain. */
interface Pair {
  readonly left: DemoPerson;
  readonly right: DemoPerson;
  readonly same: boolean;
}

const secondsShare = 0.05;
const namesakesShare = 0.008;

/** How many of an agency's persons are second records and namesakes of another agency's. */
export function copiesOf(agency: DemoAgency): { seconds: number; namesakes: number } {
  return { seconds: Math.round(agency.persons * secondsShare), namesakes: Math.round(agency.persons * namesakesShare) };
}

/** Adds to each book the records that its agency made of people whom others know. */
export function inventPairs(dice: Dice, books: ReadonlyMap<string, DemoPerson[]>, seed: number): Pair[] {
  const originals = new Map([...books].map(([agencyId, people]) => [agencyId, dice.shuffle(people)]));
  const pairs: Pair[] = [];
  for (const agency of demoAgencies) {
    const others = demoAgencies.filter((other) => other !== agency).map((other) => other.agencyId);
    const { seconds, namesakes } = copiesOf(agency);
    for (let i = 0; i < seconds + namesakes; i += 1) {
      const left = originals.get(dice.pick(others))?.pop();
      if (left === undefined) throw new DemoError('empty_stock', 'an agency has too few people to be known elsewhere; give it more');
      const same = i < seconds;
      const right = same ? secondRecord(dice, agency, left, seed) : namesake(dice, agency, left, seed);
      books.get(agency.agencyId)?.push(right);
      pairs.push({ left, right, same });
    }
  }
  return pairs;
}

/** True when an ordinary investigator or analyst of `agencyId` may see what carries this label, whatever they work on. */
function isSharedWith(label: LabelSpec, agencyId: string): boolean {
  const narrow = label.caseRef !== undefined || label.restricted !== undefined || label.expiresOn !== undefined || label.purposes !== undefined
    || label.citizenshipsOnly !== undefined || label.sealed === true || !['UNCLASSIFIED', 'PROTECTED_A', 'PROTECTED_B'].includes(label.level);
  const named = label.releasableTo ?? [];
  return !narrow && (named.includes(agencyId) || (named.includes('ALL') && label.originatorControl !== true));
}

/** Entity refs of each agency that each other agency has been told of: `agency>ref`. */
function sharedRefs(reports: readonly ReportWithStatements[]): Set<string> {
  const shared = new Set<string>();
  for (const { report, statements } of reports) {
    for (const { agencyId } of demoAgencies) {
      if (agencyId === report.agencyId || !isSharedWith(report.label, agencyId)) continue;
      for (const one of statements) shared.add(`${agencyId}>${report.agencyId}~${one.entityId}`);
    }
  }
  return shared;
}

const reasons: Readonly<Record<'same' | 'different', readonly [string, string]>> = {
  same: ['Name one slip apart; the birth dates do not contradict each other.', 'Nom à une lettre près; dates de naissance concordantes.'],
  different: ['Same name only: birth dates are years apart.', 'Même nom seulement : dates de naissance éloignées.'],
};

/** A pair judged in the storyline, with the reason that its judge gave. */
export interface KnownPair {
  readonly left: EntityKey;
  readonly right: EntityKey;
  readonly why: string;
}

/** `shared`: what each agency may see of the others. The other side is told of the judgement only where it may see both records. */
function judgementOf(dice: Dice, pair: KnownPair, verdict: 'same' | 'different', shared: ReadonlySet<string>, seed: number): DemoJudgement {
  const { left, right, why } = pair;
  const { agencyId } = right;
  const judge = dice.pick(roster.filter((member) => member.agencyId === agencyId && ['analyst', 'investigator'].includes(member.role)));
  const bothWays = shared.has(`${left.agencyId}>${entityRef(right)}`);
  const sides = { left: entityRef(left), right: entityRef(right) };
  return {
    agencyId, judgementId: `judgement-${codeOf(seed, `${sides.left}=${sides.right}`)}`, ...sides, verdict, why,
    label: bothWays ? relTo('PROTECTED_B', [left.agencyId]) : ownB, decidedBy: judge.memberId, decidedAt: `${dayWithin(dice, '2026-06-01', '2026-10-30')}T16:30:00Z`,
  };
}

function reasonOf(pair: Pair): string {
  const inFrench = demoAgency(pair.right.agencyId).language === 'fra';
  return reasons[pair.same ? 'same' : 'different'][inFrench ? 1 : 0];
}

/** Judgements by agencies that may see both records; about half of the pairs that could be judged are. */
export function inventJudgements(dice: Dice, pairs: readonly Pair[], known: readonly KnownPair[], reports: readonly ReportWithStatements[], seed: number): DemoJudgement[] {
  const shared = sharedRefs(reports);
  const judged = pairs.filter(({ left, right }) => shared.has(`${right.agencyId}>${entityRef(left)}`) && dice.chance(0.6))
    .map((pair) => judgementOf(dice, { ...pair, why: reasonOf(pair) }, pair.same ? 'same' : 'different', shared, seed));
  return [...known.map((pair) => judgementOf(dice, pair, 'same', shared, seed)), ...judged];
}
