// Whether published figures, put together, leave a small count next to nothing it could be: by totals and bounds, where no subtraction alone gives it. The attacker
// has every publication, knows what is withheld and by which rule, and has a solver.
import { leastCell, type ShownCells } from './cells.js';
import type { UnitState } from './computed.js';
import { leastWhole, type Least, type Row } from './simplex.js';

/** A figure as it is public, with what it was counted from. */
export interface Publication {
  readonly id: string;
  readonly states: readonly UnitState[];
  readonly shown: ShownCells;
}

/** A count of which fewer values than these are left is told as good as exactly. */
const leastRoom = 3;
/** Groups of units that stand in the same cells of every figure, and small counts among them: beyond these nothing is said to be safe. */
const mostAtoms = 80;
const mostTargets = 60;

/** `beside`: the public figures that it takes. `beyond`: too many figures count the same to be sure. */
export type Pinned = { readonly kind: 'pinned' | 'beyond'; readonly beside: readonly string[] };

/**
 * What publishing `next` beside `published` would pin, or undefined. It looks at every withheld cell of 1 to 4, and at every 1 to 4 units that stand in the same cells
 * of all figures; what was pinned already is no reason. Exact over whole numbers (publication.test.ts "what a solver that tries everything finds").
 */
export function pinsFew(published: readonly Publication[], next: Publication): Pinned | undefined {
  const near = connected(published, next);
  const system = systemOf([...near, next]);
  if (system === undefined) return { kind: 'beyond', beside: near.map(({ id }) => id) };
  const before = new Set(near.length === 0 ? [] : toldIn(systemOf(near) ?? system).map(({ key }) => key));
  const [told] = toldIn(system).filter(({ key }) => !before.has(key));
  if (told === undefined) return undefined;
  return told.isLost ? { kind: 'beyond', beside: near.map(({ id }) => id) } : { kind: 'pinned', beside: needed(near, next, told.key) };
}

/** The published figures without which it would not be told: each in turn is left out, and stays out when it makes no difference. */
function needed(near: readonly Publication[], next: Publication, key: string): readonly string[] {
  let kept = [...near];
  for (const one of near) {
    const fewer = kept.filter((other) => other !== one);
    const system = systemOf([...fewer, next]);
    if (system !== undefined && toldIn(system).some((told) => told.key === key && !told.isLost)) kept = fewer;
  }
  return kept.map(({ id }) => id);
}

/** Only figures that count the same units, or are joined to it by figures that do, can say anything together. */
function connected(published: readonly Publication[], next: Publication): readonly Publication[] {
  const reached = new Set(next.states.map(([ref]) => ref));
  let left = [...published];
  const near: Publication[] = [];
  for (;;) {
    const joining = left.filter(({ states }) => states.some(([ref]) => reached.has(ref)));
    if (joining.length === 0) return near;
    near.push(...joining);
    left = left.filter((one) => !joining.includes(one));
    for (const [ref] of joining.flatMap(({ states }) => states)) reached.add(ref);
  }
}

interface Target {
  /** Refs of what is counted. */
  readonly key: string;
  readonly objective: readonly number[];
}

interface System {
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
}

interface Atom {
  /** By figure, the cell that its units stand in; empty where they are not counted. */
  readonly place: readonly string[];
  readonly refs: readonly string[];
  readonly weight: number;
}

function systemOf(figures: readonly Publication[]): System | undefined {
  const atoms = atomsOf(figures);
  if (atoms.length > mostAtoms) return undefined;
  const isIn = (figure: number, cells: readonly string[]) => atoms.map(({ place }) => (cells.includes(place[figure] ?? '') ? 1 : 0));
  const heldBy = (coefficients: readonly number[]) => coefficients.reduce((sum, one, at) => sum + one * (atoms[at]?.weight ?? 0), 0);
  const rows: Row[] = [];
  const small = new Map<string, Target>();
  const aim = (objective: readonly number[]) => {
    const held = heldBy(objective);
    const key = atoms.flatMap(({ refs }, at) => (objective[at] === 1 ? refs : [])).toSorted().join(' ');
    if (held > 0 && held < leastCell) small.set(key, { key, objective });
  };
  figures.forEach(({ states, shown }, figure) => {
    const codes = [...new Set(states.map(([, cell]) => cell))];
    const open = codes.filter((code) => Object.hasOwn(shown.cells, code));
    const closed = codes.filter((code) => !Object.hasOwn(shown.cells, code));
    for (const cells of [...open.map((code) => [code]), ...(closed.length > 0 ? [closed] : [])]) {
      const coefficients = isIn(figure, cells);
      rows.push({ coefficients, value: heldBy(coefficients) });
    }
    for (const code of closed.filter((one) => shown.hidden.includes(one))) {
      const coefficients = isIn(figure, [code]);
      // What is zero is shown, so that whatever is hidden is something.
      rows.push({ coefficients, value: 1, isAtLeast: true });
      aim(coefficients);
    }
  });
  atoms.forEach((_, at) => aim(atoms.map((__, column) => (column === at ? 1 : 0))));
  return small.size > mostTargets ? undefined : { rows, targets: [...small.values()] };
}

function atomsOf(figures: readonly Publication[]): readonly Atom[] {
  const places = new Map<string, { place: string[]; weight: number }>();
  figures.forEach(({ states }, figure) => {
    for (const [ref, cell, weight = 1] of states) {
      const found = places.get(ref) ?? { place: figures.map(() => ''), weight };
      found.place[figure] = cell;
      // More may have been reported between two figures: of what grew, the lesser count is in both.
      found.weight = Math.min(found.weight, weight);
      places.set(ref, found);
    }
  });
  const byPlace = new Map<string, { place: string[]; refs: string[]; weight: number }>();
  for (const [ref, { place, weight }] of places) {
    const key = JSON.stringify(place);
    const atom = byPlace.get(key) ?? { place, refs: [], weight: 0 };
    atom.refs.push(ref);
    atom.weight += weight;
    byPlace.set(key, atom);
  }
  return [...byPlace.values()];
}

interface Told {
  readonly key: string;
  readonly isLost: boolean;
}

function toldIn({ rows, targets }: System): readonly Told[] {
  return targets.flatMap(({ key, objective }) => {
    const verdict = verdictOf(rows, objective);
    return verdict === 'safe' ? [] : [{ key, isLost: verdict === 'lost' }];
  });
}

function verdictOf(rows: readonly Row[], objective: readonly number[]): 'safe' | 'told' | 'lost' {
  const least = leastWhole(rows, objective);
  // Nobody may be there at all: that somebody is, is not told.
  if (typeof least === 'number' && least < 1) return 'safe';
  const most = negative(leastWhole(rows, objective.map((one) => -one)));
  if (typeof least !== 'number' || typeof most !== 'number') return 'lost';
  return most - least + 1 < leastRoom ? 'told' : 'safe';
}

function negative(least: Least): Least {
  return typeof least === 'number' ? -least : least;
}
