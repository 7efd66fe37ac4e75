// How reviews end: by detector, unit, sex and outcome. Shares of what was sustained calibrate how a detector is read, and train nothing; random picks stand
// apart, since they say how common misuse is and not how good a detector is. Small groups are left out, and what would give them away by subtraction too.
import { shareWithBounds } from '../../kernel/index.js';
import { isSustained } from './act.js';
import type { LeadGroup } from './incoming.js';

/** Of closed leads. `share`: sustained of both, with its 95 % interval (Wilson); null where nothing is closed. */
export interface Calibration {
  readonly name: string;
  readonly sustained: number;
  readonly cleared: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Null: too few to say without saying who. */
export interface GroupFigures {
  readonly name: string;
  readonly leads: number | null;
  readonly sustained: number | null;
}

export interface Statistics {
  readonly detectors: readonly Calibration[];
  readonly audits: Calibration;
  readonly outcomes: readonly { readonly name: string; readonly leads: number | null }[];
  readonly units: readonly GroupFigures[];
  readonly sexes: readonly GroupFigures[];
  readonly leastShown: number;
}

/** So many leads that are alike in all of this. */
export interface Cell extends LeadGroup {
  readonly kind: 'lead' | 'audit';
  readonly outcome: string | null;
  readonly detectors: readonly string[];
  readonly count: number;
}

/** Groups of fewer are named by nobody. */
export const leastShown = 5;

export function statisticsOf(all: readonly Cell[]): Statistics {
  const leads = all.filter((one) => one.kind === 'lead');
  const detectors = [...new Set(leads.flatMap((one) => one.detectors))].toSorted();
  return {
    detectors: detectors.map((name) => calibrationOf(name, leads.filter((one) => one.detectors.includes(name)))).filter((one) => one.sustained + one.cleared > 0),
    audits: calibrationOf('audit', all.filter((one) => one.kind === 'audit')),
    outcomes: withoutSmall(countBy(leads, (one) => one.outcome ?? 'open')).map(({ name, count }) => ({ name, leads: count })),
    units: groupsOf(leads, (one) => one.unit ?? ''), sexes: groupsOf(leads, (one) => one.sex ?? ''), leastShown,
  };
}

function calibrationOf(name: string, cells: readonly Cell[]): Calibration {
  const closed = cells.filter((one) => one.outcome !== null);
  const sustained = sumOf(closed.filter((one) => isSustained(one.outcome)));
  return { name, sustained, cleared: sumOf(closed) - sustained, ...intervalOf(sustained, sumOf(closed)) };
}

/** Null where nothing is closed. */
export function intervalOf(hits: number, of: number): Pick<Calibration, 'share' | 'low' | 'high'> {
  return of === 0 ? { share: null, low: null, high: null } : shareWithBounds(hits, of);
}

function groupsOf(cells: readonly Cell[], groupOf: (one: Cell) => string): GroupFigures[] {
  return withoutSmall(countBy(cells, groupOf)).map(({ name, count }) => {
    const own = cells.filter((one) => groupOf(one) === name);
    const sustained = sumOf(own.filter((one) => isSustained(one.outcome)));
    const others = sumOf(own) - sustained;
    // One finding in a small unit is somebody's name.
    const isTold = count !== null && (sustained === 0 || sustained >= leastShown) && (others === 0 || others >= leastShown);
    return { name, leads: count, sustained: isTold ? sustained : null };
  });
}

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, one) => sum + one.count, 0);

function countBy(cells: readonly Cell[], keyOf: (one: Cell) => string): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const one of cells) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + one.count);
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** A single small group would be what is missing from the whole: the next smallest goes with it. */
function withoutSmall(groups: readonly { readonly name: string; readonly count: number }[]): { name: string; count: number | null }[] {
  const ordered = groups.toSorted((a, b) => a.count - b.count);
  const small = ordered.filter((one) => one.count < leastShown);
  const hidden = new Set((small.length === 1 ? ordered.slice(0, 2) : small).map((one) => one.name));
  return groups.map(({ name, count }) => ({ name, count: hidden.has(name) ? null : count }));
}
