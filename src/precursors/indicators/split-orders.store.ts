// Orders kept under the maximum that pass it together: one buyer's, or those of several buyers at one address, phone or payer.
import { DOMAIN, type Indicator } from './indicator.js';

/** Days within which orders are read together. */
const WINDOW_DAYS = 30;

// Undeclared orders alone: a declaration made below the maximum hides nothing.
const UNDER = 'FROM judged WHERE kind = \'class_a\' AND t_in_force AND max_grams > 0 AND per_package = 0 AND grams <= max_grams AND NOT is_declared';

/** Sums of a link within the window, then of every row the highest that it is part of. */
const summed = (link: string, from: string): string => `
  SELECT "row", '${link}' AS link, sid, max_grams, max(total) OVER ahead_${link} AS total, max(orders) OVER ahead_${link} AS orders, max(buyers) OVER ahead_${link} AS buyers
  FROM (SELECT *, sum(grams) OVER back_${link} AS total, count(*) OVER back_${link} AS orders, len(list_distinct(list(buyer) OVER back_${link})) AS buyers ${from} WINDOW back_${link} AS (PARTITION BY sid, of ORDER BY day RANGE BETWEEN INTERVAL ${WINDOW_DAYS} DAYS PRECEDING AND CURRENT ROW))
  WINDOW ahead_${link} AS (PARTITION BY sid, of ORDER BY day RANGE BETWEEN CURRENT ROW AND INTERVAL ${WINDOW_DAYS} DAYS FOLLOWING)`;

const shared = (link: 'address' | 'phone' | 'payer'): string => summed(link, `FROM (SELECT j.*, l.of FROM (SELECT * ${UNDER}) j JOIN links l ON l.link = '${link}' AND l.of = j.${link})`);

const facts = "json_object('sid', sid, 'link', link, 'grams', round(total, 3), 'max', max_grams, 'orders', orders, 'buyers', buyers)";

const LINK = { en: { address: 'one address', phone: 'one telephone', payer: 'one payer' }, fr: { address: 'une même adresse', phone: 'un même téléphone', payer: 'un même payeur' } } as const;

const common = { family: 'structure', source: `${DOMAIN} (splits orders under threshold)` } as const;

export const splitAcrossBuyers: Indicator = {
  ...common, name: 'split_across_buyers', weight: 2.5, needs: [['buyer_address', 'buyer_phone', 'payer']],
  question: { en: 'Do several buyers who share an address, a telephone or a payer together order more than the maximum, each below it?', fr: 'Plusieurs acheteurs qui partagent une adresse, un téléphone ou un payeur commandent-ils ensemble plus que le maximum, chacun en dessous ?' },
  innocent: { en: 'tenants of one building or departments of one institution that buy for themselves', fr: 'des locataires d’un même immeuble ou des services d’un même établissement qui achètent chacun pour soi' },
  falseAlarms: 'Business parks and campuses, where several firms use the same chemical; addresses of more than six buyers are left out.',
  sql: `SELECT "row", arg_max(${facts}, total) AS facts FROM (${shared('address')} UNION ALL ${shared('phone')} UNION ALL ${shared('payer')}) WHERE total > max_grams AND buyers >= 2 GROUP BY "row"`,
  say: {
    en: ({ buyers, link, orders, grams, max }) => `${String(buyers)} buyers at ${LINK.en[link as 'address']} placed ${String(orders)} orders, ${kg(grams)} kg within ${WINDOW_DAYS} days, none above the maximum of ${kg(max)} kg`,
    fr: ({ buyers, link, orders, grams, max }) => `${String(buyers)} acheteurs à ${LINK.fr[link as 'address']} ont passé ${String(orders)} commandes, ${kg(grams)} kg en ${WINDOW_DAYS} jours, aucune au-dessus du maximum de ${kg(max)} kg`,
  },
};

export const splitOrders: Indicator = {
  ...common, name: 'split_orders', weight: 1.5, needs: [],
  question: { en: 'Does one buyer order more than the maximum in parts that each stay below it?', fr: 'Un acheteur commande-t-il plus que le maximum en parties qui restent chacune en dessous ?' },
  innocent: { en: 'regular small use, or a shelf that holds no more', fr: 'un usage régulier en petites quantités, ou un entreposage limité' },
  falseAlarms: 'Every laboratory that restocks monthly just below the maximum; it weighs half of the same across buyers.',
  sql: `SELECT "row", ${facts} AS facts FROM (${summed('buyer', `FROM (SELECT *, buyer AS of ${UNDER})`)}) WHERE total > max_grams AND orders >= 2`,
  say: {
    en: ({ orders, grams, max }) => `one buyer placed ${String(orders)} orders, ${kg(grams)} kg within ${WINDOW_DAYS} days, none above the maximum of ${kg(max)} kg and none declared`,
    fr: ({ orders, grams, max }) => `un même acheteur a passé ${String(orders)} commandes, ${kg(grams)} kg en ${WINDOW_DAYS} jours, aucune au-dessus du maximum de ${kg(max)} kg et aucune déclarée`,
  },
};

const kg = (grams: unknown): string => String(Number((Number(grams) / 1000).toFixed(6)));
