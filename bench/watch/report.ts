// The page of figures: each beside its target, and where recall is lost.
import type { Explained } from './explained.js';
import { type Figure, medianDays, overWorlds, share } from './interval.js';
import { BUDGETS, type Budget, type Found, type Judgement, type Rate, type WorldFigures } from './judge.js';

export interface World {
  readonly seed: number;
  readonly figures: WorldFigures;
  readonly explained: Explained | undefined;
  readonly rivals: Readonly<Record<string, Judgement>>;
}

type Among = (found: Found) => boolean;
const CLASSES: readonly (readonly [string, Among])[] = [['all', () => true], ['crime-linked', (one) => one.class === 'crime'], ['adaptive', (one) => one.class === 'adaptive'], ['other', (one) => one.class === 'other']];
const among = (name: string): Among => CLASSES.find(([one]) => one === name)?.[1] ?? (() => false);

export function recall(judged: readonly Judgement[], k: Budget, keep: Among): Figure {
  const found = judged.flatMap((one) => one.found).filter(keep);
  return share(found.filter((one) => one.days[k] !== null).length, found.length);
}

export function precision(judged: readonly Judgement[], k: Budget, against: 'reachable' | 'leads'): number {
  return total(judged, (one) => Math.min(one.precision[k].hits, one.precision[k][against])) / total(judged, (one) => one.precision[k][against]);
}

const total = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((sum, one) => sum + of(one), 0);
const show = (figure: number, digits = 2): string => (Number.isFinite(figure) ? figure.toFixed(digits) : figure === Number.POSITIVE_INFINITY ? 'never' : '–');
const range = ({ value, low, high }: Figure, digits = 2): string => `${show(value, digits)} (${show(low, digits)} to ${show(high, digits)})`;

function row(what: string, figure: Figure, better: 'at least' | 'at most' | 'within', target: readonly number[], digits = 2): void {
  const [low = 0, high = low] = target;
  const isMet = better === 'at least' ? figure.value >= low : better === 'at most' ? figure.value <= low : figure.value >= low && figure.value <= high;
  console.log(`${Number.isNaN(figure.value) ? 'none ' : isMet ? 'met  ' : 'SHORT'}  ${what}: ${range(figure, digits)}, target ${better} ${target.join(' to ')}`);
}

export function printReport(worlds: readonly World[]): void {
  const figures = worlds.map((one) => one.figures);
  console.log(`\n${worlds.length} worlds, ${total(figures, (one) => one.found.length)} wrongdoings; 95 % intervals (Wilson for shares, worlds drawn again for the rest)\n`);
  row('recall at 10, all', recall(figures, 10, among('all')), 'at least', [0.8]);
  row('recall at 10, crime-linked', recall(figures, 10, among('crime-linked')), 'at least', [0.9]);
  row('recall at 10, adaptive', recall(figures, 10, among('adaptive')), 'at least', [0.4]);
  row('precision at 10, share of an oracle’s', overWorlds(figures, (list) => precision(list, 10, 'reachable')), 'at least', [0.7]);
  console.log(`       plain precision at 10: ${range(overWorlds(figures, (list) => precision(list, 10, 'leads')))}; ${total(figures, (one) => one.precision[10].leads)} leads, ${total(figures, (one) => one.audits)} audits apart`);
  const days = (keep: Among): Figure => overWorlds(figures, (list) => medianDays(list.flatMap((one) => one.found).filter(keep).map((one) => one.days[10])));
  row('median days to the alert, crime-linked', days(among('crime-linked')), 'at most', [7], 1);
  row('median days to the alert, other', days(among('other')), 'at most', [21], 1);
  printExplained(worlds.flatMap((one) => one.explained ?? []));
  const looks = figures.flatMap((one) => one.lookbacks);
  const top = (list: typeof looks): Figure => share(list.filter((one) => one.rank !== null && one.rank <= 3).length, list.length);
  row('leaker among the first three of a look-back', top(looks), 'at least', [0.9]);
  for (const kind of new Set(looks.map((one) => one.kind))) console.log(`         of ${kind}: ${range(top(looks.filter((one) => one.kind === kind)))} of ${looks.filter((one) => one.kind === kind).length}`);
  row('alerts a clean officer and year', overWorlds(figures, (list) => total(list, (one) => one.clean.alerts) / total(list, (one) => one.clean.actors * one.years)), 'at most', [0.5], 3);
  printFairness(figures);
  printKinds(worlds);
  printDetectors(figures);
  printRivals(worlds);
}

