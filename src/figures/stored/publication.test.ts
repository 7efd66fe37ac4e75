import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { Share } from '../share.js';
import { publishable, type ShownCells } from './cells.js';
import type { UnitState } from './computed.js';
import { type Publication, pinsFew } from './pinned.js';
import { tellsFewApart } from './reveal.js';
import { leastWhole, type Row } from './simplex.js';

const cellsOf = (yes: number, no: number, unknown: number) => ({ cells: { yes, no, unknown }, total: yes + no + unknown });

test('a small cell is withheld, and never alone', () => {
  expect(publishable(cellsOf(3, 40, 20))).toEqual({ cells: { no: 40 }, hidden: ['unknown', 'yes'], withheld: 23, total: 63 });
  expect(publishable(cellsOf(3, 1, 20))).toBeUndefined();
  expect(publishable(cellsOf(3, 0, 1))).toBeUndefined();
  expect(publishable(cellsOf(29, 0, 618))).toEqual({ cells: { yes: 29, no: 0, unknown: 618 }, hidden: [], withheld: 0, total: 647 });
  // What was withheld at the origin goes with it, and is a second one.
  expect(publishable({ cells: { yes: 3, no: 40, unknown: 20, withheld: 6 }, total: 69 })).toEqual({ cells: { no: 40, unknown: 20 }, hidden: ['yes'], withheld: 9, total: 69 });
});

test('whatever is published adds up, and its bounds hold the truth', () => {
  assert(property(nat(30), nat(30), nat(30), (yes, no, unknown) => {
    const found = publishable(cellsOf(yes, no, unknown));
    if (found === undefined) return;
    const { cells, withheld, total } = found;
    const share = new Share({ yes: cells['yes'] ?? 0, unknown: cells['unknown'] ?? 0, withheld, total, ...(cells['no'] !== undefined && { no: cells['no'] }) });
    expect(found.hidden.length).not.toBe(1);
    expect(share.withheld === 0 || share.withheld >= 5).toBe(true);
    expect(share.yes <= yes && yes <= share.yes + share.unknown + share.withheld).toBe(true);
  }));
});

const set = (from: number, to: number) => new Map(Array.from({ length: to - from }, (_, i) => [`g${from + i}`, 1]));

test('a few are told apart by subtraction of two counts, or of three, and not by counts that lie apart', () => {
  expect(tellsFewApart([set(0, 20), set(0, 18)])).toBe(true);
  expect(tellsFewApart([set(0, 20), set(0, 12)])).toBe(false);
  expect(tellsFewApart([set(0, 30), set(0, 12), set(12, 27)])).toBe(true);
  expect(tellsFewApart([set(0, 30), set(0, 12), set(14, 27)])).toBe(false);
  expect(tellsFewApart([set(0, 3)])).toBe(true);
  // Two of one size that differ in one member each way: no sum of them tells either.
  expect(tellsFewApart([set(0, 10), set(1, 11)])).toBe(false);
  expect(tellsFewApart([set(0, 10), set(1, 11), set(0, 11)])).toBe(true);
  // Two reports of three statements each are six statements.
  expect(tellsFewApart([new Map([['a', 3], ['b', 3]]), new Map([['c', 9]])])).toBe(false);
});

/** `cells`: how many units stand in each; the refs go on from `from`. */
function figure(id: string, cells: Readonly<Record<string, readonly number[]>>, hidden: readonly string[] = []): Publication {
  const states = Object.entries(cells).flatMap(([cell, refs]) => refs.map((ref): UnitState => [`g${ref}`, cell]));
  const shown = Object.fromEntries(Object.entries(cells).filter(([cell]) => !hidden.includes(cell)).map(([cell, refs]) => [cell, refs.length]));
  const withheld = states.filter(([, cell]) => hidden.includes(cell)).length;
  return { id, states, shown: { cells: shown, hidden, withheld, total: states.length } };
}
const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test('two withheld cells are told where another figure of the same groups bounds one of them', () => {
  // Withheld together: 2 and 6. Alone that leaves the first anything from 1 to 7.
  const first = figure('first', { high: span(0, 2), medium: span(2, 8), low: span(8, 30) }, ['high', 'medium']);
  expect(pinsFew([], first)).toBeUndefined();
  // Six of exactly these eight are public as one count of another figure, and the other two with many others: neither count subtracts to two alone.
  const second = figure('second', { east: span(2, 8), west: [...span(0, 2), ...span(8, 30)] });
  expect(pinsFew([first], second)).toEqual({ kind: 'pinned', beside: ['first'] });
  // Figures of other groups are not named, and make no difference.
  expect(pinsFew([figure('elsewhere', { yes: span(100, 140) }), first], second)).toEqual({ kind: 'pinned', beside: ['first'] });
});

