// What the law asks for a transaction as such: a declaration for more than the maximum, a permit for a border, nothing under another name than its own. Precursor Control Regulations SOR/2002-359 s. 7, 8, 57; domain.md section 7.
import type { Row, Workbench } from './workbench.store.js';

export type DutyKind = 'declaration_required' | 'permit_required' | 'controlled_substance' | 'unknown_substance';

/** Letters and digits of any script, so that spacing, case and accents make no second person. */
const key = (column: string): string => `lower(regexp_replace(strip_accents(${column}), '[^\\p{L}\\p{N}]', '', 'g'))`;

/** `moved`: transactions that cross a border, by a column that says so. */
const MOVED = `
  CREATE TABLE moved AS
  SELECT "row", CASE WHEN w.is_import OR d.is_import THEN 'import' WHEN w.is_export OR d.is_export OR lower(coalesce(country, 'ca')) NOT IN ('ca', 'can', 'canada') OR a.is_abroad THEN 'export' END AS way
  FROM tx LEFT JOIN said w ON w.text = tx.direction LEFT JOIN said d ON d.text = tx.delivery LEFT JOIN said a ON a.text = tx.buyer_address
  WHERE kind IN ('class_a', 'class_b', 'equipment') AND in_force AND (w.is_import OR d.is_import OR w.is_export OR d.is_export OR a.is_abroad OR country IS NOT NULL)`;

/** A declaration as its first use in the file has it: who signed to whom, for what, which year (PCR s. 8(3)). */
const DECLARED = `
  CREATE TABLE declared AS
  SELECT declaration_id, ${key('seller')} AS to_whom, arg_min({'day': day, 'sid': sid, 'use': ${key("coalesce(stated_use, '')")}, 'buyer': ${key('buyer')}, 'said': stated_use}, date_diff('day', DATE '1990-01-01', day) * 10000000000 + "row") AS first
  FROM tx WHERE declaration_id IS NOT NULL AND kind = 'class_a' GROUP BY ALL`;

const ALERT = '"row" BIGINT, kind VARCHAR, rule VARCHAR, facts VARCHAR';

/** `duty`: what is owed and not there. `facts`: what its sentence needs, as JSON. */
export async function findDuties(bench: Workbench, hasPermits: boolean): Promise<void> {
  await bench.run(`CREATE TABLE duty (${ALERT})`);
  await bench.run(`INSERT INTO duty SELECT "row", 'controlled_substance', 'controlled', json_object('sid', sid) FROM tx WHERE kind = 'controlled' AND in_force`);
  await bench.run(`INSERT INTO duty SELECT "row", 'unknown_substance', why, json_object('suggestion', suggestion) FROM tx WHERE sid IS NULL`);
  await bench.run(MOVED);
  const papers = hasPermits ? 'permit_id' : 'coalesce(permit_id, licence_id)';
  await bench.run(`
    INSERT INTO duty SELECT t."row", 'permit_required', CASE kind WHEN 'class_a' THEN 'class_a_' || way WHEN 'class_b' THEN 'class_b_export' ELSE 'equipment_import' END, json_object('sid', sid)
    FROM tx t JOIN moved m ON m."row" = t."row" WHERE way IS NOT NULL AND ${papers} IS NULL AND (kind = 'class_a' OR (kind = 'class_b' AND way = 'export') OR (kind = 'equipment' AND way = 'import'))`);
  await bench.run(DECLARED);
  await findDeclarations(bench);
}

/** Whoever imports is the dealer himself, and who buys as a licensed dealer declares nothing (s. 8(1)). */
async function findDeclarations(bench: Workbench): Promise<void> {
  const owed = `
    SELECT t."row", t.sid, judged_grams, max_grams, per_package, dimension, packs, year(t.day) AS year, year(d.first.day) AS declared_year, d.first.sid AS declared_sid,
      -- A number such as EUD-2025-014 says its year itself.
      TRY_CAST(regexp_extract(t.declaration_id, '[A-Za-z]+[-_/](20[0-9]{2})[-_/][0-9]+$', 1) AS INTEGER) AS numbered_year,
      CASE WHEN t.declaration_id IS NULL THEN 'no_declaration' WHEN year(d.first.day) <> year(t.day) OR numbered_year < year(t.day) THEN 'declaration_of_another_year' WHEN d.first.sid <> t.sid THEN 'declaration_of_another_substance'
        WHEN d.first.use <> '' AND t.stated_use IS NOT NULL AND d.first.use <> ${key('t.stated_use')} THEN 'declaration_of_another_use' WHEN d.first.buyer <> ${key('t.buyer')} THEN 'declaration_of_another_buyer' END AS rule
    FROM tx t LEFT JOIN declared d ON d.declaration_id = t.declaration_id AND d.to_whom = ${key('t.seller')} LEFT JOIN moved m ON m."row" = t."row"
    WHERE t.kind = 'class_a' AND t.in_force AND t.t_in_force AND (max_grams = 0 OR judged_grams > max_grams) AND t.buyer_licence_id IS NULL AND coalesce(m.way, '') <> 'import'`;
  await bench.run(`INSERT INTO duty SELECT "row", 'declaration_required', rule, json_object('sid', sid, 'grams', judged_grams, 'max', max_grams, 'package', per_package, 'volume', dimension = 'volume', 'packs', packs, 'year', year, 'declared_year', least(declared_year, numbered_year), 'declared_sid', declared_sid) FROM (${owed}) WHERE rule IS NOT NULL`);
}

/** In the order of the file. */
export function duties(bench: Workbench): AsyncGenerator<readonly Row[]> {
  return bench.parts('SELECT d."row", t.transaction_id, d.kind, d.rule, d.facts, t.substance, t.day >= DATE \'2026-06-15\' AS is_mandatory FROM duty d JOIN tx t ON t."row" = d."row" ORDER BY d."row", d.kind');
}

export async function quarantined(bench: Workbench): Promise<readonly Row[]> {
  return bench.rows('SELECT * FROM quarantine ORDER BY "row" NULLS LAST, line, column_name');
}

export async function counted(bench: Workbench): Promise<{ readonly read: number; readonly setAside: number }> {
  const [row] = await bench.rows('SELECT (SELECT count(*) FROM tx) AS read, (SELECT count(*) FROM set_aside) + (SELECT count(*) FROM quarantine WHERE "row" IS NULL) AS aside');
  return { read: Number(row?.['read'] ?? 0), setAside: Number(row?.['aside'] ?? 0) };
}
