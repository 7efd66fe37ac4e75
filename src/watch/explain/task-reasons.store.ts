// Reasons from tasks: warrants and court (E4), requests and authorised jobs (E6), bulletins (E7). What the actor asked for themselves is their own, whoever typed it.
import { CLOCKS_DIFFER, LATE_DAYS, LONGEST_BLANKET, PREPARATION, TASK_LASTS } from './limits.js';

const lasts = `CASE t.kind ${Object.entries(TASK_LASTS).map(([kind, interval]) => `WHEN '${kind}' THEN ${interval}`).join(' ')} ELSE INTERVAL 7 DAY END`;

// A task is known before it starts: preparing begins when it is known.
const TASKS = `CREATE TEMP TABLE x_jobs AS SELECT t.* EXCLUDE (ends_at),
    greatest(least(coalesce(t.starts_at, t.known_at), t.known_at), coalesce(t.starts_at, t.known_at) - ${PREPARATION}) AS began_at,
    coalesce(t.ends_at, coalesce(t.starts_at, t.known_at) + ${lasts}) AS to_at,
    CASE WHEN t.kind IN ('warrant', 'court') THEN 4 WHEN t.kind = 'bulletin' THEN 7 ELSE 6 END AS template,
    coalesce(t.maker, CASE WHEN t.kind NOT IN ('warrant', 'court') THEN t.asker END) AS writer
  FROM x_tasks t`;

// A judge or a court grants what an officer applied for; a request to a desk by oneself for oneself is granted by nobody.
const OWN = `coalesce(t.maker = t.hand OR (t.asker = t.hand AND (t.maker IS NULL OR t.kind NOT IN ('warrant', 'court'))), false)`;
const COLUMNS = `t.began_at, t.to_at, t.known_at, ${LATE_DAYS}, false, t.writer, CASE WHEN t.kind NOT IN ('warrant', 'court') THEN t.asker END, NULL, NULL, NULL, 'tasks', t.task_id FROM x_jobs t`;

export const TASK_REASONS: readonly string[] = [
  TASKS,
  `INSERT INTO x_reasons SELECT 'actor', t.actor, t.hand, NULL, t.subject, t.template, ${OWN}, ${COLUMNS} WHERE t.subject IS NOT NULL AND t.actor IS NOT NULL`,
  `INSERT INTO x_reasons SELECT 'unit', NULL, NULL, t.unit, t.subject, t.template, false, ${COLUMNS} WHERE t.subject IS NOT NULL AND t.actor IS NULL AND t.unit IS NOT NULL`,
  `INSERT INTO x_reasons SELECT 'all', NULL, NULL, NULL, t.subject, t.template, false, ${COLUMNS} WHERE t.subject IS NOT NULL AND t.actor IS NULL AND t.unit IS NULL AND t.kind = 'bulletin'`,
  // Audits and bulk jobs that name nobody open everybody, for a short while; training opens oneself and one's own home, for practice on the living is no work.
  `CREATE TEMP TABLE x_blankets AS SELECT t.kind, t.actor, t.hand, CASE WHEN t.actor IS NULL THEN t.unit END AS unit, ${OWN} AS own, coalesce(t.starts_at, t.known_at) - ${CLOCKS_DIFFER} AS good_from, t.to_at + ${CLOCKS_DIFFER} AS to_at,
      t.known_at, t.writer AS maker, t.asker, t.task_id
    FROM x_jobs t WHERE t.subject IS NULL AND t.kind IN ('training', 'audit', 'bulk_job') AND coalesce(t.actor::VARCHAR, t.unit) IS NOT NULL AND t.to_at - coalesce(t.starts_at, t.known_at) <= ${LONGEST_BLANKET}`,
  'DROP TABLE x_jobs',
];