test('bounds pin what no subtraction gives', () => {
  // Withheld together: five, in two counts that are something. One to four is left for each; in four counts, one or two.
  const two = figure('two', { high: [0], medium: span(1, 5), low: span(5, 25) }, ['high', 'medium']);
  expect([tellsFewApart([set(0, 25), set(5, 25)]), pinsFew([], two)]).toEqual([false, undefined]);
  const four = figure('four', { high: [0], medium: [1], low: [2], unrated: [3, 4], unknown: span(5, 25) }, ['high', 'medium', 'low', 'unrated']);
  expect(pinsFew([], four)).toEqual({ kind: 'pinned', beside: [] });
  // What was pinned already is no reason to refuse another figure.
  expect(pinsFew([four], figure('coarse', { all: span(0, 25) }))).toBeUndefined();
});

test('where too much overlaps to be sure, nothing is said to be safe', () => {
  const many = Array.from({ length: 8 }, (_, at) => figure(`f${at}`, { one: span(0, 300).filter((ref) => (ref >> at) % 2 === 0), two: span(0, 300).filter((ref) => (ref >> at) % 2 === 1) }));
  expect(pinsFew(many.slice(1), many[0] ?? figure('', {}))?.kind).toBe('beyond');
});

const small = nat(3);

test('the least whole number is what trying everything finds', () => {
  const rowOf = record({ coefficients: array(constantFrom(0, 1), { minLength: 4, maxLength: 4 }), isAtLeast: constantFrom(true, false) });
  assert(property(array(small, { minLength: 4, maxLength: 4 }), array(rowOf, { minLength: 1, maxLength: 4 }), array(constantFrom(0, 1), { minLength: 4, maxLength: 4 }), constantFrom(1, -1), (truth, shapes, wanted, sign) => {
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);
    // A row that bounds every unknown, so that there is a least of what is negative.
    const rows: Row[] = [{ coefficients: [1, 1, 1, 1], value: dot([1, 1, 1, 1], truth) }, ...shapes.map(({ coefficients, isAtLeast }) => ({ coefficients, value: isAtLeast ? Math.min(1, dot(coefficients, truth)) : dot(coefficients, truth), isAtLeast }))];
    const objective = wanted.map((one) => one * sign);
    const fits = everything(4, dot([1, 1, 1, 1], truth)).filter((x) => rows.every(({ coefficients, value, isAtLeast }) => (isAtLeast === true ? dot(coefficients, x) >= value : dot(coefficients, x) === value)));
    expect(leastWhole(rows, objective) === Math.min(...fits.map((x) => dot(objective, x)))).toBe(true);
  }), { numRuns: 500 });
});

/** All lists of `length` whole numbers from 0 that sum to `most` or less. */
function everything(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, first) => first).flatMap((first) => everything(length - 1, most - first).map((rest) => [first, ...rest]));
}

/** How many groups stand in each cell of one figure and each of another; the last are not counted in the other. */
const world = array(constantFrom(0, 0, 1, 2, 3, 6), { minLength: 6, maxLength: 6 });
const places = [['u', 'p'], ['u', 'q'], ['v', 'p'], ['v', 'q'], ['w', 'p'], ['w', '']] as const;
const placed = (sizes: readonly number[]) => sizes.flatMap((size, at) => Array.from({ length: size }, (_, i) => ({ ref: `g${at}.${i}`, a: places[at]?.[0] ?? '', b: places[at]?.[1] ?? '' })));

function published(id: string, states: readonly UnitState[]): Publication | undefined {
  const cells: Record<string, number> = {};
  for (const [, cell] of states) cells[cell] = (cells[cell] ?? 0) + 1;
  const shown: ShownCells | undefined = publishable({ cells, total: states.length });
  return shown && { id, states, shown };
}

