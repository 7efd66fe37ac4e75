// What indicators look at: transactions of precursors and of presses, with the parties as keys. Spacing, case and accents make no second person, and an empty cell links nobody.
import type { Workbench } from '../check/workbench.store.js';

const key = (column: string): string => `nullif(lower(regexp_replace(strip_accents(${column}), '[^\\p{L}\\p{N}]', '', 'g')), '')`;
const words = (column: string): string => `lower(strip_accents(${column}))`;

/** Words by which a business or an institution is known; their absence is a sign of nothing alone. */
const BUSINESS = String.raw`\b(?:inc|incorporated|ltd|limited|ltee|limitee|llc|llp|lp|corp|corporation|co|company|compagnie|cie|gmbh|ag|sa|sarl|srl|bv|plc|enr|senc|univ\w*|college|cegep|school|ecole|polytechnique|hospital|hopital|clini\w*|lab|labs|labo\w*|pharm\w*|chem\w*|chim\w*|research|recherche|institut\w*|industri\w*|manufactur\w*|solutions?|suppl\w+|ministr?y|ministere|agency|agence|government|gouvernement|city|ville|centre|center|technolog\w*|polym\w*|coating\w*|plating|resin\w*|water|eau|biotech\w*|bio\w*|analyti\w*|services?|group|groupe|foods?|aliments|flavou?rs?|aromes|perfum\w*|parfum\w*|cosmeti\w*|materials?|materiaux|trading|distribut\w*|works|mills?|mine|mines|mining|energy|energie|council|conseil|foundation|fondation|systems?|products?|produits)\b`;

/** A link of very many is a campus, a mail centre or a purchasing office, and ties nobody to anybody. */
export const LARGEST_CIRCLE = 6;

export async function makeJudged(bench: Workbench): Promise<void> {
  await bench.run(`
    CREATE TABLE judged AS
    SELECT "row", day, sid, kind, max_grams, per_package, t_in_force, grams, ${key('buyer')} AS buyer, ${key('buyer_address')} AS address, ${key('buyer_phone')} AS phone, ${key('payer')} AS payer, ${key('seller')} AS seller,
      ${words('payment')} AS payment, ${words('delivery')} AS delivery, ${words('buyer_address')} AS address_words, ${words('stated_use')} AS stated_use, ${words("concat_ws(' ', note, stated_use, delivery)")} AS said,
      declaration_id IS NOT NULL AS is_declared, buyer_licence_id IS NOT NULL OR regexp_matches(${words('buyer')}, '${BUSINESS}') AS is_business
    FROM tx WHERE kind IN ('class_a', 'class_b', 'equipment') AND in_force`);
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
