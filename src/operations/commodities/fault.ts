// What is wrong with what somebody wrote, in which column, and what they may have meant: a proposal is shown and never taken by itself.
// A reason names the rule and not what stood there: it travels further than the row does.
import type { Words } from '../../figures/index.js';

export type FaultCode =
  | 'commodity_missing' | 'commodity_unknown' | 'commodity_ambiguous' | 'commodity_not_in_force'
  | 'quantity_missing' | 'quantity_negative' | 'quantity_zero' | 'quantity_comma' | 'quantity_separators' | 'quantity_with_unit' | 'quantity_in_words' | 'quantity_not_a_number' | 'quantity_not_whole' | 'quantity_too_fine'
  | 'quantity_asks'
  | 'unit_missing' | 'unit_unknown' | 'unit_spelling' | 'unit_of_another_commodity'
  | 'currency_missing' | 'currency_unknown' | 'currency_ambiguous' | 'currency_differs'
  | 'purity_percent' | 'purity_over_one' | 'purity_negative' | 'purity_not_a_number';

export type Column = 'commodity' | 'quantity' | 'unit' | 'currency' | 'purity';

/** What may have been meant, by column. */
export type Mend = Readonly<Partial<Record<Column, string>>>;

export interface Fault extends Words {
  readonly code: FaultCode;
  readonly column: Column;
  /** Each is one way to mend it; empty where only whoever wrote it knows. */
  readonly mends: readonly Mend[];
}

const words: Readonly<Record<FaultCode, readonly [column: Column, en: string, fr: string]>> = {
  commodity_missing: ['commodity', 'no commodity is named', 'aucun bien n’est nommé'],
  commodity_unknown: ['commodity', 'the commodity is none that the reference has; use its code', 'le bien ne figure pas dans la liste de référence ; employez son code'],
  commodity_ambiguous: ['commodity', 'the name fits two commodities; use a code', 'le nom convient à deux biens ; employez un code'],
  commodity_not_in_force: ['commodity', 'the commodity was not in the reference on that day', 'le bien ne figurait pas dans la liste de référence ce jour-là'],
  quantity_missing: ['quantity', 'no quantity is given; a seizure of an unknown quantity is counted as a record, not as zero', 'aucune quantité n’est donnée ; une saisie de quantité inconnue compte comme enregistrement, non comme zéro'],
  quantity_negative: ['quantity', 'the quantity is below zero; corrections are revisions of the row', 'la quantité est inférieure à zéro ; les corrections sont des révisions de la ligne'],
  quantity_zero: ['quantity', 'the quantity is zero; nothing seized is no seizure', 'la quantité est nulle ; rien de saisi n’est pas une saisie'],
  quantity_comma: ['quantity', 'a comma stands in the quantity, which could be a decimal sign or a separator of thousands; write digits with a point', 'une virgule figure dans la quantité ; elle peut être décimale ou séparer les milliers ; écrivez des chiffres et un point'],
  quantity_separators: ['quantity', 'separators stand between the digits of the quantity; write digits with a point', 'des séparateurs figurent entre les chiffres de la quantité ; écrivez des chiffres et un point'],
  quantity_with_unit: ['quantity', 'a unit stands in the quantity; it has a column of its own', 'une unité figure dans la quantité ; elle a sa propre colonne'],
  quantity_in_words: ['quantity', 'the quantity is in words; write digits with a point', 'la quantité est en lettres ; écrivez des chiffres et un point'],
  quantity_not_a_number: ['quantity', 'the quantity is no number; write digits with a point', 'la quantité n’est pas un nombre ; écrivez des chiffres et un point'],
  quantity_not_whole: ['quantity', 'what is counted one by one is a whole number', 'ce qui se compte à l’unité est un nombre entier'],
  quantity_too_fine: ['quantity', 'the amount has more digits after the point than the currency', 'le montant a plus de décimales que la monnaie'],
  quantity_asks: ['quantity', 'so much in one exhibit is rare; are these grams, or another unit? Confirm it or mend it', 'une telle quantité dans une seule pièce est rare ; s’agit-il de grammes, ou d’une autre unité ? Confirmez ou corrigez'],
  unit_missing: ['unit', 'no unit is given', 'aucune unité n’est donnée'],
  unit_unknown: ['unit', 'there is no such unit', 'il n’y a pas de telle unité'],
  unit_spelling: ['unit', 'the unit is not written as its code', 'l’unité n’est pas écrite par son code'],
  unit_of_another_commodity: ['unit', 'the commodity is not counted in this unit', 'le bien ne se compte pas dans cette unité'],
  currency_missing: ['currency', 'no currency is given; an amount without one is no amount', 'aucune monnaie n’est donnée ; sans elle, un montant n’en est pas un'],
  currency_unknown: ['currency', 'there is no such currency in the reference', 'il n’y a pas de telle monnaie dans la liste de référence'],
  currency_ambiguous: ['currency', 'several currencies are written so; use the code', 'plusieurs monnaies s’écrivent ainsi ; employez le code'],
  currency_differs: ['currency', 'unit and currency name two currencies', 'l’unité et la monnaie nomment deux monnaies'],
  purity_percent: ['purity', 'the purity is in per cent; write a fraction between 0 and 1', 'la pureté est en pour cent ; écrivez une fraction de 0 à 1'],
  purity_over_one: ['purity', 'the purity is over 1; nothing holds more of a substance than all of it', 'la pureté dépasse 1 ; rien ne contient plus que la totalité d’une substance'],
  purity_negative: ['purity', 'the purity is below zero', 'la pureté est inférieure à zéro'],
  purity_not_a_number: ['purity', 'the purity is no number; write a fraction between 0 and 1 with a point', 'la pureté n’est pas un nombre ; écrivez une fraction de 0 à 1 avec un point'],
};

export function fault(code: FaultCode, mends: readonly Mend[] = []): Fault {
  const [column, en, fr] = words[code];
  return { code, column, en, fr, mends };
}
