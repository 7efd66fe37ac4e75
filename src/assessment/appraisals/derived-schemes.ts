// Schemes derived from stored judgements: what is unknown, and what conflicts, widens the range instead of being scored (domain.md section 2).
import type { Words } from '../../figures/index.js';
import { type Assessed, assessSleipnir } from '../sleipnir.js';
import { scheme as sleipnir } from '../scheme.js';
import type { Cell } from './cell.js';
import { harmScheme, unknown } from './indicator.js';

/** By indicator: what is known of a group, and how sure those are who know it. */
export type CellsOf = ReadonlyMap<string, { readonly cell: Cell; readonly confidences: readonly string[] }>;

export interface DerivedScheme extends Assessed {
  readonly words: Words;
  /** By the published rule; null where none was published, or where too little is known for ours. */
  readonly point: number;
  readonly most: number;
  readonly isOurs: boolean;
  readonly hasPoint: boolean;
  /** Indicators on which agencies differ and nobody has decided; counted as unknown. */
  readonly conflicts: readonly string[];
  /** The lowest confidence of what is known; null where nothing is. Beside the score, never in it. */
  readonly confidence: string | null;
}

export function sleipnirOf(cells: CellsOf): DerivedScheme {
  const codes = sleipnir.attributes.map(({ code }) => code);
  const assessed = assessSleipnir(codes.map((code) => [code, valueOf(cells, `sleipnir.${code}`) ?? unknown.code]));
  const most = Math.max(...sleipnir.values.map(({ times }) => times)) * sleipnir.attributes.reduce((sum, { weight }) => sum + weight, 0);
  return { ...assessed, words: sleipnir, most, isOurs: false, hasPoint: true, ...asideOf(cells, codes.map((code) => `sleipnir.${code}`)) };
}

/**
 * Harm (mean of its indicators, 0 to 1) times likelihood (the same), times 100. `floor`: every unknown at nothing; `ceiling`: at the most. A point only
 * where all is known: no rule for the unknown was published, and we make up none.
 */
export function harmLikelihoodOf(cells: CellsOf): DerivedScheme {
  const codes = harmScheme.sections.flatMap((section) => section.indicators.map(({ code }) => `${section.code}.${code}`));
  const scores = harmScheme.sections.map((section) => section.indicators.map(({ code }) => section.values.find((value) => value.code === valueOf(cells, `${section.code}.${code}`))?.score));
  const product = (unknownAs: number) => Math.round(scores.reduce((risk, section) => risk * (section.reduce<number>((sum, score) => sum + (score ?? unknownAs), 0) / section.length / harmScheme.most), 1) * 1_000) / 10;
  const missing = codes.filter((code) => valueOf(cells, code) === undefined);
  return {
    scheme: harmScheme.scheme, words: harmScheme, point: product(0), floor: product(0), ceiling: product(harmScheme.most), most: 100, isOurs: true, hasPoint: missing.length === 0,
    knownShare: Number(((codes.length - missing.length) / codes.length).toFixed(4)), unknown: missing, ...asideOf(cells, codes),
  };
}

function valueOf(cells: CellsOf, code: string): string | undefined {
  return cells.get(code)?.cell.value ?? undefined;
}

const order = ['low', 'moderate', 'high'];

function asideOf(cells: CellsOf, codes: readonly string[]): Pick<DerivedScheme, 'conflicts' | 'confidence'> {
  const own = codes.flatMap((code) => cells.get(code) ?? []);
  const stated = own.filter(({ cell }) => cell.state === 'known').flatMap(({ confidences }) => confidences).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return { conflicts: codes.filter((code) => cells.get(code)?.cell.state === 'conflict'), confidence: stated[0] ?? null };
}
