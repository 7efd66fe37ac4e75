// A buyer who orders far more than they ever did, judged by their own past alone.
import { DOMAIN, type Indicator } from './indicator.js';

/** Orders and days of past that make a pattern, and how many times its largest order is far from it. */
const ORDERS = 4;
const DAYS = 60;
const TIMES = 4;

export const departure: Indicator = {
  name: 'departure_from_past', family: 'pattern', weight: 1.5, needs: [], source: `${DOMAIN} (departure from past pattern)`,
  question: { en: 'Is this order far larger than any that this buyer made of the substance before?', fr: 'Cette commande dépasse-t-elle de loin toutes celles que cet acheteur a faites de cette substance ?' },
  innocent: { en: 'a new contract, a stock for the year, or a change of package', fr: 'un nouveau contrat, un stock annuel ou un changement de conditionnement' },
  falseAlarms: 'Firms that grow or buy once for the year.',
  sql: `SELECT "row", json_object('times', round(grams / largest, 1), 'orders', orders) AS facts FROM (
    SELECT "row", day, grams, max(grams) OVER past AS largest, count(*) OVER past AS orders, min(day) OVER past AS since FROM judged WHERE kind = 'class_a' AND grams IS NOT NULL
    WINDOW past AS (PARTITION BY buyer, sid ORDER BY day, "row" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) WHERE orders >= ${ORDERS} AND day - since >= ${DAYS} AND grams > ${TIMES} * largest`,
  say: { en: ({ times, orders }) => `it is ${String(times)} times the largest of this buyer’s ${String(orders)} earlier orders`, fr: ({ times, orders }) => `elle vaut ${String(times)} fois la plus grande des ${String(orders)} commandes précédentes de cet acheteur` },
};
