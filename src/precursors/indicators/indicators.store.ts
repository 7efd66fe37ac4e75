// All that is asked of transactions, one line an indicator, and the sum: weights over different families, never one family twice, and never one family alone.
import type { Row, Workbench } from '../check/workbench.store.js';
import { refusal, relabelling } from './conduct.store.js';
import { householdUse } from './declared-use.store.js';
import { forwarder, residential, storage } from './delivery.store.js';
import { departure } from './departure.store.js';
import { ENOUGH, ENOUGH_CLASS_B, FAMILIES, type Indicator } from './indicator.js';
import { makeJudged, makeLinks } from './judged.store.js';
import { newCustomer } from './new-customer.store.js';
import { cash, crypto, thirdParty } from './payment.store.js';
import { pressAndPrecursor } from './press.store.js';
import { sharedAddress, sharedPayer, sharedPhone } from './shared-contacts.store.js';
import { splitAcrossBuyers, splitOrders } from './split-orders.store.js';

export const INDICATORS: readonly Indicator[] = [
  splitAcrossBuyers, splitOrders, sharedAddress, sharedPhone, sharedPayer, cash, crypto, thirdParty, residential, storage, forwarder, householdUse, newCustomer, pressAndPrecursor, departure, relabelling, refusal,
];

/** Indicators that these columns let ask, and those that they do not. */
export function askable(columns: ReadonlySet<string>): { readonly asked: readonly Indicator[]; readonly notAsked: readonly Indicator[] } {
  const asked = INDICATORS.filter(({ needs }) => needs.every((oneOf) => oneOf.some((column) => columns.has(column))));
  return { asked, notAsked: INDICATORS.filter((one) => !asked.includes(one)) };
}

/** Fills `signs` and `suspected`; `begin` is told each question's place. */
export async function findSigns(bench: Workbench, asked: readonly Indicator[], begin: (name: string, at: number) => void): Promise<void> {
  await makeJudged(bench);
  await makeLinks(bench);
  await bench.run('CREATE TABLE signs ("row" BIGINT, name VARCHAR, family VARCHAR, weight DOUBLE, facts VARCHAR)');
  for (const [at, { name, family, weight, sql }] of asked.entries()) {
    begin(name, at);
    await bench.run(`INSERT INTO signs SELECT "row", '${name}', '${family}', ${weight}, facts FROM (${sql})`);
  }
  await bench.run(COMMONNESS);
  await bench.run(RARITY);
  await bench.run(`
    CREATE TABLE suspected AS
    WITH heights AS (SELECT "row", family, max(weight) AS weight FROM signs WHERE weight > 0 GROUP BY ALL), sums AS (SELECT "row", sum(weight) AS score, count(*) AS families FROM heights GROUP BY ALL)
    SELECT "row", coalesce(score, 0) AS score, coalesce(families, 0) AS families, suspected_at IS NOT NULL AS is_said, due_by, t.suspected_at, t.day, t.transaction_id, lower(strip_accents(buyer)) AS whose
    FROM tx t LEFT JOIN sums USING ("row") WHERE suspected_at IS NOT NULL OR (families >= ${FAMILIES} AND score >= CASE kind WHEN 'class_b' THEN ${ENOUGH_CLASS_B} ELSE ${ENOUGH} END)`);
}

/** Of those who divert in a sign's way, about so many show it: one number for all, because nobody has counted. */
const SHOWN = 0.2;
/** Fewer buyers say nothing of what is common; of more, the stated weight counts as so many. */
const LEAST_BUYERS = 1_000;
const STATED_BUYERS = 2_000;
/** Nothing that is merely rare is worth more. */
const HEAVIEST = 4;

/** How many of the file's buyers show each sign. */
const COMMONNESS = `CREATE TABLE commonness AS
  SELECT s.name, any_value(s.weight) AS stated, count(DISTINCT j.buyer) AS buyers, (SELECT count(DISTINCT buyer) FROM judged) AS people FROM signs s JOIN judged j ON j."row" = s."row" GROUP BY s.name`;
/** A weight is how many times oftener a sign is seen in diversion than among this file's buyers, as a logarithm; the stated one is that for a trade that nobody has seen yet. What everybody does weighs nothing. */
const RARITY = `UPDATE signs SET weight = greatest(0, least(${HEAVIEST}, round(ln(${SHOWN} * (c.people + ${STATED_BUYERS}) / (c.buyers + ${STATED_BUYERS} * ${SHOWN} * exp(-c.stated))), 2))) FROM commonness c WHERE c.name = signs.name AND c.people >= ${LEAST_BUYERS}`;

/** Whom a suspected row belongs with: the first address, telephone or payer that it shares, or its buyer alone. */
const linked = (link: string): string => `SELECT s."row", l.of FROM suspected s JOIN judged j ON j."row" = s."row" JOIN links l ON l.link = '${link}' AND l.of = j.${link}`;
const CIRCLES = `SELECT "row", min(of) AS circle FROM (${['address', 'phone', 'payer'].map(linked).join(' UNION ALL ')}) GROUP BY "row"`;

/** What somebody already suspects, then the strongest; of each circle the strongest row first, so that a short list holds many of them. `atMost`: found rows, beside those that somebody suspects. */
export function suspicions(bench: Workbench, atMost: number | undefined): AsyncGenerator<readonly Row[]> {
  return bench.parts(`
    WITH placed AS (SELECT *, row_number() OVER (PARTITION BY coalesce(circle, whose) ORDER BY score DESC, "row") AS place FROM suspected LEFT JOIN (${CIRCLES}) USING ("row")),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY is_said ORDER BY least(place, 3), score DESC, families DESC, "row") AS rank FROM placed)
    SELECT r."row", r.transaction_id, r.score, r.is_said, r.due_by, r.day >= DATE '2026-06-15' AS is_mandatory, r.suspected_at, (SELECT to_json(list(struct_pack(name := s.name, facts := s.facts) ORDER BY s.weight DESC, s.name)) FROM signs s WHERE s."row" = r."row") AS signs
    FROM ranked r ${atMost === undefined ? '' : `WHERE is_said OR rank <= ${atMost}`} ORDER BY is_said DESC, rank`);
}
