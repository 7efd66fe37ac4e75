// The claims of a text as they leave: each with the figure it was matched with, and how many there are of each verdict.
import { type Asked, claimSteps, type Holders, ownWords, type PlacedClaim } from '../figures/claims/index.js';
import { type Figure, periodWords, referenceFigures, valueWords } from '../figures/index.js';
import type { ReadFigure } from '../figures/stored/index.js';
import type { CheckedClaim, CheckOutcome, PublicClaim } from './contract.js';
import type { Language } from './language.js';
import { type AgencyWords, figureOf } from './present-figure.js';

/** Claims beyond these are counted and not listed: no article has as many, and a page of them helps nobody. */
const mostListed = 2_000;

/** What a text is held against: figures by id, and whose registries they are of. */
export interface Held {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly holders: Holders;
}

/** Stored figures first, so that a registry's own is found before what others published. `own`: the agency of whoever asks. */
export function heldAgainst(read: readonly ReadFigure[], agencies: AgencyWords, references: ReadonlyMap<string, Figure>, own?: string): Held {
  const kept = read.flatMap((one) => { const key = 'view' in one ? one.view.latest : one.own; return key === undefined ? [] : [{ one, agencyId: key.agencyId }]; });
  const stored = kept.map(({ one }) => figureOf(one, agencies));
  const holding = [...new Set(kept.map(({ agencyId }) => agencyId))];
  return {
    figures: new Map([...stored.map((figure) => [figure.id, figure] as const), ...references]),
    holders: new Map(holding.map((agencyId) => [agencyId, [...Object.values(agencies.get(agencyId) ?? {}), ...(agencyId === own ? ownWords : [])]])),
  };
}

/** Figures that the public may see, of the house's own list. */
export const releasedReferences: ReadonlyMap<string, Figure> = new Map([...referenceFigures].filter(([, { isReleased }]) => isReleased));

export function stepsOf(text: string, { figures, holders }: Held, asked: Omit<Asked, 'holders'>): ReturnType<typeof claimSteps> {
  return claimSteps(text, figures, { ...asked, holders });
}

export function presentClaims(claims: readonly PlacedClaim[], { figures }: Held, language: Language): readonly CheckedClaim[] {
  return claims.slice(0, mostListed).map(({ sentence, ...claim }) => ({ ...told(claim, figures, language), sentence }));
}

/** INVARIANT: nothing of the text but its numbers (tests/attacks/access/claim-check-in-public.test.ts). */
export function presentPublicClaims(claims: readonly PlacedClaim[], { figures }: Held, language: Language): readonly PublicClaim[] {
  return claims.slice(0, mostListed).map(({ sentence, ...claim }) => ({ ...told(claim, figures, language), read: sentence }));
}

function told({ value, unit, verdict, figure: id, explanation, correction, at: [from, to] }: Omit<PlacedClaim, 'sentence'>, figures: ReadonlyMap<string, Figure>, language: Language): Omit<CheckedClaim, 'sentence'> {
  const figure = id === null ? undefined : figures.get(id);
  return {
    value, unit, verdict, explanation, correction, from, to,
    figure: figure === undefined ? null : { id: figure.id, label: figure.label[language], value: valueWords(figure, language), period: periodWords(figure.period, language), source: `${figure.source.by[language]}, ${figure.source.where[language]}`, isReleased: figure.isReleased },
  };
}

/** The most frequent first. */
export function countsOf(claims: readonly PlacedClaim[]): CheckOutcome['counts'] {
  const counts = new Map<PlacedClaim['verdict'], number>();
  for (const { verdict } of claims) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => ({ verdict, count })).toSorted((a, b) => b.count - a.count);
}
