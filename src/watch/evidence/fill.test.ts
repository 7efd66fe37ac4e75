// Tables too large to be taken at once are taken part by part, and the same comes of it, also where rows were taken out in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textIn } from './cells.js';
import { removeDuplicates } from './faulty-rows.store.js';
import { createWorkingTables, fill, intern } from './fill.store.js';
import { createQuarantine, createStage } from './stage.store.js';
import { Workspace } from '../workspace.store.js';

test('repeats are found part by part, and accesses laid beside their places are those that were joined with them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  const workspace = await Workspace.open({ folder, memory: '500MB', threads: 2 });
  try {
    const filled = async (atOnce: number) => {
      await workspace.run('DROP TABLE IF EXISTS actor_numbers');
      for (const row of await workspace.rows('SELECT table_name FROM duckdb_tables() WHERE NOT temporary')) await workspace.run(`DROP TABLE "${textIn(row, 'table_name')}"`);
      await createWorkingTables(workspace);
      await createQuarantine(workspace);
      await createStage(workspace, 'accesses');
      // Over several of DuckDB's blocks of rows, out of order, many at one moment.
      await workspace.run("INSERT INTO stage_accesses BY NAME SELECT 'e' || hash(i) AS event_id, make_timestamp(CAST(hash(i, 1) % 5000 AS BIGINT) * 1000000) AS occurred_at, 'a' || i % 40 AS actor_id, 'view' AS action, 'person' AS subject_type, 'p' || i % 900 AS subject_id FROM range(300000) r(i)");
      await workspace.run('DELETE FROM stage_accesses WHERE rowid % 1009 = 3 OR rowid BETWEEN 150000 AND 151000');
      await workspace.run("INSERT INTO stage_accesses SELECT * REPLACE (CASE WHEN rowid % 2 = 0 THEN 'print' ELSE action END AS action) FROM stage_accesses WHERE rowid % 30011 IN (5, 8)");
      expect(await removeDuplicates(workspace, 'accesses', 'accesses.csv', atOnce)).toEqual({ same: 9, conflicting: 9 });
      await intern(workspace, ['accesses']);
      await fill(workspace, 'accesses', false, atOnce);
      return workspace.rows('SELECT count(*) AS n, min(access) AS first, max(access) AS last, bit_xor(hash(access, event_id, "at", actor, subject)) AS mark FROM accesses');
    };
    const joined = await filled(1_000_000);
    expect(joined[0]?.['n']).toBe(joined[0]?.['last']);
    expect(await filled(70_000)).toEqual(joined);
  } finally {
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
