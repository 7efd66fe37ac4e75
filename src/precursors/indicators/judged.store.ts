// What indicators look at: transactions of precursors and of presses, with the parties as keys; an empty cell links nobody.
import type { Workbench } from '../check/workbench.store.js';

/** A link of very many is a campus, a mail centre or a purchasing office, and ties nobody to anybody. */
export const LARGEST_CIRCLE = 6;

export async function makeJudged(bench: Workbench): Promise<void> {
  await bench.run(`
    CREATE TABLE judged AS
    SELECT "row", day, sid, kind, max_grams, per_package, t_in_force, grams, b.key AS buyer, a.key AS address, p.key AS phone, y.key AS payer, m.words AS payment, d.words AS delivery, a.words AS address_words, u.words AS stated_use,
      concat_ws(' ', n.words, u.words, d.words) AS said, declaration_id IS NOT NULL AS is_declared, buyer_licence_id IS NOT NULL OR b.is_business AS is_business
    FROM tx t LEFT JOIN said b ON b.text = t.buyer LEFT JOIN said a ON a.text = t.buyer_address LEFT JOIN said p ON p.text = t.buyer_phone LEFT JOIN said y ON y.text = t.payer
    LEFT JOIN said m ON m.text = t.payment LEFT JOIN said d ON d.text = t.delivery LEFT JOIN said u ON u.text = t.stated_use LEFT JOIN said n ON n.text = t.note
    WHERE kind IN ('class_a', 'class_b', 'equipment') AND in_force`);
}

/** Whom two rows have in common: `link` is one of buyer, address, phone and payer, `of` its key. An address of many links nobody. */
export async function makeLinks(bench: Workbench): Promise<void> {
  await bench.run(`
    CREATE TABLE links AS
    WITH said AS (
      SELECT DISTINCT 'address' AS link, address AS of, buyer FROM judged WHERE address IS NOT NULL UNION ALL
      SELECT DISTINCT 'phone', phone, buyer FROM judged WHERE phone IS NOT NULL UNION ALL SELECT DISTINCT 'payer', payer, buyer FROM judged WHERE payer IS NOT NULL)
    SELECT link, of, count(*) AS buyers FROM said GROUP BY ALL HAVING count(*) BETWEEN 2 AND ${LARGEST_CIRCLE}`);
}
