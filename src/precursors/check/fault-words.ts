// Why a transaction stands in the quarantine, and how it is mended.
import type { Words } from '../language.js';
import type { Fault } from './readings.js';

export const faultWords: Readonly<Record<Fault, Words>> = {
  no_transaction_id: { en: 'nothing stands here; give the transaction its number', fr: 'rien ici ; donnez son numéro à la transaction' },
  repeated: { en: 'an earlier row has this number; only the first was checked', fr: 'une ligne précédente porte ce numéro ; seule la première a été vérifiée' },
  no_date: { en: 'nothing stands here; write the day as 2026-06-15', fr: 'rien ici ; écrivez le jour comme 2026-06-15' },
  date: { en: 'this is no day; write it as 2026-06-15', fr: 'ce n’est pas un jour ; écrivez-le comme 2026-06-15' },
  date_ambiguous: { en: 'day and month could be either; write it as 2026-06-15', fr: 'le jour et le mois peuvent être l’un ou l’autre ; écrivez-le comme 2026-06-15' },
  after_as_of: { en: 'after the day as of which was checked', fr: 'après la date de la vérification' },
  lost_clock: { en: 'before 1990; the clock had lost its time', fr: 'avant 1990 ; l’horloge avait perdu l’heure' },
  no_substance: { en: 'nothing stands here; name the substance', fr: 'rien ici ; nommez la substance' },
  no_quantity: { en: 'nothing stands here; give the quantity', fr: 'rien ici ; donnez la quantité' },
  quantity: { en: 'this is no quantity; write digits with a point, such as 0.51', fr: 'ce n’est pas une quantité ; écrivez des chiffres avec un point, comme 0.51' },
  quantity_ambiguous: { en: 'this could be thousands or a decimal; write 1500 or 1.5', fr: 'ce pourrait être des milliers ou une décimale ; écrivez 1500 ou 1.5' },
  negative: { en: 'a quantity below zero; give a return its own record', fr: 'une quantité négative ; consignez un retour à part' },
  zero: { en: 'a quantity of zero; nothing changed hands', fr: 'une quantité nulle ; rien n’a changé de mains' },
  no_unit: { en: 'nothing stands here; give a unit such as kg, g, L or mL', fr: 'rien ici ; donnez une unité comme kg, g, L ou mL' },
  unit: { en: 'this unit is not known; use kg, g, mg, t, lb, oz, L or mL', fr: 'unité inconnue ; utilisez kg, g, mg, t, lb, oz, L ou mL' },
  two_units: { en: 'the quantity names another unit', fr: 'la quantité nomme une autre unité' },
  no_mass: { en: 'pieces or packages say no mass, and the law counts one; give kg or g', fr: 'des pièces ou des colis ne disent pas de masse, et la loi en compte une ; donnez des kg ou des g' },
  no_density: { en: 'a volume of this is no mass without its density or strength; give kg or g', fr: 'un volume n’en est pas une masse sans sa densité ou sa teneur ; donnez des kg ou des g' },
  no_buyer: { en: 'nothing stands here; name the buyer', fr: 'rien ici ; nommez l’acheteur' },
  no_seller: { en: 'nothing stands here; name the seller', fr: 'rien ici ; nommez le vendeur' },
  suspected_at: { en: 'this is no moment, so that no clock runs from it; write 2026-06-15T10:00:00-04:00', fr: 'ce n’est pas un moment, et aucun délai n’en court ; écrivez 2026-06-15T10:00:00-04:00' },
  misspelt: { en: 'no name that is known; see the suggestion in the alert', fr: 'aucun nom connu ; voyez la suggestion dans l’alerte' },
  line: { en: 'the line cannot be cut into the columns of the header', fr: 'la ligne ne se coupe pas selon les colonnes de l’en-tête' },
};
