// A customer who has just come, and in whose name nothing tells of a business.
import { DOMAIN, type Indicator } from './indicator.js';

/** Days since the first order in the file. */
const NEW_DAYS = 30;

export const newCustomer: Indicator = {
  name: 'new_customer', family: 'customer', weight: 1, needs: [], source: `${DOMAIN} (new customer without business)`,
  question: { en: 'Is the buyer new in this file, and without a sign of a business in the name?', fr: 'L’acheteur est-il nouveau dans ce fichier, sans signe d’entreprise dans son nom ?' },
  innocent: { en: 'a sole trader or a researcher who orders in their own name, or a customer from before this file begins', fr: 'un travailleur autonome ou un chercheur qui commande en son nom, ou un client d’avant le début du fichier' },
  falseAlarms: 'Sole traders; in a file of a few weeks everybody is new. The name is all that the file tells of a business: look the customer up.',
  sql: `SELECT "row", json_object('days', day - first_day) AS facts FROM (SELECT "row", day, is_business, min(day) OVER (PARTITION BY buyer) AS first_day FROM judged WHERE NOT is_business) WHERE day - first_day <= ${NEW_DAYS}`,
  say: { en: ({ days }) => (days === 0 ? 'the first order of this buyer in the file, in whose name nothing tells of a business' : `this buyer first ordered ${String(days)} days before, and nothing in the name tells of a business`), fr: ({ days }) => (days === 0 ? 'première commande de cet acheteur dans le fichier, dont le nom ne dit rien d’une entreprise' : `cet acheteur est venu ${String(days)} jours plus tôt, et son nom ne dit rien d’une entreprise`) },
};