test('what a solver that tries everything finds', () => {
  let [told, safe] = [0, 0];
  assert(property(world, (sizes) => {
    const groups = placed(sizes);
    const a = published('a', groups.map((one) => [one.ref, one.a]));
    const b = published('b', groups.flatMap((one): UnitState[] => (one.b === '' ? [] : [[one.ref, one.b]])));
    if (a === undefined || b === undefined) return;
    const expected = tellsByTrying(a, b);
    if (expected) told += 1;
    else safe += 1;
    expect(pinsFew([a], b) !== undefined).toBe(expected);
  }), { numRuns: 200 });
  expect(told).toBeGreaterThan(0);
  expect(safe).toBeGreaterThan(0);
});

interface Atom {
  readonly place: readonly string[];
  readonly refs: readonly string[];
}

function atomsIn(figures: readonly Publication[]): Atom[] {
  const byPlace = new Map<string, string[]>();
  for (const ref of new Set(figures.flatMap(({ states }) => states.map(([one]) => one)))) {
    const place = JSON.stringify(figures.map(({ states }) => states.find(([one]) => one === ref)?.[1] ?? ''));
    byPlace.set(place, [...(byPlace.get(place) ?? []), ref]);
  }
  return [...byPlace].map(([place, refs]) => ({ place: JSON.parse(place) as string[], refs }));
}

/** Every way in which so many could stand where somebody stands, that agrees with all that is public. A way is given up once it holds more than a public count. */
function worldsOf(figures: readonly Publication[], atoms: readonly Atom[]): number[][] {
  const exact = figures.flatMap(({ shown, states }, at) => {
    const cells = [...new Set(states.map(([, cell]) => cell))];
    return [...cells.filter((code) => !shown.hidden.includes(code)).map((code) => ({ at, codes: [code], value: shown.cells[code] ?? 0 })), ...(shown.hidden.length === 0 ? [] : [{ at, codes: [...shown.hidden], value: shown.withheld }])];
  });
  const held = (sizes: readonly number[], at: number, codes: readonly string[]) => sizes.reduce((sum, size, i) => sum + (codes.includes(atoms[i]?.place[at] ?? '') ? size : 0), 0);
  const ways: number[][] = [];
  const go = (way: readonly number[]): void => {
    const isOver = exact.some(({ at, codes, value }) => held(way, at, codes) > value);
    if (isOver || way.length === atoms.length) {
      if (!isOver && exact.every(({ at, codes, value }) => held(way, at, codes) === value) && figures.every(({ shown, states }, at) => shown.hidden.every((code) => !states.some(([, cell]) => cell === code) || held(way, at, [code]) >= 1))) ways.push([...way]);
      return;
    }
    // In no count may there be more than that count.
    for (let size = 0; size <= Math.max(0, ...exact.map(({ value }) => value)); size += 1) go([...way, size]);
  };
  go([]);
  return ways;
}

/** The rule in its own words: a withheld count, or those who stand alike, of 1 to 4, for which fewer than three values are left, none of them zero. */
function tellsByTrying(a: Publication, b: Publication): boolean {
  const toldBy = (figures: readonly Publication[]) => {
    const atoms = atomsIn(figures);
    const worlds = worldsOf(figures, atoms);
    const targets = [
      ...figures.flatMap(({ states, shown }, at) => shown.hidden.filter((code) => states.some(([, cell]) => cell === code)).map((code) => atoms.map(({ place }) => place[at] === code))),
      ...atoms.map((_, at) => atoms.map((__, i) => i === at)),
    ];
    return new Set(targets.flatMap((isIn) => {
      const refs = atoms.flatMap((atom, i) => (isIn[i] === true ? atom.refs : []));
      const values = new Set(worlds.map((sizes) => sizes.reduce((sum, size, i) => sum + (isIn[i] === true ? size : 0), 0)));
      return refs.length < 5 && Math.min(...values) >= 1 && Math.max(...values) - Math.min(...values) + 1 < 3 ? [refs.toSorted().join(' ')] : [];
    }));
  };
  const before = toldBy([a]);
  return [...toldBy([a, b])].some((key) => !before.has(key));
}