function printExplained(list: readonly Explained[]): void {
  const part = (hits: (one: Explained) => number, of: (one: Explained) => number): Figure => overWorlds(list, (drawn) => total(drawn, hits) / total(drawn, of));
  row('genuine work with a trace that is explained', part((one) => one.explained, (one) => one.traced), 'at least', [0.97], 3);
  row('… of first accesses', part((one) => one.firstExplained, (one) => one.firstTraced), 'at least', [0.9], 3);
  console.log(`       of it, traces by somebody else and in time, cleared as independent: ${range(part((one) => one.independent, (one) => one.others), 3)}`);
  row('misuse wrongly cleared', part((one) => one.wrongCleared, (one) => one.wrong), 'at most', [0.05], 3);
  const pairs = [...new Set(list.flatMap((one) => Object.keys(one.byTrace)))].toSorted();
  console.log(`       genuine look-ups, trace → standing: ${pairs.map((pair) => `${pair} ${total(list, (one) => one.byTrace[pair] ?? 0).toLocaleString('en')}`).join('; ')}`);
}

const rateOf = (rates: readonly (Rate | undefined)[]): number => total(rates, (one) => one?.alerts ?? 0) / total(rates, (one) => one?.actors ?? 0);

function printFairness(figures: readonly WorldFigures[]): void {
  row('alert rate of clean women to clean men', overWorlds(figures, (list) => rateOf(list.map((one) => one.bySex['F'])) / rateOf(list.map((one) => one.bySex['M']))), 'within', [0.8, 1.25]);
  const ratio = (unit: string) => overWorlds(figures, (list) => rateOf(list.map((one) => one.byUnit[unit])) / rateOf(list.map((one) => one.clean)));
  const units = [...new Set(figures.flatMap((one) => Object.keys(one.byUnit)))].map((unit) => ({ unit, figure: ratio(unit) })).toSorted((a, b) => a.figure.value - b.figure.value);
  const [least, most] = [units[0], units.at(-1)];
  if (least === undefined || most === undefined) return;
  row(`unit alerted least, to all clean (${least.unit})`, least.figure, 'within', [0.8, 1.25]);
  row(`unit alerted most, to all clean (${most.unit})`, most.figure, 'within', [0.8, 1.25]);
}

/** Where recall is lost. */
function printKinds(worlds: readonly World[]): void {
  const found = worlds.flatMap((one) => one.figures.found);
  console.log('\nkind                 n   found at 5   10   20   only below budget   prompt   median days   cleared wrongly');
  for (const kind of [...new Set(found.map((one) => one.kind))].toSorted()) {
    const mine = found.filter((one) => one.kind === kind);
    const cleared = worlds.map((one) => one.explained?.byWrong[kind] ?? [0, 0]);
    const at = BUDGETS.map((k) => String(mine.filter((one) => one.days[k] !== null).length));
    const below = mine.filter((one) => one.days[10] === null && one.isBelowBudget).length;
    console.log(`${kind.padEnd(18)}${String(mine.length).padStart(4)}${(at[0] ?? '').padStart(13)}${(at[1] ?? '').padStart(5)}${(at[2] ?? '').padStart(5)}${String(below).padStart(20)}${String(mine.filter((one) => one.isPrompted).length).padStart(9)}${show(medianDays(mine.map((one) => one.days[10])), 1).padStart(14)}${`${total(cleared, ([, n]) => n)} of ${total(cleared, ([n]) => n)}`.padStart(18)}`);
  }
}

/** Where precision is lost. */
function printDetectors(figures: readonly WorldFigures[]): void {
  const names = [...new Set(figures.flatMap((one) => Object.keys(one.byDetector)))];
  const parts = names.map((name) => ({ name, leads: total(figures, (one) => one.byDetector[name]?.[0] ?? 0), hits: total(figures, (one) => one.byDetector[name]?.[1] ?? 0) })).toSorted((a, b) => b.leads - a.leads);
  console.log('\ndetector with a part in a lead   leads   hits');
  for (const { name, leads, hits } of parts) console.log(`${name.padEnd(32)}${String(leads).padStart(6)}${String(hits).padStart(7)}`);
}

function printRivals(worlds: readonly World[]): void {
  const names = [...new Set(worlds.flatMap((one) => Object.keys(one.rivals)))];
  console.log('\nrecall, same budget         all at 5       at 10       at 20   crime at 10   adaptive at 10   precision at 10   days, crime');
  for (const name of ['custos', ...names]) {
    const judged: Judgement[] = name === 'custos' ? worlds.map((one) => one.figures) : worlds.flatMap((one) => one.rivals[name] ?? []);
    const all = BUDGETS.map((k) => show(recall(judged, k, among('all')).value).padStart(12)).join('');
    const days = medianDays(judged.flatMap((one) => one.found).filter(among('crime-linked')).map((one) => one.days[10]));
    console.log(`${name.padEnd(24)}${all}${show(recall(judged, 10, among('crime-linked')).value).padStart(14)}${show(recall(judged, 10, among('adaptive')).value).padStart(17)}${show(precision(judged, 10, 'leads'), 3).padStart(18)}${show(days, 1).padStart(14)}`);
  }
}
