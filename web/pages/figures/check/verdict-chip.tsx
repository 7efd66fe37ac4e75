// A verdict by its words, its colour and the shape of its chip: what nothing here speaks of is hatched, and red is for what reads the unknown as yes or contradicts.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClaimVerdict } from '../../../../src/http/contract.js';

const looks: Readonly<Record<ClaimVerdict, string>> = {
  agrees: 'chip-accent', contradicts: 'chip-harm chip-notched', reads_unknown_as_yes: 'chip-harm chip-notched', other_population: 'chip-warn', other_measure: 'chip-warn', period_disputed: 'chip-warn chip-round',
  not_comparable: 'chip-warn', small_base: 'chip-warn chip-round', uncheckable: 'chip-plain chip-hatched', no_figure: 'chip-plain chip-hatched',
};

export function verdictName(verdict: ClaimVerdict, t: TFunction): string {
  const words: Readonly<Record<ClaimVerdict, string>> = {
    agrees: t('claims.agrees'), contradicts: t('claims.contradicts'), reads_unknown_as_yes: t('claims.reads_unknown_as_yes'), other_population: t('claims.other_population'), other_measure: t('claims.other_measure'),
    period_disputed: t('claims.period_disputed'), not_comparable: t('claims.not_comparable'), small_base: t('claims.small_base'), uncheckable: t('claims.uncheckable'), no_figure: t('claims.no_figure'),
  };
  return words[verdict];
}

export function VerdictChip({ verdict }: { readonly verdict: ClaimVerdict }) {
  const { t } = useTranslation();
  return <span className={`chip ${looks[verdict]}`}>{verdictName(verdict, t)}</span>;
}
