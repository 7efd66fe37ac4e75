// What is known of each route as it stands: observed and forecast in two lists that nobody adds up, agencies beside each other where they differ (G7).
import { groupBy } from '../../kernel/index.js';
import { type Displacement, findDisplacements } from './displacement.js';
import type { RouteJudgement } from './route-judgement.js';

/** One agency's latest word on one thing; `earlier` are those before it, newest first. */
export interface StandingJudgement extends RouteJudgement {
  readonly earlier: readonly RouteJudgement[];
  /** Of what was observed: another agency judges the same mode, commodity and time otherwise. */
  readonly isDisputed: boolean;
}

export interface RoutePicture {
  readonly route: string;
  readonly observed: readonly StandingJudgement[];
  readonly forecast: readonly StandingJudgement[];
  readonly hardened: readonly StandingJudgement[];
  readonly displacements: readonly Displacement[];
  /** Modes of which nobody observed anything: unknown, and not free of traffic. */
  readonly notObserved: readonly string[];
}

/** Routes by name. `all`: what one reader may see, in any order. `modes`: all there are. */
export function picturesOf(all: readonly RouteJudgement[], modes: readonly string[]): readonly RoutePicture[] {
  const standing = standingOf(all);
  const displacements = findDisplacements(standing);
  return [...new Set(standing.map(({ route }) => route))].toSorted().map((route) => {
    const of = (kind: string) => standing.filter((one) => one.route === route && one.says.kind === kind);
    const observed = of('observed');
    return {
      route, observed, forecast: of('forecast'), hardened: of('hardened'), displacements: displacements.filter((one) => one.route === route),
      notObserved: modes.filter((mode) => !observed.some((one) => one.mode === mode)),
    };
  });
}

/** The last word of each agency on each thing, newest first. */
function standingOf(all: readonly RouteJudgement[]): readonly StandingJudgement[] {
  const ordered = all.toSorted((a, b) => b.atMs - a.atMs || b.judgementId.localeCompare(a.judgementId));
  const latest = [...groupBy(ordered, (one) => `${one.agencyId} ${thingOf(one)}`).values()];
  const standing = latest.flatMap(([first, ...earlier]) => (first === undefined ? [] : [{ ...first, earlier }]));
  return standing.map((one) => ({ ...one, isDisputed: standing.some((other) => disagree(one, other)) }));
}

function thingOf({ route, mode, conveyance, commodity, says }: RouteJudgement): string {
  const when = says.kind === 'observed' ? `${says.from} ${says.to}` : says.kind === 'hardened' ? says.on : says.until;
  return [route, mode, conveyance ?? '', commodity ?? '', says.kind, when].join(' ');
}

/** Unknown is no other judgement: it contradicts nobody. */
function disagree(a: RouteJudgement, b: RouteJudgement): boolean {
  if (a.agencyId === b.agencyId || thingOf(a) !== thingOf(b) || a.says.kind !== 'observed' || b.says.kind !== 'observed') return false;
  const levels = [a.says.level, b.says.level];
  return !levels.includes('unknown') && levels[0] !== levels[1];
}
