// Compares the rows of people and their rights with what was announced of them, while the node goes on working (G2).
import { type KeptProblem, type KeptRecord, type KeptRowStore, type KeptTable, keptTables } from '../access/kept/index.js';

/** A row that changes between two looks differs from what was read of the record before; it does so once, not three times. */
const looks = 3;

/** `readOn`: takes into the record what was announced since. */
export async function auditKept(record: KeptRecord, store: KeptRowStore, readOn: () => Promise<void>): Promise<KeptProblem[]> {
  let suspect: readonly KeptTable[] = keptTables;
  for (let look = 1; ; look += 1) {
    const found: KeptProblem[] = [];
    const tables: KeptTable[] = [];
    for (const table of suspect) {
      const problems = record.problems(table, await store.rows(table));
      if (problems.length > 0) tables.push(table);
      found.push(...problems);
    }
    if (found.length === 0 || look === looks) return [...record.beginnings, ...found];
    suspect = tables;
    await readOn();
  }
}
