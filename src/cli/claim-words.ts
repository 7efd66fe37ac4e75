// What the claim check says at the terminal.
import type { Verdict } from '../figures/claims/index.js';

interface ClaimWords {
  readonly none: string;
  readonly counted: (claims: number) => string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
}

export const claimWords: Readonly<Record<'en' | 'fr', ClaimWords>> = {
  en: {
    none: 'no numeric claim was found', counted: (claims) => `${claims} numeric ${claims === 1 ? 'claim' : 'claims'}. What no figure is about may be right or wrong.`,
    verdicts: {
      agrees: 'agrees', contradicts: 'contradicts', reads_unknown_as_yes: 'reads unknown as yes', other_population: 'other population', other_measure: 'other measure', period_disputed: 'period disputed',
      not_comparable: 'not comparable', small_base: 'small base', uncheckable: 'uncheckable', no_figure: 'no figure',
    },
  },
  fr: {
    none: 'aucune affirmation chiffrée n’a été trouvée', counted: (claims) => `${claims} ${claims === 1 ? 'affirmation chiffrée' : 'affirmations chiffrées'}. Ce qu’aucun chiffre connu ne couvre peut être vrai ou faux.`,
    verdicts: {
      agrees: 's’accorde', contradicts: 'contredit', reads_unknown_as_yes: 'lit l’inconnu comme un oui', other_population: 'autre population', other_measure: 'autre mesure', period_disputed: 'période contestée',
      not_comparable: 'non comparable', small_base: 'petite base', uncheckable: 'invérifiable', no_figure: 'aucun chiffre connu',
    },
  },
};
