// What people wrote about themselves, each text read once: as a key, as plain words, and what it tells by its words. Spacing, case and accents make no second person.
import type { Workbench } from './workbench.store.js';

/** Words by which a business or an institution is known; their absence is a sign of nothing alone. */
const BUSINESS = String.raw`\b(?:inc|incorporated|ltd|limited|ltee|limitee|llc|llp|lp|corp|corporation|co|company|compagnie|cie|gmbh|ag|sa|sarl|srl|bv|plc|enr|senc|univ\w*|college|cegep|school|ecole|polytechnique|hospital|hopital|clini\w*|lab|labs|labo\w*|pharm\w*|chem\w*|chim\w*|research|recherche|institut\w*|industri\w*|manufactur\w*|solutions?|suppl\w+|ministr?y|ministere|agency|agence|government|gouvernement|city|ville|centre|center|technolog\w*|polym\w*|coating\w*|plating|resin\w*|water|eau|biotech\w*|bio\w*|analyti\w*|services?|group|groupe|foods?|aliments|flavou?rs?|aromes|perfum\w*|parfum\w*|cosmeti\w*|materials?|materiaux|trading|distribut\w*|works|mills?|mine|mines|mining|energy|energie|council|conseil|foundation|fondation|systems?|products?|produits)\b`;
/** Countries as an address ends with. */
const ABROAD = "(?:^|[ ,;])(?:u\\.?s\\.?a?\\.?|united states(?: of america)?|etats-unis|mexico|mexique|china|chine|p\\.?r\\.? china|hong kong|india|inde|united kingdom|royaume-uni|uk|germany|allemagne|france|netherlands|pays-bas|belgium|belgique|poland|pologne|australia|australie|brazil|bresil|colombia|colombie|japan|japon|spain|espagne|italy|italie|turkey|turquie|thailand|vietnam|guatemala)\\.?$";
const EXPORT = String.raw`\b(?:re-?)?export(?:s|ed|ation)?\b`;
const IMPORT = String.raw`\bimport(?:s|ed|ation)?\b|\bin[- ]transit\b`;

const READ = ['buyer', 'buyer_address', 'buyer_phone', 'payer', 'seller', 'payment', 'delivery', 'direction', 'stated_use', 'note'];

/** `said`: of regulated transactions alone. */
export async function makeSaid(bench: Workbench): Promise<void> {
  const texts = READ.map((column) => `SELECT DISTINCT ${column} AS text FROM tx WHERE ${column} IS NOT NULL AND kind IN ('class_a', 'class_b', 'equipment')`).join(' UNION ');
  await bench.run(`
    CREATE TABLE said AS
    SELECT text, nullif(regexp_replace(words, '[^\\p{L}\\p{N}]', '', 'g'), '') AS key, words, regexp_matches(words, '${BUSINESS}') AS is_business, regexp_matches(words, '${ABROAD}') AS is_abroad, regexp_matches(words, '${EXPORT}') AS is_export, regexp_matches(words, '${IMPORT}') AS is_import
    FROM (SELECT text, lower(strip_accents(text)) AS words FROM (${texts}))`);
}
