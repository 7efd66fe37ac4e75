// Modes, conveyances, commodities and the rest are data with their source and days (data/assessment/routes.json), never lists in the code (domain.md sections 5 and 12).
import { bands, confidences } from '../../figures/drafting/index.js';
import { BadInput, referenceText } from '../../kernel/index.js';

export interface RouteTerm {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
}
/** `from` and `to` in per cent. */
export interface Likelihood extends RouteTerm {
  readonly from: number;
  readonly to: number;
}

interface RouteTerms {
  readonly modes: readonly RouteTerm[];
  readonly conveyances: readonly (RouteTerm & { readonly modes: readonly string[] })[];
  readonly commodities: readonly RouteTerm[];
  readonly levels: readonly RouteTerm[];
  readonly efforts: readonly RouteTerm[];
  readonly channels: readonly RouteTerm[];
  readonly likelihoods: readonly Likelihood[];
  readonly confidences: readonly RouteTerm[];
  readonly signs: readonly RouteTerm[];
}

export type RouteList = 'modes' | 'conveyances' | 'commodities' | 'levels' | 'efforts' | 'channels' | 'likelihoods' | 'confidences' | 'signs';

const first = (words: readonly string[]): string => words[0] ?? '';

/** Words of likelihood and confidence are those of every estimate (decision 0060). */
export const routeTerms: RouteTerms = {
  ...(JSON.parse(referenceText('assessment/routes.json')) as Omit<RouteTerms, 'likelihoods' | 'confidences'>),
  likelihoods: bands.map(({ code, low, high, en, fr }) => ({ code, from: low, to: high, en: first(en), fr: first(fr) })),
  confidences: confidences.map(({ code, en, fr }) => ({ code, en: first(en), fr: first(fr) })),
};

/** Throws `BadInput` that names the field and what may stand there. */
export function checkTerm(list: RouteList, field: string, code: string): void {
  const terms: readonly RouteTerm[] = routeTerms[list];
  if (terms.some((term) => term.code === code)) return;
  const codes = terms.map((term) => term.code).join(', ');
  throw new BadInput(`\`${field}\` is \`${code.slice(0, 60)}\`; use one of ${codes}`, { fr: `\`${field}\` vaut \`${code.slice(0, 60)}\` ; employez ${codes}` });
}
