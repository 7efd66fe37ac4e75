// A press, its dies or an encapsulator beside a precursor, bought by one buyer or by buyers who share an address, a telephone or a payer.
import { DOMAIN, type Indicator } from './indicator.js';

const WINDOW_DAYS = 180;

const pairs = (link: string, from: string): string => `
  SELECT "row", '${link}' AS link, day, CASE WHEN kind = 'equipment' THEN precursor_on ELSE press_on END AS other
  FROM (SELECT *, max(CASE WHEN kind = 'equipment' THEN day END) OVER near_${link} AS press_on, max(CASE WHEN kind = 'class_a' THEN day END) OVER near_${link} AS precursor_on ${from}
    WINDOW near_${link} AS (PARTITION BY of ORDER BY day RANGE BETWEEN INTERVAL ${WINDOW_DAYS} DAYS PRECEDING AND INTERVAL ${WINDOW_DAYS} DAYS FOLLOWING)) WHERE press_on IS NOT NULL AND precursor_on IS NOT NULL`;
const kinds = "kind IN ('class_a', 'equipment')";
const shared = (link: string): string => pairs(link, `FROM (SELECT j.*, l.of FROM judged j JOIN links l ON l.link = '${link}' AND l.of = j.${link} WHERE ${kinds})`);

export const pressAndPrecursor: Indicator = {
  name: 'press_and_precursor', family: 'combination', weight: 2.5, needs: [], source: `${DOMAIN} (buys a press and precursor together)`,
  question: { en: 'Did the same buyer, or one who shares an address, a telephone or a payer, buy a press and a precursor within half a year?', fr: 'Le même acheteur, ou un autre à la même adresse, au même téléphone ou au même payeur, a-t-il acheté une presse et un précurseur en six mois ?' },
  innocent: { en: 'a maker of medicines or supplements, or a laboratory that develops a formulation', fr: 'un fabricant de médicaments ou de suppléments, ou un laboratoire de formulation' },
  falseAlarms: 'Pharmaceutical and supplement makers.',
  sql: `SELECT "row", json_object('days', min(abs(other - day))) AS facts FROM (
    ${pairs('buyer', `FROM (SELECT *, buyer AS of FROM judged WHERE ${kinds} AND buyer IN (SELECT buyer FROM judged WHERE kind = 'equipment'))`)} UNION ALL ${shared('address')} UNION ALL ${shared('phone')} UNION ALL ${shared('payer')}) GROUP BY "row"`,
  say: { en: () => `a press and a precursor went to one buyer, or to one address, telephone or payer, within ${WINDOW_DAYS} days`, fr: () => `une presse et un précurseur sont allés à un même acheteur, ou à une même adresse, un même téléphone ou un même payeur, en ${WINDOW_DAYS} jours` },
};
