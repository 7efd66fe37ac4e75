// The least that a sum of whole numbers from zero can be, given what other sums of them are: a simplex with branching, for the few dozen unknowns of published counts.

/** `coefficients` · x = `value`, or at least `value`. */
export interface Row {
  readonly coefficients: readonly number[];
  readonly value: number;
  readonly isAtLeast?: boolean;
}

const tiny = 1e-7;

/** Problems that are solved for one answer; a search that needs more has no answer. */
const mostBranches = 400;
/** Steps of one problem: rounding could turn a walk that ends into one that does not. */
const mostSteps = 3_000;

/** `none`: no numbers fit. `lost`: not found within the reach. */
export type Least = number | 'none' | 'lost';

/** Over whole numbers from zero that satisfy `rows`. Coefficients and values are whole. */
export function leastWhole(rows: readonly Row[], objective: readonly number[]): Least {
  let best: number | undefined;
  let branches = 0;
  const waiting: (readonly Row[])[] = [[]];
  for (let cuts = waiting.pop(); cuts !== undefined; cuts = waiting.pop()) {
    branches += 1;
    if (branches > mostBranches) return 'lost';
    const solved = leastReal([...rows, ...cuts], objective);
    // What is sought is a whole number, so no branch is worth following that does not promise at least one less.
    if (solved === 'lost') return 'lost';
    if (solved === undefined || (best !== undefined && Math.ceil(solved.least - tiny) >= best)) continue;
    const at = solved.values.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-5);
    if (at < 0) {
      best = Math.round(solved.least);
      continue;
    }
    const unit = (sign: number) => objective.map((_, column) => (column === at ? sign : 0));
    const below = Math.floor(solved.values[at] ?? 0);
    waiting.push([...cuts, { coefficients: unit(1), value: below + 1, isAtLeast: true }], [...cuts, { coefficients: unit(-1), value: -below, isAtLeast: true }]);
  }
  return best ?? 'none';
}

interface Solved {
  readonly least: number;
  readonly values: readonly number[];
}

/** Two phases with Bland's rule, which never runs in a circle. Undefined: no numbers fit. The objective is bounded, since every unknown is at least zero and none has a negative coefficient in it, or a row bounds it. */
function leastReal(rows: readonly Row[], objective: readonly number[]): Solved | 'lost' | undefined {
  const width = objective.length;
  const surplus = rows.filter((row) => row.isAtLeast === true).length;
  const columns = width + surplus + rows.length;
  let nextSurplus = width;
  const table = rows.map((row, at) => {
    const line = zeros(columns + 1);
    row.coefficients.forEach((value, column) => (line[column] = value));
    if (row.isAtLeast === true) line[nextSurplus++] = -1;
    line[columns] = row.value;
    if (row.value < 0) line.forEach((value, column) => (line[column] = -value));
    line[width + surplus + at] = 1;
    return line;
  });
  const basis = rows.map((_, at) => width + surplus + at);
  const artificial = zeros(columns).fill(1, width + surplus);
  const infeasible = descend(table, basis, artificial, columns);
  if (infeasible === undefined) return 'lost';
  if (infeasible > 1e-6) return undefined;
  leaveArtificial(table, basis, width + surplus);
  const costs = [...objective, ...zeros(surplus + rows.length)];
  const least = descend(table, basis, costs, width + surplus);
  if (least === undefined) return 'lost';
  const values = zeros(width);
  basis.forEach((column, at) => {
    if (column < width) values[column] = table[at]?.[columns] ?? 0;
  });
  return { least, values };
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Steps down to the least cost over the first `usable` columns, and returns it; undefined: lost on the way, or there is no least. */
function descend(table: number[][], basis: number[], costs: readonly number[], usable: number): number | undefined {
  const last = (table[0]?.length ?? 1) - 1;
  const costOf = (column: number) => (costs[column] ?? 0) - basis.reduce((sum, own, at) => sum + (costs[own] ?? 0) * (table[at]?.[column] ?? 0), 0);
  for (let step = 0; ; step += 1) {
    if (step > mostSteps) return undefined;
    let entering = -1;
    for (let column = 0; column < usable && entering < 0; column += 1) if (!basis.includes(column) && costOf(column) < -tiny) entering = column;
    if (entering < 0) break;
    let leaving = -1;
    for (let at = 0; at < table.length; at += 1) {
      const taken = table[at]?.[entering] ?? 0;
      if (taken <= tiny) continue;
      const [ratio, best] = [(table[at]?.[last] ?? 0) / taken, leaving < 0 ? Infinity : (table[leaving]?.[last] ?? 0) / (table[leaving]?.[entering] ?? 1)];
      if (ratio < best - tiny || (ratio < best + tiny && (basis[at] ?? 0) < (basis[leaving] ?? Infinity))) leaving = at;
    }
    if (leaving < 0) return undefined;
    pivot(table, basis, leaving, entering);
  }
  return basis.reduce((sum, own, at) => sum + (costs[own] ?? 0) * (table[at]?.[last] ?? 0), 0);
}

/** An artificial unknown that is left at zero makes way, or its row says nothing that the others do not. */
function leaveArtificial(table: number[][], basis: number[], usable: number): void {
  for (let at = table.length - 1; at >= 0; at -= 1) {
    if ((basis[at] ?? 0) < usable) continue;
    const entering = (table[at] ?? []).findIndex((value, column) => column < usable && Math.abs(value) > tiny);
    if (entering >= 0) pivot(table, basis, at, entering);
    else {
      table.splice(at, 1);
      basis.splice(at, 1);
    }
  }
}

function pivot(table: number[][], basis: number[], leaving: number, entering: number): void {
  const row = table[leaving] ?? [];
  const by = row[entering] ?? 1;
  for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) / by;
  for (let at = 0; at < table.length; at += 1) {
    const line = table[at] ?? [];
    const times = line[entering] ?? 0;
    if (at === leaving || Math.abs(times) < 1e-12) continue;
    for (let column = 0; column < line.length; column += 1) line[column] = (line[column] ?? 0) - times * (row[column] ?? 0);
  }
  basis[leaving] = entering;
}
